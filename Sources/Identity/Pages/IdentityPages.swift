import Customs
import HTML
package import HTTP
import Sealing

/// Signing in and out, the second factor, one's own account and tokens, the administration of accounts.
package struct IdentityPages: Sendable {
    let identity: Identity
    let shell: Shell
    /// The administration's name in authenticator apps.
    let issuer: String

    package init(_ identity: Identity, shell: Shell, issuer: String) {
        self.identity = identity
        self.shell = shell
        self.issuer = issuer
    }

    package static let signInPath = "/sign-in"

    package var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, Self.signInPath, access: .anyone, summary: "The sign-in page.", tags: ["pages"],
                responses: [.page()], handler: { [self] request in showSignIn(request) }),
            Endpoint(
                .post, Self.signInPath, access: .anyone, summary: "Sign in.", tags: ["pages"],
                request: .form(["account", "password", "code", "next"]), responses: [.redirect(), .page()],
                rate: RateLimit(perMinute: 60, burst: 30), handler: signIn),
            Endpoint(
                .get, "/language/{code}", access: .anyone, summary: "Read on in another language.", tags: ["pages"],
                parameters: [EndpointParameter("code", in: .path), EndpointParameter("to")], responses: [.redirect()],
                handler: { [self] request in
                    guard let language = Language(rawValue: request.parameters["code"] ?? "") else {
                        throw HTTPProblem.notFound()
                    }
                    return Response.redirect(to: request.query["to"] ?? "/").setting(
                        Cookie("language", language.rawValue, maxAge: 365 * 86_400, secure: shell.isSecure))
                }),
            Endpoint(
                .get, "/enrol", access: .signedIn, summary: "Enrol one-time codes.", tags: ["pages"],
                responses: [.page()], handler: { [self] request in try await showEnrolment(request, wrong: false) }),
            Endpoint(
                .post, "/enrol", access: .signedIn, summary: "Confirm the first one-time code.", tags: ["pages"],
                request: .form(["code"]), responses: [.redirect(), .page()], handler: enrol),
            Endpoint(
                .post, "/sign-out", access: .signedIn, summary: "End the session.", tags: ["pages"],
                request: .form([]), responses: [.redirect()], handler: signOut),
            Endpoint(
                .get, "/account", access: .permission(.manageOwnTokens), summary: "One's account and tokens.",
                tags: ["pages"], responses: [.page()], handler: { [self] request in try await showAccount(request) }),
            Endpoint(
                .post, "/account/tokens", access: .permission(.manageOwnTokens), summary: "Make a token.",
                tags: ["pages"], request: .form(["label"]), responses: [.page()], rate: RateLimit(perMinute: 10),
                handler: makeToken),
            Endpoint(
                .post, "/account/tokens/{id}/revoke", access: .permission(.manageOwnTokens), summary: "Revoke a token.",
                tags: ["pages"], request: .form([]), responses: [.redirect()], handler: revokeToken),
            Endpoint(
                .get, "/accounts", access: .permission(.manageAccounts), summary: "All accounts.", tags: ["pages"],
                responses: [.page()], handler: showAccounts),
        ]
    }

    // MARK: Coming and going

    /// Before anyone is signed in there is no session to tie a token to: `SameSite` and the router's origin check guard.
    private func showSignIn(
        _ request: Request, _ change: (inout SignInView) -> Void = { _ in }, status: HTTPStatus = .ok
    )
        -> Response
    {
        let t = shell.words(request)
        var view = SignInView(action: Self.signInPath, csrf: "")
        view.next = request.query["next"] ?? ""
        change(&view)
        var frame = shell.frame(request, t, title: t("signIn.title"))
        frame.width = .reading
        frame.hasErrors = !view.errors.isEmpty
        return shell.respond(request, frame, HTML.signIn(t, view), status: status)
    }

    private func signIn(_ request: Request) async throws -> Response {
        let form = try request.form()
        let t = shell.words(request)
        let login = form["account"] ?? ""
        let next = form["next"] ?? ""
        let outcome = try await identity.signIn(
            login: String(login.prefix(64)), password: form["password"] ?? "", code: form["code"] ?? "",
            address: request.remoteAddress)
        switch outcome {
        case .signedIn(let secret, let needsEnrolment):
            let target = needsEnrolment ? "/enrol" : next.isEmpty ? "/" : next
            return Response.redirect(to: target).setting(cookie(secret))
        case .refused:
            return showSignIn(
                request,
                { view in
                    view.account = login
                    view.next = next
                    view.errors = [FieldError("account", t("signIn.refused"))]
                }, status: .unauthorized)
        case .wait(let seconds):
            let response = showSignIn(
                request,
                { view in
                    view.account = login
                    view.next = next
                    view.message = t("signIn.wait", ["seconds": Int(seconds)])
                }, status: .tooManyRequests)
            return response.setting("Retry-After", String(seconds))
        }
    }

    private func cookie(_ secret: String) -> Cookie { Cookie(Identity.cookie, secret, secure: shell.isSecure) }

    private func signOut(_ request: Request) async throws -> Response {
        if let secret = request.cookies[Identity.cookie], let who = request.principal {
            try await identity.signOut(secret, login: who.id)
        }
        return Response.redirect(to: Self.signInPath).setting(.expired(Identity.cookie, secure: shell.isSecure))
    }

    // MARK: The second factor

    private func showEnrolment(_ request: Request, wrong: Bool) async throws -> Response {
        guard let who = request.principal, let secret = try await identity.enrolment(of: who.id) else {
            return .redirect(to: "/")
        }
        let t = shell.words(request)
        var code = Field("code", t("enrol.code"), .digits, hint: t("enrol.code.hint"))
        code.autocomplete = "one-time-code"
        code.width = 6
        code.maxLength = 7
        code.error = wrong ? t("enrol.wrong") : nil
        let errors = wrong ? [FieldError("code", t("enrol.wrong"))] : []
        let grouped = Base32.text(secret).enumerated().map { $0 > 0 && $0 % 4 == 0 ? " \($1)" : "\($1)" }.joined()
        let address = TOTP.uri(secret: secret, account: who.id, issuer: issuer)
        var frame = shell.frame(request, t, title: t("enrol.title"))
        frame.width = .reading
        frame.hasErrors = wrong
        return shell.respond(
            request, frame,
            """
            \(HTML.errorSummary(t, errors))<h1>\(t("enrol.title"))</h1><p>\(t("enrol.why"))</p>
            <ol><li>\(t("enrol.app"))</li><li>\(t("enrol.secret")) \(HTML.identifier(grouped))</li>
            <li>\(t("enrol.confirm"))</li></ol>
            \(HTML.details(t("enrol.address"), HTML.code(address, label: t("enrol.address"))))
            \(HTML.form(action: "/enrol", csrf: who.csrfToken,
                "\(HTML.field(t, code))\(HTML.button(t("enrol.submit")))"))
            """, status: wrong ? .unprocessable : .ok)
    }

    private func enrol(_ request: Request) async throws -> Response {
        guard let who = request.principal, let old = request.cookies[Identity.cookie] else {
            return .redirect(to: Self.signInPath)
        }
        let code = try request.form()["code"] ?? ""
        guard let secret = try await identity.enrol(code: code, login: who.id, oldSession: old) else {
            return try await showEnrolment(request, wrong: true)
        }
        return Response.redirect(to: "/").setting(cookie(secret))
    }

    // MARK: Accounts and tokens

    private func showAccount(_ request: Request, made: (token: APIToken, secret: String)? = nil) async throws
        -> Response
    {
        guard let who = request.principal else { return .redirect(to: Self.signInPath) }
        let t = shell.words(request)
        let tokens = try await identity.tokens(of: who.id)
        let rows: [[HTML]] = tokens.map { token in
            let state: HTML =
                token.revokedAt != nil
                ? "\(t("token.revoked"))"
                : HTML.act(
                    t("token.revoke"), action: "/account/tokens/\(token.id)/revoke", csrf: who.csrfToken, .warning)
            return ["\(token.label)", HTML.identifier(token.id), "\(t.moment(token.expiresAt))", state]
        }
        var label = Field("label", t("token.label"))
        label.width = 24
        label.maxLength = 80
        let fresh: HTML? = made.map { made in
            HTML.notice(
                .green, "<p>\(t("token.once"))</p>\(HTML.identifier(made.secret))", title: made.token.label,
                isLive: true)
        }
        let table = DataTable(
            caption: "\(t("token.caption"))",
            columns: [
                Column(t("token.label")), Column("ID", .identifier), Column(t("token.expires")),
                Column(t("token.state")),
            ],
            rows: rows)
        let list: HTML =
            rows.isEmpty ? HTML.emptyState(t("token.none"), "<p>\(t("token.what"))</p>") : HTML.table(t, table)
        let roles = who.roles.map { t("role.\($0)", else: $0) }.joined(separator: ", ")
        return shell.respond(
            request, shell.frame(request, t, title: t("account.title"), current: "/account"),
            """
            <h1>\(t("account.title"))</h1>\(fresh)
            \(HTML.summaryList(t, [
                SummaryRow(t("account.name"), "\(who.name)"), SummaryRow(t("account.login"), HTML.identifier(who.id)),
                SummaryRow(t("account.roles"), "\(roles)"),
                SummaryRow(t("account.organisation"), "\(who.organisation ?? t("account.administration"))"),
            ]))
            <h2>\(t("token.title"))</h2>\(list)
            \(HTML.form(action: "/account/tokens", csrf: who.csrfToken,
                "\(HTML.field(t, label))\(HTML.button(t("token.make"), .plain))"))
            """)
    }

    private func makeToken(_ request: Request) async throws -> Response {
        guard let who = request.principal, who.kind == .session else { throw HTTPProblem(.forbidden) }
        let label = String((try request.form()["label"] ?? "").prefix(80))
        let made = try await identity.makeToken(for: who.id, label: label.isEmpty ? "API" : label, days: 90, by: who.id)
        return try await showAccount(request, made: made)
    }

    private func revokeToken(_ request: Request) async throws -> Response {
        guard let who = request.principal else { throw HTTPProblem(.unauthorized) }
        _ = try await identity.revokeToken(request.parameters["id"] ?? "", of: who.id, by: who.id)
        return .redirect(to: "/account")
    }

    private func showAccounts(_ request: Request) async throws -> Response {
        let t = shell.words(request)
        let rows: [[HTML]] = try await identity.allAccounts().map { account in
            [
                HTML.identifier(account.login), "\(account.name)",
                "\(account.roles.map { t("role.\($0.rawValue)", else: $0.rawValue) }.joined(separator: ", "))",
                "\(account.organisation ?? "–")",
                "\(t(account.hasSecondFactor ? "account.factor.yes" : "account.factor.no"))",
                "\(t(account.isActive ? "account.active" : "account.inactive"))",
            ]
        }
        let table = DataTable(
            caption: "\(t("accounts.caption"))",
            columns: [
                Column(t("account.login"), .identifier), Column(t("account.name")), Column(t("account.roles")),
                Column(t("account.organisation")), Column(t("account.factor")), Column(t("account.state")),
            ], rows: rows)
        return shell.respond(
            request, shell.frame(request, t, title: t("accounts.title"), current: "/accounts"),
            "<h1>\(t("accounts.title"))</h1>\(HTML.table(t, table))")
    }
}
