package import Customs
import Ledger

/// A case as its events make it: state, findings, hearings, decisions, certificate, status. Pure: the same events give
/// the same life.
package struct CaseLife: Hashable, Sendable, Codable {
    package let id: CaseID
    package let opened: CaseFact.Opened
    package internal(set) var openedAt: Instant
    package internal(set) var openedBy: String
    package internal(set) var state: CaseState = .draft
    /// Where a hearing, decision or requirement was entered from, and where it leads back to when nothing adverse follows.
    package internal(set) var origin: CaseState?
    package internal(set) var stateSince: Instant
    package internal(set) var submitted: CaseFact.Submitted?
    /// What was said of consents after the application; nil while nothing was. See ``consents``.
    var changedConsents: [String]?
    package internal(set) var missing: [Item] = []
    package internal(set) var requests: [RequestStanding] = []
    package internal(set) var riskMap: [RiskEntry] = []
    package internal(set) var riskMappedBy: String?
    package internal(set) var riskMapApprovedBy: String?
    package internal(set) var consultations: [ConsultationStanding] = []
    package internal(set) var visits: [PlannedVisit] = []
    package internal(set) var findings: [FindingStanding] = []
    package internal(set) var hearings: [HearingStanding] = []
    package internal(set) var decisions: [DecisionStanding] = []
    /// The event by which the application was not accepted; it can be appealed against like a decision.
    package internal(set) var notAcceptedBy: Int64?
    package internal(set) var requirements: [RequirementStanding] = []
    package internal(set) var appeals: [AppealStanding] = []
    package internal(set) var overlays: [OpenOverlay] = []
    package internal(set) var certificate: Certificate?
    package internal(set) var renewal: CaseFact.RenewalFiled?
    package internal(set) var notices: [CaseFact.NoticeFiled] = []
    /// The statuses that follow, each from an instant on; see ``status(at:)``.
    package internal(set) var statuses: [StatusChange] = []
    /// Everyone who validated or is planned to.
    package internal(set) var validators: Persons = []
    /// Everyone who looked into the file for the office: intake, assessment, risk map.
    package internal(set) var officers: Persons = []
    /// Everyone who proposed or approved a decision.
    package internal(set) var deciders: Persons = []
    package internal(set) var conflicts: Persons = []
    package internal(set) var assigned: [String: String] = [:]
    package internal(set) var lastSequence: Int64
    package internal(set) var lastAt: Instant

    /// Begins with the event that opened it. Throws ``CaseError`` `history` for any other.
    package init(id: CaseID, _ event: CaseEvent) throws(CaseError) {
        guard case .opened(let opened) = event.fact else {
            throw CaseError(.history, "the first event of a case opens it")
        }
        self.id = id
        self.opened = opened
        openedAt = event.at
        openedBy = event.actor
        stateSince = event.at
        lastSequence = event.sequence
        lastAt = event.at
    }

    /// The life that events make, in their order. Throws ``CaseError`` where one does not fit.
    package init(id: CaseID, events: some Sequence<CaseEvent>, under rules: CaseRules) throws(CaseError) {
        var life: CaseLife?
        for event in events {
            if life == nil {
                life = try CaseLife(id: id, event)
            } else {
                try life?.apply(event, under: rules)
            }
        }
        guard let life else { throw CaseError(.history, "there is no case \(id)") }
        self = life
    }

    /// The sites of the case: those that were signed for, else those it was opened with.
    package var sites: [SiteID] { submitted.map { $0.sites.isEmpty ? opened.sites : $0.sites } ?? opened.sites }

    /// Whether a person had a part in the chain of a decision: assessed, validated, decided or ruled before.
    func hadPart(_ person: String) -> Bool {
        deciders.contains(person) || validators.contains(person) || officers.contains(person)
            || appeals.contains { $0.decided?.ruledBy == person }
    }

    /// The status at an instant as far as the events up to now tell; nil before any.
    package func status(at instant: Instant) -> OperatorStatus? { statuses.status(at: instant) }

    /// The hearing that runs or whose decision is still to come.
    package var hearing: HearingStanding? {
        state == .hearing || (state == .decision && origin != nil) ? hearings.last : nil
    }

    package var openFindings: [FindingStanding] { findings.filter(\.blocks) }

    package func finding(_ id: String) -> FindingStanding? { findings.first { $0.finding.id == id } }

    package func has(_ overlay: Overlay) -> Bool { overlays.contains { $0.overlay == overlay } }

    /// Lets one more fact happen. Throws ``CaseError`` when it may not happen now; the life is then as it was.
    package mutating func apply(_ event: CaseEvent, under rules: CaseRules) throws(CaseError) {
        let kind = event.fact.kind.name
        guard let row = CaseTable.row(for: kind, in: state) else {
            throw CaseError(.state, "\(kind) is not possible while the case is \(state.rawValue)")
        }
        guard event.at >= lastAt else { throw CaseError(.date, "an event comes after those before it") }
        for guardian in row.guards { try guardian.check(event, self, rules) }
        let next = try target(of: row, event.fact, rules)
        guard rules.definition.states.contains(next) else {
            throw CaseError(.unusedState, "\(rules.definition.code) does not use the state \(next.rawValue)")
        }
        record(event, under: rules)
        move(to: next, at: event.at)
        lastSequence = event.sequence
        lastAt = event.at
    }

    private func target(
        of row: CaseTransition, _ fact: CaseFact, _ rules: CaseRules
    ) throws(CaseError) -> CaseState {
        switch row.target {
        case .state(let state): return state
        case .same: return state
        case .origin: return origin ?? .monitored
        case .outcome:
            guard case .decided(let decided) = fact else { throw CaseError(.history, "an outcome needs a decision") }
            switch decided.outcome {
            case .grant: return rules.definition.certificate.effectiveAfterDays > 0 ? .granted : .monitored
            case .provisional: return .certifiedProvisional
            case .refuse: return isRenewalRefused ? .expired : .refused
            case .suspend: return .suspended
            case .reinstate: return .monitored
            case .revoke: return .revoked
            case .annul: return .annulled
            }
        }
    }

    /// A refusal while the certificate stands refuses its renewal: the certificate then ends.
    private var isRenewalRefused: Bool { origin.map(\.isHeld) ?? state.isHeld }

    private mutating func move(to next: CaseState, at instant: Instant) {
        guard next != state else { return }
        switch next {
        case .hearing, .requirement: origin = origin ?? state
        case .decision: if state != .hearing { origin = origin.flatMap { $0.isHeld ? $0 : nil } }
        default: origin = nil
        }
        state = next
        stateSince = instant
    }
}
