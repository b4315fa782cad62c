import Customs
import Ledger

/// Random lives of cases, and what must hold in each of them.
///
/// A walk offers facts that the table allows, and some that it does not, by random people at random moments. What is
/// accepted is also kept in a plain log, from which ``CaseWalkJudge`` reckons the invariants anew by slow and different
/// ways. Source: the invariants of the AEO programme (domain notes, section 4.7).
package struct CaseWalk {
    package struct Report: Sendable {
        package var walks = 0
        package var offered = 0
        package var accepted = 0
        package var reached: [CaseState: Int] = [:]
        package var violations: [String] = []
    }

    let rules: CaseRules
    let people = (1...8).map { "p\($0)" }
    let sites = (1...3).map { SiteID(serial: $0) }

    package init(rules: CaseRules) { self.rules = rules }

    /// Walks so many times; stops at twenty violations.
    package func run(
        walks: Int, steps: Int = 40, random: inout some RandomNumberGenerator
    ) -> Report {
        var report = Report()
        for number in 1...max(1, walks) {
            walk(number, steps: steps, into: &report, random: &random)
            report.walks += 1
            if report.violations.count >= 20 { break }
        }
        return report
    }

    private func walk(
        _ number: Int, steps: Int, into report: inout Report, random: inout some RandomNumberGenerator
    ) {
        var at = Instant(milliseconds: 1_735_689_600_000 + Int64.random(in: 0..<31_536_000_000, using: &random))
        let opened = CaseEvent(
            .opened(
                .init(
                    programme: rules.definition.code, version: rules.definition.version,
                    operatorID: OperatorID(serial: 1), role: "importer", sites: sites)), at: at, actor: "owner",
            sequence: 1)
        guard var life = try? CaseLife(id: CaseID(serial: Int64(number)), opened) else { return }
        var judge = CaseWalkJudge(rules: rules, first: opened)
        for step in 0..<steps {
            at = at.advanced(bySeconds: Int64.random(in: 0..<3_000_000, using: &random))
            guard let fact = offer(in: life, at: at, random: &random) else { continue }
            let event = CaseEvent(fact, at: at, actor: pick(people, &random), sequence: Int64(step + 2))
            report.offered += 1
            let before = life
            do {
                try life.apply(event, under: rules)
            } catch {
                if life != before { report.violations.append("walk \(number): a refused fact left something behind") }
                continue
            }
            report.accepted += 1
            report.reached[life.state, default: 0] += 1
            for violation in judge.note(event, before: before, after: life) {
                report.violations.append("walk \(number), \(event.fact.kind.name): \(violation)")
            }
        }
        for violation in judge.final(life) { report.violations.append("walk \(number): \(violation)") }
    }

    private func pick<Element>(_ list: [Element], _ random: inout some RandomNumberGenerator) -> Element {
        list[Int.random(in: 0..<list.count, using: &random)]
    }

    private func chance(_ share: Double, _ random: inout some RandomNumberGenerator) -> Bool {
        Double.random(in: 0..<1, using: &random) < share
    }

    // MARK: What is offered

    /// What leads an application on; offered more often, so that many walks see a validation and a decision.
    private static let onward: Set<String> = [
        "case.submitted", "case.completeness-begun", "case.accepted", "case.assessment-begun", "case.risk-mapped",
        "case.risk-map-approved", "case.validation-planned", "case.validation-begun", "case.findings-issued",
        "case.cure-begun", "case.finding-closed", "case.cure-ended", "case.decision-begun", "case.hearing-closed",
        "case.decided", "case.took-effect",
    ]

    /// Mostly something that the table allows here, so that walks get far.
    private func offer(
        in life: CaseLife, at: Instant, random: inout some RandomNumberGenerator
    ) -> CaseFact? {
        let all = CaseTable.kinds(in: life.state)
        let onward = all.filter { Self.onward.contains($0) }
        let kinds = chance(0.6, &random) && !onward.isEmpty ? onward : all
        let kind =
            chance(0.9, &random) && !kinds.isEmpty
            ? pick(kinds, &random) : pick(CaseTable.transitions, &random).kind
        return fact(kind, life, at, &random)
    }

    private func fact(
        _ kind: String, _ life: CaseLife, _ at: Instant, _ random: inout some RandomNumberGenerator
    ) -> CaseFact? {
        let prose = Prose(hash: "00")
        let finding = life.findings.isEmpty ? "F1" : pick(life.findings, &random).finding.id
        switch kind {
        case "case.submitted": return .submitted(.init(answers: "00", signedBy: "owner", sites: sites))
        case "case.discarded": return chance(0.1, &random) ? .discarded(.init()) : nil
        case "case.completeness-begun": return .completenessBegun(.init())
        case "case.returned": return .returned(.init(items: chance(0.8, &random) ? [Item(code: "1", text: prose)] : []))
        case "case.supplied": return .supplied(.init(note: nil))
        case "case.accepted": return .accepted(.init(deemed: false))
        case "case.not-accepted": return chance(0.1, &random) ? .notAccepted(.init(reasons: reasons(&random))) : nil
        case "case.assessment-begun":
            return .assessmentBegun(.init(officer: pick(people, &random), noConflict: chance(0.9, &random)))
        case "case.information-requested":
            return .informationRequested(.init(request: "R\(life.requests.count + 1)", text: prose))
        case "case.information-supplied":
            return .informationSupplied(.init(request: "R\(max(1, life.requests.count))", text: prose))
        case "case.risk-mapped":
            let residual = Int.random(in: 0...5, using: &random)
            return .riskMapped(
                .init(entries: [RiskEntry(criterion: "1", likelihood: 3, impact: 3, residual: residual)]))
        case "case.risk-map-approved": return .riskMapApproved(.init())
        case "case.consultation-opened":
            return .consultationOpened(
                .init(
                    consultation: "C\(life.consultations.count + 1)", authority: "police", question: prose,
                    silence: .noObjection))
        case "case.consultation-closed":
            return .consultationClosed(
                .init(
                    consultation: "C\(max(1, life.consultations.count))", answer: .noObjection, byDefault: false))
        case "case.lapsed": return chance(0.05, &random) ? .lapsed(.init(clock: "c")) : nil
        case "case.withdrawn": return chance(0.05, &random) ? .withdrawn(.init(signedBy: "owner")) : nil
        case "case.validation-planned": return plan(&random)
        case "case.visit-changed": return change(life, &random)
        case "case.validation-begun": return .validationBegun(.init(visit: VisitID(serial: 1)))
        case "case.findings-issued": return findings(life, &random)
        case "case.finding-disputed": return .findingDisputed(.init(finding: finding, text: prose))
        case "case.cure-begun": return .cureBegun(.init())
        case "case.cure-offered": return .cureOffered(.init(finding: finding, text: prose))
        case "case.finding-closed":
            return .findingClosed(.init(finding: finding, closure: pick(FindingClosure.allCases, &random)))
        case "case.cure-ended": return .cureEnded(.init())
        case "case.decision-begun": return .decisionBegun(.init())
        default: return later(kind, life, at, &random)
        }
    }

    private func change(_ life: CaseLife, _ random: inout some RandomNumberGenerator) -> CaseFact? {
        guard var visit = life.visits.first else { return nil }
        let change = pick(CaseFact.VisitChanged.Change.allCases, &random)
        if change == .moved { visit.day = visit.day.advanced(by: Int.random(in: 1...30, using: &random)) }
        if change == .reassigned {
            visit.lead = pick(people, &random)
            visit.second = pick(people, &random)
        }
        return .visitChanged(.init(change: change, visit: visit, text: Prose(hash: "00")))
    }

    private func later(
        _ kind: String, _ life: CaseLife, _ at: Instant, _ random: inout some RandomNumberGenerator
    ) -> CaseFact? {
        let prose = Prose(hash: "00")
        switch kind {
        case "case.hearing-opened":
            let intention = pick(AdverseIntention.allCases, &random)
            return .hearingOpened(
                .init(intention: intention, ground: ground(intention, &random), reasons: reasons(&random)))
        case "case.hearing-answered": return .hearingAnswered(.init(text: prose))
        case "case.hearing-closed": return .hearingClosed(.init(heard: true))
        case "case.decision-proposed":
            return .decisionProposed(.init(outcome: pick(Outcome.allCases, &random), proposal: "p"))
        case "case.decided": return decision(life, at, &random)
        case "case.adopted":
            return chance(0.3, &random)
                ? .adopted(
                    .init(certificate: "A", effective: at, through: rules.through(effective: at), decidedBy: "paper"))
                : nil
        case "case.took-effect": return .tookEffect(.init())
        case "case.requirement-issued":
            return .requirementIssued(
                .init(
                    requirement: "Q\(life.requirements.count + 1)", ground: ground(.requirement, &random), text: prose))
        case "case.requirement-answered":
            return .requirementAnswered(.init(requirement: "Q\(max(1, life.requirements.count))", text: prose))
        case "case.requirement-closed":
            return .requirementClosed(
                .init(requirement: "Q\(max(1, life.requirements.count))", met: chance(0.5, &random)))
        case "case.reassessment-begun": return .reassessmentBegun(.init(full: true, cause: "plan"))
        case "case.reassessment-closed": return .reassessmentClosed(.init(satisfactory: true))
        case "case.renewal-opened": return .renewalOpened(.init())
        case "case.renewal-filed": return .renewalFiled(.init(signedBy: "owner"))
        case "case.renewed": return .renewed(.init(through: rules.through(effective: at), approvedBy: "p1"))
        case "case.expired": return .expired(.init())
        case "case.consents-changed":
            let consents = Consent.allCases.filter { _ in chance(0.5, &random) }
            return .consentsChanged(.init(consents: consents, signedBy: "owner"))
        case "case.reinstated": return .reinstated(.init(appeal: "A\(max(1, life.appeals.count))"))
        case "case.overlay-opened":
            return .overlayOpened(.init(overlay: pick(Overlay.allCases, &random), reference: "x"))
        case "case.overlay-closed":
            return .overlayClosed(.init(overlay: pick(Overlay.allCases, &random), reference: "x"))
        case "case.appeal-lodged":
            let decision = life.decisions.isEmpty ? 0 : pick(life.decisions, &random).sequence
            return .appealLodged(
                .init(
                    appeal: "A\(life.appeals.count + 1)", level: Int.random(in: 1...3, using: &random),
                    decision: decision, grounds: prose))
        case "case.appeal-decided":
            guard let appeal = life.appeals.last else { return nil }
            return .appealDecided(
                .init(
                    appeal: appeal.lodged.appeal, level: appeal.lodged.level, allowed: chance(0.4, &random),
                    reasons: reasons(&random), ruledBy: pick(people, &random)))
        case "case.clock-extended":
            return .clockExtended(.init(clock: "c", days: Int.random(in: -5...60, using: &random), text: prose))
        case "case.notice-filed": return .noticeFiled(.init(notice: "N1", kind: "change", text: prose))
        case "case.assigned": return .assigned(.init(officer: pick(people, &random), duty: "case"))
        case "case.conflict-declared":
            return chance(0.1, &random) ? .conflictDeclared(.init(person: pick(people, &random))) : nil
        case "case.noted": return .noted(.init(text: prose))
        default: return nil
        }
    }

    private func reasons(_ random: inout some RandomNumberGenerator) -> [Reason] {
        chance(0.9, &random) ? [Reason(criterion: "1", fact: Prose(hash: "00"))] : []
    }

    private func ground(_ intention: AdverseIntention, _ random: inout some RandomNumberGenerator) -> String {
        let fitting = rules.definition.grounds.filter { $0.effects.contains(intention) }
        return fitting.isEmpty || chance(0.1, &random) ? "none" : pick(fitting, &random).code
    }

    private func plan(_ random: inout some RandomNumberGenerator) -> CaseFact {
        let (lead, second) = (pick(people, &random), pick(people, &random))
        let visited = chance(0.9, &random) ? 1 : 0
        let day = CalendarDay(number: 20_500)
        return .validationPlanned(
            .init(
                visits: sites.prefix(visited).map {
                    PlannedVisit(
                        visit: VisitID(serial: 1), site: $0, cause: "risk", day: day, isRemote: false, lead: lead,
                        second: second)
                }, left: sites.dropFirst(visited).map { SiteReason(site: $0, cause: "low-risk") }))
    }

    private func findings(_ life: CaseLife, _ random: inout some RandomNumberGenerator) -> CaseFact {
        let count = Int.random(in: 0...2, using: &random)
        let list = (0..<count).map { index in
            Finding(
                id: "F\(life.findings.count + index + 1)", class: pick(Finding.Class.allCases, &random), criterion: "1",
                site: sites[0], fact: Prose(hash: "00"))
        }
        let team = chance(0.8, &random) ? Array(life.validators.prefix(2)) : [pick(people, &random)]
        return .findingsIssued(.init(findings: list, team: team, report: "00"))
    }

    private func decision(
        _ life: CaseLife, _ at: Instant, _ random: inout some RandomNumberGenerator
    ) -> CaseFact {
        let heard = life.hearings.last
        // Mostly what the hearing was about, so that decisions come about; else anything.
        let fitting = heard.flatMap { hearing in
            Outcome.allCases.first { $0.intention == hearing.opened.intention }
        }
        let outcome = chance(0.5, &random) ? (fitting ?? .grant) : pick(Outcome.allCases, &random)
        let intention = outcome.intention
        let ground = chance(0.7, &random) ? heard?.opened.ground : intention.map { self.ground($0, &random) }
        let exempt = chance(0.15, &random) ? (rules.definition.exemptions.first?.code ?? "none") : nil
        let shift: Int64 = chance(0.1, &random) ? -86_400 : 0
        let effective = rules.effective(decidedAt: at).advanced(bySeconds: shift)
        return .decided(
            .init(
                outcome: outcome, ground: ground, exemption: exempt, reasons: reasons(&random),
                proposedBy: pick(people, &random), approvedBy: pick(people, &random), effective: effective,
                through: outcome == .grant ? rules.through(effective: effective) : nil,
                certificate: outcome == .grant || outcome == .provisional ? "C1" : nil))
    }
}
