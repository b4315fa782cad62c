import Customs
import HTML
import HTTP

extension IdentityPages {
    /// Accounts and organisations, for those who administer or audit them.
    var administration: [Endpoint] {
        [
            Endpoint(
                .get, "/accounts", access: .permission(.readAccounts), summary: "Accounts.", tags: ["pages"],
                parameters: [EndpointParameter("q"), EndpointParameter("after")], responses: [.page()],
                handler: accountsPage),
            Endpoint(
                .get, "/accounts/new", access: .permission(.manageAccounts), summary: "A new account.", tags: ["pages"],
                responses: [.page()], handler: { [self] request in try await newAccountPage(request) }),
            Endpoint(
                .post, "/accounts/new", access: .permission(.manageAccounts), summary: "Make an account.",
                tags: ["pages"], request: .form(["login", "name", "roles", "organisation", "language", "reason"]),
                responses: [.page()], handler: makeAccount),
            Endpoint(
                .get, "/accounts/{login}", access: .permission(.readAccounts), summary: "One account.", tags: ["pages"],
                responses: [.page()], handler: { [self] request in try await accountFile(request) }),
            Endpoint(
                .post, "/accounts/{login}", access: .permission(.manageAccounts),
                summary: "Change an account: roles, state, password or second factor.", tags: ["pages"],
                request: .form(["act", "roles", "reason"]), responses: [.page(), .redirect()], handler: changeAccount),
            Endpoint(
                .get, "/organisations", access: .permission(.readAccounts), summary: "Organisations.", tags: ["pages"],
                parameters: [EndpointParameter("after")], responses: [.page()],
                handler: { [self] request in try await organisationsPage(request) }),
            Endpoint(
                .post, "/organisations", access: .permission(.manageAccounts), summary: "Register an organisation.",
                tags: ["pages"], request: .form(["id", "name", "kind"]), responses: [.page(), .redirect()],
                handler: registerOrganisation),
        ]
    }

    private static let pageSize = 50

    private func accountsPage(_ request: Request) async throws -> Response {
        let t = shell.words(request)
        let text = request.query.text("q") ?? ""
        let after = request.query.text("after") ?? ""
        let found = try await identity.accounts(matching: text, after: after, limit: Self.pageSize + 1)
        let shown = found.prefix(Self.pageSize)
        let now = shell.time.now()
        let rows: [[HTML]] = shown.map { account in
            [
                "<a href=\"\(url: Link("accounts", account.login).text)\">\(account.login)</a>", "\(account.name)",
                "\(account.roles.map { t("role.\($0.rawValue)") }.joined(separator: ", "))",
                "\(account.organisation ?? "–")", stateTag(t, account),
                "\(account.signedInAt.map { t.ago($0, now: now) } ?? t("account.never"))",
            ]
        }
        let table = DataTable(
            caption: "\(t("accounts.caption"))",
            columns: [
                Column(t("account.login"), .identifier), Column(t("account.name")), Column(t("account.roles")),
                Column(t("account.organisation")), Column(t("account.state")), Column(t("account.signedIn")),
            ], rows: rows)
        var pages = Pagination(summary: t("accounts.count", ["count": shown.count]))
        if !after.isEmpty { pages.first = Link("accounts").with("q", text).text }
        if found.count > Self.pageSize {
            pages.next = Link("accounts").with("q", text).with("after", shown.last?.login).text
        }
        let list: HTML =
            rows.isEmpty
            ? HTML.emptyState(t("accounts.none"), "<p>\(t("accounts.none.hint"))</p>")
            : "\(HTML.table(t, table))\(HTML.pagination(t, pages))"
        let may = request.principal?.may(.manageAccounts) == true
        return shell.respond(
            request, shell.frame(request, t, title: t("accounts.title"), current: "/accounts"),
            """
            <h1>\(t("accounts.title"))</h1>
            \(HTML.search(t, action: "/accounts", Field("q", t("accounts.search"), value: text, hint: t("accounts.search.hint"))))
            \(list)
            \(HTML.buttonRow([
                may ? HTML.linkButton(t("accounts.new"), href: "/accounts/new", .main) : "",
                HTML.linkButton(t("organisations.title"), href: "/organisations"),
            ]))
            """)
    }

    private func stateTag(_ t: Words, _ account: Account) -> HTML {
        if !account.isActive { return HTML.tag(.red, t("account.inactive")) }
        if account.roles.isEmpty { return HTML.tag(.yellow, t("account.waiting")) }
        if account.mustChangePassword { return HTML.tag(.yellow, t("account.password.first")) }
        if account.needsSecondFactor, !account.hasSecondFactor { return HTML.tag(.yellow, t("account.factor.missing")) }
        return HTML.tag(.green, t("account.active"))
    }

    // MARK: A new account

    private func roleField(_ t: Words, _ value: [String], error: String? = nil) -> Field {
        var field = Field(
            "roles", t("account.roles"), .checks(Role.allCases.map { Choice($0.rawValue, t("role.\($0.rawValue)")) }),
            value: value.joined(separator: " "), hint: t("account.roles.hint"))
        field.error = error
        return field
    }

    private func reasonField(_ t: Words, value: String = "", hint: String, error: String? = nil) -> Field {
        var field = Field("reason", t("proposal.reason"), .area(rows: 3), value: value, hint: hint)
        field.isRequired = false
        field.maxLength = 2000
        field.error = error
        return field
    }

    private func newAccountPage(
        _ request: Request, form: FormFields = FormFields(), errors: [FieldError] = []
    ) async throws -> Response {
        let t = shell.words(request)
        func error(_ field: String) -> String? { errors.first { $0.field == field }?.message }
        var login = Field("login", t("account.login"), value: form["login"] ?? "", hint: t("account.login.hint"))
        login.width = 24
        login.maxLength = 64
        login.isCode = true
        var name = Field("name", t("account.name"), value: form["name"] ?? "")
        name.maxLength = 200
        var organisation = Field(
            "organisation", t("account.organisation"),
            .select(try await identity.organisations().map { Choice($0.id, "\($0.name) · \($0.id)") }),
            value: form["organisation"] ?? "", hint: t("account.organisation.hint"))
        organisation.isRequired = false
        let language = Field(
            "language", t("account.language"), .radios(Language.allCases.map { Choice($0.rawValue, $0.name) }),
            value: form["language"] ?? t.language.rawValue)
        var fields = [
            login, name, roleField(t, form.all("roles")), organisation, language,
            reasonField(t, value: form["reason"] ?? "", hint: t("account.reason.hint")),
        ]
        for index in fields.indices { fields[index].error = error(fields[index].name) }
        let body: HTML = "\(fields.map { HTML.field(t, $0) })\(HTML.button(t("accounts.make")))"
        return formPage(
            request, t, title: t("accounts.new"), current: "/accounts",
            up: [NavigationItem(t("accounts.title"), href: "/accounts")], errors: errors,
            HTML.form(action: "/accounts/new", csrf: request.principal?.csrfToken ?? "", body))
    }

    private func makeAccount(_ request: Request) async throws -> Response {
        let actor = try session(request).who.id
        let form = try request.form()
        let t = shell.words(request)
        do {
            let made = try await desk.create(
                Identity.NewAccount(
                    login: form["login"] ?? "", name: form.text("name") ?? "",
                    roles: form.all("roles").compactMap { Role(rawValue: $0) }, organisation: form.text("organisation"),
                    language: form["language"] ?? "es", password: ""), reason: form["reason"] ?? "", by: actor)
            return try await accountFile(
                request, login: Account.normalised(login: form["login"] ?? ""), password: made.password,
                proposed: made.outcome)
        } catch let error as IdentityError {
            return try await newAccountPage(request, form: form, errors: [fieldError(t, error)])
        } catch let error as ApprovalError {
            return try await newAccountPage(
                request, form: form, errors: [FieldError("reason", t("approval.\(error.rawValue)"))])
        }
    }

    /// At which field a refusal stands.
    private func fieldError(_ t: Words, _ error: IdentityError) -> FieldError {
        let field =
            switch error.code {
            case .name: "name"
            case .organisationUnknown, .organisationNeeded: "organisation"
            case .roles, .ownAccount: "roles"
            default: "login"
            }
        return FieldError(field, t("identity.\(error.code.rawValue)"))
    }

    // MARK: One account

    private func accountFile(
        _ request: Request, login: String? = nil, password: String? = nil, proposed: AccountDesk.Outcome = .done,
        errors: [FieldError] = []
    ) async throws -> Response {
        let t = shell.words(request)
        guard let account = try await identity.account(login ?? request.parameters["login"] ?? "") else {
            throw IdentityError(.accountUnknown)
        }
        let who = try session(request).who
        var frame = shell.frame(request, t, title: account.name, current: "/accounts")
        frame.width = .reading
        frame.breadcrumbs = [NavigationItem(t("accounts.title"), href: "/accounts")]
        frame.hasErrors = !errors.isEmpty
        let once: HTML? = password.map { password in
            HTML.notice(
                .green, "<p>\(t("password.once"))</p><p>\(HTML.identifier(password))</p>", title: account.login,
                isLive: true)
        }
        var waits: HTML?
        if case .proposed(let proposal) = proposed {
            let link: HTML = "<a href=\"\(url: Link("approvals", proposal.id).text)\">\(t("proposal.see"))</a>"
            waits = HTML.notice(.yellow, "<p>\(t("proposal.waits")) \(link)</p>", isLive: true)
        }
        let acts: HTML? =
            who.may(.manageAccounts) && who.id != account.login ? accountActs(t, account, who, errors) : nil
        return shell.respond(
            request, frame,
            """
            \(HTML.errorSummary(t, errors))<h1>\(account.name)</h1>\(once)\(waits)
            <p>\(stateTag(t, account))</p>\(summary(t, account))\(acts)
            """, status: errors.isEmpty ? .ok : .unprocessable)
    }

    private func accountActs(_ t: Words, _ account: Account, _ who: Principal, _ errors: [FieldError]) -> HTML {
        let action = Link("accounts", account.login).text
        func error(_ field: String) -> String? { errors.first { $0.field == field }?.message }
        let roles: HTML = """
            \(HTML.field(t, roleField(t, account.roles.map(\.rawValue), error: error("roles"))))
            \(HTML.field(t, reasonField(t, hint: t("account.reason.hint"), error: error("reason"))))
            \(HTML.button(t("account.roles.set"), .plain, name: "act", value: "roles"))
            """
        let factor: HTML? =
            account.hasSecondFactor
            ? HTML.act(t("account.factor.reset"), action: action, csrf: who.csrfToken, fields: [("act", "factor")])
            : nil
        let buttons: [HTML] = [
            HTML.act(t("account.password.reset"), action: action, csrf: who.csrfToken, fields: [("act", "password")]),
            factor ?? "",
            account.isActive
                ? HTML.act(
                    t("account.deactivate"), action: action, csrf: who.csrfToken, .warning,
                    fields: [("act", "deactivate")])
                : HTML.act(t("account.activate"), action: action, csrf: who.csrfToken, fields: [("act", "activate")]),
        ]
        return """
            \(HTML.section(t("account.acts"), id: "acts", HTML.buttonRow(buttons)))
            \(HTML.section(t("account.roles.change"), id: "roles-change",
                HTML.form(action: action, csrf: who.csrfToken, roles)))
            """
    }

    private func changeAccount(_ request: Request) async throws -> Response {
        let actor = try session(request).who.id
        let login = request.parameters["login"] ?? ""
        let form = try request.form()
        let t = shell.words(request)
        do {
            switch form["act"] {
            case "password":
                return try await accountFile(request, password: try await desk.resetPassword(of: login, by: actor))
            case "factor":
                let outcome = try await desk.resetFactor(of: login, reason: t("act.reset-factor.reason"), by: actor)
                return try await accountFile(request, proposed: outcome)
            case "activate", "deactivate":
                try await desk.setActive(form["act"] == "activate", of: login, by: actor)
                return .redirect(to: Link("accounts", login).text)
            default:
                let roles = form.all("roles").compactMap { Role(rawValue: $0) }
                let outcome = try await desk.setRoles(roles, of: login, reason: form["reason"] ?? "", by: actor)
                return try await accountFile(request, proposed: outcome)
            }
        } catch let error as IdentityError where error.code != .accountUnknown {
            return try await accountFile(request, errors: [fieldError(t, error)])
        } catch let error as ApprovalError {
            return try await accountFile(request, errors: [FieldError("reason", t("approval.\(error.rawValue)"))])
        }
    }

    // MARK: Organisations

    private func organisationsPage(
        _ request: Request, form: FormFields = FormFields(), errors: [FieldError] = []
    ) async throws -> Response {
        let t = shell.words(request)
        let after = request.query.text("after") ?? ""
        let found = try await identity.organisations(after: after, limit: Self.pageSize + 1)
        let shown = found.prefix(Self.pageSize)
        let rows: [[HTML]] = shown.map { organisation in
            [
                HTML.identifier(organisation.id), "\(organisation.name)",
                "\(t("organisation.kind.\(organisation.kind.rawValue)"))",
            ]
        }
        let table = DataTable(
            caption: "\(t("organisations.caption"))",
            columns: [
                Column(t("organisation.id"), .identifier), Column(t("organisation.name")),
                Column(t("organisation.kind")),
            ], rows: rows)
        var pages = Pagination(summary: t("organisations.count", ["count": shown.count]))
        if !after.isEmpty { pages.first = "/organisations" }
        if found.count > Self.pageSize { pages.next = Link("organisations").with("after", shown.last?.id).text }
        let list: HTML =
            rows.isEmpty
            ? HTML.emptyState(t("organisations.none"), "<p>\(t("organisations.none.hint"))</p>")
            : "\(HTML.table(t, table))\(HTML.pagination(t, pages))"
        var frame = shell.frame(request, t, title: t("organisations.title"), current: "/accounts")
        frame.breadcrumbs = [NavigationItem(t("accounts.title"), href: "/accounts")]
        frame.hasErrors = !errors.isEmpty
        let may = request.principal?.may(.manageAccounts) == true
        return shell.respond(
            request, frame,
            """
            \(HTML.errorSummary(t, errors))<h1>\(t("organisations.title"))</h1>\(list)
            \(may ? organisationForm(t, csrf: request.principal?.csrfToken ?? "", form, errors) : "")
            """, status: errors.isEmpty ? .ok : .unprocessable)
    }

    private func organisationForm(_ t: Words, csrf: String, _ form: FormFields, _ errors: [FieldError]) -> HTML {
        var id = Field("id", t("organisation.id"), value: form["id"] ?? "", hint: t("organisation.id.hint"))
        id.width = 24
        id.maxLength = 32
        id.isCode = true
        var name = Field("name", t("organisation.name"), value: form["name"] ?? "")
        name.maxLength = 200
        let kind = Field(
            "kind", t("organisation.kind"),
            .radios(Organisation.Kind.allCases.map { Choice($0.rawValue, t("organisation.kind.\($0.rawValue)")) }),
            value: form["kind"] ?? "trader")
        var fields = [id, name, kind]
        for index in fields.indices { fields[index].error = errors.first { $0.field == fields[index].name }?.message }
        let body: HTML = "\(fields.map { HTML.field(t, $0) })\(HTML.button(t("organisation.register"), .plain))"
        return HTML.section(
            t("organisation.new"), id: "new", HTML.form(action: "/organisations", csrf: csrf, body))
    }

    private func registerOrganisation(_ request: Request) async throws -> Response {
        let actor = try session(request).who.id
        let form = try request.form()
        let t = shell.words(request)
        do {
            let organisation = Organisation(
                id: form.text("id") ?? "", name: form.text("name") ?? "",
                kind: Organisation.Kind(rawValue: form["kind"] ?? "") ?? .trader)
            try await identity.register(organisation, by: actor)
            return .redirect(to: "/organisations")
        } catch let error as IdentityError {
            let field = error.code == .name ? "name" : "id"
            return try await organisationsPage(
                request, form: form, errors: [FieldError(field, t("identity.\(error.code.rawValue)"))])
        }
    }
}
