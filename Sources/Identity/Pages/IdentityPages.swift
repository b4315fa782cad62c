package import HTML
package import HTTP

/// This room's pages: signing in and out, the second factor, one's own account; administration and approvals are in the
/// files beside.
package struct IdentityPages: Sendable {
    /// How the content of a proposal is told to the one who answers it, in the place of its bare JSON.
    package typealias Describe = @Sendable (Proposal, Words) async throws -> HTML?

    let identity: Identity
    let desk: AccountDesk
    let shell: Shell
    /// The administration's name in authenticator apps.
    let issuer: String
    let describe: Describe
    var approvals: Approvals { desk.approvals }

    /// - Parameter describe: for the acts of other rooms; this room's own are known here.
    package init(
        _ identity: Identity, approvals: Approvals, shell: Shell, issuer: String,
        describe: @escaping Describe = { _, _ in nil }
    ) {
        self.identity = identity
        desk = AccountDesk(identity, approvals: approvals)
        self.shell = shell
        self.issuer = issuer
        self.describe = describe
    }

    package static let signInPath = "/sign-in"
    /// Leads to what has to be done before a session may do anything else.
    package static let stepPath = "/sign-in/next"

    package var endpoints: [Endpoint] { entrance + steps + own + administration + approvalDesk }

    // MARK: What the pages share

    /// A page of a form: narrow, with the errors above.
    func formPage(
        _ request: Request, _ t: Words, title: String, current: String? = nil, up: [NavigationItem] = [],
        errors: [FieldError] = [], _ content: HTML
    ) -> Response {
        var frame = shell.frame(request, t, title: title, current: current)
        frame.width = .reading
        frame.hasErrors = !errors.isEmpty
        frame.breadcrumbs = up
        return shell.respond(
            request, frame, "\(HTML.errorSummary(t, errors))<h1>\(title)</h1>\(content)",
            status: errors.isEmpty ? .ok : .unprocessable)
    }

    /// The session of a page's reader; tokens have no pages.
    func session(_ request: Request) throws(HTTPProblem) -> (who: Principal, cookie: String) {
        guard let who = request.principal, who.kind == .session, let cookie = request.cookies[identity.cookieName]
        else { throw HTTPProblem(.unauthorized) }
        return (who, cookie)
    }

    /// A field for a one-time or recovery code.
    func codeField(_ t: Words, error: String? = nil, hint: String) -> Field {
        var code = Field("code", t("factor.code"), .digits, hint: hint)
        code.autocomplete = "one-time-code"
        code.width = 12
        code.maxLength = 24
        code.error = error
        return code
    }

    func passwordField(_ name: String, _ label: String, hint: String? = nil, isNew: Bool) -> Field {
        var field = Field(name, label, .password, hint: hint)
        field.autocomplete = isNew ? "new-password" : "current-password"
        field.width = 24
        field.maxLength = 200
        return field
    }

    func wait(_ t: Words, _ seconds: Int64) -> String { t("signIn.wait", ["seconds": Int(seconds)]) }

    /// Codes to write down, shown once.
    func recoveryCodes(_ t: Words, _ codes: [String]) -> HTML {
        """
        \(HTML.notice(.yellow, "<p>\(t("recovery.once"))</p>"))
        <ul class="plain">\(codes.map { "<li>\(HTML.identifier($0))</li>" as HTML })</ul>
        """
    }
}
