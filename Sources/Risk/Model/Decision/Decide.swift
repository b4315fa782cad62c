package import Customs
import Sealing

/// Decides on a declaration: mandatory controls, every profile, relief, capacity, the two draws, and the record of it all.
///
/// Pure: the same arguments give the same bytes. The order of the steps is that of the house (`house.md`); the model
/// score comes in between profiles and relief when there is a model.
package func decide(
    _ declaration: Declaration, as subject: DecisionSubject, context: Context, ruleset: CompiledRuleset,
    draws source: DrawSource
) -> Decision {
    let rules = ruleset.ruleset
    let rates = rules.rates.office(context.office)
    let standing = Standing(declaration, context, rules.rates)
    let facts = Facts.make(declaration, context: context, rates: rules.rates)

    var selection = Selection(
        subject: subject, context: context, rules: rules, rates: rates, isCertified: standing.isCertified == true,
        source: source)
    for alert in context.alerts { selection.add(alert) }
    for group in ruleset.groupedMatches(facts) { selection.add(group) }
    let isFirst = facts.contains { $0[flag: .firstHS] == true || $0[flag: .firstOrigin] == true }
    selection.draw(standing.stratum, isFirst: isFirst)
    return selection.decision(ruleset, facts: facts)
}

/// The profiles that matched some item, each with the places of its items.
struct MatchGroup {
    /// The place in ``Ruleset/profiles``.
    let profile: Int
    /// Places in the list of facts, ascending.
    var facts: [Int]
}

extension CompiledRuleset {
    /// All matches of a declaration by profile, in the order of the files.
    func groupedMatches(_ facts: [Facts]) -> [MatchGroup] {
        if facts.count == 1 { return matches(facts[0]).map { MatchGroup(profile: $0, facts: [0]) } }
        var pairs: [(profile: Int, fact: Int)] = []
        for place in facts.indices {
            for profile in matches(facts[place]) { pairs.append((profile, place)) }
        }
        pairs.sort { $0 < $1 }
        var groups: [MatchGroup] = []
        for pair in pairs {
            if let last = groups.last, last.profile == pair.profile {
                groups[groups.count - 1].facts.append(pair.fact)
            } else {
                groups.append(MatchGroup(profile: pair.profile, facts: [pair.fact]))
            }
        }
        return groups
    }
}
