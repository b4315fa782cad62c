import Clearance
import Customs
import Database
import GaritaTesting
import JSON
import Ledger
import Testing

@testable import Programme

@Suite("The benefit ledger")
struct BenefitLedgerTests {
    static let rows = TrafficSample.month(own: 70, examined: 14, others: 80, othersExamined: 32)
    static let id = OperatorID(serial: 1)
    static let line = BenefitLineName.measure(.examined)

    private func month() throws -> Month { try #require(TrafficSample.month) }

    private func events(_ room: BenefitRoom) async throws -> [Event] {
        try await room.programme.base.database.read { (db) throws in try Ledger.events(.all, in: db) }
    }

    @Test(
        "a month is computed once; again it is the same, byte for byte, and says nothing new",
        arguments: TestDatabase.both)
    func computes(_ engine: TestDatabase) async throws {
        try await BenefitRoom.with(engine, rows: Self.rows) { room in
            let first = try await room.ledger.compute(month(), at: BenefitRoom.now)
            #expect(first.declarations == 150 && first.operators == 1 && first.changed == 2)
            let stored = try #require(try await room.ledger.benefits(of: Self.id, in: month()).first)
            #expect(stored.body.lines.first?.verdict == .better && stored.computedAt == BenefitRoom.now)
            #expect(stored.body.method == BenefitMethod.current.version)

            let later = BenefitRoom.now.advanced(bySeconds: 86_400)
            #expect(try await room.ledger.compute(month(), at: later).changed == 0)
            let again = try #require(try await room.ledger.benefits(of: Self.id, in: month()).first)
            #expect(again.bytes == stored.bytes && again.hash == stored.hash && again.computedAt == BenefitRoom.now)
            #expect(try await events(room).map(\.kind) == [.benefitsComputed])
            #expect(try await room.ledger.benefits(in: month()).first?.body.parts.first?.declarations == 70)
            #expect(try await room.ledger.months(of: Self.id) == [month()])
            #expect(try await room.ledger.months() == [month()])
        }
    }

    @Test("what is worked out of what has changed is told; what fell away is gone", arguments: TestDatabase.both)
    func changes(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: BenefitRoom.migrations) { database in
            let before = try BenefitRoom(database, rows: Self.rows)
            try await before.ledger.compute(month(), at: BenefitRoom.now)
            let after = try BenefitRoom(
                database, rows: TrafficSample.month(own: 70, examined: 15, others: 80, othersExamined: 32))
            #expect(try await after.ledger.compute(month(), at: BenefitRoom.now).changed == 2)
            let none = try BenefitRoom(database, rows: Self.rows.filter { $0.trader != "RFC1" })
            #expect(try await none.ledger.compute(month(), at: BenefitRoom.now).changed == 2)
            #expect(try await none.ledger.benefits(of: Self.id, in: month()).isEmpty)
            let told = try await events(none)
            let hashes = try told.map { event in try event.data["hash"]?.string }
            #expect(told.count == 3 && Set(hashes).count == 3)
        }
    }

    @Test("the month before and the month that runs are due; without traffic there is nothing to compute")
    func due() async throws {
        try await BenefitRoom.with(.sqlite, rows: Self.rows) { room in
            let reports = try await room.ledger.computeDue(at: BenefitRoom.now)
            #expect(reports.map(\.month.description) == ["2026-11", "2026-12"] && reports.map(\.operators) == [1, 0])
            await #expect(throws: BenefitError(.noTraffic, "")) {
                try await room.ledger.compute(try #require(Month("2027-05")), at: BenefitRoom.now)
            }
        }
    }

    @Test("an operator contests a line, the office answers it once, both stay to be seen", arguments: TestDatabase.both)
    func contest(_ engine: TestDatabase) async throws {
        try await BenefitRoom.with(engine, rows: Self.rows) { room in
            let ledger = room.ledger
            try await ledger.compute(month(), at: BenefitRoom.now)
            let before = try #require(try await ledger.benefits(of: Self.id, in: month()).first)
            func contest(_ line: BenefitLineName, _ text: String = "We count 12.") async throws -> BenefitContest {
                try await ledger.contest(
                    line, of: Self.id, in: try month(), programme: "MX-OEA", text: text, by: "ana", at: BenefitRoom.now)
            }
            let first = try await contest(Self.line)
            #expect(first.state == .open && first.id.text.hasPrefix("BC-"))
            await #expect(throws: BenefitError(.open, "")) { try await contest(Self.line) }
            await #expect(throws: BenefitError(.text, "")) { try await contest(.measure(.half), " \n") }
            await #expect(throws: BenefitError(.text, "")) { try await contest(.measure(.half), "a\u{7}") }
            await #expect(throws: BenefitError(.notFound, "")) {
                try await contest(.undelivered(number: "26MX1", reason: .waitedLonger))
            }
            let second = try await contest(.measure(.half))
            #expect(try await ledger.contests(.open).map(\.id) == [first.id, second.id])
            #expect(try await ledger.contests(.open, after: first.id).map(\.id) == [second.id])

            let answered = try await ledger.answer(
                first.id, accepted: true, text: "Two examinations were recorded twice.", by: "omar",
                at: BenefitRoom.now.advanced(bySeconds: 60))
            #expect(answered.state == .accepted && answered.answer?.by == "omar" && answered.text == "We count 12.")
            await #expect(throws: BenefitError(.answered, "")) {
                try await ledger.answer(first.id, accepted: false, text: "No.", by: "omar", at: BenefitRoom.now)
            }
            await #expect(throws: BenefitError(.notFound, "")) {
                try await ledger.answer(
                    ContestID(serial: 999), accepted: false, text: "No.", by: "o", at: BenefitRoom.now)
            }
            // The line is as it was, and the contest keeps it; after an answer it may be contested again.
            #expect(try await ledger.benefits(of: Self.id, in: month()).first?.bytes == before.bytes)
            #expect(answered.lineBody == (try BenefitBytes.write(before.body.lines[0])))
            #expect(try await contest(Self.line).state == .open)
            #expect(try await ledger.contests(of: Self.id, in: month()).count == 3)
            #expect(try await ledger.contestCounts() == [.open: 2, .accepted: 1])
            // No prose stands in an event.
            let told = try await events(room)
            #expect(
                told.map(\.kind.name).suffix(4) == [
                    "benefit.contested", "benefit.contested", "benefit.answered", "benefit.contested",
                ])
            #expect(
                told.allSatisfy { !String(decoding: $0.canonicalData, as: UTF8.self).contains("examinations were") })
            #expect(try EventCatalogue(EventKind.benefits).kinds.count == 3)
        }
    }

    @Test("names of lines are read back as they are written")
    func names() {
        for name in BenefitMeasure.allCases.map({ BenefitLineName.measure($0) })
            + Undelivered.Reason.allCases.map({ BenefitLineName.undelivered(number: "26MX1", reason: $0) })
        {
            #expect(BenefitLineName(name.description) == name)
        }
        #expect(BenefitLineName("measure:score") == nil && BenefitLineName("undelivered:1") == nil)
    }
}
