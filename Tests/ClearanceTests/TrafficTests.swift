import Customs
import Database
import GaritaTesting
import Ledger
import Risk
import Testing

@testable import Clearance

@Suite("How declarations were treated")
struct TrafficTests {
    private func traffic(_ test: TestClearance, from: Int64 = -1, to: Int64 = 1_000_000) async throws -> [TrafficRow] {
        var rows: [TrafficRow] = []
        try await test.room.traffic(from: TestClearance.at(from), to: TestClearance.at(to)) { rows += $0 }
        return rows
    }

    private func declaration(_ reference: String, _ commodity: String, office: String = "07") throws -> Declaration {
        try .sample(reference: reference, commodity: commodity, office: office)
    }

    @Test("each accepted declaration is told with its cell, its control and its times", arguments: TestDatabase.both)
    func rows(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            try await test.lodge(declaration("G", TestRules.hs.green), at: 0)
            let red = try await test.lodge(declaration("R", TestRules.hs.red), at: 60).standing.number
            let yellow = try await test.lodge(declaration("Y", TestRules.hs.yellow), at: 120).standing.number
            let early = try await test.lodge(declaration("E", TestRules.hs.green), presented: false, at: 180)
                .standing.number
            let arms = try await test.lodge(declaration("A", TestRules.hs.arms), at: 240).standing.number
            _ = try await test.room.placeHold(red, hold: "x", reason: "y", actor: "eva", at: TestClearance.at(300))
            _ = try await test.room.recordCheck(
                red, result: .satisfactory, note: "", actor: "eva", at: TestClearance.at(600))
            _ = try await test.room.liftHold(red, hold: "x", reason: "z", actor: "eva", at: TestClearance.at(660))
            _ = try await test.room.recordCheck(
                yellow, result: .escalated, note: "", actor: "eva", at: TestClearance.at(700))
            _ = try await test.room.present(early, actor: "lane", at: TestClearance.at(800))

            let rows = try await traffic(test)
            #expect(rows.map(\.control) == [.none, .examination, .examination, .none, .examination])
            #expect(rows.map(\.decided) == [.green, .red, .yellow, .green, .red])
            #expect(rows.map(\.channel) == [.green, .red, .red, .green, .red])
            #expect(rows.map { $0.cause?.rawValue } == ["none", "profile", "profile", "none", "mandatory"])
            #expect(rows.map(\.holds) == [0, 1, 0, 0, 0])
            let now = TestClearance.at(1000)
            #expect(rows.map { $0.seconds(until: now) } == [0, 600, 880, 0, 760])
            #expect(rows.map(\.isPrearrival) == [false, false, false, true, false])
            #expect(rows.allSatisfy { $0.mode == "3" && $0.office == "07" && $0.trader == "SAT970701NN3" })
            #expect(rows.map(\.chapter) == ["84", "61", "62", "84", "93"])
            // 10:00Z is 03:00 in Ciudad Juárez: the first quarter of its day.
            #expect(rows.allSatisfy { $0.hourBand == 0 && !$0.trusted })
            #expect(rows.last?.number == arms)
        }
    }

    @Test(
        "what was withdrawn or never presented has no time, what was refused is left out", arguments: TestDatabase.both)
    func none(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let gone = try await test.lodge(declaration("W", TestRules.hs.yellow), at: 0).standing.number
            _ = try await test.room.withdraw(gone, reason: "mistake", actor: "ana", at: TestClearance.at(5))
            try await test.lodge(declaration("P", TestRules.hs.green), presented: false, at: 10)
            try await test.lodge(declaration("N", TestRules.hs.green, office: "99999"), at: 20)
            let rows = try await traffic(test)
            #expect(rows.map(\.state) == [.withdrawn, .prelodged])
            #expect(rows.map { $0.seconds(until: TestClearance.at(100)) } == [nil, nil])
        }
    }

    @Test("a span is read whole, in order and once, over the batches' borders", arguments: TestDatabase.both)
    func batches(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let count = Clearance.trafficBatch + 300
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<count {
                    group.addTask {
                        try await test.lodge(
                            try .sample(reference: "B\(index)", commodity: TestRules.hs.green), at: Int64(index / 7))
                    }
                }
                try await group.waitForAll()
            }
            var batches: [Int] = []
            var serials: [Int64] = []
            try await test.room.traffic(from: TestClearance.at(0), to: TestClearance.at(1000)) { rows in
                batches.append(rows.count)
                serials += rows.map(\.serial)
            }
            #expect(batches == [Clearance.trafficBatch, 300])
            #expect(Set(serials).count == count)
            let few = try await traffic(test, from: 10, to: 20)
            #expect(few.count == 70 && few.allSatisfy { $0.lodgedAt >= TestClearance.at(10) })
            #expect(few.map(\.lodgedAt) == few.map(\.lodgedAt).sorted())
        }
    }

    @Test("the walk over a span goes through the index of lodgement")
    func index() async throws {
        try await TestClearance.with(.sqlite) { test in
            let plan = try await test.database.read { (db) throws in
                try db.query(
                    "EXPLAIN QUERY PLAN " + Traffic.statement, [.int(0), .int(9), .int(0), .int(0), .int(5)]
                ).map { try $0.text("detail") }
            }
            #expect(plan.contains { $0.contains("declaration_lodged") }, "\(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }

    @Test("a large month is read at flat memory, nearly all of it from one row each")
    func speed() async throws {
        try await TestClearance.with(.sqlite) { test in
            let count = 30_000
            let hash = Sealed.hash([1])
            try await test.database.write(timeout: .seconds(300)) { (tx) throws -> Void in
                let rows = (1...count).map { index -> [SQLValue] in
                    let at = TestClearance.at(Int64(index)).milliseconds
                    return [
                        .int(Int64(index)), .text("26MX\(index)"), .text("DEC"), .text("R-\(index)"), .int(0),
                        .text("ORG"), .int(1), .text("released"), .text(index % 20 == 0 ? "red" : "green"),
                        .text("import"), .text("07"), .text("IMP\(index % 900)"), .text("8708299900"), .text("US"),
                        .int(1), .null, .int(0), .int(0), .text(hash), .int(at), .int(at), .int(at + 1000 * 600),
                        .int(at), .text("3"), .text(" o:07 "),
                    ]
                }
                try tx.execute(DeclarationStanding.insert, many: rows)
            }
            let begin = ContinuousClock.now
            var read = 0
            var largest = 0
            try await test.room.traffic(from: TestClearance.at(0), to: TestClearance.at(1_000_000)) { rows in
                read += rows.count
                largest = max(largest, rows.count)
            }
            let took = (ContinuousClock.now - begin) / .seconds(1)
            print(
                "traffic: \(read) declarations read in \(Int(took * 1000)) ms (debug build), at most \(largest) at once"
            )
            #expect(read == count && largest <= Clearance.trafficBatch)
        }
    }

    @Test("a declaration of before the mode was kept is read from its frozen version; a rebuild changes nothing")
    func older() async throws {
        try await TestClearance.with(.sqlite) { test in
            try await test.lodge(declaration("O", TestRules.hs.green), at: 0)
            #expect(try await TestRebuild.run(test).isSound)
            try await test.execute("UPDATE declaration SET mode = NULL")
            #expect(try await traffic(test).map(\.mode) == ["3"])
        }
    }

    @Test("of several sources the first that knows an operator answers; what earns relief is the ruleset's to say")
    func trust() async throws {
        struct Fixed: TrustSource {
            var known: [String: String]
            func status(of identifier: String, at instant: Instant) -> TrustStatus? {
                known[identifier].map { TrustStatus(since: instant, programme: "OEA", status: $0) }
            }
        }
        let chain = TrustChain([Fixed(known: ["A": "suspended"]), Fixed(known: ["A": "certified", "B": "certified"])])
        #expect(chain.status(of: "A", at: TestClearance.start)?.status == "suspended")
        #expect(chain.status(of: "B", at: TestClearance.start)?.status == "certified")
        #expect(chain.status(of: "C", at: TestClearance.start) == nil)
        try await TestClearance.with(.sqlite) { test in
            try await test.register.set(
                [("A", OperatorRegister.Status(since: TestClearance.start, programme: "OEA", status: "certified"))],
                actor: "test", at: TestClearance.start)
            #expect(test.room.isTrusted("A", at: TestClearance.start))
            #expect(
                !test.room.isTrusted("A", at: TestClearance.at(-1))
                    && !test.room.isTrusted("B", at: TestClearance.start))
        }
    }
}
