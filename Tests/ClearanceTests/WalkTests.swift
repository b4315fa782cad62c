import Customs
import Database
import GaritaTesting
import JSON
import Ledger
import Risk
import Testing

@testable import Clearance

/// Hundreds of random acts, several at once, on two nodes; then everything that can be proved is proved.
@Suite("A random walk through the room")
struct WalkTests {
    @Test(
        "after any acts: rebuild and replay equal, ledger sound, figures a recount", arguments: TestDatabase.both,
        [1, 2] as [UInt64])
    func walk(_ engine: TestDatabase, _ seed: UInt64) async throws {
        try await TestClearance.with(engine, rules: TestRules(dailyCap: 12, probability: "0.8")) { test in
            let nodes = [
                test, try await TestClearance(test.database, rules: TestRules(dailyCap: 12, probability: "0.8")),
            ]
            var random = SplitMix64(seed: seed)
            var numbers: [String] = []
            for step in 0..<40 {
                let seeds = (0..<8).map { _ in random.next() }
                let known = numbers
                numbers += try await withThrowingTaskGroup(of: String?.self) { group in
                    for (index, seed) in seeds.enumerated() {
                        group.addTask {
                            try await Self.act(nodes[index % 2], known, seed: seed, at: Int64(step * 977))
                        }
                    }
                    return try await group.reduce(into: []) { if let number = $1 { $0.append(number) } }
                }
            }
            let rebuilt = try await TestRebuild.run(test)
            #expect(rebuilt.isSound, "seed \(seed): \(rebuilt.differences.prefix(5))")
            let replay = try await test.room.replay(serials: 1...Int64.max)
            #expect(replay.isSame, "seed \(seed): \(replay.differences.prefix(5))")
            #expect(replay.decisions > 50)
            #expect(try await test.database.read { (db) throws in try Ledger.verify(in: db).isSound })
            try await Self.recount(test)
        }
    }

    /// One random act; answers the number of a declaration that it lodged.
    private static func act(_ test: TestClearance, _ known: [String], seed: UInt64, at seconds: Int64) async throws
        -> String?
    {
        var random = SplitMix64(seed: seed)
        let now = TestClearance.at(seconds + Int64.random(in: -60...60, using: &random))
        let room = test.room
        do {
            guard let number = known.randomElement(using: &random), Int.random(in: 0..<10, using: &random) > 3 else {
                return try await lodge(test, &random, at: seconds).standing.number
            }
            switch Int.random(in: 0..<7, using: &random) {
            case 0: _ = try await room.present(number, actor: "lane", at: now)
            case 1: _ = try await room.withdraw(number, reason: "mistake", actor: "ana", at: now)
            case 2, 3:
                let result = DeclarationFact.Checked.Result.allCases.randomElement(using: &random) ?? .satisfactory
                _ = try await room.recordCheck(number, result: result, note: "seen", actor: "eva", at: now)
            case 4:
                let hold = ["a", "b"].randomElement(using: &random) ?? "a"
                _ = try await room.placeHold(number, hold: hold, reason: "why", actor: "eva", at: now)
            case 5:
                let hold = ["a", "b"].randomElement(using: &random) ?? "a"
                _ = try await room.liftHold(number, hold: hold, reason: "done", actor: "eva", at: now)
            default: try await amend(test, number, &random, at: now)
            }
        } catch is ClearanceError {
            return nil
        }
        return nil
    }

    private static func lodge(_ test: TestClearance, _ random: inout SplitMix64, at seconds: Int64) async throws
        -> LodgeAnswer
    {
        let hs = TestRules.hs
        let declaration = try Declaration.sample(
            reference: "R\(Int.random(in: 0..<300, using: &random))",
            commodity: [hs.green, hs.blue, hs.yellow, hs.red, hs.arms].randomElement(using: &random) ?? hs.green,
            origin: ["US", "CA", "CN"].randomElement(using: &random) ?? "US",
            office: ["07", "24", "80", "ZZ"].randomElement(using: &random) ?? "07",
            importer: ["SAT970701NN3", "OTR010101AB1"].randomElement(using: &random) ?? "SAT970701NN3",
            items: Int.random(in: 1...3, using: &random))
        return try await test.lodge(declaration, presented: Bool.random(using: &random), at: seconds)
    }

    private static func amend(_ test: TestClearance, _ number: String, _ random: inout SplitMix64, at now: Instant)
        async throws
    {
        guard let standing = try await test.standing(number),
            let latest = try await test.room.version(standing.lodged.version, of: standing)
        else { return }
        var declaration = try latest.declaration()
        declaration.function = .amendment
        declaration.number = number
        declaration.borderTransport?.identifier = "N\(Int.random(in: 0..<99, using: &random))"
        declaration.shipment?.items[0].commodity = try HSCode(
            [TestRules.hs.green, TestRules.hs.red].randomElement(using: &random) ?? TestRules.hs.green)
        if Bool.random(using: &random) { declaration.declarationOffice = try CustomsOffice("24") }
        _ = try await test.room.amend(TestClearance.submission(declaration), at: now)
    }

    /// The figures against the events and the rows that they count.
    private static func recount(_ test: TestClearance) async throws {
        let span = try await test.database.read { (db) throws in
            try FigureSpan.read(office: nil, from: TestClearance.at(-86_400), to: TestClearance.at(864_000), in: db)
        }
        func events(_ kind: String) async throws -> Int {
            try await test.count("SELECT count(*) FROM event WHERE kind = ?", [.text("declaration." + kind)])
        }
        let all = span.all
        #expect(try await events("decided") == all.decided)
        #expect(try await events("refused") == all.refused)
        #expect(try await events("released") == all.released)
        #expect(try await events("withdrawn") == all.withdrawn)
        #expect(try await test.count("SELECT count(*) FROM declaration WHERE channel IS NOT NULL") == all.lodged)
        #expect(try await test.count("SELECT count(*) FROM declaration WHERE state = 'released'") == all.released)
        #expect(all.buckets.reduce(0, +) == all.released)
        #expect(all.byChannel.values.reduce(0, +) == all.decided)
        var sum = FigureSummary()
        for office in ["07", "24", "80", "ZZ"] {
            let one = try await test.database.read { (db) throws in
                try FigureSpan.read(
                    office: office, from: TestClearance.at(-86_400), to: TestClearance.at(864_000), in: db)
            }
            sum.add(one.all)
        }
        #expect(sum == all)
        let findings = try await test.count("SELECT sum(findings) FROM operator_day")
        let unsatisfactory = try await test.database.read { (db) throws in
            try Ledger.events(EventFilter(kinds: [EventKind("declaration.checked")]), in: db)
                .filter { try $0.data["result"]?.string == "unsatisfactory" }.count
        }
        #expect(findings == unsatisfactory)
    }
}
