import Clearance
import Country
import Customs
import Database
import Formats
import GaritaTesting
import Ledger
import Risk
import Testing

@testable import Programme

@Suite("What status does to decisions")
struct StatusInDecisionsTests {
    private static let importer = "SAT970701NN3"

    private static func clearance(_ database: Database, _ register: StatusRegister) async throws -> Clearance {
        let country = try CountryPack.load(directory: Repository.root + "/Countries/mx")
        let rulesets = RulesetStore(database: database)
        return Clearance(
            database: database, country: country, rulesets: rulesets,
            ruleset: try await rulesets.publish(country, at: StatusRegisterTests.start), trust: register,
            drawKey: [UInt8](repeating: 7, count: 32))
    }

    private static func isTrusted(_ room: Clearance, _ reference: String, at seconds: Int64) async throws -> Bool {
        let declaration = try Declaration.sample(reference: reference)
        return try await room.lodge(
            Submission(
                declaration: declaration, body: declaration.canonicalJSON(), mediaType: "application/json",
                organisation: "GODE561231GR8", actor: "ana", policy: .live, presented: true),
            at: StatusRegisterTests.at(seconds)
        ).standing.trusted
    }

    private static func put(_ changes: [(Int64, OperatorStatus)], in database: Database) async throws {
        try await database.write { (tx) throws -> Void in
            let draft = EventDraft(
                EventKind("case.test"), subject: "CA-000001", at: StatusRegisterTests.start, actor: "test")
            let event = try Ledger.append([draft], in: tx)[0]
            let changes = changes.map { StatusChange(since: StatusRegisterTests.at($0.0), status: $0.1) }
            let held = HeldStatus(
                caseID: CaseID(serial: 1), programme: "MX-OEA", role: "importer", changes: changes)
            try StatusRegister.put(
                StatusRegister.Put(operatorID: OperatorID(serial: 1), held: held, sequence: event.sequence), in: tx)
        }
    }

    @Test(
        "a suspension reaches the next decision on this node and, after a poll, on another",
        arguments: TestDatabase.both)
    func suspended(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: StatusRegisterTests.migrations) { database in
            try await database.write { (tx) throws -> Void in
                try tx.execute(
                    "INSERT INTO test_identifier (operator_id, text) VALUES ('OP-000001', ?)", [.text(Self.importer)])
            }
            let registers = [0, 1].map { _ in StatusRegister(database: database, identifiers: TestIdentifiers()) }
            let here = try await Self.clearance(database, registers[0])
            let there = try await Self.clearance(database, registers[1])
            #expect(try await Self.isTrusted(here, "R-1", at: 0) == false)

            try await Self.put([(0, .certified)], in: database)
            try await registers[0].refresh(OperatorID(serial: 1))
            #expect(try await Self.isTrusted(here, "R-2", at: 1))
            try await registers[1].poll()
            #expect(try await Self.isTrusted(there, "R-3", at: 2))

            try await Self.put([(0, .certified), (10, .suspended), (30, .certified)], in: database)
            try await registers[0].refresh(OperatorID(serial: 1))
            #expect(try await Self.isTrusted(here, "R-4", at: 9))
            #expect(try await Self.isTrusted(here, "R-5", at: 10) == false)
            try await registers[1].poll()
            #expect(try await Self.isTrusted(there, "R-6", at: 11) == false)
            // What was announced for later comes into force by itself.
            #expect(try await Self.isTrusted(here, "R-7", at: 30))

            var trusted: [Bool] = []
            try await here.traffic(from: StatusRegisterTests.at(-1), to: StatusRegisterTests.at(60)) { rows in
                trusted += rows.map(\.trusted)
            }
            #expect(trusted == [false, true, true, true, false, false, true])
        }
    }
}
