/// A row of the table: which fact leads from which states to which, and what must hold.
package struct CaseTransition: Hashable, Sendable {
    package enum Target: Hashable, Sendable {
        case state(CaseState)
        /// It stays where it is.
        case same
        /// Where it came from before the hearing, the decision or the request.
        case origin
        /// What the decision says.
        case outcome
    }

    /// The row's number in the domain's table (T1 to T20), empty for a row of our own.
    package let number: String
    /// The kind of the fact.
    package let kind: String
    package let from: Set<CaseState>
    package let target: Target
    package let guards: [CaseGuard]

    init(_ number: String, _ kind: String, from: Set<CaseState>, to target: Target, _ guards: [CaseGuard] = []) {
        self.number = number
        self.kind = kind
        self.from = from
        self.target = target
        self.guards = guards
    }
}

/// The state machine as a table. What is not here is refused.
package enum CaseTable {
    static let beforeGrant: Set<CaseState> = [
        .submitted, .completeness, .returned, .accepted, .assessment, .infoRequest, .validationPlanned, .validating,
        .findingsIssued, .correcting,
    ]
    /// Certified, and nothing but the ordinary watch going on.
    static let active: Set<CaseState> = [
        .certifiedProvisional, .granted, .monitored, .renewing, .reassessment, .requirement,
    ]
    static let held: Set<CaseState> = active.union([.suspended])
    static let open: Set<CaseState> = Set(CaseState.allCases.filter { !$0.isTerminal })
    static let all = Set(CaseState.allCases)

    package static let transitions: [CaseTransition] =
        application + validation + hearing + afterGrant + reinstatement + overlays + notes

    private static let application: [CaseTransition] = [
        CaseTransition("T1", "case.submitted", from: [.draft], to: .state(.submitted), [.consents]),
        CaseTransition("", "case.discarded", from: [.draft], to: .state(.discarded)),
        CaseTransition("T2", "case.completeness-begun", from: [.submitted], to: .state(.completeness)),
        CaseTransition("T3", "case.returned", from: [.completeness], to: .state(.returned), [.itemsListed]),
        CaseTransition("T2", "case.supplied", from: [.returned], to: .state(.completeness)),
        CaseTransition("T4", "case.accepted", from: [.completeness], to: .state(.accepted), [.noConflict]),
        CaseTransition(
            "T5", "case.not-accepted", from: [.completeness, .returned], to: .state(.notAccepted), [.reasons]),
        CaseTransition(
            "T6", "case.assessment-begun", from: [.accepted], to: .state(.assessment), [.declaresNoConflict]),
        CaseTransition("", "case.information-requested", from: [.assessment], to: .state(.infoRequest), [.noConflict]),
        CaseTransition("", "case.information-supplied", from: [.infoRequest], to: .state(.assessment), [.requestOpen]),
        CaseTransition("", "case.risk-mapped", from: [.assessment], to: .same, [.riskFigures, .noConflict]),
        CaseTransition("", "case.risk-map-approved", from: [.assessment], to: .same, [.riskMapBySecond]),
        CaseTransition("", "case.consultation-opened", from: [.assessment, .infoRequest], to: .same),
        CaseTransition("", "case.consultation-closed", from: open, to: .same, [.consultationOpen]),
        CaseTransition(
            "", "case.lapsed", from: [.draft, .returned, .infoRequest, .correcting], to: .state(.lapsed)),
        CaseTransition("T17", "case.withdrawn", from: beforeGrant.union(held), to: .state(.withdrawn)),
    ]

    private static let validation: [CaseTransition] = [
        CaseTransition(
            "T7", "case.validation-planned", from: [.assessment, .certifiedProvisional, .reassessment],
            to: .state(.validationPlanned), [.riskMapApproved, .sitesJustified, .twoPersons, .teamWithoutConflict]),
        CaseTransition(
            "", "case.visit-changed", from: [.validationPlanned, .validating], to: .same,
            [.visitPlanned, .noConflict, .twoPersons, .teamWithoutConflict]),
        CaseTransition("", "case.validation-begun", from: [.validationPlanned], to: .state(.validating)),
        CaseTransition(
            "T8", "case.findings-issued", from: [.validating], to: .state(.findingsIssued), [.validatedByTwo]),
        CaseTransition("", "case.finding-disputed", from: [.findingsIssued, .correcting], to: .same, [.findingOpen]),
        CaseTransition("T9", "case.cure-begun", from: [.findingsIssued], to: .state(.correcting), [.hasOpenFinding]),
        CaseTransition("", "case.cure-offered", from: [.correcting, .monitored, .decision], to: .same, [.findingOpen]),
        CaseTransition(
            "", "case.finding-closed", from: [.findingsIssued, .correcting, .monitored], to: .same,
            [.findingOpen, .noConflict]),
        CaseTransition(
            "T10", "case.cure-ended", from: [.correcting], to: .state(.decision), [.everyFindingAnswered, .noConflict]),
        CaseTransition(
            "", "case.decision-begun", from: [.findingsIssued, .assessment], to: .state(.decision),
            [.noOpenFinding, .consultationsClosed]),
    ]

    private static let hearing: [CaseTransition] = [
        CaseTransition(
            "T11", "case.hearing-opened", from: beforeGrant.union(held).union([.decision]).subtracting([.submitted]),
            to: .state(.hearing), [.groundOfProgramme, .reasons, .noConflict]),
        CaseTransition("", "case.hearing-answered", from: [.hearing], to: .same),
        CaseTransition("", "case.hearing-closed", from: [.hearing], to: .state(.decision)),
        CaseTransition(
            "", "case.decision-proposed", from: held.union([.decision, .assessment]), to: .same,
            [.notValidator, .noConflict]),
        CaseTransition(
            "T12", "case.decided", from: held.union([.decision, .assessment]), to: .outcome,
            [.decisionFits, .approvedBySecond, .heard, .noOpenFindingForGrant, .effectiveLater]),
    ]

    private static let afterGrant: [CaseTransition] = [
        CaseTransition("", "case.adopted", from: [.draft], to: .state(.monitored)),
        CaseTransition("", "case.took-effect", from: [.granted], to: .state(.monitored), [.effectReached]),
        CaseTransition(
            "", "case.requirement-issued", from: [.monitored, .renewing, .reassessment], to: .state(.requirement),
            [.noConflict]),
        CaseTransition("", "case.requirement-answered", from: [.requirement], to: .same, [.requirementOpen]),
        CaseTransition(
            "", "case.requirement-closed", from: [.requirement], to: .origin, [.requirementOpen, .noConflict]),
        CaseTransition("", "case.reassessment-begun", from: [.monitored], to: .state(.reassessment)),
        CaseTransition(
            "", "case.reassessment-closed", from: [.reassessment], to: .state(.monitored), [.noConflict]),
        CaseTransition("", "case.renewal-opened", from: [.monitored], to: .state(.renewing)),
        CaseTransition("", "case.renewal-filed", from: [.renewing], to: .same, [.noRevocationRunning]),
        CaseTransition("", "case.renewed", from: [.renewing], to: .state(.monitored), [.renewalFiled, .noOpenFinding]),
        CaseTransition("T18", "case.expired", from: held, to: .state(.expired), [.validityOver]),
    ]

    /// An allowed appeal takes effect at once (Kyoto 10.12): the status comes back, or the application goes on.
    private static let reinstatement: [CaseTransition] = [
        CaseTransition(
            "", "case.reinstated", from: [.suspended, .revoked, .annulled], to: .state(.monitored), [.appealAllowed]),
        CaseTransition(
            "", "case.reinstated", from: [.refused, .notAccepted], to: .state(.assessment), [.appealAllowed]),
    ]

    private static let overlays: [CaseTransition] = [
        CaseTransition("", "case.overlay-opened", from: open, to: .same, [.overlayNew]),
        CaseTransition("", "case.overlay-closed", from: all, to: .same, [.overlayOpen]),
        CaseTransition(
            "T19", "case.appeal-lodged", from: all.subtracting([.draft, .discarded]), to: .same, [.appealable]),
        CaseTransition(
            "T20", "case.appeal-decided", from: all, to: .same, [.appealOpen, .ruledOutsideChain, .reasons]),
    ]

    private static let notes: [CaseTransition] = [
        CaseTransition("", "case.clock-extended", from: open, to: .same, [.extensionDays]),
        CaseTransition("", "case.notice-filed", from: held, to: .same),
        CaseTransition("", "case.assigned", from: open, to: .same, [.assigneeWithoutConflict]),
        CaseTransition("", "case.conflict-declared", from: open, to: .same),
        CaseTransition(
            "", "case.consents-changed", from: all.subtracting([.draft, .discarded]), to: .same, [.knownConsents]),
        CaseTransition("", "case.noted", from: all, to: .same),
    ]

    private static let byKind = Dictionary(grouping: transitions, by: \.kind)

    /// The row for a fact in a state; nil: it may not happen there.
    package static func row(for kind: String, in state: CaseState) -> CaseTransition? {
        byKind[kind]?.first { $0.from.contains(state) }
    }

    /// The kinds that may happen in a state, by the table alone.
    package static func kinds(in state: CaseState) -> [String] {
        transitions.filter { $0.from.contains(state) }.map(\.kind)
    }
}
