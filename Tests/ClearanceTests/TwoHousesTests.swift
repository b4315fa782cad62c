import Customs
import Database
import Formats
import GaritaTesting
import JSON
import Ledger
import Risk
import Testing

@testable import Clearance

/// Two processes' worth of rooms: each with its own connections to one database.
@Suite("Two houses on one database")
struct TwoHousesTests {
    private static func with(_ engine: TestDatabase, _ body: ([TestClearance]) async throws -> Void) async throws {
        let url = try await engine.makeURL()
        let databases = [try await Database.open(url), try await Database.open(url)]
        let result: Result<Void, any Error>
        do {
            try await databases[0].migrate(TestClearance.migrations)
            var houses: [TestClearance] = []
            for database in databases { houses.append(try await TestClearance(database)) }
            result = .success(try await body(houses))
        } catch {
            result = .failure(error)
        }
        for database in databases { await database.close() }
        try result.get()
    }

    @Test(
        "they lodge and act on the same declarations without a deadlock, and everything is written once",
        .timeLimit(.minutes(2)), arguments: TestDatabase.both)
    func together(_ engine: TestDatabase) async throws {
        try await Self.with(engine) { houses in
            let numbers = try await withThrowingTaskGroup(of: String.self) { group in
                for index in 0..<120 {
                    group.addTask {
                        // Two houses, each reference three times, operators and goods in opposite orders.
                        let house = houses[index % 2]
                        let reference = "R\(index % 40)"
                        let goods = [TestRules.hs.yellow, TestRules.hs.red]
                        let declaration = try Declaration.sample(
                            reference: reference, commodity: goods[index % 40 % 2],
                            importer: index % 40 % 3 == 0 ? "SAT970701NN3" : "OTR010101AB1", items: 2)
                        return try await house.lodge(declaration).standing.number
                    }
                }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(numbers.count == 40)
            let done = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in numbers {
                    for house in houses {
                        group.addTask {
                            do {
                                _ = try await house.room.recordCheck(
                                    number, result: .satisfactory, note: "seen", actor: "eva", at: TestClearance.at(9))
                                return 1
                            } catch is ClearanceError {
                                return 0
                            }
                        }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(done == 40)
            #expect(try await houses[0].count("SELECT count(*) FROM declaration WHERE state = 'released'") == 40)
            #expect(try await houses[1].count("SELECT count(DISTINCT day) FROM daily_seed") == 1)
            let report = try await TestRebuild.run(houses[1])
            #expect(report.isSound, "\(report.differences)")
            #expect(try await houses[0].room.replay(serials: 1...Int64.max).isSame)
        }
    }

    @Test("who hangs up before the answer and sends again gets one declaration", arguments: TestDatabase.both)
    func hangsUp(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let tasks = (0..<60).map { index in
                Task {
                    let declaration = try Declaration.sample(reference: "R\(index)", commodity: TestRules.hs.yellow)
                    return try await test.lodge(declaration).standing.number
                }
            }
            for (index, task) in tasks.enumerated() where index % 3 != 0 {
                if index % 3 == 1 { await Task.yield() }
                task.cancel()
            }
            var told: [Int: String] = [:]
            for (index, task) in tasks.enumerated() { told[index] = try? await task.value }
            for index in tasks.indices {
                let again = try await test.lodge(.sample(reference: "R\(index)", commodity: TestRules.hs.yellow))
                if let number = told[index] {
                    #expect(again.repeated)
                    #expect(again.standing.number == number)
                }
            }
            #expect(try await test.count("SELECT count(*) FROM declaration") == 60)
            #expect(try await TestRebuild.run(test).isSound)
        }
    }

    @Test("tables that are little more than their key are one b-tree on SQLite")
    func withoutRowid() async throws {
        try await TestClearance.with(.sqlite) { test in
            for table in [
                "declaration_term", "operator_day", "operator_pair", "peer_value", "office_figure", "profile_day",
            ] {
                let found = try await test.count(
                    "SELECT count(*) FROM sqlite_schema WHERE name = ? AND sql LIKE '%WITHOUT ROWID%'", [.text(table)])
                #expect(found == 1, "\(table)")
            }
        }
    }
}
