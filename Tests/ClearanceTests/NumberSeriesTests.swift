import Customs
import Database
import GaritaTesting
import Testing

@testable import Clearance

@Suite("Numbers of declarations")
struct NumberSeriesTests {
    @Test(
        "two nodes never give a number twice, also when their blocks run out all the time", arguments: TestDatabase.both
    )
    func unique(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: TestClearance.migrations) { database in
            let country = try CountryCode("MX")
            let nodes = (0..<2).map { _ in NumberSeries(database: database, country: country, blockSize: 3) }
            let numbers = try await withThrowingTaskGroup(of: String.self) { group in
                for index in 0..<200 {
                    group.addTask { try await nodes[index % 2].take(at: TestClearance.start) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(numbers).count == 200)
            for number in numbers { #expect(throws: Never.self) { try MRN(number) } }
        }
    }

    @Test("around New Year two years are open at once, each with its own numbers", .timeLimit(.minutes(5)))
    func newYear() async throws {
        try await TestDatabase.sqlite.withDatabase(migrations: TestClearance.migrations) { database in
            let series = NumberSeries(database: database, country: try CountryCode("MX"), blockSize: 4)
            let last = try Instant("2026-12-31T23:59:59Z")
            let numbers = try await withThrowingTaskGroup(of: String.self) { group in
                for index in 0..<100 {
                    group.addTask { try await series.take(at: last.advanced(bySeconds: Int64(index % 2))) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(numbers).count == 100)
            #expect(numbers.filter { $0.hasPrefix("26MX") }.count == 50)
            #expect(numbers.filter { $0.hasPrefix("27MX") }.count == 50)
            // 50 numbers from blocks of 4: nothing was thrown away when the years took turns.
            let blocks = try await database.read { (db) throws in
                try db.query("SELECT next FROM number_block").map { try $0.int("next") }
            }
            #expect(blocks.allSatisfy { $0 == 52 })
        }
    }
}
