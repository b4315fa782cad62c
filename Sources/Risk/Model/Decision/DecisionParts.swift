import Country
import Customs
import Sealing

/// Everything that a decision is made of, before its record is written.
struct DecisionParts {
    let subject: DecisionSubject
    let channel: Channel
    let cause: Cause
    let outcomes: [Selection.Outcome]
    let draws: Draws
    let relief: Relief
    let thresholds: Thresholds
    let propensity: Propensity
    let context: Context
    let facts: [Facts]

    func decision(_ compiled: CompiledRuleset) -> Decision {
        let rules = compiled.ruleset
        let context = context.canonical
        let contextHash = SHA256.hash(context)
        let record = record(compiled, context: context, contextHash: contextHash)
        return Decision(
            subject: subject, channel: channel, cause: cause,
            hits: outcomes.map { outcome in
                var hit = outcome.hit
                hit.items = items(of: outcome, compiled)
                return hit
            }, draws: draws, relief: relief, thresholds: thresholds, propensity: propensity,
            instructions: instructions(rules), rulesetID: rules.id, rulesetVersion: rules.version,
            rulesetHash: rules.hash, contextHash: contextHash, record: record, hash: SHA256.hash(record))
    }

    private func items(of outcome: Selection.Outcome, _ compiled: CompiledRuleset) -> [Hit.Item] {
        guard let group = outcome.group else { return [] }
        let fields = compiled.readFields[group.profile]
        return group.facts.map { place in
            Hit.Item(
                item: facts[place].item,
                read: fields.map { Hit.Reading(field: $0, value: facts[place].read($0)) })
        }
    }

    /// The selected controls, the heaviest channel first, else in their order.
    func instructed(_ body: (Selection.Outcome) -> Void) {
        for channel in [Channel.red, .yellow, .blue] {
            for outcome in outcomes where outcome.hit.outcome == .selected && outcome.hit.applied == channel {
                body(outcome)
            }
        }
    }

    private func instructions(_ rules: Ruleset) -> [Instruction] {
        var instructions: [Instruction] = []
        instructed { outcome in
            let none = LocalizedText([:], fallback: "")
            var instruction = Instruction(
                source: outcome.hit.id, channel: outcome.hit.applied, officer: none, trader: none)
            if let group = outcome.group {
                instruction.officer = rules.profiles[group.profile].instruction
                instruction.trader = rules.profiles[group.profile].traderText
            } else if let alert = context.alerts.first(where: { $0.id == outcome.hit.id }) {
                instruction.officer = LocalizedText(alert.instruction, fallback: rules.languages.first ?? "")
            }
            instructions.append(instruction)
        }
        return instructions
    }
}
