import Country
import Customs
import GaritaTesting
import Risk
import Sealing
import Simulation
import Testing

/// Mexico's first profiles on simulated trade: they were written for it, and what they are worth is measured here.
@Suite("Mexico's first rules on simulated trade")
struct ProfilesTests {
    @Test("profiles, controls and rates load, and name offices, procedures and days that the pack knows")
    func load() throws {
        let pack = try SimulatorTests.pack.get()
        let rules = try Ruleset(pack: pack)
        #expect((30...100).contains(rules.profiles.count))
        #expect(Set(rules.profiles.map(\.id)).count == rules.profiles.count)
        let day = try CalendarDay("2026-11-23")
        for profile in rules.profiles {
            let isInForce =
                (profile.validFrom.map { $0 <= day } ?? false) && (profile.validTo.map { $0 >= day } ?? false)
            #expect(isInForce, "\(profile.id)")
            #expect(!profile.instruction["es"].isEmpty && !profile.instruction["en"].isEmpty)
        }
    }

    @Test("few are selected, certified operators far fewer, and those selected are false far more often than the rest")
    func worth() throws {
        let pack = try SimulatorTests.pack.get()
        let rules = CompiledRuleset(try Ruleset(pack: pack))
        let simulator = try SimulatorTests.simulator(seed: 11, days: 5, perDay: 1000)
        let register = Dictionary(simulator.operators.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        var selected: [Bool: (count: Int, of: Int)] = [true: (0, 0), false: (0, 0)]
        var found = (fraud: 0, selected: 0, allFraud: 0, all: 0)
        for day in simulator.allDays {
            let seed = try #require(DailySeed(day: day.day, bytes: [UInt8](repeating: 3, count: 32)))
            let draws = DrawSource(seed)
            for (simulated, truth) in zip(day.declarations, day.truths) {
                let declaration = simulated.declaration
                var context = Context(now: simulated.lodgedAt, day: day.day, office: simulated.office.text)
                context.currency = pack.currency
                context.operators = declaration.parties.compactMap { party in
                    register[party.identifier ?? ""].map { entry in
                        Context.Operator(
                            identifier: entry.id.text, status: entry.isAEO ? "certified" : nil,
                            firstSeenDays: day.day.days(since: entry.registered))
                    }
                }
                let subject = DecisionSubject(
                    number: declaration.reference, version: 1, inputHash: SHA256.hash(declaration.reference))
                let decision = decide(declaration, as: subject, context: context, ruleset: rules, draws: draws)
                let isSelected = decision.channel >= .yellow
                let isAEO = !declaration.authorisationHolders.isEmpty
                selected[isAEO, default: (0, 0)].of += 1
                if isSelected { selected[isAEO, default: (0, 0)].count += 1 }
                found.all += 1
                if truth.isFraud { found.allFraud += 1 }
                if isSelected { found.selected += 1 }
                if isSelected, truth.isFraud { found.fraud += 1 }
            }
        }
        func share(_ isAEO: Bool) -> Double {
            let entry = selected[isAEO] ?? (0, 1)
            return Double(entry.count) / Double(max(1, entry.of))
        }
        let lift =
            (Double(found.fraud) / Double(max(1, found.selected))) / (Double(found.allFraud) / Double(found.all))
        #expect(Double(found.selected) / Double(found.all) < 0.08)
        #expect(share(true) < share(false) / 4, "certified \(share(true)), others \(share(false))")
        #expect(lift > 5, "lift \(lift), selected \(found.selected) of \(found.all), fraud found \(found.fraud)")
    }
}
