import HTML
import HTTP

extension IdentityPages {
    /// Coming, going, and the language.
    var entrance: [Endpoint] {
        [
            Endpoint(
                .get, Self.signInPath, access: .anyone, summary: "The sign-in page.", tags: ["pages"],
                responses: [.page()]
            ) { [self] request in
                signInPage(request, next: request.query["next"] ?? "")
            },
            Endpoint(
                .post, Self.signInPath, access: .anyone, summary: "Sign in.", tags: ["pages"],
                request: .form(["account", "password", "code", "next"]), responses: [.redirect(), .page()],
                rate: RateLimit(perMinute: 60, burst: 30), handler: signIn),
            Endpoint(
                .post, "/sign-out", access: .signedIn, summary: "End the session.", tags: ["pages"],
                request: .form([]), responses: [.redirect()]
            ) { [self] request in
                try await identity.signOut(try session(request).cookie)
                return Response.redirect(to: Self.signInPath).setting(identity.expiredCookie)
            },
            Endpoint(
                .get, "/language/{code}", access: .anyone, summary: "Read on in another language.", tags: ["pages"],
                parameters: [EndpointParameter("code", in: .path), EndpointParameter("to")], responses: [.redirect()]
            ) { [self] request in
                guard let language = Language(rawValue: request.parameters["code"] ?? "") else {
                    throw HTTPProblem.notFound()
                }
                return Response.redirect(to: request.query["to"] ?? "/").setting(
                    Cookie("language", language.rawValue, maxAge: 365 * 86_400, secure: shell.isSecure))
            },
        ]
    }

    /// Before anyone is signed in there is no session to tie a form to: `SameSite` and the router's origin check guard it.
    private func signInPage(
        _ request: Request, account: String = "", next: String, message: String? = nil, isRefused: Bool = false,
        status: HTTPStatus = .ok
    ) -> Response {
        let t = shell.words(request)
        var view = SignInView(action: Self.signInPath, csrf: "")
        view.account = account
        view.next = next
        view.message = message
        if isRefused { view.errors = [FieldError("account", t("identity.refused"))] }
        var frame = shell.frame(request, t, title: t("signIn.title"))
        frame.width = .reading
        frame.hasErrors = isRefused
        // Nobody's name stands above the form by which one signs in.
        frame.user = nil
        frame.navigation = []
        return shell.respond(request, frame, HTML.signIn(t, view), status: status)
    }

    private func signIn(_ request: Request) async throws -> Response {
        let form = try request.form()
        let account = String((form["account"] ?? "").prefix(128))
        let next = form["next"] ?? ""
        let outcome = try await identity.signIn(
            Identity.Credentials(
                login: account, password: form["password"] ?? "", code: form["code"] ?? "",
                address: request.remoteAddress, cookie: request.cookies[identity.cookieName]))
        switch outcome {
        case .signedIn(let session):
            let target = session.nextStep == nil ? (next.isEmpty ? "/" : next) : Self.stepPath
            return Response.redirect(to: target).setting(identity.cookie(session))
        case .refused:
            return signInPage(request, account: account, next: next, isRefused: true, status: .unauthorized)
        case .wait(let seconds):
            let message = wait(shell.words(request), seconds)
            return signInPage(request, account: account, next: next, message: message, status: .tooManyRequests)
                .setting("Retry-After", String(seconds))
        }
    }
}
