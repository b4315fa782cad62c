import Customs

extension CaseGuard {
    // MARK: What stands open

    func standing(_ fact: CaseFact, _ life: CaseLife) -> CaseError? {
        switch (self, fact) {
        case (.requestOpen, .informationSupplied(let fact)):
            return life.requests.contains { $0.asked.request == fact.request && $0.answer == nil }
                ? nil : CaseError(.unknown, "no such request waits for an answer")
        case (.consultationOpen, .consultationClosed(let fact)):
            return life.consultations.contains { $0.opened.consultation == fact.consultation && $0.closed == nil }
                ? nil : CaseError(.unknown, "no such consultation runs")
        case (.consultationsClosed, _):
            return life.consultations.allSatisfy { $0.closed != nil }
                ? nil : CaseError(.consultation, "another authority has still to answer")
        case (.riskMapApproved, _):
            return life.riskMapApprovedBy == nil ? CaseError(.riskMap, "the risk map is not approved") : nil
        case (.findingOpen, _): return finding(named: fact, life)
        case (.hasOpenFinding, _):
            return life.openFindings.isEmpty ? CaseError(.nothingListed, "no finding requires an action") : nil
        case (.everyFindingAnswered, _):
            let waits = life.findings.contains { $0.finding.class == .actionRequired && $0.closure == nil }
            return waits ? CaseError(.openFinding, "each required action is closed, planned or failed first") : nil
        case (.noOpenFinding, _):
            return life.openFindings.isEmpty ? nil : CaseError(.openFinding, "a required action is still open")
        case (.requirementOpen, .requirementAnswered(let fact)): return requirement(fact.requirement, life)
        case (.requirementOpen, .requirementClosed(let fact)): return requirement(fact.requirement, life)
        case (.overlayNew, .overlayOpened(let fact)):
            if fact.overlay == .appeal { return CaseError(.overlay, "an appeal is lodged, not noted") }
            return life.overlays.contains { $0.overlay == fact.overlay && $0.reference == fact.reference }
                ? CaseError(.done, "it lies over the case already") : nil
        case (.overlayOpen, .overlayClosed(let fact)):
            if fact.overlay == .appeal { return CaseError(.overlay, "an appeal ends by a ruling") }
            return life.overlays.contains { $0.overlay == fact.overlay && $0.reference == fact.reference }
                ? nil : CaseError(.unknown, "no such thing lies over the case")
        case (.appealOpen, .appealDecided(let fact)):
            return life.appeals.contains {
                $0.lodged.appeal == fact.appeal && $0.lodged.level == fact.level && $0.decided == nil
            } ? nil : CaseError(.unknown, "no such appeal waits for a ruling")
        default: return nil
        }
    }

    private func finding(named fact: CaseFact, _ life: CaseLife) -> CaseError? {
        let id: String
        switch fact {
        case .findingDisputed(let fact): id = fact.finding
        case .cureOffered(let fact): id = fact.finding
        case .findingClosed(let fact): id = fact.finding
        default: return nil
        }
        guard let finding = life.finding(id) else { return CaseError(.unknown, "there is no finding \(id)") }
        // What was planned can still be closed, or fail.
        return finding.closure == nil || finding.closure == .planned ? nil : CaseError(.done, "finding \(id) is closed")
    }

    private func requirement(_ id: String, _ life: CaseLife) -> CaseError? {
        life.requirements.contains { $0.issued.requirement == id && $0.closed == nil }
            ? nil : CaseError(.unknown, "no such requirement is open")
    }

    // MARK: Rights of the person concerned

    func rights(_ event: CaseEvent, _ life: CaseLife, _ rules: CaseRules) -> CaseError? {
        switch (self, event.fact) {
        case (.noOpenFindingForGrant, .decided(let fact)):
            let gives = fact.outcome == .grant || fact.outcome == .reinstate
            return gives && !life.openFindings.isEmpty
                ? CaseError(.openFinding, "no grant while a required action is open") : nil
        case (.groundOfProgramme, .hearingOpened(let fact)):
            return ground(fact.ground, fact.intention, rules)
        case (.heard, .decided(let fact)): return heard(fact, life, rules)
        case (.decisionFits, .decided(let fact)): return fits(fact, event, life, rules)
        case (.effectiveLater, .decided(let fact)):
            return fact.effective >= event.at ? nil : CaseError(.date, "no decision takes effect before it is made")
        case (.appealable, .appealLodged(let fact)): return appealable(fact, life, rules)
        case (.appealAllowed, .reinstated(let fact)):
            return life.appeals.contains { $0.lodged.appeal == fact.appeal && $0.decided?.allowed == true }
                ? nil : CaseError(.unknown, "no such appeal was allowed")
        default: return nil
        }
    }

    private func ground(_ code: String, _ intention: AdverseIntention, _ rules: CaseRules) -> CaseError? {
        let known = rules.definition.grounds.contains { $0.code == code && $0.effects.contains(intention) }
        return known ? nil : CaseError(.ground, "\(code) is not a ground to \(intention.rawValue) under the programme")
    }

    /// Every adverse decision comes after a hearing on that very intention, or under a coded exemption.
    private func heard(_ fact: CaseFact.Decided, _ life: CaseLife, _ rules: CaseRules) -> CaseError? {
        guard let intention = fact.outcome.intention else { return nil }
        if fact.reasons.isEmpty { return CaseError(.reasons, "an adverse decision gives its reasons") }
        guard let code = fact.ground else { return CaseError(.ground, "an adverse decision names its ground") }
        if let wrong = ground(code, intention, rules) { return wrong }
        if let exemption = fact.exemption {
            return rules.definition.exemptions.contains { $0.code == exemption }
                ? nil : CaseError(.noHearing, "\(exemption) is not an exemption of the programme")
        }
        guard life.state == .decision, life.origin != nil, let hearing = life.hearings.last, hearing.isClosed,
            hearing.opened.intention == intention, hearing.opened.ground == code
        else { return CaseError(.noHearing, "the operator has not been heard on this intention") }
        return nil
    }

    /// Whether the outcome is one of where the case stands.
    private func fits(
        _ fact: CaseFact.Decided, _ event: CaseEvent, _ life: CaseLife, _ rules: CaseRules
    ) -> CaseError? {
        let place = life.origin ?? life.state
        let isHeld = place.isHeld
        let isFit: Bool =
            switch fact.outcome {
            case .provisional: place == .assessment && rules.definition.states.contains(.certifiedProvisional)
            case .grant: life.state == .decision && (!isHeld || place == .certifiedProvisional)
            case .refuse: life.state == .decision && (!isHeld || place == .renewing || place == .certifiedProvisional)
            case .suspend: isHeld && place != .suspended
            case .reinstate: place == .suspended || (life.state == .decision && isHeld)
            case .revoke, .annul: isHeld
            }
        let end = life.renewal == nil ? rules.end(of: life.certificate?.through) : nil
        if isHeld, let end, event.at >= end || fact.effective >= end {
            return CaseError(.date, "the validity of the certificate is over by then")
        }
        guard isFit else {
            return CaseError(.state, "\(fact.outcome.rawValue) is no outcome while the case is \(place.rawValue)")
        }
        if fact.outcome == .grant || fact.outcome == .provisional, (fact.certificate ?? "").isEmpty {
            return CaseError(.unknown, "a grant names its certificate")
        }
        if fact.outcome == .grant, !life.consultations.allSatisfy({ $0.closed != nil }) {
            return CaseError(.consultation, "another authority has still to answer")
        }
        return nil
    }

    private func appealable(_ fact: CaseFact.AppealLodged, _ life: CaseLife, _ rules: CaseRules) -> CaseError? {
        guard rules.definition.appeals.contains(where: { $0.level == fact.level }) else {
            return CaseError(.unknown, "the programme has no appeal level \(fact.level)")
        }
        let isKnown =
            fact.decision == 0 || fact.decision == life.notAcceptedBy
            || life.decisions.contains { $0.sequence == fact.decision }
        guard isKnown else {
            return CaseError(.unknown, "there is no such decision")
        }
        let same = life.appeals.filter { $0.lodged.decision == fact.decision }
        if same.contains(where: { $0.decided == nil || $0.lodged.level == fact.level }) {
            return CaseError(.done, "an appeal of this level was lodged already")
        }
        // The next level is open only to those whose appeal was dismissed (Kyoto 10.5, 10.6).
        if fact.level > 1, !same.contains(where: { $0.lodged.level == fact.level - 1 && $0.decided?.allowed == false })
        {
            return CaseError(.state, "the level before has not dismissed the appeal")
        }
        return nil
    }

    // MARK: Time

    func time(_ event: CaseEvent, _ life: CaseLife, _ rules: CaseRules) -> CaseError? {
        switch self {
        case .effectReached:
            guard let certificate = life.certificate else { return CaseError(.unknown, "there is no certificate") }
            return event.at >= certificate.effective ? nil : CaseError(.date, "the decision is not yet in effect")
        case .noRevocationRunning:
            let runs = life.hearings.contains { !$0.isClosed }
            if runs { return CaseError(.overlay, "no renewal while a cancellation is running") }
            if life.renewal != nil { return CaseError(.done, "renewal was asked for already") }
            guard let end = rules.end(of: life.certificate?.through), event.at >= end else { return nil }
            return CaseError(.date, "the validity is over; a new application is needed")
        case .renewalFiled: return life.renewal == nil ? CaseError(.unknown, "no renewal was asked for") : nil
        case .validityOver:
            guard let end = rules.end(of: life.certificate?.through) else {
                return CaseError(.date, "the certificate has no end")
            }
            if life.renewal != nil { return CaseError(.state, "a renewal was asked for in time and is not decided") }
            return event.at >= end ? nil : CaseError(.date, "the validity is not over")
        default: return nil
        }
    }
}
