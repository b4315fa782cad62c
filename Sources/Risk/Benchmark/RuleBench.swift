/// `garita bench rules`: how many declarations a second one core takes through all profiles.
package enum RuleBench {
    /// What was measured over one set of profiles.
    package struct Speed: Sendable {
        package let profiles: Int
        package let declarations: Int
        package let perSecond: Double
        package let hitsPerDeclaration: Double
    }

    /// Matches every declaration again and again for about `seconds`, after one warm round; the best of five stretches.
    static func measure(_ rules: CompiledRuleset, _ facts: [Facts], seconds: Double) -> Speed {
        let table = FactTable(facts)
        let index = rules.index
        let found = UnsafeMutablePointer<UInt32>.allocate(capacity: max(1, rules.ruleset.profiles.count))
        defer { found.deallocate() }
        var hits = 0
        for place in 0..<table.count { hits += index.match(table.view(place), into: found) }
        let perDeclaration = Double(hits) / Double(max(1, table.count))
        var best = 0.0
        let clock = ContinuousClock()
        for _ in 0..<5 {
            var rounds = 0
            var check = 0
            let start = clock.now
            var elapsed = 0.0
            repeat {
                for place in 0..<table.count { check &+= index.match(table.view(place), into: found) }
                rounds += 1
                elapsed = (clock.now - start) / .seconds(1)
            } while elapsed < seconds / 5
            precondition(check == hits &* rounds, "every round finds the same hits")
            best = max(best, Double(table.count * rounds) / elapsed)
        }
        return Speed(
            profiles: rules.ruleset.profiles.count, declarations: table.count, perSecond: best,
            hitsPerDeclaration: perDeclaration)
    }

    /// Over made-up profiles and declarations.
    package static func measure(profiles count: Int, declarations: Int = 4096, seconds: Double = 2) -> Speed {
        var sample = SampleRules(seed: 20_261_123)
        let profiles = sample.profiles(count)
        let facts = sample.facts(declarations)
        return measure(CompiledRuleset(Ruleset(profiles: profiles)), facts, seconds: seconds)
    }
}
