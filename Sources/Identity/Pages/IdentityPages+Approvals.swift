import Customs
import HTML
import HTTP
import JSON

extension IdentityPages {
    /// The desk where one person answers what another proposed.
    var approvalDesk: [Endpoint] {
        [
            Endpoint(
                .get, "/approvals", access: .permission(.readProposals), summary: "Proposed acts.", tags: ["pages"],
                parameters: [EndpointParameter("state")], responses: [.page()], handler: proposalsPage),
            Endpoint(
                .get, "/approvals/{id}", access: .permission(.readProposals), summary: "One proposed act.",
                tags: ["pages"], responses: [.page()], handler: { [self] request in try await proposalPage(request) }),
            Endpoint(
                .post, "/approvals/{id}", access: .permission(.readProposals),
                summary: "Approve, refuse or take back.", tags: ["pages"],
                request: .form(["answer", "payloadHash", "reason"]), responses: [.page(), .redirect()],
                handler: answerProposal),
        ]
    }

    private func proposalsPage(_ request: Request) async throws -> Response {
        let t = shell.words(request)
        let state = request.query["state"].flatMap { Proposal.State(rawValue: $0) } ?? .open
        let list = try await approvals.list(state)
        let names = try await identity.names(of: Set(list.map(\.proposedBy)))
        let now = shell.time.now()
        let filters = Proposal.State.allCases.map { each in
            FilterLink(
                t("proposal.state.\(each.rawValue)"), href: Link("approvals").with("state", each.rawValue).text,
                isOn: each == state, tone: tone(each))
        }
        let rows: [[HTML]] = list.map { proposal in
            [
                "<a href=\"\(url: Link("approvals", proposal.id).text)\">\(title(t, proposal))</a>",
                HTML.identifier(proposal.subject), "\(names[proposal.proposedBy] ?? proposal.proposedBy)",
                t.timeElement(proposal.proposedAt),
                state == .open
                    ? "\(t.duration(seconds: proposal.lapsesAt.seconds(since: now)))"
                    : t.timeElement(proposal.answeredAt ?? proposal.lapsesAt),
            ]
        }
        let table = DataTable(
            caption: "\(t("proposals.caption"))",
            columns: [
                Column(t("proposal.act")), Column(t("proposal.subject"), .identifier), Column(t("proposal.by")),
                Column(t("proposal.at")), Column(t(state == .open ? "proposal.left" : "proposal.answeredAt")),
            ], rows: rows)
        let content: HTML =
            rows.isEmpty
            ? HTML.emptyState(t("proposals.none"), "<p>\(t("proposals.none.hint"))</p>") : HTML.table(t, table)
        return shell.respond(
            request, shell.frame(request, t, title: t("proposals.title"), current: "/approvals"),
            """
            <h1>\(t("proposals.title"))</h1>
            \(HTML.filters(t, [FilterGroup(t("account.state"), filters)]))\(content)
            """)
    }

    private func title(_ t: Words, _ proposal: Proposal) -> String {
        t("act.\(proposal.act).title", else: proposal.act)
    }

    private func tone(_ state: Proposal.State) -> Tone {
        switch state {
        case .open: .yellow
        case .approved: .green
        case .refused: .red
        case .withdrawn, .lapsed: .plain
        }
    }

    // MARK: One proposal

    private func proposalPage(_ request: Request, errors: [FieldError] = []) async throws -> Response {
        let who = try session(request).who
        guard let proposal = try await approvals.proposal(request.parameters["id"] ?? "") else {
            throw ApprovalError.notFound
        }
        let t = shell.words(request)
        let names = try await identity.names(of: Set([proposal.proposedBy, proposal.answeredBy].compactMap { $0 }))
        let state = proposal.state(at: shell.time.now())
        var frame = shell.frame(request, t, title: title(t, proposal), current: "/approvals")
        frame.width = .reading
        frame.breadcrumbs = [NavigationItem(t("proposals.title"), href: "/approvals")]
        frame.hasErrors = !errors.isEmpty
        var rows = [
            SummaryRow(t("proposal.subject"), HTML.identifier(proposal.subject)),
            SummaryRow(t("proposal.by"), "\(names[proposal.proposedBy] ?? proposal.proposedBy)"),
            SummaryRow(t("proposal.at"), t.timeElement(proposal.proposedAt)),
            SummaryRow(t("proposal.reason"), "\(proposal.reason)"),
            SummaryRow(t("proposal.effect"), "\(t("act.\(proposal.act).effect", else: proposal.act))"),
            SummaryRow(t("proposal.hash"), HTML.hash(t, proposal.payloadHash, name: t("proposal.hash"))),
        ]
        if state == .open { rows.append(SummaryRow(t("proposal.lapses"), t.timeElement(proposal.lapsesAt))) }
        if let answered = proposal.answeredAt, let by = proposal.answeredBy {
            rows.append(SummaryRow(t("proposal.answeredBy"), "\(names[by] ?? by)"))
            rows.append(SummaryRow(t("proposal.answeredAt"), t.timeElement(answered)))
            if let answer = proposal.answer, !answer.isEmpty {
                rows.append(SummaryRow(t("proposal.answer"), "\(answer)"))
            }
        }
        let payload = try JSONValue.parse(proposal.payload)
        let content =
            try await describe(proposal, t) ?? described(proposal, payload, t)
            ?? HTML.code(payload, label: t("proposal.payload"))
        return shell.respond(
            request, frame,
            """
            \(HTML.errorSummary(t, errors))<h1>\(title(t, proposal))</h1>
            <p>\(HTML.tag(tone(state), t("proposal.state.\(state.rawValue)")))</p>
            \(HTML.summaryList(t, rows))
            \(HTML.section(t("proposal.payload"), id: "payload", content))
            \(state == .open ? answerForm(t, proposal, who, errors) : "")
            """, status: errors.isEmpty ? .ok : .unprocessable)
    }

    /// This room's own acts in words.
    private func described(_ proposal: Proposal, _ payload: JSONValue, _ t: Words) -> HTML? {
        switch proposal.act {
        case ProtectedAct.grantRoles.name:
            let roles = payload["roles"]?.array?.compactMap(\.string).map { t("role.\($0)", else: $0) } ?? []
            return HTML.summaryList(
                t,
                [
                    SummaryRow(t("account.login"), HTML.identifier(payload["login"]?.string ?? "")),
                    SummaryRow(t("act.account.grant-roles.gains"), "\(roles.joined(separator: ", "))"),
                ])
        case ProtectedAct.resetFactor.name:
            return HTML.summaryList(
                t, [SummaryRow(t("account.login"), HTML.identifier(payload["login"]?.string ?? ""))])
        default: return nil
        }
    }

    private func answerForm(_ t: Words, _ proposal: Proposal, _ who: Principal, _ errors: [FieldError]) -> HTML {
        let action = Link("approvals", proposal.id).text
        if who.id == proposal.proposedBy {
            return """
                <p>\(t("approval.same-person"))</p>
                \(HTML.act(t("proposal.withdraw"), action: action, csrf: who.csrfToken, fields: [("answer", "withdraw")]))
                """
        }
        if let refusal = approvals.refusal(toApprove: proposal, by: who) {
            return "<p>\(t("approval.\(refusal.rawValue)"))</p>"
        }
        var reason = Field("reason", t("proposal.answer"), .area(rows: 3), hint: t("proposal.answer.hint"))
        reason.isRequired = false
        reason.maxLength = 2000
        reason.error = errors.first { $0.field == "reason" }?.message
        let buttons: [HTML] = [
            HTML.button(t("proposal.approve"), .main, name: "answer", value: "approve"),
            HTML.button(t("proposal.refuse"), .warning, name: "answer", value: "refuse"),
        ]
        let form: HTML = """
            <input type="hidden" name="payloadHash" value="\(attribute: proposal.payloadHash)">
            \(HTML.field(t, reason))\(HTML.buttonRow(buttons))
            """
        return HTML.section(
            t("proposal.decide"), id: "decide", HTML.form(action: action, csrf: who.csrfToken, form))
    }

    private func answerProposal(_ request: Request) async throws -> Response {
        let who = try session(request).who
        let form = try request.form()
        let id = request.parameters["id"] ?? ""
        let answer: Proposal.Answer
        switch form["answer"] {
        case "approve": answer = .approve(payloadHash: form["payloadHash"] ?? "")
        case "refuse": answer = .refuse
        case "withdraw": answer = .withdraw
        default: throw HTTPProblem.badRequest("An answer is approve, refuse or withdraw.", type: "approval.answer")
        }
        do {
            _ = try await approvals.answer(id, answer, reason: form.text("reason") ?? "", by: who.id)
            return .redirect(to: Link("approvals", id).text)
        } catch let error as ApprovalError where error != .notFound {
            let text = shell.words(request)("approval.\(error.rawValue)")
            return try await proposalPage(request, errors: [FieldError("reason", text)])
        } catch let error as IdentityError {
            let text = shell.words(request)("identity.\(error.code.rawValue)")
            return try await proposalPage(request, errors: [FieldError("reason", text)])
        }
    }
}
