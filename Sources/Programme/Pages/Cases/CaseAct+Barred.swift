import Deadlines
import HTML
import HTTP
import Identity

extension CasesPages {
    /// What a reader may do with a case besides what the role allows, and what there is to choose from.
    struct Powers: Sendable {
        var prepares = true
        var signs = true
        /// The company's own documents, for an act that names some.
        var documents: [Choice] = []
    }

    func powers(of principal: Principal, on life: CaseLife, isOffice: Bool) async throws -> Powers {
        if isOffice { return Powers() }
        let company = life.opened.operatorID
        let now = site.now
        var search = EvidenceVault.Search(owner: company)
        search.limit = 100
        let files = try await site.programme.evidence.files(search, today: site.programme.operators.day(of: now))
        return Powers(
            prepares: try await site.caseAccess.mayAct(principal, company, false, now),
            signs: try await site.caseAccess.mayAct(principal, company, true, now),
            documents: files.map { Choice($0.id.text, $0.title, hint: $0.id.text) })
    }
}

extension CasesPages {
    /// Whether there is anything to appeal against: a decision that takes something away, or a day that the office let pass.
    func canAppeal(_ file: CaseFile, _ rules: CaseRules) -> Bool {
        file.life.state == .notAccepted || file.life.decisions.contains { $0.decided.outcome.intention != nil }
            || file.readings(under: rules, at: site.now).contains {
                $0.state == .expired && $0.rule.binds == .authority
            }
    }

    /// What a company may expect next, or is to do, in one sentence.
    static func next(_ t: Words, _ life: CaseLife) -> HTML {
        "<p class=\"lead\">\(t("cases.next.\(life.state.rawValue)"))</p>"
    }
}

extension CaseAct {
    /// What can always be done and is seldom the next step: it stands below the others.
    var isSideline: Bool {
        [
            "extend-clock", "declare-conflict", "open-overlay", "close-overlay", "note", "assign", "consult", "discard",
            "withdraw", "give-notice",
        ].contains(name)
    }
}

/// Who can see beforehand that an act is not theirs: the page says why instead of offering a form that is refused.
extension CaseAct {
    /// The key of why a person of the office cannot do it on this case; nil where nothing is known against it.
    func bar(of person: String, on life: CaseLife) -> String? {
        guard let row = CaseTable.row(for: kind, in: life.state) else { return nil }
        if row.guards.contains(.riskMapBySecond), life.riskMappedBy == person { return "cases.barred.risk-map" }
        if row.guards.contains(.ruledOutsideChain), life.hadPart(person) { return "cases.barred.chain" }
        let isAffected: Set<CaseGuard> = [.noConflict, .declaresNoConflict, .riskMapBySecond, .ruledOutsideChain]
        if !isAffected.isDisjoint(with: row.guards), life.conflicts.contains(person) { return "cases.barred.conflict" }
        return nil
    }
}

extension CaseLife {
    /// The kinds of decision that may come up where the case stands; the guards still have their say.
    func decisionKinds(_ rules: CaseRules) -> [DecisionProposal.Kind] {
        let place = origin ?? state
        return DecisionProposal.Kind.allCases.filter { kind in
            switch kind {
            case .provisional: place == .assessment && rules.definition.states.contains(.certifiedProvisional)
            case .grant: !place.isHeld || place == .certifiedProvisional
            case .refuse: !place.isHeld || place == .renewing || place == .certifiedProvisional
            case .suspend: place.isHeld && place != .suspended
            case .reinstate: place == .suspended
            case .revoke, .annul: place.isHeld
            case .renew: place == .renewing
            }
        }
    }

    /// The key of why a person cannot propose a decision on this case.
    func barsDeciding(_ person: String) -> String? {
        if validators.contains(person) { return "cases.barred.validated" }
        return conflicts.contains(person) ? "cases.barred.conflict" : nil
    }
}

extension CasesTexts {
    static let barred: Texts = [
        "cases.barred.risk-map": (
            "El mapa de riesgo lo aprueba otra persona: usted lo trazó.",
            "Another person approves the risk map: you drew it."
        ),
        "cases.barred.chain": (
            "El recurso lo resuelve otra persona: usted intervino en este expediente.",
            "Another person rules on the appeal: you had a part in this case."
        ),
        "cases.barred.conflict": (
            "Usted declaró un conflicto de interés en este expediente: lo atienden otras personas.",
            "You declared a conflict of interest in this case: others attend to it."
        ),
        "cases.barred.validated": (
            "Usted validó a este operador: otras personas resuelven.",
            "You validated this operator: others decide."
        ),
        "cases.barred.sign": (
            "Su poder no incluye firmar. Pídalo a quien firma por la empresa.",
            "Your mandate does not include signing. Ask whoever signs for the company."
        ),
        "cases.barred.prepare": (
            "Su poder no alcanza para actuar en este trámite; puede consultarlo.",
            "Your mandate does not reach as far as to act here; you may read it."
        ),
        "cases.acts.more": ("También puede", "You can also"),
        "cases.tasks": ("Qué falta para presentar", "What is left before you hand it in"),
        "cases.tasks.left": ("{count?Falta|Faltan} {count}", "{count} left"),
        "cases.tasks.done": ("Hecho", "Done"),
        "cases.tasks.documents": ("Subir los documentos de la empresa", "Upload the company’s documents"),
        "cases.tasks.documents.count": (
            "{count} {count?documento|documentos}", "{count} {count?document|documents}"
        ),
        "cases.tasks.answer": ("Responder el cuestionario", "Answer the questionnaire"),
        "cases.tasks.first": ("Primero responda todo lo obligatorio.", "First answer everything that is required."),
        "cases.tasks.ready": ("Puede hacerse ya", "Can be done now"),
        "cases.tasks.notYet": ("Todavía no", "Not yet"),
        "cases.field.decision.silence": ("La falta de respuesta", "No answer in time"),
    ]
}
