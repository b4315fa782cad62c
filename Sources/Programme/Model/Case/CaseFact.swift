package import Ledger

/// A fact of a case's life: what one event of the ledger says. From these alone follow its state, its clocks and whether
/// its benefits are on.
///
/// The data is the payload as canonical JSON. Prose never stands in an event: ``Prose`` names it by hash.
package enum CaseFact: Hashable, Sendable {
    case opened(Opened)
    case submitted(Submitted)
    case completenessBegun(CompletenessBegun)
    case returned(Returned)
    case supplied(Supplied)
    case accepted(Accepted)
    case notAccepted(NotAccepted)
    case assessmentBegun(AssessmentBegun)
    case informationRequested(InformationRequested)
    case informationSupplied(InformationSupplied)
    case riskMapped(RiskMapped)
    case riskMapApproved(RiskMapApproved)
    case consultationOpened(ConsultationOpened)
    case consultationClosed(ConsultationClosed)
    case validationPlanned(ValidationPlanned)
    case visitChanged(VisitChanged)
    case provisionallyCertified(ProvisionallyCertified)
    case validationBegun(ValidationBegun)
    case findingsIssued(FindingsIssued)
    case findingDisputed(FindingDisputed)
    case cureBegun(CureBegun)
    case cureOffered(CureOffered)
    case findingClosed(FindingClosed)
    case cureEnded(CureEnded)
    case hearingOpened(HearingOpened)
    case hearingAnswered(HearingAnswered)
    case hearingClosed(HearingClosed)
    case decisionBegun(DecisionBegun)
    case decisionProposed(DecisionProposed)
    case decided(Decided)
    case adopted(Adopted)
    case tookEffect(TookEffect)
    case requirementIssued(RequirementIssued)
    case requirementAnswered(RequirementAnswered)
    case requirementClosed(RequirementClosed)
    case reassessmentBegun(ReassessmentBegun)
    case reassessmentClosed(ReassessmentClosed)
    case renewalOpened(RenewalOpened)
    case renewalFiled(RenewalFiled)
    case renewed(Renewed)
    case withdrawn(Withdrawn)
    case discarded(Discarded)
    case lapsed(Lapsed)
    case expired(Expired)
    case overlayOpened(OverlayOpened)
    case overlayClosed(OverlayClosed)
    case appealLodged(AppealLodged)
    case appealDecided(AppealDecided)
    case reinstated(Reinstated)
    case clockExtended(ClockExtended)
    case noticeFiled(NoticeFiled)
    case assigned(Assigned)
    case conflictDeclared(ConflictDeclared)
    case consentsChanged(ConsentsChanged)
    case noted(Noted)
}

/// Where a payload is read from.
protocol PayloadSource {
    func read<Payload: CasePayload>() throws -> Payload
}

/// What a fact says.
package protocol CasePayload: Codable, Hashable, Sendable {
    static var kind: EventKind { get }
}

extension CaseFact {
    package var payload: any CasePayload {
        switch self {
        case .opened(let payload): payload
        case .submitted(let payload): payload
        case .completenessBegun(let payload): payload
        case .returned(let payload): payload
        case .supplied(let payload): payload
        case .accepted(let payload): payload
        case .notAccepted(let payload): payload
        case .assessmentBegun(let payload): payload
        case .informationRequested(let payload): payload
        case .informationSupplied(let payload): payload
        case .riskMapped(let payload): payload
        case .riskMapApproved(let payload): payload
        case .consultationOpened(let payload): payload
        case .consultationClosed(let payload): payload
        case .validationPlanned(let payload): payload
        case .visitChanged(let payload): payload
        case .provisionallyCertified(let payload): payload
        case .validationBegun(let payload): payload
        case .findingsIssued(let payload): payload
        case .findingDisputed(let payload): payload
        case .cureBegun(let payload): payload
        case .cureOffered(let payload): payload
        case .findingClosed(let payload): payload
        case .cureEnded(let payload): payload
        case .hearingOpened(let payload): payload
        case .hearingAnswered(let payload): payload
        case .hearingClosed(let payload): payload
        case .decisionBegun(let payload): payload
        case .decisionProposed(let payload): payload
        case .decided(let payload): payload
        case .adopted(let payload): payload
        case .tookEffect(let payload): payload
        case .requirementIssued(let payload): payload
        case .requirementAnswered(let payload): payload
        case .requirementClosed(let payload): payload
        case .reassessmentBegun(let payload): payload
        case .reassessmentClosed(let payload): payload
        case .renewalOpened(let payload): payload
        case .renewalFiled(let payload): payload
        case .renewed(let payload): payload
        case .withdrawn(let payload): payload
        case .discarded(let payload): payload
        case .lapsed(let payload): payload
        case .expired(let payload): payload
        case .overlayOpened(let payload): payload
        case .overlayClosed(let payload): payload
        case .appealLodged(let payload): payload
        case .appealDecided(let payload): payload
        case .reinstated(let payload): payload
        case .clockExtended(let payload): payload
        case .noticeFiled(let payload): payload
        case .assigned(let payload): payload
        case .conflictDeclared(let payload): payload
        case .consentsChanged(let payload): payload
        case .noted(let payload): payload
        }
    }

    package var kind: EventKind { type(of: payload).kind }

    /// Every kind of fact, for the audit catalogue and for projections.
    package static let kinds: [EventKind] = [
        Opened.kind,
        Submitted.kind,
        CompletenessBegun.kind,
        Returned.kind,
        Supplied.kind,
        Accepted.kind,
        NotAccepted.kind,
        AssessmentBegun.kind,
        InformationRequested.kind,
        InformationSupplied.kind,
        RiskMapped.kind,
        RiskMapApproved.kind,
        ConsultationOpened.kind,
        ConsultationClosed.kind,
        ValidationPlanned.kind,
        VisitChanged.kind,
        ProvisionallyCertified.kind,
        ValidationBegun.kind,
        FindingsIssued.kind,
        FindingDisputed.kind,
        CureBegun.kind,
        CureOffered.kind,
        FindingClosed.kind,
        CureEnded.kind,
        HearingOpened.kind,
        HearingAnswered.kind,
        HearingClosed.kind,
        DecisionBegun.kind,
        DecisionProposed.kind,
        Decided.kind,
        Adopted.kind,
        TookEffect.kind,
        RequirementIssued.kind,
        RequirementAnswered.kind,
        RequirementClosed.kind,
        ReassessmentBegun.kind,
        ReassessmentClosed.kind,
        RenewalOpened.kind,
        RenewalFiled.kind,
        Renewed.kind,
        Withdrawn.kind,
        Discarded.kind,
        Lapsed.kind,
        Expired.kind,
        OverlayOpened.kind,
        OverlayClosed.kind,
        AppealLodged.kind,
        AppealDecided.kind,
        Reinstated.kind,
        ClockExtended.kind,
        NoticeFiled.kind,
        Assigned.kind,
        ConflictDeclared.kind,
        ConsentsChanged.kind,
        Noted.kind,
    ]

    /// The fact of a kind from its data.
    init?(kind: String, from data: some PayloadSource) throws {
        switch kind {
        case Opened.kind.name: self = .opened(try data.read())
        case Submitted.kind.name: self = .submitted(try data.read())
        case CompletenessBegun.kind.name: self = .completenessBegun(try data.read())
        case Returned.kind.name: self = .returned(try data.read())
        case Supplied.kind.name: self = .supplied(try data.read())
        case Accepted.kind.name: self = .accepted(try data.read())
        case NotAccepted.kind.name: self = .notAccepted(try data.read())
        case AssessmentBegun.kind.name: self = .assessmentBegun(try data.read())
        case InformationRequested.kind.name: self = .informationRequested(try data.read())
        case InformationSupplied.kind.name: self = .informationSupplied(try data.read())
        case RiskMapped.kind.name: self = .riskMapped(try data.read())
        case RiskMapApproved.kind.name: self = .riskMapApproved(try data.read())
        case ConsultationOpened.kind.name: self = .consultationOpened(try data.read())
        case ConsultationClosed.kind.name: self = .consultationClosed(try data.read())
        case ValidationPlanned.kind.name: self = .validationPlanned(try data.read())
        case VisitChanged.kind.name: self = .visitChanged(try data.read())
        case ProvisionallyCertified.kind.name: self = .provisionallyCertified(try data.read())
        case ValidationBegun.kind.name: self = .validationBegun(try data.read())
        case FindingsIssued.kind.name: self = .findingsIssued(try data.read())
        case FindingDisputed.kind.name: self = .findingDisputed(try data.read())
        case CureBegun.kind.name: self = .cureBegun(try data.read())
        case CureOffered.kind.name: self = .cureOffered(try data.read())
        case FindingClosed.kind.name: self = .findingClosed(try data.read())
        case CureEnded.kind.name: self = .cureEnded(try data.read())
        case HearingOpened.kind.name: self = .hearingOpened(try data.read())
        case HearingAnswered.kind.name: self = .hearingAnswered(try data.read())
        case HearingClosed.kind.name: self = .hearingClosed(try data.read())
        case DecisionBegun.kind.name: self = .decisionBegun(try data.read())
        case DecisionProposed.kind.name: self = .decisionProposed(try data.read())
        case Decided.kind.name: self = .decided(try data.read())
        case Adopted.kind.name: self = .adopted(try data.read())
        case TookEffect.kind.name: self = .tookEffect(try data.read())
        case RequirementIssued.kind.name: self = .requirementIssued(try data.read())
        case RequirementAnswered.kind.name: self = .requirementAnswered(try data.read())
        case RequirementClosed.kind.name: self = .requirementClosed(try data.read())
        case ReassessmentBegun.kind.name: self = .reassessmentBegun(try data.read())
        case ReassessmentClosed.kind.name: self = .reassessmentClosed(try data.read())
        case RenewalOpened.kind.name: self = .renewalOpened(try data.read())
        case RenewalFiled.kind.name: self = .renewalFiled(try data.read())
        case Renewed.kind.name: self = .renewed(try data.read())
        case Withdrawn.kind.name: self = .withdrawn(try data.read())
        case Discarded.kind.name: self = .discarded(try data.read())
        case Lapsed.kind.name: self = .lapsed(try data.read())
        case Expired.kind.name: self = .expired(try data.read())
        case OverlayOpened.kind.name: self = .overlayOpened(try data.read())
        case OverlayClosed.kind.name: self = .overlayClosed(try data.read())
        case AppealLodged.kind.name: self = .appealLodged(try data.read())
        case AppealDecided.kind.name: self = .appealDecided(try data.read())
        case Reinstated.kind.name: self = .reinstated(try data.read())
        case ClockExtended.kind.name: self = .clockExtended(try data.read())
        case NoticeFiled.kind.name: self = .noticeFiled(try data.read())
        case Assigned.kind.name: self = .assigned(try data.read())
        case ConflictDeclared.kind.name: self = .conflictDeclared(try data.read())
        case ConsentsChanged.kind.name: self = .consentsChanged(try data.read())
        case Noted.kind.name: self = .noted(try data.read())
        default: return nil
        }
    }
}
