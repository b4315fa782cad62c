import Concurrency
import Country
import Customs
import Foundation
import HTTP
import Identity
import JSON
import Programme

/// The steps that every life of the demonstration takes, each by whoever takes it in an office.
extension ProgrammeRun {
    func draft(_ id: OperatorID) async throws -> CaseLife {
        let person = try await house.programme.operators.person(id)
        let life = try await desk.open(
            programme: code, operatorID: id, role: "importer", sites: person?.sites.map(\.id) ?? [],
            actor: owner, at: now)
        return life
    }

    func submitted(_ id: OperatorID) async throws -> CaseLife {
        let life = try await draft(id)
        try await answer(id)
        pass(1)
        return try await desk.submit(
            life.id, consents: ["mutual-recognition", "public-register"], signedBy: owner, at: now)
    }

    func accepted(_ id: OperatorID) async throws -> CaseLife {
        let life = try await submitted(id)
        pass(4)
        return try await act("accept", [:], life, cast.officer)
    }

    func assessed(_ id: OperatorID) async throws -> CaseLife {
        let life = try await accepted(id)
        pass(2)
        try await act("take", ["no-conflict": "yes"], life, cast.officer)
        pass(3)
        var map: [String: String] = [:]
        let rules = house.programme.base.library.definition(code, version: life.opened.version)
        for (index, criterion) in (rules?.criteria ?? []).enumerated() {
            map["likelihood-\(criterion.code)"] = String(1 + index % 3)
            map["impact-\(criterion.code)"] = String(2 + index % 3)
            map["residual-\(criterion.code)"] = String(1 + index % 2)
        }
        return try await act("map-risk", map, life, cast.officer)
    }

    func planned(_ id: OperatorID, inDays days: Int = 6) async throws -> CaseLife {
        let life = try await assessed(id)
        try await act("approve-risk-map", [:], life, cast.analyst)
        pass(1)
        guard let ground = try await house.programme.visits.ground(of: life.id) else { return life }
        let day = house.country.calendar.nextBusinessDay(
            onOrAfter: house.country.zone.day(of: now).advanced(by: days))
        let plans = ground.sites.map { site in
            VisitPlan(
                caseID: life.id, operatorID: id, operatorName: ground.operatorName, site: site.profile.site,
                siteName: site.name, address: site.address, cause: "all", seed: ground.seed, day: day,
                lead: cast.lead, second: cast.second, questionnaire: ground.questionnaire, checks: site.checks)
        }
        _ = try await house.programme.visits.plan(plans, left: [], of: ground, by: cast.officer, at: now)
        return try await desk.life(life.id)
    }

    func validated(_ id: OperatorID, findings: Int) async throws -> CaseLife {
        let life = try await planned(id)
        pass(8)
        for visit in life.visits {
            try await house.programme.visits.begin(visit.visit, by: cast.lead, at: now)
            guard let plan = try await house.programme.visits.file(visit.visit)?.plan else { continue }
            var entries: [JSONValue] = []
            for (index, check) in plan.checks.enumerated() {
                let isWrong = index < findings
                let entry = CheckEntry(
                    id: UUID().uuidString.lowercased(), visit: visit.visit, question: check.question,
                    result: !isWrong ? .met : index == 0 ? .notMet : .partly,
                    note: isWrong ? "La barda del lado norte tiene una abertura de dos metros." : "",
                    finding: isWrong
                        ? FindingDraft(index == 0 ? .actionRequired : .recommendation, severity: 2) : nil, at: now,
                    by: cast.lead)
                entries.append(entry.json)
            }
            for start in stride(from: 0, to: entries.count, by: VisitDesk.mostEntriesAtOnce) {
                let part = Array(entries[start..<min(start + VisitDesk.mostEntriesAtOnce, entries.count)])
                _ = try await house.programme.visits.receive(part, for: visit.visit, from: cast.lead, at: now)
            }
            guard let report = try await house.programme.visits.file(visit.visit)?.report().hash else { continue }
            for person in [cast.lead, cast.second] {
                try await house.programme.visits.sign(visit.visit, report: report, by: person, at: now)
            }
            _ = try await house.programme.visits.close(visit.visit, by: cast.lead, at: now)
        }
        return try await desk.life(life.id)
    }

    func granted(_ id: OperatorID) async throws -> CaseLife {
        let life = try await validated(id, findings: 0)
        pass(5)
        try await act("begin-decision", [:], life, cast.officer)
        pass(4)
        return try await decide(.grant, life)
    }

    // MARK: Acts

    @discardableResult
    func act(
        _ name: String, _ fields: [String: String], _ life: CaseLife, _ actor: String
    ) async throws -> CaseLife {
        try await desk.act(
            named: name, FormFields(fields.map { FormFields.Field(name: $0.key, value: $0.value) }), on: life.id,
            by: actor, at: now)
    }

    func hearing(_ intention: String, _ ground: String, _ life: CaseLife) -> [String: String] {
        ["intention": intention, "ground": ground].merging(reason("2", Self.gap, life)) { _, new in new }
    }

    /// A reason as a form sends it: criterion, fact, and what proves it.
    func reason(_ criterion: String, _ fact: String, _ life: CaseLife) -> [String: String] {
        ["criterion-1": criterion, "fact-1": fact, "evidence-1": proof(life)]
    }

    /// What of the case's own file proves its story: the finding, else the visit, else the answers.
    private func proof(_ life: CaseLife) -> String {
        life.findings.first?.finding.id ?? life.visits.first?.visit.text ?? "answers"
    }

    private static let gap = "La barda perimetral estaba abierta y sin vigilancia."

    func heard(
        _ intention: String, _ ground: String, _ kind: DecisionProposal.Kind, _ life: CaseLife
    ) async throws {
        try await act("open-hearing", hearing(intention, ground, life), life, cast.decider)
        pass(7)
        try await act("answer-hearing", ["text": "Pedimos que se considere el plan de mejora."], life, owner)
        pass(5)
        try await act("close-hearing", [:], life, cast.decider)
        try await decide(kind, life, ground: ground)
    }

    func propose(
        _ kind: DecisionProposal.Kind, _ life: CaseLife, ground: String? = nil, exemption: String? = nil
    ) async throws -> Proposal {
        var reasons: [Reason] = []
        if ground != nil {
            reasons = [Reason(criterion: "2", fact: try await desk.keep(Self.gap), records: [proof(life)])]
        }
        return try await desk.propose(
            DecisionProposal(caseID: life.id, kind: kind, ground: ground, exemption: exemption, reasons: reasons),
            reason: "Según consta en el expediente.", by: cast.decider, at: now, through: approvals)
    }

    @discardableResult
    func decide(
        _ kind: DecisionProposal.Kind, _ life: CaseLife, ground: String? = nil, exemption: String? = nil
    ) async throws -> CaseLife {
        let proposal = try await propose(kind, life, ground: ground, exemption: exemption)
        _ = try await approvals.answer(
            proposal.id, .approve(payloadHash: proposal.payloadHash), reason: "", by: cast.approver)
        return try await desk.life(life.id)
    }

    // MARK: Answers

    /// Answers every question that must be, once for the company; with a document where one is asked for.
    func answer(_ id: OperatorID) async throws {
        let desk = house.programme.questionnaires
        let definition = house.programme.base.library.definition(code)
        let use = definition?.questionnaire(for: "importer")
        guard let use, let book = try await desk.book(id, use.questionnaire, at: now) else { return }
        let manual = "Manual de seguridad de la cadena de suministros. Versión de demostración.\n"
        let (file, _) = try await house.programme.evidence.store(
            EvidenceOffer(
                owner: id, name: "manual-de-seguridad.txt", declaredType: "text/plain", bytes: Array(manual.utf8),
                details: EvidenceDetails(title: "Manual de seguridad")), by: owner, at: now)
        for question in book.questionnaire.sections.flatMap(\.questions) where question.obligation != .info {
            var content = AnswerContent(
                narrative:
                    "Lo describe el manual de seguridad; lo aplica el personal de cada turno y se revisa cada mes.",
                evidence: question.evidence.rule == .required ? [file.id] : [])
            switch question.type {
            case .verdict: content.value = .verdict(.yes)
            case .text: break
            case .number: content.value = try .number(ExactDecimal("12"))
            case .day: content.value = .day(house.country.zone.day(of: now))
            case .choice(let options): content.value = options.first.map { .choice($0.code) }
            case .list(let options): content.value = .list(options.prefix(1).map(\.code))
            }
            _ = try await desk.save(
                QuestionnaireDesk.Draft(
                    operatorID: id, questionnaire: use.questionnaire, key: AnswerKey(question.code), content: content,
                    seen: 0, author: owner), at: now)
        }
    }
}
