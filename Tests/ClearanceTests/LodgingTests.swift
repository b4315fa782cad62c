import Customs
import Database
import Formats
import GaritaTesting
import JSON
import Ledger
import Risk
import Sealing
import Testing

@testable import Clearance

@Suite("Lodging")
struct LodgingTests {
    @Test(
        "a lodged declaration is answered with what is written, and its events tell the same",
        arguments: TestDatabase.both)
    func lodges(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let declaration = try Declaration.sample(commodity: TestRules.hs.green)
            let answer = try await test.lodge(declaration)
            #expect(answer.standing.state == .released)
            #expect(answer.standing.channel == .green)
            #expect(!answer.repeated)
            #expect(try await test.standing(answer.standing.number) == answer.standing)
            let events = try await test.events(answer.standing.number)
            #expect(events.map(\.kind.name) == ["declaration.lodged", "declaration.decided", "declaration.released"])
            #expect(events.first?.sequence == answer.standing.serial)
            #expect(try events[1].data["recordHash"]?.string == answer.recordHash)
            let record = try #require(try await test.room.decisionRecords(of: answer.standing).first)
            #expect(record.hash == answer.recordHash)
            #expect(SHA256.hash(record.bytes).hex == record.hash)
            let version = try #require(try await test.room.version(1, of: answer.standing))
            #expect(version.body == declaration.canonicalJSON())
            #expect(version.contentHash == SHA256.hash(version.body).hex)
            #expect(try version.declaration() == declaration)
            #expect(try await test.database.read { (db) throws in try Ledger.verify(in: db).isSound })
        }
    }

    @Test(
        "each channel has its state", arguments: TestDatabase.both,
        [
            (TestRules.hs.green, Channel.green, DeclarationState.released), (TestRules.hs.blue, .blue, .released),
            (TestRules.hs.yellow, .yellow, .documents), (TestRules.hs.red, .red, .examination),
            (TestRules.hs.arms, .red, .examination),
        ])
    func channels(_ engine: TestDatabase, _ expected: (String, Channel, DeclarationState)) async throws {
        try await TestClearance.with(engine) { test in
            let answer = try await test.lodge(.sample(commodity: expected.0))
            #expect(answer.standing.channel == expected.1)
            #expect(answer.standing.state == expected.2)
        }
    }

    @Test(
        "the same content again is the same declaration; other content is refused once it was accepted",
        arguments: TestDatabase.both)
    func repeats(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let first = try await test.lodge(.sample(commodity: TestRules.hs.yellow))
            let again = try await test.lodge(.sample(commodity: TestRules.hs.yellow), at: 60)
            #expect(again.repeated)
            #expect(again.standing == first.standing)
            #expect(again.recordHash == first.recordHash)
            await #expect(throws: ClearanceError(.referenceTaken, "")) {
                try await test.lodge(.sample(commodity: TestRules.hs.red))
            }
            // A refused one does not free an accepted reference either.
            await #expect(throws: ClearanceError(.referenceTaken, "")) { try await test.lodge(.sample(office: "ZZ")) }
            #expect(try await test.count("SELECT count(*) FROM declaration") == 1)
            #expect(try await test.events(first.standing.number).count == 2)
        }
    }

    @Test("a held declaration is repeated with its holds", arguments: TestDatabase.both)
    func repeatsHeld(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let first = try await test.lodge(.sample(commodity: TestRules.hs.yellow))
            let held = try await test.room.placeHold(
                first.standing.number, hold: "sanitary", reason: "see", actor: "eva", at: TestClearance.at(5))
            let again = try await test.lodge(.sample(commodity: TestRules.hs.yellow), at: 60)
            #expect(again.standing == held)
            #expect(again.standing.holds == ["sanitary"])
        }
    }

    @Test("refused first, the corrected declaration is accepted under the same reference", arguments: TestDatabase.both)
    func corrects(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let refused = try await test.lodge(.sample(commodity: TestRules.hs.green, office: "ZZ"))
            #expect(refused.standing.state == .refused)
            #expect(refused.recordHash == nil)
            #expect(refused.problems.map(\.code).contains("office.unknown"))
            let same = try await test.lodge(.sample(commodity: TestRules.hs.green, office: "ZZ"))
            #expect(same.repeated)
            #expect(same.standing == refused.standing)
            let worse = try await test.lodge(.sample(commodity: TestRules.hs.blue, office: "ZZ"))
            #expect(worse.standing.state == .refused)
            let accepted = try await test.lodge(.sample(commodity: TestRules.hs.green))
            #expect(accepted.standing.state == .released)
            #expect(!accepted.repeated)
            #expect(try await test.count("SELECT count(*) FROM declaration") == 3)
            #expect(try await test.lodge(.sample(commodity: TestRules.hs.green)).repeated)
            let told = try #require(try await test.events(refused.standing.number).last).data
            #expect(told["reasons"]?.array?.first?["path"]?.string == "/declarationOffice")
        }
    }

    @Test("what was refused by the tables is taken anew when the tables accept it", arguments: TestDatabase.both)
    func mendedTable(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let declaration = try Declaration.sample(commodity: TestRules.hs.green, office: "ZZ")
            let refused = try await test.lodge(declaration)
            #expect(refused.standing.state == .refused)
            let accepted = try await test.room.lodge(
                TestClearance.submission(declaration, policy: .historical), at: TestClearance.at(60))
            #expect(accepted.standing.state == .released)
            #expect(!accepted.repeated)
        }
    }

    @Test("the same sent by 32 at once is one declaration, and nobody waits for a retry", arguments: TestDatabase.both)
    func concurrentTwins(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let before = try await test.count("SELECT count(*) FROM event")
            let numbers = try await withThrowingTaskGroup(of: (String, Bool).self) { group in
                for _ in 0..<32 {
                    group.addTask {
                        let answer = try await test.lodge(.sample(commodity: TestRules.hs.yellow))
                        return (answer.standing.number, answer.repeated)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(numbers.map(\.0)).count == 1)
            #expect(numbers.filter { !$0.1 }.count == 1)
            #expect(try await test.count("SELECT count(*) FROM declaration") == 1)
            #expect(try await test.count("SELECT count(*) FROM event") == before + 3)  // with the day's commitment
            #expect(test.room.groupFigures.retriedAlone == 0)
        }
    }

    @Test(
        "twins in one group: the same is repeated, another is refused, what follows a refusal is new",
        arguments: TestDatabase.both)
    func twinsInGroup(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            // Enough at once that groups hold several of each reference.
            let outcomes = try await withThrowingTaskGroup(of: String.self) { group in
                for index in 0..<96 {
                    let kinds = [TestRules.hs.green, TestRules.hs.yellow, "refused"]
                    let kind = kinds[index % 3]
                    group.addTask {
                        do {
                            let declaration = try Declaration.sample(
                                reference: "R\(index / 24)", commodity: kind == "refused" ? TestRules.hs.blue : kind,
                                office: kind == "refused" ? "ZZ" : "07")
                            let answer = try await test.lodge(declaration)
                            return answer.standing.state == .refused ? "refused" : answer.repeated ? "again" : "new"
                        } catch let error as ClearanceError where error.code == .referenceTaken {
                            return "taken"
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == "new" }.count == 4)
            #expect(try await test.count("SELECT count(*) FROM declaration WHERE attempt = 0") == 4)
            #expect(try await test.count("SELECT count(*) FROM declaration WHERE state = 'refused'") <= 4)
            #expect(test.room.groupFigures.retriedAlone == 0)
            let report = try await Ledger.rebuild([ClearanceProjection()], in: test.database)
            #expect(report.isSound, "\(report.differences)")
        }
    }

    @Test("two nodes on one database that get the same write it once", arguments: TestDatabase.both)
    func twoNodes(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let second = try await TestClearance(test.database)
            let numbers = try await withThrowingTaskGroup(of: String.self) { group in
                for index in 0..<64 {
                    group.addTask {
                        let node = index % 2 == 0 ? test : second
                        let declaration = try Declaration.sample(
                            reference: "R\(index / 4)", commodity: TestRules.hs.yellow)
                        return try await node.lodge(declaration).standing.number
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(numbers).count == 16)
            #expect(try await test.count("SELECT count(*) FROM declaration") == 16)
        }
    }
}
