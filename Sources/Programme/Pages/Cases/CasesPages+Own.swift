import Country
import Customs
import HTML
import HTTP
import Identity

/// The company's own cases: list, open, sign and hand in.
extension CasesPages {
    var ownList: Endpoint {
        Endpoint(
            .get, "/programme/cases", access: .permission(.readOwnCases), summary: "One's own cases.",
            tags: ["pages"], responses: [.page()], handler: { request in try await ownPage(request) })
    }

    private func ownPage(_ request: Request, errors: [FieldError] = []) async throws -> Response {
        let t = site.shell.words(request)
        let principal = try request.signedIn()
        var search = CaseSearch()
        let own = try await site.caseAccess.own(principal)
        search.operators = own
        let rows = try await site.cases.list(search)
        let names = try await site.caseAccess.names(Set(own))
        let list: HTML =
            rows.isEmpty
            ? HTML.emptyState(t("cases.own.none"), "<p>\(t("cases.own.none.text"))</p>")
            : try await table(rows, t, caption: t("cases.own.caption"), isOffice: false)
        var frame = site.shell.frame(request, t, title: t("cases.own.title"), current: "/programme/cases")
        frame.hasErrors = !errors.isEmpty
        var form: HTML?
        if principal.may(.conductOwnCase), !own.isEmpty {
            let day = site.programme.base.country.zone.day(of: site.now)
            let country = site.programme.base.country.code
            let definitions = site.programme.base.library.definitions.filter {
                $0.country == country && $0.validity.contains(day)
            }
            let language = t.language.rawValue
            let roles = definitions.flatMap { definition in
                definition.roles.map {
                    Choice("\(definition.code)@\($0.code)", "\(definition.name[language]): \($0.name[language])")
                }
            }
            let fields = [
                Field(
                    "operator", t("cases.column.operator"), .select(own.map { Choice($0.text, names[$0] ?? $0.text) }),
                    value: own.first?.text ?? ""),
                Field("role", t("cases.open.role"), .select(roles)),
            ]
            form = HTML.section(
                t("cases.open"), id: "open",
                HTML.form(
                    action: "/programme/cases", csrf: principal.csrfToken,
                    "\(fields.map { HTML.field(t, $0) })\(HTML.button(t("cases.open"), .main))"))
        }
        return site.shell.respond(
            request, frame,
            """
            \(HTML.errorSummary(t, errors))<h1>\(t("cases.own.title"))</h1>\(list)\(form)
            """, status: errors.isEmpty ? .ok : .unprocessable)
    }

    var open: Endpoint {
        Endpoint(
            .post, "/programme/cases", access: .permission(.conductOwnCase), summary: "Open an application.",
            tags: ["pages"], request: .form(["operator", "role"]), responses: [.redirect(), .page()],
            handler: { request in
                let t = site.shell.words(request)
                let principal = try request.signedIn()
                let form = try request.form()
                let parts = (form.text("role") ?? "").split(separator: "@").map(String.init)
                guard let operatorID = try? OperatorID(form.text("operator") ?? ""),
                    try await site.caseAccess.own(principal).contains(operatorID)
                else { return try await ownPage(request, errors: [FieldError("operator", t("cases.error.choice"))]) }
                guard parts.count == 2, let definition = site.programme.base.library.definition(parts[0]),
                    definition.roles.contains(where: { $0.code == parts[1] })
                else { return try await ownPage(request, errors: [FieldError("role", t("cases.error.choice"))]) }
                let now = site.now
                guard try await site.caseAccess.mayAct(principal, operatorID, false, now) else {
                    return try await ownPage(request, errors: [FieldError("operator", t("cases.refusal.mandate"))])
                }
                let sites = try await site.caseAccess.sites(operatorID, now)
                let life = try await site.cases.open(
                    programme: parts[0], operatorID: operatorID, role: parts[1], sites: sites, actor: principal.id,
                    at: now)
                return .redirect(to: Link("programme", "cases", life.id.text).text)
            })
    }

    // MARK: Signing

    var submitPage: Endpoint {
        Endpoint(
            .get, "/programme/cases/{id}/submit", access: .permission(.conductOwnCase),
            summary: "Check and sign an application.", tags: ["pages"], parameters: [Self.identifier],
            responses: [.page()],
            handler: { request in try await signPage(try await site.ownCase(request), request) })
    }

    var submit: Endpoint {
        Endpoint(
            .post, "/programme/cases/{id}/submit", access: .permission(.conductOwnCase),
            summary: "Sign an application and hand it in.", tags: ["pages"], parameters: [Self.identifier],
            request: .form(["truth", "consent"]), responses: [.redirect(), .page()],
            handler: { request in
                let file = try await site.ownCase(request)
                let t = site.shell.words(request)
                let principal = try request.signedIn()
                let form = try request.form()
                guard form.text("truth") == "yes" else {
                    return try await signPage(file, request, [FieldError("truth", t("cases.error.truth"))])
                }
                let now = site.now
                do {
                    guard try await site.caseAccess.mayAct(principal, file.life.opened.operatorID, true, now) else {
                        throw CaseError(.mandate, "no mandate to sign")
                    }
                    let consents = form.all("consent").filter { Consent(rawValue: $0) != nil }
                    try await site.cases.submit(file.life.id, consents: consents, signedBy: principal.id, at: now)
                } catch let error as CaseError {
                    return try await signPage(
                        file, request, [FieldError("truth", t("cases.refusal.\(error.code.word)"))])
                }
                return .redirect(to: Link("programme", "cases", file.life.id.text).with("done", "submit").text)
            })
    }

    private func signPage(_ file: CaseFile, _ request: Request, _ errors: [FieldError] = []) async throws -> Response {
        let t = site.shell.words(request)
        let principal = try request.signedIn()
        let life = file.life
        let rules = try site.cases.rulebook.rules(of: life.opened)
        let missing = try await site.cases.unanswered(life)
        var frame = site.shell.frame(request, t, title: t("cases.submit"), current: "/programme/cases")
        frame.width = .reading
        frame.hasErrors = !errors.isEmpty
        frame.breadcrumbs = [
            NavigationItem(t("cases.own.title"), href: "/programme/cases"),
            NavigationItem(life.id.text, href: Link("programme", "cases", life.id.text).text),
        ]
        let check = Link("programme", life.opened.operatorID.text, "answers").text
        let powers = try await powers(of: principal, on: life, isOffice: false)
        let names = try await site.caseAccess.siteNames(life.opened.operatorID)
        var truth = Field("truth", t("cases.sign.truth"), .checks([Choice("yes", t("cases.sign.truth.yes"))]))
        truth.error = errors.first?.message
        var consent = Field(
            "consent", t("cases.sign.consent"),
            .checks(Consent.allCases.map { Choice($0.rawValue, t("cases.consent.\($0.rawValue)")) }),
            hint: t("cases.sign.consent.hint"))
        consent.isRequired = false
        let state: HTML =
            missing.isEmpty
            ? HTML.notice(.green, "<p>\(t("cases.sign.complete"))</p>")
            : HTML.notice(.yellow, "<p>\(t("cases.sign.missing", ["count": missing.count]))</p>")
        let rows = [
            SummaryRow(t("cases.column.programme"), "\(rules.definition.name[t.language.rawValue])"),
            SummaryRow(t("cases.role"), "\(t("cases.role.\(life.opened.role)", else: life.opened.role))"),
            SummaryRow(t("cases.sites"), "\(life.sites.map { names[$0] ?? $0.text }.joined(separator: ", "))"),
        ]
        return site.shell.respond(
            request, frame,
            """
            \(HTML.errorSummary(t, errors))<h1>\(t("cases.submit"))</h1>\(state)
            \(HTML.summaryList(t, rows))<p><a href="\(url: check)">\(t("cases.sign.check"))</a></p>
            \(!powers.signs
                ? HTML.notice(.yellow, "<p>\(t("cases.barred.sign"))</p>")
                : HTML.form(
                    action: Link("programme", "cases", life.id.text, "submit").text, csrf: principal.csrfToken,
                    "\(HTML.field(t, truth))\(HTML.field(t, consent))\(HTML.button(t("cases.submit"), .main))"))
            """, status: errors.isEmpty ? .ok : .unprocessable)
    }
}
