import Customs
import Database
import GaritaTesting
import JSON
import Ledger
import Risk
import Testing

@testable import Clearance

@Suite("Replay and seeds")
struct ReplayTests {
    /// A few decisions under the country's own rules, one of them on an amended version.
    private static func filled(_ test: TestClearance) async throws -> LodgeAnswer {
        for index in 0..<6 {
            try await test.lodge(
                .sample(reference: "R\(index)", commodity: ["6109100000", "8708299900", "2203000000"][index % 3]))
        }
        let last = try await test.lodge(.sample(reference: "LAST", commodity: "8471300100"), presented: false)
        var wanted = try Declaration.sample(reference: "LAST", commodity: "8471300100")
        wanted.function = .amendment
        wanted.totalPackages = 12
        wanted.shipment?.items[0].packaging[0].count = 12
        _ = try await test.room.amend(TestClearance.submission(wanted), at: TestClearance.at(60))
        return last
    }

    @Test("every decision comes out the same", arguments: TestDatabase.both)
    func same(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine, rules: .country) { test in
            _ = try await Self.filled(test)
            try await test.lodge(.sample(reference: "REFUSED", office: "ZZ"))
            let report = try await test.room.replay(serials: 1...Int64.max)
            #expect(report.decisions == 8)
            #expect(report.isSame, "\(report.differences)")
        }
    }

    /// A change in the database and what a replay must say about it.
    struct Tampering: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var sql: String
        var found: String
        /// How many decisions are different then.
        var count = 1

        static let all: [Tampering] = [
            Tampering(
                testDescription: "a byte of a record", sql: "UPDATE decision SET record = ? WHERE id = :id",
                found: "record's bytes"),
            Tampering(
                testDescription: "a record and its hash",
                sql: "UPDATE decision SET record = ?, record_hash = :hash WHERE id = :id", found: "event told"),
            Tampering(
                testDescription: "a byte of a version", sql: "UPDATE declaration_version SET body = ? WHERE id = :id",
                found: "frozen declaration"),
            Tampering(
                testDescription: "a version and its hash",
                sql: "UPDATE declaration_version SET body = ?, content_hash = :hash WHERE id = :id", found: ""),
            Tampering(
                testDescription: "a missing record", sql: "DELETE FROM decision WHERE id = :id",
                found: "record of the decision is missing"),
            Tampering(
                testDescription: "a missing version", sql: "DELETE FROM declaration_version WHERE id = :id",
                found: "frozen declaration is missing"),
        ]
    }

    @Test("what was changed behind the house's back is found", arguments: TestDatabase.both, Tampering.all)
    func tampered(_ engine: TestDatabase, _ change: Tampering) async throws {
        try await TestClearance.with(engine, rules: .country) { test in
            let last = try await Self.filled(test)
            let id = last.standing.serial
            let isRecord = change.sql.contains("record = ?")
            let table =
                isRecord
                ? "SELECT record FROM decision WHERE id = ?" : "SELECT body FROM declaration_version WHERE id = ?"
            var bytes = try #require(
                try await test.database.read { (db) throws in try db.value(table, [.int(id)])?.blob })
            // A digit becomes another, so that the document still reads.
            let digit = try #require(bytes.lastIndex { (0x31...0x38).contains($0) })
            bytes[digit] += 1
            let changed = bytes
            let sql = change.sql.replacing(":id", with: "\(id)")
                .replacing(":hash", with: "'\(Sealed.hash(changed))'")
            try await test.execute(sql, sql.contains("?") ? [.blob(changed)] : [])
            let report = try await test.room.replay(serials: 1...Int64.max)
            #expect(report.decisions == 8)
            #expect(report.differences.count == change.count, "\(report.differences)")
            #expect(report.differences.first?.number == last.standing.number)
            #expect(report.differences.first?.what.contains(change.found) == true || change.found.isEmpty)
        }
    }

    @Test(
        "a changed ruleset is found for every decision that it made, also by the process that published it",
        arguments: TestDatabase.both)
    func rules(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine, rules: .country) { test in
            _ = try await Self.filled(test)
            var bytes = try #require(
                try await test.database.read { (db) throws in try db.value("SELECT bytes FROM ruleset")?.blob })
            let place = try #require(bytes.firstRange(of: Array("0.7".utf8))).lowerBound
            bytes[place + 2] = 0x36
            try await test.execute("UPDATE ruleset SET bytes = ?", [.blob(bytes)])
            let report = try await test.room.replay(serials: 1...Int64.max)
            #expect(report.differences.count == 8)
            #expect(report.differences.allSatisfy { $0.what.contains("ruleset") })
        }
    }

    @Test(
        "the commitment stands before the first draw; the seed is published when the day is over",
        arguments: TestDatabase.both)
    func seeds(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine, rules: .country) { test in
            let answer = try await test.lodge(.sample())
            let committed = try #require(
                try await test.database.read { (db) throws in
                    try Ledger.events(EventFilter(kinds: [.drawCommitted]), in: db)
                }.first)
            #expect(committed.sequence < answer.standing.serial)
            let record = try #require(try await test.room.decisionRecords(of: answer.standing).first)
            let draws = try #require(try JSONValue.parse(record.bytes)["draws"])
            #expect(draws["commitment"] == (try committed.data)["commitment"])
            let day = try #require(draws["day"]?.string)
            for seconds: Int64 in [0, 86_400, 86_400 + 50_000] {
                try await test.room.revealSeeds(at: TestClearance.at(seconds))
                #expect(try await test.room.publishedSeed(of: day) == nil)
            }
            try await test.room.revealSeeds(at: TestClearance.at(2 * 86_400))
            let seed = try #require(try await test.room.publishedSeed(of: day))
            #expect(Hexadecimal.commitment(day: day, seed: seed) == draws["commitment"]?.string)
            try await test.room.revealSeeds(at: TestClearance.at(3 * 86_400))
            let told = try await test.database.read { (db) throws in
                try Ledger.events(EventFilter(kinds: [.drawRevealed]), in: db)
            }
            #expect(told.count == 1)
        }
    }

    @Test("a node with another draw key decides nothing on a committed day", arguments: TestDatabase.both)
    func otherKey(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine, rules: .country) { test in
            try await test.lodge(.sample())
            let other = try await TestClearance(test.database, rules: .country, key: [UInt8](repeating: 8, count: 32))
            await #expect(throws: ClearanceError(.drawKeyChanged, "")) {
                try await other.lodge(.sample(reference: "R2"))
            }
            #expect(try await test.count("SELECT count(*) FROM declaration") == 1)
        }
    }

    @Test("a node with another draw key publishes nothing", arguments: TestDatabase.both)
    func otherKeyReveals(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine, rules: .country) { test in
            try await test.lodge(.sample())
            let other = try await TestClearance(test.database, rules: .country, key: [UInt8](repeating: 8, count: 32))
            await #expect(throws: ClearanceError(.drawKeyChanged, "")) {
                try await other.room.revealSeeds(at: TestClearance.at(5 * 86_400))
            }
            #expect(try await test.count("SELECT count(*) FROM daily_seed WHERE seed IS NOT NULL") == 0)
            try await test.room.revealSeeds(at: TestClearance.at(5 * 86_400))
            #expect(try await test.count("SELECT count(*) FROM daily_seed WHERE seed IS NOT NULL") == 1)
        }
    }
}
