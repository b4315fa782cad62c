import Customs
import HTML
import HTTP

extension IdentityPages {
    /// One's own account: who one is, the second factor, sessions, tokens for programs.
    var own: [Endpoint] {
        [
            Endpoint(
                .get, "/account", access: .signedIn, summary: "One's own account.", tags: ["pages"],
                responses: [.page(), .redirect()]
            ) { [self] request in
                try session(request).who.may(.completeSignIn)
                    ? .redirect(to: Self.stepPath) : try await accountPage(request)
            },
            Endpoint(
                .post, "/account/tokens", access: .permission(.manageOwnTokens), summary: "Make a token.",
                tags: ["pages"], request: .form(["label", "days", "permissions"]), responses: [.page()],
                rate: RateLimit(perMinute: 10), handler: makeToken),
            Endpoint(
                .post, "/account/tokens/{id}/revoke", access: .permission(.manageOwnTokens), summary: "Revoke a token.",
                tags: ["pages"], request: .form([]), responses: [.redirect()]
            ) { [self] request in
                let who = try session(request).who.id
                _ = try await identity.revokeToken(request.parameters["id"] ?? "", of: who, by: who)
                return .redirect(to: "/account")
            },
            Endpoint(
                .post, "/account/sessions", access: .permission(.manageOwnTokens),
                summary: "End all sessions but this one.", tags: ["pages"], request: .form([]), responses: [.redirect()]
            ) { [self] request in
                let (who, cookie) = try session(request)
                _ = try await identity.signOutElsewhere(who.id, keeping: cookie)
                return .redirect(to: "/account")
            },
            Endpoint(
                .post, "/account/factor", access: .permission(.manageOwnTokens),
                summary: "Make new recovery codes, or enrol another phone.", tags: ["pages"],
                request: .form(["code", "act"]), responses: [.page(), .redirect()], handler: changeFactor),
        ]
    }

    private struct Fresh {
        var token: (token: APIToken, secret: String)?
        var codes: [String] = []
        var errors: [FieldError] = []
    }

    private func accountPage(_ request: Request, _ fresh: Fresh = Fresh()) async throws -> Response {
        let who = try session(request).who
        guard let account = try await identity.account(who.id) else { throw HTTPProblem(.unauthorized) }
        let t = shell.words(request)
        let tokens = try await identity.tokens(of: who.id)
        let (sessions, left) = (
            try await identity.sessionCount(of: who.id), try await identity.recoveryCodesLeft(of: who.id)
        )
        var frame = shell.frame(request, t, title: t("account.title"), current: "/account")
        frame.hasErrors = !fresh.errors.isEmpty
        return shell.respond(
            request, frame,
            """
            \(HTML.errorSummary(t, fresh.errors))<h1>\(t("account.title"))</h1>
            \(summary(t, account))
            <p><a href="/password">\(t("account.password"))</a></p>
            \(HTML.section(t("factor.title"), id: "factor", factor(t, account, left: left, csrf: who.csrfToken, fresh)))
            \(HTML.section(t("sessions.title"), id: "sessions", """
                <p>\(t("sessions.count", ["count": sessions]))</p>
                \(sessions < 2 ? "" : HTML.act(t("sessions.end"), action: "/account/sessions", csrf: who.csrfToken))
                """))
            \(who.may(.manageOwnTokens)
                ? HTML.section(t("token.title"), id: "tokens", tokenList(t, account, tokens, csrf: who.csrfToken, fresh))
                : "")
            """, status: fresh.errors.isEmpty ? .ok : .unprocessable)
    }

    /// Who an account is, as its owner and the administrator see it.
    func summary(_ t: Words, _ account: Account) -> HTML {
        let roles = account.roles.map { t("role.\($0.rawValue)") }.joined(separator: ", ")
        return HTML.summaryList(
            t,
            [
                SummaryRow(t("account.name"), "\(account.name)"),
                SummaryRow(t("account.login"), HTML.identifier(account.login)),
                SummaryRow(t("account.roles"), "\(roles.isEmpty ? t("account.roles.none") : roles)"),
                SummaryRow(t("account.organisation"), "\(account.organisation ?? t("account.administration"))"),
            ])
    }

    private func factor(_ t: Words, _ account: Account, left: Int, csrf: String, _ fresh: Fresh) -> HTML {
        guard account.hasSecondFactor else {
            return "<p>\(t("factor.none"))</p><p><a href=\"/enrol\">\(t("factor.enrol"))</a></p>"
        }
        let codes: HTML? = fresh.codes.isEmpty ? nil : recoveryCodes(t, fresh.codes)
        let code = codeField(
            t, error: fresh.errors.first { $0.field == "code" }?.message, hint: t("factor.code.hint"))
        let buttons: [HTML] = [
            HTML.button(t("recovery.renew"), .plain, name: "act", value: "codes"),
            HTML.button(t("factor.replace"), .plain, name: "act", value: "replace"),
        ]
        let form: HTML = "\(HTML.field(t, code))\(HTML.buttonRow(buttons))"
        return """
            \(codes)<p>\(t("factor.is", ["count": left]))</p>
            \(HTML.details(t("factor.change"), HTML.form(action: "/account/factor", csrf: csrf, form),
                isOpen: !fresh.errors.isEmpty))
            """
    }

    private func changeFactor(_ request: Request) async throws -> Response {
        let who = try session(request).who
        let t = shell.words(request)
        let form = try request.form()
        let isReplacement = form["act"] == "replace"
        let proof =
            isReplacement
            ? try await identity.replaceFactor(code: form["code"] ?? "", login: who.id)
            : try await identity.renewRecoveryCodes(code: form["code"] ?? "", login: who.id)
        switch proof {
        // All sessions have ended: the next sign-in enrols the new phone.
        case .shown where isReplacement:
            return Response.redirect(to: Self.signInPath).setting(identity.expiredCookie)
        case .shown(let codes): return try await accountPage(request, Fresh(codes: codes))
        case .wrong:
            return try await accountPage(request, Fresh(errors: [FieldError("code", t("enrol.wrong"))]))
        case .wait(let seconds):
            return try await accountPage(request, Fresh(errors: [FieldError("code", wait(t, seconds))]))
        }
    }

    // MARK: Tokens

    private func tokenList(
        _ t: Words, _ account: Account, _ tokens: [APIToken], csrf: String, _ fresh: Fresh
    ) -> HTML {
        let now = shell.time.now()
        let rows: [[HTML]] = tokens.map { token in
            let state = token.state(at: now)
            let act: HTML =
                state == .active
                ? HTML.act(t("token.revoke"), action: "/account/tokens/\(token.id)/revoke", csrf: csrf, .warning)
                : HTML.tag(.plain, t("token.state.\(state.rawValue)"))
            return [
                "\(token.label)", HTML.identifier(token.id), "\(t.moment(token.expiresAt))",
                "\(token.usedAt.map { t.ago($0, now: now) } ?? t("token.unused"))", act,
            ]
        }
        let table = DataTable(
            caption: "\(t("token.caption"))",
            columns: [
                Column(t("token.label")), Column(t("token.id"), .identifier), Column(t("token.expires")),
                Column(t("token.used")), Column(t("token.state")),
            ], rows: rows)
        let made: HTML? = fresh.token.map { made in
            HTML.notice(
                .green, "<p>\(t("token.once"))</p><p>\(HTML.identifier(made.secret))</p>", title: made.token.label,
                isLive: true)
        }
        let list: HTML =
            rows.isEmpty ? HTML.emptyState(t("token.none"), "<p>\(t("token.what"))</p>") : HTML.table(t, table)
        return "\(made)\(list)\(tokenForm(t, account, csrf: csrf, fresh.errors))"
    }

    private func tokenForm(_ t: Words, _ account: Account, csrf: String, _ errors: [FieldError]) -> HTML {
        var label = Field("label", t("token.label"))
        label.width = 24
        label.maxLength = 80
        var days = Field(
            "days", t("token.days"),
            .select([30, 90, 365].map { Choice("\($0)", t("token.days.count", ["count": $0])) }),
            value: "90")
        days.width = 12
        let possible = identity.permissionsForTokens(of: account).map(\.rawValue)
        let permissions = Field(
            "permissions", t("token.permissions"),
            .checks(possible.map { Choice($0, t("permission.\($0)", else: $0)) }),
            value: possible.joined(separator: " "), hint: t("token.permissions.hint"))
        if possible.isEmpty { return "<p class=\"quiet\">\(t("token.nothing"))</p>" }
        var fields = [label, days, permissions]
        for index in fields.indices {
            fields[index].error = errors.first { $0.field == fields[index].name }?.message
        }
        let form: HTML = "\(fields.map { HTML.field(t, $0) })\(HTML.button(t("token.make"), .plain))"
        return HTML.details(
            t("token.new"), HTML.form(action: "/account/tokens", csrf: csrf, form),
            isOpen: errors.contains { $0.field != "code" })
    }

    private func makeToken(_ request: Request) async throws -> Response {
        let who = try session(request).who.id
        let form = try request.form()
        let t = shell.words(request)
        guard let label = form.text("label") else {
            return try await accountPage(request, Fresh(errors: [FieldError("label", t("token.label.missing"))]))
        }
        do {
            let made = try await identity.makeToken(
                for: who, label: label, permissions: form.all("permissions").map { Permission($0) },
                days: form.int("days") ?? 90, by: who)
            return try await accountPage(request, Fresh(token: made))
        } catch let error as IdentityError {
            let text = t("identity.\(error.code.rawValue)")
            return try await accountPage(request, Fresh(errors: [FieldError("permissions", text)]))
        }
    }
}
