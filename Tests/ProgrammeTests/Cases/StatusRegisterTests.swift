import Clearance
import Customs
import Database
import GaritaTesting
import Identity
import Ledger
import Testing

@testable import Programme

/// The numbers of operators in a table of the test's own, as a registry would keep them.
struct TestIdentifiers: IdentifierSource {
    static let migration = Migration(
        id: "test-identifiers",
        sql:
            "CREATE TABLE test_identifier (operator_id TEXT NOT NULL, text TEXT NOT NULL, since INTEGER, until INTEGER)"
    )

    func forEachIdentifier(
        of operatorID: OperatorID?, in db: any Reading, _ body: (OperatorID, StatusNumber) throws -> Void
    ) throws {
        let narrowed = operatorID == nil ? "" : " WHERE operator_id = ?"
        try db.forEach(
            "SELECT operator_id, text, since, until FROM test_identifier" + narrowed + " ORDER BY text",
            operatorID.map { [.text($0.text)] } ?? []
        ) { row in
            let instant = { (value: Int64) in Instant(milliseconds: value) }
            try body(
                OperatorID(row.text("operator_id")),
                StatusNumber(
                    row.text("text"), from: row.optionalInt("since").map(instant),
                    until: row.optionalInt("until").map(instant)))
        }
    }
}

@Suite("The status of operators, asked in every decision")
struct StatusRegisterTests {
    static let start = Instant(milliseconds: 1_795_428_000_000)
    static func at(_ seconds: Int64) -> Instant { start.advanced(bySeconds: seconds) }
    static let migrations =
        Ledger.migrations + IdentityTables.migrations + ClearanceTables.migrations + Programme.migrations
        + [TestIdentifiers.migration]

    static func file(
        _ serial: Int64, _ numbers: [StatusNumber], _ held: [(Int64, String, [(Int64, OperatorStatus)])],
        sequence: Int64 = 1
    ) -> StatusFile {
        StatusFile(
            operatorID: OperatorID(serial: serial), identifiers: numbers,
            held: held.map { number, programme, changes in
                HeldStatus(
                    caseID: CaseID(serial: number), programme: programme, role: "importer",
                    changes: changes.map { StatusChange(since: at($0.0), status: $0.1) })
            }, sequence: sequence)
    }

    private func put(
        _ serial: Int64, _ number: Int64, _ changes: [(Int64, OperatorStatus)], in database: Database
    ) async throws {
        try await database.write { (tx) throws -> Void in
            let event = try Ledger.append(
                [EventDraft(EventKind("case.test"), subject: "CA-000001", at: Self.start, actor: "test")], in: tx)[0]
            try StatusRegister.put(
                StatusRegister.Put(
                    operatorID: OperatorID(serial: serial),
                    held: HeldStatus(
                        caseID: CaseID(serial: number), programme: "MX-OEA", role: "importer",
                        changes: changes.map { StatusChange(since: Self.at($0.0), status: $0.1) }),
                    sequence: event.sequence), in: tx)
        }
    }

    @Test("an operator is asked for by any number that holds at the instant", arguments: [TestDatabase.sqlite])
    func numbers(_ engine: TestDatabase) async throws {
        try await engine.withDatabase { database in
            let register = StatusRegister(database: database)
            register.replace(
                Self.file(
                    1, [StatusNumber("RFC1", until: Self.at(50)), StatusNumber("RFC2", from: Self.at(50))],
                    [(1, "MX-OEA", [(0, .certified), (100, .suspended), (200, .certified)])]))
            #expect(register.status(of: "RFC1", at: Self.at(-1)) == nil)
            #expect(register.status(of: "RFC1", at: Self.at(0))?.status == "certified")
            #expect(register.status(of: "RFC1", at: Self.at(50)) == nil)
            #expect(register.status(of: "RFC2", at: Self.at(49)) == nil)
            #expect(register.status(of: "RFC2", at: Self.at(99))?.since == Self.at(0))
            #expect(register.status(of: "RFC2", at: Self.at(100))?.status == "suspended")
            #expect(register.status(of: "RFC2", at: Self.at(200))?.programme == "MX-OEA")
            #expect(register.status(of: "RFC3", at: Self.at(0)) == nil)
            #expect(register.operatorID(of: "RFC1", at: Self.at(1)) == OperatorID(serial: 1))
            // The number passes to another operator, which has no status.
            register.replace(Self.file(2, [StatusNumber("RFC1", from: Self.at(50))], []))
            #expect(register.status(of: "RFC1", at: Self.at(10))?.status == "certified")
            #expect(register.status(of: "RFC1", at: Self.at(60)) == nil)
            #expect(register.operatorID(of: "RFC1", at: Self.at(60)) == OperatorID(serial: 2))
        }
    }

    @Test("of several cases an active one speaks, else the one that changed last; other programmes may not count")
    func cases() {
        let file = Self.file(
            1, [],
            [
                (1, "MX-OEA", [(0, .certified), (100, .revoked)]), (2, "MX-OEA", [(150, .certified)]),
                (3, "US-CTPAT", [(50, .certified)]),
            ])
        #expect(file.standing(at: Self.at(120))?.held.programme == "US-CTPAT")
        #expect(file.standing(at: Self.at(120), programmes: ["MX-OEA"])?.since.status == .revoked)
        #expect(file.standing(at: Self.at(150), programmes: ["MX-OEA"])?.held.caseID == CaseID(serial: 2))
        #expect(
            file.isActive(at: Self.at(50), programme: "MX-OEA") && !file.isActive(at: Self.at(120), programme: "MX-OEA")
        )
    }

    @Test("an older reading never takes the place of a newer one, and each change counts the revision up")
    func order() async throws {
        try await TestDatabase.sqlite.withDatabase { database in
            let register = StatusRegister(database: database)
            let numbers = [StatusNumber("A")]
            register.replace(Self.file(1, numbers, [(1, "P", [(0, .certified)])], sequence: 5))
            let revision = register.revision
            register.replace(Self.file(1, numbers, [(1, "P", [(0, .suspended)])], sequence: 4))
            #expect(register.status(of: "A", at: Self.at(1))?.status == "certified" && register.revision == revision)
            register.replace(Self.file(1, numbers, [(1, "P", [(0, .suspended)])], sequence: 6))
            #expect(
                register.status(of: "A", at: Self.at(1))?.status == "suspended" && register.revision == revision + 1)
        }
    }

    @Test(
        "what a case writes is known here after a refresh and on another node after a poll",
        arguments: TestDatabase.both)
    func follows(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: Self.migrations) { database in
            try await database.write { (tx) throws -> Void in
                try tx.execute("INSERT INTO test_identifier (operator_id, text) VALUES ('OP-000001', 'RFC1')")
            }
            try await put(1, 1, [(0, .certified)], in: database)
            let here = StatusRegister(database: database, identifiers: TestIdentifiers())
            let there = StatusRegister(database: database, identifiers: TestIdentifiers())
            try await here.load()
            try await there.load()
            #expect(here.status(of: "RFC1", at: Self.at(9))?.status == "certified")
            #expect(try await there.poll() == 0)

            try await put(1, 1, [(0, .certified), (10, .suspended)], in: database)
            #expect(here.status(of: "RFC1", at: Self.at(10))?.status == "certified")
            try await here.refresh(OperatorID(serial: 1))
            #expect(here.status(of: "RFC1", at: Self.at(10))?.status == "suspended")
            #expect(here.status(of: "RFC1", at: Self.at(9))?.status == "certified")
            #expect(there.status(of: "RFC1", at: Self.at(10))?.status == "certified")
            #expect(try await there.poll() == 1)
            #expect(there.status(of: "RFC1", at: Self.at(10))?.status == "suspended")

            // The same case again and another one; nothing is left of what it said before.
            try await put(1, 1, [(0, .certified), (10, .certified)], in: database)
            try await put(1, 2, [(5, .certified)], in: database)
            #expect(try await there.poll() == 1)
            #expect(there.file(of: OperatorID(serial: 1))?.held.map(\.changes.count) == [2, 1])
            #expect(there.files.map(\.operatorID) == [OperatorID(serial: 1)])
        }
    }

    @Test("a follower sees another node's change within a second")
    func followsAlone() async throws {
        try await TestDatabase.sqlite.withDatabase(migrations: Self.migrations) { database in
            let there = StatusRegister(database: database)
            let task = Task { await there.follow(every: .milliseconds(50)) }
            try await put(1, 1, [(0, .certified)], in: database)
            let begin = ContinuousClock.now
            while there.file(of: OperatorID(serial: 1)) == nil, ContinuousClock.now - begin < .seconds(20) {
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(there.status(of: OperatorID(serial: 1), at: Self.at(1)) == .certified)
            task.cancel()
            await task.value
        }
    }

    @Test("among 100,000 operators a look-up takes less than 50 µs")
    func speed() async throws {
        try await TestDatabase.sqlite.withDatabase { database in
            let best = try #require(StatusBench.run(database), "an answer was wrong")
            print("status at an instant among 100,000 operators: \(best) µs a look-up (debug build)")
            #expect(best < 50)
        }
    }
}
