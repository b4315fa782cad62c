import Concurrency
import Country
import Customs
import Database
import GaritaTesting
import Testing

@testable import Programme

@Suite("Operators on several nodes") struct OperatorFollowTests {
    private func soon(_ holds: () -> Bool) async throws -> Bool {
        for _ in 0..<200 {
            if holds() { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        return holds()
    }

    @Test("what one node registers, changes and merges, another that follows finds", arguments: TestDatabase.both)
    func follows(_ engine: TestDatabase) async throws {
        try await TestRegister.with(engine) { here in
            let there = try TestRegister(here.database)
            try await there.register.load()
            let rfc = TestRegister.rfc
            let following = Task { await there.register.follow(every: .milliseconds(20)) }
            let first = try await here.company("Sol de Juárez", rfc[0])
            let second = try await here.company("Maquilas Bravo", rfc[1])
            let now = here.now
            #expect(try await soon { there.register.operatorID(number: rfc[1], at: now) == second })
            #expect(there.register.operatorID(number: rfc[0], at: now) == first)

            try await here.register.change(
                second, [.addIdentifier(.rfc, rfc[2], since: here.today, through: nil)], by: "test", at: now)
            #expect(try await soon { there.register.operatorID(number: rfc[2], at: now) == second })
            following.cancel()
            await following.value
        }
    }

    @Test("of two readings that overtake each other the newer stands")
    func overtaken() {
        var index = OperatorIndex()
        var older = OperatorNews()
        older.entries = [(1, nil, 5)]
        older.identifiers = [(1, "a", 0, nil)]
        var newer = OperatorNews()
        newer.entries = [(1, nil, 7)]
        newer.identifiers = [(1, "b", 0, nil)]
        index.take(newer)
        index.take(older)
        let day = CalendarDay(number: 20_000)
        #expect(index.holder(of: "b", on: day) == 1 && index.holder(of: "a", on: day) == nil)
        #expect(index.changed == 7)
    }
}
