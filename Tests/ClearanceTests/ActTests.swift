import Customs
import Database
import Formats
import GaritaTesting
import JSON
import Ledger
import Risk
import Testing

@testable import Clearance

@Suite("Acts on a declaration")
struct ActTests {
    private static func lodged(_ test: TestClearance, _ commodity: String, presented: Bool = true) async throws
        -> String
    {
        try await test.lodge(.sample(commodity: commodity), presented: presented).standing.number
    }

    @Test("what is lodged before the goods waits for them", arguments: TestDatabase.both)
    func prelodged(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let number = try await Self.lodged(test, TestRules.hs.green, presented: false)
            #expect(try await test.standing(number)?.state == .prelodged)
            let after = try await test.room.present(number, actor: "lane", at: TestClearance.at(600))
            #expect(after.state == .released)
            #expect(after.presentedAt == TestClearance.at(600))
            #expect(after.releasedAt == TestClearance.at(600))
            #expect(try await test.standing(number) == after)
            await #expect(throws: ClearanceError(.notAllowedNow, "")) {
                try await test.room.present(number, actor: "lane", at: TestClearance.at(601))
            }
        }
    }

    @Test("a check releases, stops or sends to examination", arguments: TestDatabase.both)
    func checks(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let number = try await Self.lodged(test, TestRules.hs.yellow)
            func check(_ result: DeclarationFact.Checked.Result, at: Int64) async throws -> DeclarationStanding {
                try await test.room.recordCheck(
                    number, result: result, note: "seen", actor: "eva", at: TestClearance.at(at))
            }
            let escalated = try await check(.escalated, at: 10)
            #expect(escalated.state == .examination)
            #expect(escalated.channel == .red)
            // An examination cannot be escalated any further.
            await #expect(throws: ClearanceError(.notAllowedNow, "")) { try await check(.escalated, at: 11) }
            #expect(try await check(.unsatisfactory, at: 20).state == .stopped)
            let released = try await check(.satisfactory, at: 30)
            #expect(released.state == .released)
            #expect(try await test.standing(number) == released)
            let kinds = try await test.events(number).map(\.kind.name)
            #expect(
                kinds.suffix(4) == [
                    "declaration.checked", "declaration.checked", "declaration.checked", "declaration.released",
                ])
        }
    }

    @Test("two officers who finish the same check at once: one is told that it is done", arguments: TestDatabase.both)
    func twice(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let second = try await TestClearance(test.database)
            let number = try await Self.lodged(test, TestRules.hs.red)
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for index in 0..<8 {
                    group.addTask {
                        let room = index % 2 == 0 ? test.room : second.room
                        let done = try? await room.recordCheck(
                            number, result: .satisfactory, note: "seen", actor: "e\(index)", at: TestClearance.at(9))
                        return done != nil
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 }.count == 1)
            #expect(try await test.events(number).filter { $0.kind.name == "declaration.released" }.count == 1)
        }
    }

    @Test("a hold keeps a declaration until it is lifted", arguments: TestDatabase.both)
    func holds(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let number = try await Self.lodged(test, TestRules.hs.green, presented: false)
            _ = try await test.room.placeHold(number, hold: "a", reason: "why", actor: "eva", at: TestClearance.at(1))
            _ = try await test.room.placeHold(number, hold: "b", reason: "why", actor: "eva", at: TestClearance.at(2))
            // The same hold again is the same hold.
            _ = try await test.room.placeHold(number, hold: "b", reason: "new", actor: "eva", at: TestClearance.at(3))
            #expect(try await test.room.present(number, actor: "l", at: TestClearance.at(4)).state == .checked)
            await #expect(throws: ClearanceError(.notAllowedNow, "")) {
                try await test.room.liftHold(number, hold: "c", reason: "why", actor: "eva", at: TestClearance.at(5))
            }
            let one = try await test.room.liftHold(
                number, hold: "a", reason: "why", actor: "eva", at: TestClearance.at(6))
            #expect(one.holds == ["b"])
            #expect(one.state == .checked)
            #expect(try await test.standing(number) == one)
            let none = try await test.room.liftHold(
                number, hold: "b", reason: "why", actor: "eva", at: TestClearance.at(7))
            #expect(none.state == .released)
            #expect(try await test.count("SELECT count(*) FROM declaration_hold") == 0)
        }
    }

    @Test("withdrawing ends a declaration, but not one that is to be examined", arguments: TestDatabase.both)
    func withdraws(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let number = try await Self.lodged(test, TestRules.hs.yellow)
            let gone = try await test.room.withdraw(number, reason: "mistake", actor: "ana", at: TestClearance.at(9))
            #expect(gone.state == .withdrawn)
            await #expect(throws: ClearanceError(.referenceTaken, "")) {
                try await test.lodge(.sample(commodity: TestRules.hs.green))
            }
            let red = try await test.lodge(.sample(reference: "R2", commodity: TestRules.hs.red)).standing.number
            await #expect(throws: ClearanceError(.notAllowedNow, "")) {
                try await test.room.withdraw(red, reason: "mistake", actor: "ana", at: TestClearance.at(9))
            }
            let refused = try await test.lodge(.sample(reference: "R3", office: "ZZ")).standing.number
            await #expect(throws: ClearanceError(.notAllowedNow, "")) {
                try await test.room.withdraw(refused, reason: "mistake", actor: "ana", at: TestClearance.at(9))
            }
            await #expect(throws: ClearanceError(.notFound, "")) {
                try await test.room.withdraw("26MX9", reason: "mistake", actor: "ana", at: TestClearance.at(9))
            }
        }
    }

    @Test("a clock that goes back makes no negative times and no second number", arguments: TestDatabase.both)
    func clockGoesBack(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let late = try await test.lodge(
                .sample(reference: "R1", commodity: TestRules.hs.green), presented: false, at: 90_000)
            let early = try await test.lodge(.sample(reference: "R2", commodity: TestRules.hs.green), at: -90_000)
            #expect(late.standing.number != early.standing.number)
            #expect(early.standing.serial > late.standing.serial)
            let after = try await test.room.present(late.standing.number, actor: "l", at: TestClearance.at(0))
            #expect(after.state == .released)
            let told = try #require(try await test.events(late.standing.number).last).data
            #expect(told["seconds"]?.int == 0)
            let day = try await test.page { search in
                search.lodgedFrom = TestClearance.at(-100_000)
                search.lodgedBefore = TestClearance.at(0)
            }
            #expect(day.map(\.number) == [early.standing.number])
        }
    }
}
