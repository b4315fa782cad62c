import Country
import Deadlines

/// What must hold between the lists of a programme.
extension ProgrammeReader {
    func check(_ definition: ProgrammeDefinition) {
        let states = root.optional("states") ?? parts.compactMap { $0.root.optional("states") }.first ?? root
        for problem in Self.statesMissing(definition) { states.report(problem) }
        let tfa = Set(definition.benefits.compactMap(\.tfa))
        if tfa.count < 3 {
            (root.optional("benefits") ?? root).report(
                "WTO TFA 7.7.3 asks for at least three of its seven benefits; the programme names \(tfa.count)")
        }
        let letters = root.optional("letters") ?? parts.compactMap { $0.root.optional("letters") }.first ?? root
        for code in Self.lettersNeeded(definition) where definition.letter(code) == nil {
            letters.report("the letter “\(code)” is missing")
        }
        for outcome in Self.outcomes(definition)
        where !definition.deciders.contains(where: { $0.outcomes.contains(outcome) }) {
            (root.optional("deciders") ?? root).report("nobody is named who decides on “\(outcome.rawValue)”")
        }
    }

    /// The outcomes that the programme's states let a decision have.
    static func outcomes(_ definition: ProgrammeDefinition) -> [Outcome] {
        let states = definition.states
        return Outcome.allCases.filter { outcome in
            switch outcome {
            case .grant: true
            case .refuse: states.contains(.refused)
            case .suspend, .reinstate: states.contains(.suspended)
            case .revoke: states.contains(.revoked)
            case .annul: states.contains(.annulled)
            case .provisional: states.contains(.certifiedProvisional)
            }
        }
    }

    /// The states that the programme's own acts lead to and that it does not use.
    static func statesMissing(_ definition: ProgrammeDefinition) -> [String] {
        let used = definition.states
        var needed: [(state: CaseState, cause: String)] = [.draft, .submitted, .completeness, .accepted, .assessment]
            .map { ($0, "every case passes it") }
        needed += [.validationPlanned, .validating, .findingsIssued, .decision, .monitored]
            .map { ($0, "every case passes it") }
        for ground in definition.grounds {
            for effect in ground.effects {
                needed.append((state(of: effect), "the ground “\(ground.code)” leads there"))
                if effect != .requirement { needed.append((.hearing, "nobody is decided against unheard")) }
            }
        }
        for clock in definition.clocks where clock.consequence == .lapse && !clock.isWindow {
            needed.append((.lapsed, "the clock “\(clock.code)” lapses"))
        }
        if definition.certificate.validityMonths != nil { needed.append((.expired, "a certificate ends")) }
        if definition.certificate.renewalWindow != nil { needed.append((.renewing, "a certificate is renewed")) }
        if definition.certificate.effectiveAfterDays > 0 { needed.append((.granted, "a grant takes effect later")) }
        needed += definition.bars.keys.map { ($0, "there is a bar after it") }
        var named: Set<CaseState> = []
        var problems = needed.filter { !used.contains($0.state) && named.insert($0.state).inserted }
            .map { "the state “\($0.state.rawValue)” is missing: \($0.cause)" }
        // Each state can be come to, and left for an end, within the states used.
        let edges = edges(definition)
        let reached = closure(from: [.draft], edges)
        let back = closure(from: used.filter(\.isTerminal), edges.map { ($0.1, $0.0) })
        for state in CaseState.allCases where used.contains(state) {
            if !reached.contains(state) { problems.append("no act leads to the state “\(state.rawValue)”") }
            if !back.contains(state) { problems.append("no act leads on from the state “\(state.rawValue)”") }
        }
        return problems
    }

    private static func state(of effect: AdverseIntention) -> CaseState {
        switch effect {
        case .refuse: .refused
        case .requirement: .requirement
        case .suspend: .suspended
        case .revoke: .revoked
        case .annul: .annulled
        }
    }

    /// The ways of the table between states that the programme uses.
    private static func edges(_ definition: ProgrammeDefinition) -> [(CaseState, CaseState)] {
        let used = definition.states
        return CaseTable.transitions.flatMap { row -> [(CaseState, CaseState)] in
            let targets: [CaseState] =
                switch row.target {
                case .state(let state): [state]
                case .same: []
                case .origin: [.monitored]
                case .outcome: outcomes(definition).map { state(of: $0, definition) }
                }
            return row.from.filter(used.contains).flatMap { from in targets.filter(used.contains).map { (from, $0) } }
        }
    }

    private static func state(of outcome: Outcome, _ definition: ProgrammeDefinition) -> CaseState {
        switch outcome {
        case .grant: definition.certificate.effectiveAfterDays > 0 ? .granted : .monitored
        case .reinstate: .monitored
        case .provisional: .certifiedProvisional
        case .refuse, .suspend, .revoke, .annul: outcome.intention.map(state(of:)) ?? .refused
        }
    }

    private static func closure(from start: Set<CaseState>, _ edges: [(CaseState, CaseState)]) -> Set<CaseState> {
        var reached = start
        while let edge = edges.first(where: { reached.contains($0.0) && !reached.contains($0.1) }) {
            reached.insert(edge.1)
        }
        return reached
    }

    /// The letters of the acts that the programme's states allow.
    static func lettersNeeded(_ definition: ProgrammeDefinition) -> [String] {
        let states = definition.states
        var codes = [
            "receipt", "acceptance", "visit-plan", "report", "hearing-intention", "grant", "appeal-ruling",
            "appeal-allowed", "appeal-final",
        ]
        let more: [(CaseState, [String])] = [
            (.returned, ["gaps"]), (.notAccepted, ["non-acceptance"]), (.refused, ["refusal"]),
            (.infoRequest, ["information-request"]), (.correcting, ["cure"]),
            (.certifiedProvisional, ["provisional"]), (.lapsed, ["lapse"]), (.expired, ["expiry"]),
            (.withdrawn, ["withdrawal"]),
            (.suspended, ["suspension", "reinstatement"]), (.requirement, ["requirement"]),
            (.revoked, ["revocation"]), (.annulled, ["annulment"]), (.renewing, ["renewal", "renewed"]),
        ]
        codes += more.filter { states.contains($0.0) }.flatMap(\.1)
        return codes
    }
}
