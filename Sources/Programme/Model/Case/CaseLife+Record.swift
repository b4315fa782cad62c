import Customs

/// What each fact leaves behind; the table has said that it may happen.
extension CaseLife {
    mutating func record(_ event: CaseEvent, under rules: CaseRules) {
        switch event.fact {
        case .opened, .completenessBegun, .validationBegun, .cureBegun, .cureEnded, .decisionBegun, .tookEffect,
            .reassessmentBegun, .reassessmentClosed, .renewalOpened, .discarded, .noted, .clockExtended:
            recordDuty(event)
        case .submitted(let fact): submitted = fact
        case .returned(let fact):
            missing = fact.items
            officers.insert(event.actor)
        case .supplied: missing = []
        case .accepted, .notAccepted: recordDuty(event)
        case .assessmentBegun(let fact): officers.formUnion([event.actor, fact.officer])
        case .informationRequested(let fact):
            requests.append(RequestStanding(asked: fact, at: event.at))
            officers.insert(event.actor)
        case .informationSupplied(let fact): edit(&requests, { $0.asked.request == fact.request }) { $0.answer = fact }
        case .riskMapped(let fact):
            riskMap = fact.entries
            riskMappedBy = event.actor
            riskMapApprovedBy = nil
            officers.insert(event.actor)
        case .riskMapApproved: riskMapApprovedBy = event.actor
        case .consultationOpened(let fact): consultations.append(ConsultationStanding(opened: fact, at: event.at))
        case .consultationClosed(let fact):
            edit(&consultations, { $0.opened.consultation == fact.consultation }) { $0.closed = fact }
        case .validationPlanned(let fact):
            visits = fact.visits
            validators.formUnion(fact.visits.flatMap { [$0.lead, $0.second] })
        case .visitChanged(let fact):
            if fact.change == .cancelled {
                visits.removeAll { $0.visit == fact.visit.visit }
            } else {
                edit(&visits, { $0.visit == fact.visit.visit }) { $0 = fact.visit }
                // Whoever was planned before stays among the validators, and so does not decide.
                validators.formUnion([fact.visit.lead, fact.visit.second])
            }
        case .findingsIssued(let fact):
            validators.formUnion(fact.team)
            findings += fact.findings.map { FindingStanding(finding: $0, issuedAt: event.at) }
        case .findingDisputed(let fact): edit(&findings, { $0.finding.id == fact.finding }) { $0.disputed = fact.text }
        case .cureOffered(let fact): edit(&findings, { $0.finding.id == fact.finding }) { $0.cures.append(fact) }
        case .findingClosed(let fact):
            edit(&findings, { $0.finding.id == fact.finding }) {
                $0.closure = fact.closure
                $0.closedBy = event.actor
            }
        case .hearingOpened, .hearingAnswered, .hearingClosed, .decisionProposed, .decided, .appealLodged,
            .appealDecided, .reinstated:
            recordRights(event, under: rules)
        case .provisionallyCertified(let fact):
            certificate = Certificate(number: fact.certificate, effective: fact.effective, through: nil, sites: sites)
            statuses.set(.certified, since: fact.effective, end: nil)
        case .adopted, .renewalFiled, .renewed, .withdrawn, .expired, .lapsed: recordStatus(event, under: rules)
        case .requirementIssued(let fact): requirements.append(RequirementStanding(issued: fact, at: event.at))
        case .requirementAnswered(let fact):
            edit(&requirements, { $0.issued.requirement == fact.requirement }) { $0.answers.append(fact) }
        case .requirementClosed(let fact):
            edit(&requirements, { $0.issued.requirement == fact.requirement }) { $0.closed = fact }
        case .overlayOpened(let fact):
            overlays.append(OpenOverlay(overlay: fact.overlay, reference: fact.reference, since: event.at))
        case .overlayClosed(let fact):
            overlays.removeAll { $0.overlay == fact.overlay && $0.reference == fact.reference }
        case .noticeFiled(let fact): notices.append(fact)
        case .assigned(let fact): assigned[fact.duty] = fact.officer
        case .conflictDeclared(let fact): conflicts.insert(fact.person)
        case .consentsChanged(let fact): changedConsents = fact.consents
        }
    }

    private mutating func recordDuty(_ event: CaseEvent) {
        switch event.fact {
        case .accepted: officers.insert(event.actor)
        case .notAccepted:
            officers.insert(event.actor)
            notAcceptedBy = event.sequence
        default: break
        }
    }

    private mutating func recordStatus(_ event: CaseEvent, under rules: CaseRules) {
        switch event.fact {
        case .adopted(let fact):
            certificate = Certificate(
                number: fact.certificate, effective: fact.effective, through: fact.through, sites: sites)
            statuses.set(.certified, since: fact.effective, end: rules.end(of: fact.through))
        case .renewalFiled(let fact):
            renewal = fact
            // Asked for in time: what stands goes on standing until it is decided.
            statuses.removeAll { $0.since > event.at && $0.status == .expired }
        case .renewed(let fact):
            renewal = nil
            certificate?.through = fact.through
            if let end = rules.end(of: fact.through) { statuses.append(StatusChange(since: end, status: .expired)) }
        case .withdrawn: if holds(at: event.at) { statuses.set(.withdrawn, since: event.at, end: nil) }
        case .lapsed: if holds(at: event.at) { statuses.set(.expired, since: event.at, end: nil) }
        case .expired: if statuses.last?.status != .expired { statuses.set(.expired, since: event.at, end: nil) }
        default: break
        }
    }

    private mutating func recordRights(_ event: CaseEvent, under rules: CaseRules) {
        switch event.fact {
        case .hearingOpened(let fact): hearings.append(HearingStanding(opened: fact, at: event.at))
        case .hearingAnswered(let fact): edit(&hearings, { !$0.isClosed }) { $0.answers.append(fact) }
        case .hearingClosed: edit(&hearings, { !$0.isClosed }) { $0.isClosed = true }
        case .decisionProposed: deciders.insert(event.actor)
        case .decided(let fact): record(fact, event, under: rules)
        case .appealLodged(let fact):
            appeals.append(AppealStanding(lodged: fact, by: event.actor, at: event.at))
            overlays.append(OpenOverlay(overlay: .appeal, reference: fact.appeal, since: event.at))
        case .appealDecided(let fact):
            edit(&appeals, { $0.lodged.appeal == fact.appeal }) { $0.decided = fact }
            overlays.removeAll { $0.overlay == .appeal && $0.reference == fact.appeal }
        case .reinstated:
            let end = validityEnd(under: rules)
            let isOver = end.map { $0 <= event.at } ?? false
            if certificate != nil, !isOver, state == .suspended || state == .revoked || state == .annulled {
                statuses.set(.certified, since: event.at, end: end)
            }
        default: break
        }
    }

    private mutating func record(_ fact: CaseFact.Decided, _ event: CaseEvent, under rules: CaseRules) {
        deciders.formUnion([fact.proposedBy, fact.approvedBy])
        decisions.append(
            DecisionStanding(decided: fact, at: event.at, sequence: event.sequence, before: origin ?? state))
        switch fact.outcome {
        case .grant, .provisional:
            certificate = Certificate(
                number: fact.certificate ?? "", effective: fact.effective, through: fact.through,
                sites: fact.sites.isEmpty ? sites : fact.sites)
            statuses.set(.certified, since: fact.effective, end: rules.end(of: fact.through))
        case .suspend: statuses.set(.suspended, since: fact.effective, end: validityEnd(under: rules))
        case .reinstate: statuses.set(.certified, since: fact.effective, end: validityEnd(under: rules))
        case .revoke: statuses.set(.revoked, since: fact.effective, end: nil)
        case .annul: statuses.set(.annulled, since: fact.effective, end: nil)
        case .refuse: if holds(at: event.at) { statuses.set(.expired, since: fact.effective, end: nil) }
        }
    }

    /// Whether a certificate stands, in effect or on its way to be: also while its holder is validated (US, tier 1).
    private func holds(at instant: Instant) -> Bool {
        guard certificate != nil else { return false }
        switch status(at: instant) {
        case .revoked, .annulled, .withdrawn, .expired: return false
        case .certified, .suspended, nil: return true
        }
    }

    /// When the validity ends by itself; nil while a renewal that was asked for in time is not decided.
    private func validityEnd(under rules: CaseRules) -> Instant? {
        renewal == nil ? rules.end(of: certificate?.through) : nil
    }

    /// Changes the last element that fits; nothing when none does (the guards have seen to that).
    private func edit<Element>(
        _ list: inout [Element], _ fits: (Element) -> Bool, _ change: (inout Element) -> Void
    ) {
        guard let index = list.lastIndex(where: fits) else { return }
        change(&list[index])
    }
}
