import Customs

/// What must hold, besides the state, for a fact to happen. Named, so that the table can be read and printed.
package enum CaseGuard: String, Hashable, Sendable, CaseIterable {
    case consents, knownConsents, itemsListed, reasons, noConflict, declaresNoConflict, requestOpen, riskFigures,
        riskMapBySecond
    case consultationOpen, consultationsClosed, riskMapApproved, sitesJustified, twoPersons, teamWithoutConflict
    case validatedByTwo, findingOpen, hasOpenFinding, everyFindingAnswered, noOpenFinding, noOpenFindingForGrant
    case groundOfProgramme, notValidator, approvedBySecond, heard, decisionFits, effectiveLater, effectReached
    case requirementOpen, noRevocationRunning, renewalFiled, validityOver, appealAllowed
    case visitPlanned, overlayNew, overlayOpen, appealable, appealOpen, ruledOutsideChain, extensionDays,
        assigneeWithoutConflict

    func check(_ event: CaseEvent, _ life: CaseLife, _ rules: CaseRules) throws(CaseError) {
        guard let error = refusal(event, life, rules) else { return }
        throw error
    }

    private func refusal(_ event: CaseEvent, _ life: CaseLife, _ rules: CaseRules) -> CaseError? {
        switch self {
        case .consents, .knownConsents, .itemsListed, .reasons, .declaresNoConflict, .riskFigures, .sitesJustified,
            .extensionDays, .visitPlanned:
            content(event.fact, life)
        case .noConflict, .riskMapBySecond, .twoPersons, .teamWithoutConflict, .validatedByTwo, .notValidator,
            .approvedBySecond, .ruledOutsideChain, .assigneeWithoutConflict:
            persons(event, life)
        case .requestOpen, .consultationOpen, .consultationsClosed, .riskMapApproved, .findingOpen, .hasOpenFinding,
            .everyFindingAnswered, .noOpenFinding, .requirementOpen, .overlayNew, .overlayOpen, .appealOpen:
            standing(event.fact, life)
        case .noOpenFindingForGrant, .groundOfProgramme, .heard, .decisionFits, .effectiveLater, .appealable,
            .appealAllowed:
            rights(event, life, rules)
        case .effectReached, .noRevocationRunning, .renewalFiled, .validityOver:
            time(event, life, rules)
        }
    }

    // MARK: What the fact itself must say

    private func content(_ fact: CaseFact, _ life: CaseLife) -> CaseError? {
        switch (self, fact) {
        case (.consents, .submitted(let fact)):
            if fact.answers.isEmpty || fact.signedBy.isEmpty { return CaseError(.mandate, "an application is signed") }
            return Self.unknown(fact.consents)
        case (.knownConsents, .consentsChanged(let fact)):
            if fact.signedBy.isEmpty { return CaseError(.mandate, "a consent is signed") }
            return Self.unknown(fact.consents)
        case (.itemsListed, .returned(let fact)):
            return fact.items.isEmpty ? CaseError(.nothingListed, "say what is missing") : nil
        case (.declaresNoConflict, .assessmentBegun(let fact)):
            if life.conflicts.contains(fact.officer) { return CaseError(.conflict, "\(fact.officer) has a conflict") }
            return fact.noConflict
                ? nil : CaseError(.conflict, "who takes a case declares to have no conflict of interest")
        case (.riskFigures, .riskMapped(let fact)):
            let figures = fact.entries.flatMap { [$0.likelihood, $0.impact, $0.residual] }
            if figures.isEmpty { return CaseError(.nothingListed, "a risk map has at least one line") }
            return figures.allSatisfy { (1...5).contains($0) } ? nil : CaseError(.date, "figures of risk are 1 to 5")
        case (.sitesJustified, .validationPlanned(let fact)):
            if fact.visits.isEmpty { return CaseError(.nothingListed, "a plan visits at least one site") }
            let named = Set(fact.visits.map(\.site)).union(fact.left.map(\.site))
            let causes = fact.visits.map(\.cause) + fact.left.map(\.cause)
            guard Set(life.sites).isSubset(of: named), causes.allSatisfy({ !$0.isEmpty }) else {
                return CaseError(.reasons, "every site is visited or left out, with a reason")
            }
            return nil
        case (.visitPlanned, .visitChanged(let fact)):
            guard life.visits.contains(where: { $0.visit == fact.visit.visit && $0.site == fact.visit.site }) else {
                return CaseError(.unknown, "the case has no visit \(fact.visit.visit)")
            }
            return fact.change == .cancelled && life.visits.count == 1
                ? CaseError(.nothingListed, "a plan visits at least one site") : nil
        case (.extensionDays, .clockExtended(let fact)):
            return (1...3660).contains(fact.days) ? nil : CaseError(.date, "an extension is 1 to 3,660 days")
        case (.reasons, .notAccepted(let fact)): return Self.missing(fact.reasons)
        case (.reasons, .hearingOpened(let fact)): return Self.missing(fact.reasons)
        case (.reasons, .appealDecided(let fact)): return Self.missing(fact.reasons)
        default: return nil
        }
    }

    private static func unknown(_ consents: [String]) -> CaseError? {
        consents.first { Consent(rawValue: $0) == nil }.map { CaseError(.unknown, "there is no consent \($0)") }
    }

    private static func missing(_ reasons: [Reason]) -> CaseError? {
        reasons.isEmpty ? CaseError(.reasons, "an adverse act gives a reason for each criterion") : nil
    }

    // MARK: Who may

    private func persons(_ event: CaseEvent, _ life: CaseLife) -> CaseError? {
        let actor = event.actor
        switch (self, event.fact) {
        case (.riskMapBySecond, _):
            guard let author = life.riskMappedBy else { return CaseError(.riskMap, "there is no risk map") }
            if life.conflicts.contains(actor) { return CaseError(.conflict, "\(actor) has a conflict of interest") }
            return author == actor ? CaseError(.samePerson, "a second person approves the risk map") : nil
        case (.twoPersons, .validationPlanned(let fact)): return Self.pairs(fact.visits)
        case (.twoPersons, .visitChanged(let fact)): return Self.pairs([fact.visit])
        case (.teamWithoutConflict, .validationPlanned(let fact)): return Self.team(fact.visits, life)
        // Whoever is taken off, or whose visit is cancelled, may well have a conflict: that is why.
        case (.teamWithoutConflict, .visitChanged(let fact)):
            return fact.change == .cancelled ? nil : Self.team([fact.visit], life)
        case (.validatedByTwo, .findingsIssued(let fact)):
            let team = Set(fact.team)
            if team.count < 2 { return CaseError(.twoPersons, "two persons sign the report") }
            return team.isSubset(of: life.validators.set)
                ? nil : CaseError(.conflict, "only those who were planned to validate sign the report")
        case (.notValidator, _):
            return life.validators.contains(actor)
                ? CaseError(.validatorDecides, "who validated does not decide") : conflict(of: actor, life)
        case (.approvedBySecond, .decided(let fact)):
            if fact.proposedBy == fact.approvedBy { return CaseError(.samePerson, "another person approves") }
            let two: Set<String> = [fact.proposedBy, fact.approvedBy]
            if !two.isDisjoint(with: life.validators.set) {
                return CaseError(.validatorDecides, "who validated does not decide")
            }
            return two.isDisjoint(with: life.conflicts.set) ? nil : CaseError(.conflict, "a decider has a conflict")
        case (.ruledOutsideChain, .appealDecided(let fact)):
            return life.hadPart(fact.ruledBy) || life.conflicts.contains(fact.ruledBy)
                ? CaseError(.chain, "who had a part in the decision does not rule on the appeal") : nil
        case (.assigneeWithoutConflict, .assigned(let fact)): return conflict(of: fact.officer, life)
        default: return conflict(of: actor, life)
        }
    }

    private static func pairs(_ visits: [PlannedVisit]) -> CaseError? {
        visits.allSatisfy { !$0.lead.isEmpty && !$0.second.isEmpty && $0.lead != $0.second }
            ? nil : CaseError(.twoPersons, "two persons visit a site")
    }

    private static func team(_ visits: [PlannedVisit], _ life: CaseLife) -> CaseError? {
        let team = Set(visits.flatMap { [$0.lead, $0.second] })
        if !team.isDisjoint(with: life.conflicts.set) {
            return CaseError(.conflict, "one of the team has a conflict")
        }
        return team.isDisjoint(with: life.deciders.set)
            ? nil : CaseError(.validatorDecides, "who decided on this case does not validate it")
    }

    private func conflict(of person: String, _ life: CaseLife) -> CaseError? {
        life.conflicts.contains(person) ? CaseError(.conflict, "\(person) has a conflict of interest") : nil
    }
}
