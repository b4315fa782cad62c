import Customs
import JSON

/// The checks between a request and its handler, in the order in which ``Router`` makes them.
extension Router {
    func checkRate(_ route: Route, _ request: Request, byPrincipal: Bool) throws(HTTPProblem) {
        guard let limiter = route.limiter else { return }
        // By address before anyone is asked who it is; by principal after.
        let key: String
        if byPrincipal {
            guard let principal = request.principal else { return }
            key = "p:" + principal.id
        } else {
            key = "a:" + request.remoteAddress
        }
        if let wait = limiter.take(key) { throw .tooManyRequests(retryAfter: wait) }
    }

    /// Asks who makes the request, when the endpoint needs to know or the request brings credentials.
    func authenticate(_ request: inout Request, for route: Route) async throws {
        let brings = request.headers["authorization"] != nil || request.headers["cookie"] != nil
        guard brings || route.endpoint.access != .anyone else { return }
        request.principal = try await authenticate(request)
        if let language = request.principal?.language, settings.languages.contains(language) {
            request.language = language
        }
    }

    /// Refuses state changes that another site made the browser send: by origin for everybody without a token, and by
    /// the session's secret for sessions (OWASP CSRF prevention, synchroniser token with origin check).
    func checkForgery(_ request: Request) throws(HTTPProblem) {
        guard request.method.changesState else { return }
        if let principal = request.principal, principal.kind == .token { return }
        if let site = request.headers["sec-fetch-site"], site != "same-origin", site != "none" {
            throw Self.forged("the request comes from another site")
        }
        if let origin = request.headers["origin"], !isOwn(origin, request) {
            throw Self.forged("the request comes from another origin")
        }
        guard let principal = request.principal else { return }
        let given = try forgerySecret(of: request)
        guard let given, !principal.csrfToken.isEmpty, Self.same(given, principal.csrfToken) else {
            throw Self.forged("the form's secret is missing or old; load the page again")
        }
    }

    private func forgerySecret(of request: Request) throws(HTTPProblem) -> String? {
        if let header = request.headers["x-csrf-token"] { return header }
        switch request.mediaType {
        case MediaType.form: return try request.form()["csrf"]
        case MediaType.multipart: return try request.multipart().first { $0.name == "csrf" }?.text
        default: return nil
        }
    }

    private func isOwn(_ origin: String, _ request: Request) -> Bool {
        guard let host = request.headers["host"], let mark = origin.firstRange(of: "://") else { return false }
        return Headers.same(String(origin[mark.upperBound...]), host)
    }

    private static func forged(_ detail: String) -> HTTPProblem { .forbidden("Refused: \(detail).", type: "csrf") }

    /// Equal, in a time that depends on the length only.
    static func same(_ left: String, _ right: String) -> Bool {
        let left = Array(left.utf8)
        let right = Array(right.utf8)
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices { difference |= left[index] ^ right[index] }
        return difference == 0
    }

    /// The one place where permissions are checked.
    func checkAccess(_ access: Access, _ request: Request) throws(HTTPProblem) {
        switch access {
        case .anyone: return
        case .signedIn:
            guard request.principal != nil else { throw Self.unknownCaller }
        case .permission(let permission):
            guard let principal = request.principal else { throw Self.unknownCaller }
            guard principal.may(permission) else {
                throw HTTPProblem(
                    .forbidden, type: "permission", detail: "This needs a permission that you do not hold.",
                    extensions: ["permission": .string(permission.rawValue)])
            }
        }
    }

    private static var unknownCaller: HTTPProblem {
        HTTPProblem(
            .unauthorized, type: "sign-in", detail: "Sign in, or send a token.",
            headers: ["WWW-Authenticate": "Bearer realm=\"garita\""])
    }

    /// Refuses an empty body where one is needed, and a small JSON body that its schema refuses.
    func checkBody(_ route: Route, _ request: Request) throws(HTTPProblem) {
        guard let body = route.endpoint.request else { return }
        if request.body.isEmpty {
            guard body.isRequired else { return }
            throw .badRequest("This address needs a body.", type: "body")
        }
        guard body.isChecked, let schema = body.schema, request.mediaType == MediaType.json else { return }
        let problems: [Problem]
        do {
            problems = SchemaCheck.problems(of: try LocatedJSON.parse(request.body, limits: .standard), schema: schema)
        } catch {
            throw HTTPProblem(json: error)
        }
        guard problems.isEmpty else {
            throw .unprocessable("The body is not what this address expects.", type: "schema", problems: problems)
        }
    }
}
