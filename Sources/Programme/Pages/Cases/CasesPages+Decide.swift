import Country
import Customs
import Database
import HTML
import HTTP
import Identity

/// The decision desk: what is asked, the rule, the evidence, the consequence; another person approves.
extension CasesPages {
    var decidePage: Endpoint {
        Endpoint(
            .get, "/office/cases/{id}/decide", access: .permission(.decideCase), summary: "Propose a decision.",
            tags: ["pages"], parameters: [Self.identifier], responses: [.page()],
            handler: { request in try await decisionForm(try await site.officeCase(request), request) })
    }

    var decide: Endpoint {
        Endpoint(
            .post, "/office/cases/{id}/decide", access: .permission(.decideCase),
            summary: "Propose a decision; another decision-maker approves it.", tags: ["pages"],
            parameters: [Self.identifier], request: .form([]), responses: [.redirect(), .page()],
            handler: { request in
                let file = try await site.officeCase(request)
                let form = try request.form()
                let t = site.shell.words(request)
                do {
                    let proposal = try await site.proposal(on: file, form, by: try request.signedIn())
                    return .redirect(to: Link("approvals", proposal.id).text)
                } catch let refusal as ActRefusal {
                    let told = FieldError("decide-\(refusal.field)", t(refusal.key))
                    return try await decisionForm(file, request, Refused(act: "decide", errors: [told], form: form))
                } catch let error as CaseError {
                    let told = FieldError(Self.field(of: error), t("cases.refusal.\(error.code.word)"))
                    return try await decisionForm(file, request, Refused(act: "decide", errors: [told], form: form))
                } catch let error as ApprovalError {
                    let told = FieldError("decide-kind", t("approval.\(error.rawValue)"))
                    return try await decisionForm(file, request, Refused(act: "decide", errors: [told], form: form))
                }
            })
    }

    /// The field of the form at which a refusal is told.
    private static func field(of error: CaseError) -> String {
        switch error.code {
        case .letter(.evidence): "decide-evidence-1"
        case .letter(.fact): "decide-fact-1"
        case .letter(.criterion), .letter(.reasons), .reasons: "decide-criterion-1"
        case .ground: "decide-ground"
        case .noHearing: "decide-exemption"
        default: "decide-kind"
        }
    }

    private func decisionForm(_ file: CaseFile, _ request: Request, _ refused: Refused? = nil) async throws -> Response
    {
        let t = site.shell.words(request)
        let principal = try request.signedIn()
        let life = file.life
        let rules = try site.cases.rulebook.rules(of: life.opened)
        var frame = site.shell.frame(request, t, title: t("cases.decide"), current: "/office/cases")
        frame.width = .reading
        frame.breadcrumbs = [
            NavigationItem(t("cases.title"), href: "/office/cases"),
            NavigationItem(life.id.text, href: Link("office", "cases", life.id.text).text),
        ]
        frame.hasErrors = refused != nil
        let fields = ProgrammeSite.decisionFields(rules, life).map { Self.field($0, of: "decide", t, refused) }
        let open = life.openFindings.map(\.finding.id).joined(separator: ", ")
        var rows = [
            SummaryRow(t("cases.column.state"), Self.stateTag(t, life.state)),
            SummaryRow(t("cases.findings.open"), "\(open.isEmpty ? t("cases.none.word") : open)"),
            SummaryRow(
                t("cases.heard"),
                "\(life.hearings.last.map { t("cases.intention.\($0.opened.intention.rawValue)") + ($0.isClosed ? "" : " …") } ?? t("cases.none.word"))"
            ),
        ]
        if let through = rules.through(effective: rules.effective(decidedAt: site.now)) {
            rows.append(SummaryRow(t("cases.wouldHold"), "\(t.day(through))"))
        }
        return site.shell.respond(
            request, frame,
            """
            \(HTML.errorSummary(t, refused?.errors ?? []))<h1>\(t("cases.decide"))</h1>
            <p>\(t("cases.decide.text"))</p>\(HTML.summaryList(t, rows))
            \(HTML.form(
                action: Link("office", "cases", life.id.text, "decide").text, csrf: principal.csrfToken,
                "\(fields.map { HTML.field(t, $0) })\(HTML.button(t("cases.propose"), .main))"))
            """, status: refused == nil ? .ok : .unprocessable)
    }
}

extension ProgrammeSite {
    static func decisionFields(_ rules: CaseRules, _ life: CaseLife) -> [ActField] {
        let exemptions = rules.definition.exemptions.map {
            ActField.Option(value: $0.code, label: ["es": $0.name["es"], "en": $0.name["en"]])
        }
        var ground = CaseActs.grounds(rules)
        ground.isRequired = false
        return [
            ActField("kind", .choice(CaseActs.words("cases.kind", life.decisionKinds(rules).map(\.rawValue)))),
            ActField("because", .text), ground, ActField("exemption", .choice(exemptions), isRequired: false),
        ] + CaseActs.reasons(rules, isRequired: false)
    }

    /// Proposes what a form asks for.
    func proposal(on file: CaseFile, _ form: FormFields, by principal: Principal) async throws -> Proposal {
        let now = now
        let rules = try cases.rulebook.rules(of: file.life.opened)
        let life = file.life
        // The texts are kept first: a reason is named by its hash in what is proposed.
        let (proposal, because) = try await programme.base.database.write { (tx) throws -> (DecisionProposal, String) in
            let place = CaseDesk.Place(file: file, rules: rules, tx: tx, actor: principal.id, at: now)
            let input = ActInput(form: form, place: place)
            let kind = try input.choice("kind", DecisionProposal.Kind.self)
            let isAdverse = kind.outcome?.intention != nil
            let ground = form.text("ground") == nil ? nil : try input.code("ground")
            let exemption = form.text("exemption") == nil ? nil : try input.code("exemption")
            let hasReason = form.text("criterion-1") != nil || form.text("fact-1") != nil
            let reasons = isAdverse || hasReason ? try input.reasons() : []
            return (
                DecisionProposal(
                    caseID: life.id, kind: kind, ground: ground, exemption: exemption, reasons: reasons),
                try input.text("because", limit: 2000)
            )
        }
        return try await cases.propose(proposal, reason: because, by: principal.id, at: now, through: approvals)
    }
}
