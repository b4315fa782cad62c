import Country
import Customs

/// Everything that a decision is made of, before its record is written.
struct DecisionParts: Sendable {
    let subject: DecisionSubject
    let channel: Channel
    let cause: Cause
    let outcomes: [Outcome]
    let draws: Draws
    let relief: Relief
    let thresholds: Thresholds
    let propensity: Propensity
    let context: Context
    let facts: [Facts]
    /// The items of all outcomes, as places in `facts`.
    let places: [Int]
    let ruleset: CompiledRuleset

    /// The selected controls, the heaviest channel first, else in their order.
    func instructed(_ body: (Outcome) -> Void) {
        for channel in [Channel.red, .yellow, .blue] {
            for outcome in outcomes where outcome.outcome == .selected && outcome.applied == channel { body(outcome) }
        }
    }

    var hits: [Hit] {
        outcomes.map { outcome in
            switch outcome.control {
            case .alert(let place):
                let alert = context.alerts[place]
                return Hit(
                    kind: .alert, id: alert.id, version: 1, channel: alert.channel, applied: alert.channel,
                    outcome: .selected, propensity: 1, draw: nil, items: [])
            case .profile(let place):
                let profile = ruleset.ruleset.profiles[place]
                return Hit(
                    kind: profile.kind == .mandatory ? .mandatory : .profile, id: profile.id, version: profile.version,
                    channel: profile.channel, applied: outcome.applied, outcome: outcome.outcome,
                    propensity: outcome.propensity, draw: outcome.draw,
                    items: outcome.items.map { item(facts[places[$0]], ruleset.readFields[place]) })
            }
        }
    }

    var selectedProfiles: [String] {
        outcomes.compactMap { outcome in
            guard case .profile(let place) = outcome.control, outcome.outcome == .selected,
                !ruleset.controls[place].isMandatory
            else { return nil }
            return ruleset.ruleset.profiles[place].id
        }
    }

    private func item(_ facts: Facts, _ fields: [Field]) -> Hit.Item {
        Hit.Item(item: facts.item, read: fields.map { Hit.Reading(field: $0, value: facts.read($0)) })
    }

    var instructions: [Instruction] {
        var instructions: [Instruction] = []
        instructed { outcome in
            switch outcome.control {
            case .alert(let place):
                let alert = context.alerts[place]
                let language = ruleset.ruleset.languages.first ?? ""
                instructions.append(
                    Instruction(
                        source: alert.id, channel: outcome.applied,
                        officer: LocalizedText(alert.instruction, fallback: language),
                        trader: LocalizedText([:], fallback: language)))
            case .profile(let place):
                let profile = ruleset.ruleset.profiles[place]
                instructions.append(
                    Instruction(
                        source: profile.id, channel: outcome.applied, officer: profile.instruction,
                        trader: profile.traderText))
            }
        }
        return instructions
    }
}
