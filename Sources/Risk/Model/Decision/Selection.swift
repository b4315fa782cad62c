import Customs
import Sealing

/// A decision in the making: what has asked for a look so far.
struct Selection {
    let subject: DecisionSubject
    let context: Context
    let ruleset: CompiledRuleset
    let rates: Rates.Office
    let isCertified: Bool
    let source: DrawSource
    let thresholds: Thresholds

    private var outcomes: [Outcome] = []
    private var mandatory = Channel.green
    /// The heaviest channel of selected profiles, before capacity.
    private var profiles = Channel.green
    private var isRelieved = false
    /// Probability that no profile selects, and that none selects for red.
    private var noProfile = 1.0
    private var noRedProfile = 1.0
    private var drawn: (stratum: Stratum, measurement: Draws.Draw, exploration: Draws.Draw)?

    init(
        subject: DecisionSubject, context: Context, ruleset: CompiledRuleset, rates: Rates.Office, isCertified: Bool,
        source: DrawSource
    ) {
        self.subject = subject
        self.context = context
        self.ruleset = ruleset
        self.rates = rates
        self.isCertified = isCertified
        self.source = source
        thresholds = Thresholds(rates.capacity, context.load)
    }

    // MARK: Controls

    mutating func add(alert place: Int) {
        let channel = context.alerts[place].channel
        mandatory = max(mandatory, channel)
        outcomes.append(Outcome(control: .alert(place), applied: channel, items: 0..<0))
    }

    mutating func add(_ group: Matches.Group) {
        let control = ruleset.controls[group.profile]
        var outcome = Outcome(control: .profile(group.profile), applied: control.channel, items: group.items)
        if control.isMandatory {
            mandatory = max(mandatory, control.channel)
        } else {
            select(control, group.profile, &outcome)
        }
        outcomes.append(outcome)
    }

    private mutating func select(_ control: CompiledRuleset.Control, _ profile: Int, _ outcome: inout Outcome) {
        outcome.propensity = control.probability
        if isCertified, control.aeoRelief {
            let relief = ruleset.ruleset.rates.relief
            outcome.propensity *= relief.probabilityFactor
            if relief.channelStep { outcome.applied = control.channel.lowered }
            if outcome.propensity != control.probability || outcome.applied != control.channel { isRelieved = true }
        }
        let id = ruleset.ruleset.profiles[profile].id
        if let cap = control.dailyCap, context.selectedToday[id] ?? 0 >= cap {
            outcome.outcome = .capped
            outcome.propensity = 0
            return
        }
        if outcome.propensity < 1 {
            let draw = uniform("profile:" + id)
            outcome.draw = draw
            if draw >= outcome.propensity { outcome.outcome = .notDrawn }
        }
        noProfile *= 1 - outcome.propensity
        if thresholds.diverted(outcome.applied) == .red { noRedProfile *= 1 - outcome.propensity }
        if outcome.outcome == .selected { profiles = max(profiles, outcome.applied) }
    }

    // MARK: Draws

    /// The two draws; both are always made and stored, whatever else selected the declaration.
    mutating func draw(_ stratum: Stratum, isFirst: Bool) {
        let rate = rates.measurement.rate(stratum)
        let value = uniform("measurement")
        let measurement = Draws.Draw(value: value, propensity: rate, isSelected: value < rate)

        var chance = isFirst ? rates.exploration.newKeyRate ?? rates.exploration.rate : rates.exploration.rate
        if isCertified { chance *= rates.exploration.aeoFactor }
        let explored = uniform("exploration")
        let isGreen = mandatory == .green && profiles == .green && !measurement.isSelected
        let exploration = Draws.Draw(value: explored, propensity: chance, isSelected: isGreen && explored < chance)
        drawn = (stratum, measurement, exploration)
    }

    private func uniform(_ purpose: String) -> Double {
        source.uniform(purpose, number: subject.number, version: subject.version)
    }

    // MARK: The end

    consuming func decision(facts: [Facts], places: [Int]) -> Decision {
        let none = Draws.Draw(value: 0, propensity: 0, isSelected: false)
        let (stratum, measurement, exploration) = drawn ?? (.rest, none, none)
        let diverted = thresholds.diverted(profiles)
        let explored = thresholds.diverted(rates.exploration.channel)
        let channel = max(
            mandatory, diverted, measurement.isSelected ? rates.measurement.channel : .green,
            exploration.isSelected ? explored : .green)
        let cause: Cause =
            if channel == .green {
                .none
            } else if channel == mandatory {
                .mandatory
            } else if channel == diverted {
                diverted == profiles ? .profile : .capacity
            } else {
                measurement.isSelected ? .measurement : .exploration
            }
        var thresholds = thresholds
        thresholds.divertedFrom = diverted == profiles ? nil : profiles

        let unselected = mandatory == .green ? noProfile * (1 - measurement.propensity) : 0
        let unseen = noRedProfile * (rates.measurement.channel == .red ? 1 - measurement.propensity : 1)
        let propensity = Propensity(
            selected: 1 - unselected * (1 - exploration.propensity),
            red: mandatory == .red ? 1 : 1 - unseen + (explored == .red ? unselected * exploration.propensity : 0))

        let parts = DecisionParts(
            subject: subject, channel: channel, cause: cause, outcomes: outcomes,
            draws: Draws(
                commitment: source.commitment, day: source.seed.day, stratum: stratum, measurement: measurement,
                exploration: exploration),
            relief: Relief(isCertified: isCertified, isApplied: isRelieved), thresholds: thresholds,
            propensity: propensity, context: context, facts: facts, places: places, ruleset: ruleset)
        return Decision(parts)
    }
}

extension Thresholds {
    init(_ limits: Rates.Capacity, _ load: Context.Load) {
        self.limits = limits
        isRedFull = Thresholds.isFull(limits.red, load.red, load.decided)
        isYellowFull = Thresholds.isFull(limits.yellow, load.yellow, load.decided)
    }

    /// Whether one more would go beyond the count, or beyond the share of the window's decisions.
    private static func isFull(_ limit: Rates.Limit, _ done: Int, _ decided: Int) -> Bool {
        if let count = limit.count, done >= count { return true }
        if let share = limit.share, decided >= Rates.Capacity.shareFrom {
            return Double(done + 1) > share * Double(decided + 1)
        }
        return false
    }

    /// The channel that a selection gets while some are full; blue is never full.
    func diverted(_ channel: Channel) -> Channel {
        var channel = channel
        if channel == .red, isRedFull { channel = .yellow }
        if channel == .yellow, isYellowFull { channel = .blue }
        return channel
    }
}
