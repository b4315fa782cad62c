import HTML
import HTTP
import Sealing

extension IdentityPages {
    /// What may have to be done before anything else: a new password, a second factor.
    var steps: [Endpoint] {
        [
            Endpoint(
                .get, Self.stepPath, access: .signedIn, summary: "Go to what completes the sign-in.", tags: ["pages"],
                responses: [.redirect()]
            ) { [self] request in
                let who = try session(request).who
                let account = try await identity.account(who.id)
                switch who.may(.completeSignIn) ? account?.nextStep(hasFactor: false) : nil {
                case .changePassword: return .redirect(to: "/password")
                case .enrolFactor where account?.hasSecondFactor == true:
                    // The factor was enrolled in another session: this one has to show it.
                    return .redirect(to: Self.signInPath)
                case .enrolFactor: return .redirect(to: "/enrol")
                case nil: return .redirect(to: "/")
                }
            },
            Endpoint(
                .get, "/enrol", access: .signedIn, summary: "Enrol one-time codes.", tags: ["pages"],
                responses: [.page()], handler: { [self] request in try await enrolmentPage(request) }),
            Endpoint(
                .post, "/enrol", access: .signedIn, summary: "Confirm the first one-time code.", tags: ["pages"],
                request: .form(["code"]), responses: [.redirect(), .page()], handler: enrol),
            Endpoint(
                .get, "/password", access: .signedIn, summary: "Choose a new password.", tags: ["pages"],
                responses: [.page()], handler: { [self] request in passwordPage(request) }),
            Endpoint(
                .post, "/password", access: .signedIn, summary: "Set one's new password.", tags: ["pages"],
                request: .form(["present", "new"]), responses: [.redirect(), .page()], handler: changePassword),
        ]
    }

    // MARK: The second factor

    private func enrolmentPage(_ request: Request, error: String? = nil) async throws -> Response {
        let who = try session(request).who
        guard let secret = try await identity.enrolment(of: who.id) else { return .redirect(to: "/account") }
        let t = shell.words(request)
        // Groups of four, sixteen a line: as people type it from a phone's width.
        let grouped = Base32.text(secret).enumerated().reduce(into: HTML()) { html, next in
            if next.offset > 0, next.offset % 4 == 0 { html += next.offset % 16 == 0 ? "<br>" : " " }
            html += HTML(text: String(next.element))
        }
        let address = TOTP.uri(secret: secret, account: who.id, issuer: issuer)
        let form: HTML = """
            \(HTML.field(t, codeField(t, error: error, hint: t("enrol.code.hint"))))\(HTML.button(t("enrol.submit")))
            """
        return formPage(
            request, t, title: t("enrol.title"), errors: error.map { [FieldError("code", $0)] } ?? [],
            """
            <p>\(t("enrol.why"))</p>
            <ol><li>\(t("enrol.app"))</li><li>\(t("enrol.secret"))<br><code class="id">\(grouped)</code></li>
            <li>\(t("enrol.confirm"))</li></ol>
            \(HTML.details(t("enrol.address"), HTML.code(address, label: t("enrol.address"))))
            \(HTML.form(action: "/enrol", csrf: who.csrfToken, form))
            """)
    }

    private func enrol(_ request: Request) async throws -> Response {
        let (who, cookie) = try session(request)
        let t = shell.words(request)
        switch try await identity.enrol(code: try request.form()["code"] ?? "", login: who.id, cookie: cookie) {
        case .enrolled(let session, let codes):
            // The page's own forms belong to the new session.
            var known = request
            known.headers["cookie"] = "\(identity.cookieName)=\(session.cookie)"
            known.principal = try await identity.principal(of: known)
            let frame = shell.frame(known, t, title: t("recovery.title"))
            let go: HTML = .linkButton(t("recovery.go"), href: "/", .main)
            return shell.respond(
                known, frame,
                "<h1>\(t("recovery.title"))</h1><p>\(t("recovery.what"))</p>\(recoveryCodes(t, codes))\(go)"
            ).setting(identity.cookie(session))
        case .wrong: return try await enrolmentPage(request, error: t("enrol.wrong"))
        case .wait(let seconds): return try await enrolmentPage(request, error: wait(t, seconds))
        }
    }

    // MARK: The password

    private func passwordPage(_ request: Request, errors: [FieldError] = []) -> Response {
        let t = shell.words(request)
        var fields = [
            passwordField("present", t("password.present"), isNew: false),
            passwordField("new", t("password.new"), hint: t("password.hint"), isNew: true),
        ]
        for index in fields.indices {
            fields[index].error = errors.first { $0.field == fields[index].name }?.message
        }
        let why: HTML? = request.principal?.may(.completeSignIn) == true ? "<p>\(t("password.why"))</p>" : nil
        let form: HTML = "\(fields.map { HTML.field(t, $0) })\(HTML.button(t("password.submit")))"
        return formPage(
            request, t, title: t("password.title"), errors: errors,
            "\(why)\(HTML.form(action: "/password", csrf: request.principal?.csrfToken ?? "", form))")
    }

    private func changePassword(_ request: Request) async throws -> Response {
        let (who, cookie) = try session(request)
        let t = shell.words(request)
        let form = try request.form()
        do {
            let change = try await identity.changePassword(
                from: form["present"] ?? "", to: form["new"] ?? "", login: who.id, cookie: cookie)
            switch change {
            case .changed(let session):
                return Response.redirect(to: session.nextStep == nil ? "/account" : Self.stepPath)
                    .setting(identity.cookie(session))
            case .wrong:
                return passwordPage(request, errors: [FieldError("present", t("identity.password-wrong"))])
            case .wait(let seconds): return passwordPage(request, errors: [FieldError("present", wait(t, seconds))])
            }
        } catch let error as IdentityError {
            return passwordPage(request, errors: [FieldError("new", t("identity.\(error.code.rawValue)"))])
        }
    }
}
