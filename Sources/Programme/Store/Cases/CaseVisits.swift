import Country
import Customs
import Database
import Identity
import Ledger
import Sealing

/// What visits ask of cases and tell them: the facts of a validation are written in the visits' own transactions.
struct CaseVisits: VisitCases {
    let desk: CaseDesk
    let questionnaires: QuestionnaireDesk

    func ground(of caseID: CaseID, in db: any Reading) throws -> VisitGround? {
        guard let file = try CaseStore.file(caseID, in: db) else { return nil }
        let life = file.life
        guard CaseTable.row(for: "case.validation-planned", in: life.state) != nil, life.riskMapApprovedBy != nil,
            let person = try OperatorReader.person(life.opened.operatorID, in: db)
        else { return nil }
        let rules = try desk.rulebook.rules(of: life.opened)
        let day = rules.zone.day(of: life.lastAt)
        var company = person.answering(on: day)
        company.roles = [life.opened.role]
        let use = rules.definition.questionnaire(for: life.opened.role)
        let book = try use.flatMap { use in
            try questionnaires.book(company.id, use.questionnaire, at: life.lastAt, in: db)
        }
        let risk = life.riskMap.map { $0.residual * $0.impact }.max() ?? 1
        let sites = life.sites.map { id -> VisitGround.Site in
            let site = person.site(id)
            let own = life.riskMap.filter { $0.site == id }.map { $0.residual * $0.impact }.max()
            let incidents = life.overlays.count { $0.overlay == .incident }
            return VisitGround.Site(
                profile: SiteProfile(site: id, risk: own ?? risk, incidents: incidents),
                name: site?.details.name ?? id.text, address: site?.details.address ?? "",
                checks: book.map { Self.checks($0, company, site: company.site(id)) } ?? [])
        }
        // The draw hangs on the approval of the risk map, which stood before anybody could try a seed.
        let approval = file.events.last { $0.fact.kind == CaseFact.RiskMapApproved.kind }
        let leaf = try approval.flatMap { try Ledger.event($0.sequence, in: db)?.leaf.hex }
        let (team, validators) = try Self.validators(for: life, in: db)
        return VisitGround(
            caseID: caseID, operatorID: company.id, operatorName: company.name,
            questionnaire: use?.questionnaire ?? "", sites: sites,
            team: team, validators: validators, seed: leaf ?? caseID.text)
    }

    /// Who may visit for a case, and those to choose from.
    private static func validators(
        for life: CaseLife, in db: any Reading
    ) throws -> (team: VisitTeam, people: [VisitGround.Person]) {
        let people = try Identity.people(holding: .validator, in: db)
        let team = VisitTeam(
            conflicts: life.conflicts.set, deciders: life.deciders.set, validators: Set(people.map(\.login)))
        return (team, people.map { VisitGround.Person(login: $0.login, name: $0.name) })
    }

    /// The questions that apply to a site, with what the operator answered.
    private static func checks(
        _ book: QuestionnaireDesk.Book, _ company: AnsweringOperator, site: AnsweringSite?
    ) -> [PlannedCheck] {
        let questions = book.questionnaire.sections.flatMap(\.questions)
        return questions.filter { $0.applies(roles: company.roles, siteType: site?.type) }.map { question in
            let answer = book.sheet.effective(question, at: site?.id)?.answer
            return PlannedCheck(
                question: question.code,
                obligation: PlannedCheck.Obligation(rawValue: question.obligation.rawValue) ?? .must,
                text: ["es": question.text["es"], "en": question.text["en"]],
                answer: answer?.content.narrative ?? "",
                evidence: (answer?.content.evidence ?? []).map { PlannedCheck.Evidence(id: $0, name: $0.text) })
        }
    }

    func planned(
        _ fact: CaseFact.ValidationPlanned, of caseID: CaseID, by person: String, at now: Instant, in tx: any Writing
    ) throws {
        _ = try desk.write(caseID, actor: person, at: now, in: tx) { _ in [.validationPlanned(fact)] }
    }

    func people(of caseID: CaseID, in db: any Reading) throws -> VisitPeople? {
        guard let life = try CaseStore.file(caseID, in: db)?.life else { return nil }
        let (team, validators) = try Self.validators(for: life, in: db)
        return VisitPeople(
            team: team, validators: validators,
            isValidated: CaseTable.row(for: CaseFact.VisitChanged.kind.name, in: life.state) != nil,
            current: Set(life.visits.map(\.visit)))
    }

    func changed(
        _ fact: CaseFact.VisitChanged, of caseID: CaseID, by person: String, at now: Instant, in tx: any Writing
    ) throws {
        guard let people = try people(of: caseID, in: tx) else { return }
        // A visit of an earlier validation, or of a case that is no longer validated, is cancelled without the case.
        if fact.change == .cancelled, !people.isValidated || !people.isCurrent(fact.visit.visit) { return }
        _ = try desk.write(caseID, actor: person, at: now, in: tx) { _ in [.visitChanged(fact)] }
    }

    /// A visit of the command `visit-sample` belongs to no case of this house: nobody has to be told of it.
    private func isHere(_ caseID: CaseID, in db: any Reading) throws -> Bool {
        try CaseStore.file(caseID, in: db) != nil
    }

    func begun(_ visit: VisitID, of caseID: CaseID, by person: String, at now: Instant, in tx: any Writing) throws {
        guard try isHere(caseID, in: tx) else { return }
        _ = try desk.write(caseID, actor: person, at: now, in: tx) { place in
            place.life.state == .validationPlanned ? [.validationBegun(.init(visit: visit))] : []
        }
    }

    func issued(
        _ outcome: ValidationOutcome, of caseID: CaseID, by person: String, at now: Instant, in tx: any Writing
    ) throws {
        guard try isHere(caseID, in: tx) else { return }
        for text in outcome.prose.values.sorted() { _ = try ProseStore.keep(text, in: tx) }
        _ = try desk.write(caseID, actor: person, at: now, in: tx) { place in
            let numbered = outcome.findings.enumerated().map { index, finding in
                var finding = finding
                finding.id = "F\(place.life.findings.count + index + 1)"
                return finding
            }
            return [
                .findingsIssued(.init(findings: numbered, team: outcome.team, report: outcome.report))
            ]
        }
    }
}
