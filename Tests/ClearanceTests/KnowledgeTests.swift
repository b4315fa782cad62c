import Customs
import Database
import GaritaTesting
import JSON
import Ledger
import Risk
import Testing

@testable import Clearance

@Suite("What decisions know")
struct KnowledgeTests {
    private static func context(_ test: TestClearance, _ answer: LodgeAnswer) async throws -> Context {
        let record = try #require(try await test.room.decisionRecords(of: answer.standing).last)
        return try Context(try #require(try JSONValue.parse(record.bytes)["context"]))
    }

    private static let trader = "SAT970701NN3"

    @Test(
        "an operator's first heading and origin are first once; its declarations are counted",
        arguments: TestDatabase.both)
    func histories(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let second = try await TestClearance(test.database)
            let first = try await Self.context(
                test, try await test.lodge(.sample(reference: "R1", commodity: TestRules.hs.green)))
            #expect(first.items.map(\.isFirstHS) == [true])
            #expect(first.items.map(\.isFirstOrigin) == [true])
            #expect(first.operator(Self.trader)?.declarations90 == 0)
            let next = try await Self.context(
                test, try await test.lodge(.sample(reference: "R2", commodity: TestRules.hs.green, origin: "CA")))
            #expect(next.items.map(\.isFirstHS) == [false])
            #expect(next.items.map(\.isFirstOrigin) == [true])
            #expect(next.operator(Self.trader)?.declarations90 == 1)
            // A node that starts now reads the same.
            let other = try await Self.context(
                second, try await second.lodge(.sample(reference: "R3", commodity: TestRules.hs.green, origin: "CA")))
            #expect(other.items.map(\.isFirstOrigin) == [false])
            #expect(other.operator(Self.trader)?.declarations90 == 2)
            let late = try await Self.context(
                second,
                try await second.lodge(.sample(reference: "R4", commodity: TestRules.hs.green), at: 100 * 86_400))
            #expect(late.operator(Self.trader)?.declarations90 == 0)
            #expect(late.operator(Self.trader)?.firstSeenDays == 100)
        }
    }

    @Test("a finding counts for the very next declaration", arguments: TestDatabase.both)
    func findings(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let red = try await test.lodge(.sample(reference: "R1", commodity: TestRules.hs.red))
            _ = try await test.room.recordCheck(
                red.standing.number, result: .unsatisfactory, note: "less", actor: "eva", at: TestClearance.at(60))
            let next = try await Self.context(
                test, try await test.lodge(.sample(reference: "R2", commodity: TestRules.hs.green), at: 61))
            #expect(next.operator(Self.trader)?.findings365 == 1)
        }
    }

    @Test("a usual value is known from ten cases on", arguments: TestDatabase.both)
    func peers(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            var last: Context?
            for index in 0...10 {
                last = try await Self.context(
                    test,
                    try await test.lodge(
                        .sample(
                            reference: "R\(index)", commodity: TestRules.hs.green, value: "980.00", netMass: "98.000")))
                if index < 10 { #expect(last?.items.first?.peerValuePerKilogram == nil) }
            }
            let usual = try #require(last?.items.first?.peerValuePerKilogram)
            #expect(abs(usual - 10) < 0.001)
            let other = try await TestClearance(test.database)
            let seen = try await Self.context(
                other, try await other.lodge(.sample(reference: "OTHER", commodity: TestRules.hs.green)))
            #expect(seen.items.first?.peerValuePerKilogram == usual)
        }
    }

    @Test("a certified operator gets relief; suspended, it no longer does", arguments: TestDatabase.both)
    func status(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            func set(_ status: String, _ seconds: Int64) async throws {
                let status = OperatorRegister.Status(
                    since: TestClearance.at(seconds), programme: "OEA", status: status)
                try await test.register.set(
                    [(identifier: Self.trader, status: status)], actor: "eva", at: TestClearance.at(seconds))
            }
            try await set("certified", 0)
            let certified = try await test.lodge(.sample(reference: "R1", commodity: TestRules.hs.red), at: 1)
            #expect(certified.standing.trusted)
            #expect(certified.standing.channel == .green)
            let arms = try await test.lodge(.sample(reference: "R2", commodity: TestRules.hs.arms), at: 2)
            #expect(arms.standing.channel == .red, "a mandatory control knows no relief")
            try await set("suspended", 10)
            let suspended = try await test.lodge(.sample(reference: "R3", commodity: TestRules.hs.red), at: 11)
            #expect(!suspended.standing.trusted)
            #expect(suspended.standing.channel == .red)
            // What was decided before stays as it was.
            #expect(try await test.room.replay(serials: 1...Int64.max).isSame)
            // The same status again is no second event.
            try await set("suspended", 10)
            #expect(try await test.events(Self.trader).count == 2)
        }
    }

    @Test("a profile's daily cap counts by office and day, over a restart", arguments: TestDatabase.both)
    func caps(_ engine: TestDatabase) async throws {
        let rules = TestRules(dailyCap: 3)
        try await TestClearance.with(engine, rules: rules) { test in
            func channel(_ test: TestClearance, _ reference: String, office: String = "07", at: Int64 = 0) async throws
                -> Channel?
            {
                try await test.lodge(
                    .sample(reference: reference, commodity: TestRules.hs.red, office: office), at: at
                ).standing.channel
            }
            for index in 0..<3 { #expect(try await channel(test, "R\(index)") == .red) }
            #expect(try await channel(test, "R3") == .green)
            let restarted = try await TestClearance(test.database, rules: rules)
            #expect(try await channel(restarted, "R4") == .green)
            #expect(try await channel(restarted, "R5", office: "24") == .red)
            #expect(try await channel(restarted, "R6", at: 86_400) == .red)
            let replay = try await test.room.replay(serials: 1...Int64.max)
            #expect(replay.isSame, "\(replay.differences)")
            let report = try await TestRebuild.run(test)
            #expect(report.isSound, "\(report.differences)")
            #expect(try await test.count("SELECT sum(selected) FROM profile_day WHERE profile = 'RED'") == 5)
        }
    }
}
