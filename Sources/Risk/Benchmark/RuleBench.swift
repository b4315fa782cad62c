package import JSON

/// `garita bench rules`: how many declarations a second one core takes through all profiles.
package enum RuleBench {
    /// What was measured over one set of profiles.
    package struct Speed: Sendable {
        package let profiles: Int
        package let declarations: Int
        package let perSecond: Double
        package let hitsPerDeclaration: Double
    }

    /// A measurement is the best of so many stretches: noise of the machine only ever slows down.
    static let stretches = 10

    /// The bars of the issue, in declarations a second.
    static let bars: [(profiles: Int, perSecond: Double)] = [(200, 3_000_000), (2_000, 1_000_000)]

    /// Measures made-up profiles and one whole decision; `line` takes words for people.
    ///
    /// Returns `profiles_200_per_s`, `profiles_2000_per_s`, and beside them the hits, 20,000 profiles and the decision.
    package static func run(
        profiles counts: [Int] = [200, 2_000, 20_000], seconds: Double = 2, line: (String) -> Void
    ) throws -> JSONValue {
        var figures = JSONObject()
        line("All hits of made-up profiles over six conditions (HS prefix, origins, least value, highest price per")
        line("kilogram, AEO, new importer), seconds of one core, the best of \(stretches) stretches:")
        for count in counts {
            let speed = measure(profiles: count, seconds: seconds)
            let bar = bars.first { $0.profiles == count }
            let verdict = bar.map { bar in
                (speed.perSecond >= bar.perSecond ? ", above" : ", BELOW") + " the bar of \(Words.count(bar.perSecond))"
            }
            line(
                "  \(count) profiles: \(Words.count(speed.perSecond)) declarations a second, "
                    + "\(Words.decimal(speed.hitsPerDeclaration)) hits each\(verdict ?? "")")
            figures["profiles_\(count)_per_s"] = .number(speed.perSecond.rounded())
            figures["profiles_\(count)_hits"] = .number((speed.hitsPerDeclaration * 100).rounded() / 100)
        }
        let cost = try decisionCost(seconds: seconds)
        line(
            "A whole decision on one item with 200 profiles: \(Words.decimal(cost.microseconds)) µs, "
                + "record of \(cost.recordBytes) bytes")
        figures["decide_us"] = .number((cost.microseconds * 100).rounded() / 100)
        figures["record_bytes"] = .number(cost.recordBytes)
        return .object(figures)
    }

    /// Over made-up profiles and declarations.
    package static func measure(profiles count: Int, declarations: Int = 4096, seconds: Double = 2) -> Speed {
        var sample = SampleRules(seed: 20_261_123)
        let profiles = sample.profiles(count)
        let facts = sample.facts(declarations)
        return measure(CompiledRuleset(Ruleset(profiles: profiles)), facts, seconds: seconds)
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
        for _ in 0..<stretches {
            var rounds = 0
            var check = 0
            let start = CoreClock.seconds
            var elapsed = 0.0
            repeat {
                for place in 0..<table.count { check &+= index.match(table.view(place), into: found) }
                rounds += 1
                elapsed = CoreClock.seconds - start
            } while elapsed < seconds / Double(stretches)
            precondition(check == hits &* rounds, "every round finds the same hits")
            best = max(best, Double(table.count * rounds) / elapsed)
        }
        return Speed(
            profiles: rules.ruleset.profiles.count, declarations: table.count, perSecond: best,
            hitsPerDeclaration: perDeclaration)
    }
}

/// Figures in words for people.
enum Words {
    /// `12,345,678`.
    static func count(_ value: Double) -> String {
        var digits = String(Int(value.rounded()))
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
            place -= 3
        }
        return digits
    }

    /// Two digits after the point.
    static func decimal(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    static func seconds(_ value: Double) -> String {
        value < 1 ? "\(decimal(value * 1000)) ms" : "\(decimal(value)) s"
    }
}
