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
    let rates = ruleset.ruleset.rates
    let parties = HeadParties(declaration)
    let standing = Standing(declaration.type.flow, parties, context, rates)
    let facts = Facts.make(declaration, context: context, rates: rates, parties: parties, standing: standing)
    let matches = Matches(ruleset, facts)

    var selection = Selection(
        subject: subject, context: context, ruleset: ruleset, rates: rates.office(context.office),
        isCertified: standing.isCertified == true, source: source)
    for place in context.alerts.indices { selection.add(alert: place) }
    for group in matches.groups { selection.add(group) }
    let isFirst = facts.contains { $0[flag: .firstHS] == true || $0[flag: .firstOrigin] == true }
    selection.draw(standing.stratum, isFirst: isFirst)
    return selection.decision(facts: facts, places: matches.places)
}
