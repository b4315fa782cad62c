/// The head of a request, before its body is read.
package struct RequestHead: Sendable {
    package var method: HTTPMethod
    package var target: RequestTarget
    package var headers: Headers
    package var remoteAddress = "127.0.0.1"
    package var isSecure = false
    /// The announced length of the body; nil: chunked.
    package var contentLength: Int? = 0
    /// ``Clock/steady`` when the request line was read.
    package var started = Clock.steady

    package init(method: HTTPMethod, target: RequestTarget, headers: Headers) {
        self.method = method
        self.target = target
        self.headers = headers
    }
}

/// What the router says to a head: let in with a route, or refused before its body is read.
package struct Admission: Sendable {
    /// The request without its body and principal.
    package var request: Request
    /// nil when the head leads nowhere.
    let route: Route?
    package let refusal: HTTPProblem?
    let started: Int64

    /// The most bytes of body that may follow.
    package var maxBody: Int { route?.maxBody ?? 0 }
    /// How long the handler may take, in milliseconds.
    package var timeoutMilliseconds: Int { route?.endpoint.limits.timeoutMilliseconds ?? 1000 }
}

extension Router {
    /// Looks at a head: does its path lead somewhere, may its body come?
    package func admit(_ head: RequestHead) -> Admission {
        let id = RequestID.accepted(head.headers["x-request-id"]) ?? RequestID.make()
        var request = Request(
            method: head.method, path: head.target.path, query: head.target.query, headers: head.headers,
            remoteAddress: head.remoteAddress, id: id, language: "", isSecure: head.isSecure)
        if settings.isBehindProxy { readForwarded(&request) }
        request.language = negotiateLanguage(request)

        switch table.find(head.method, head.target) {
        case .route(let route, let parameters):
            request.parameters = parameters
            let refusal = refusal(of: request, by: route, contentLength: head.contentLength)
            return Admission(request: request, route: route, refusal: refusal, started: head.started)
        case .otherMethods(let methods):
            let allow = methods.map(\.rawValue).joined(separator: ", ")
            let problem = HTTPProblem(
                .methodNotAllowed, detail: "This address answers \(allow).", headers: ["Allow": allow])
            return Admission(request: request, route: nil, refusal: problem, started: head.started)
        case .nothing:
            let problem = HTTPProblem.notFound("Nothing stands at this address.")
            return Admission(request: request, route: nil, refusal: problem, started: head.started)
        }
    }

    /// The admission of a head that could not even be read, so that it too gets an id, a log line and a figure.
    package func refuse(_ problem: HTTPProblem, remoteAddress: String, started: Int64) -> Admission {
        let request = Request(
            path: "/", remoteAddress: remoteAddress, id: RequestID.make(), language: settings.languages.first ?? "en")
        return Admission(request: request, route: nil, refusal: problem, started: started)
    }

    private func refusal(of request: Request, by route: Route, contentLength: Int?) -> HTTPProblem? {
        if !settings.hosts.isEmpty, let host = request.headers["host"], !settings.hosts.contains(host.lowercased()) {
            return HTTPProblem(.misdirected, type: "host", detail: "This host name is not served here.")
        }
        let endpoint = route.endpoint
        let hasBody = contentLength != 0
        if let length = contentLength, length > route.maxBody {
            return Self.tooLarge(route.maxBody)
        }
        if hasBody, endpoint.request == nil, !endpoint.method.carriesBody {
            return HTTPProblem(.contentTooLarge, type: "body", detail: "This address takes no body.")
        }
        if hasBody, !route.reads.isEmpty, !route.reads.contains(request.mediaType ?? "") {
            let types = route.reads.joined(separator: ", ")
            return HTTPProblem(
                .unsupportedMediaType, detail: "This address reads \(types).", headers: ["Accept": types])
        }
        if let accept = request.headers["accept"], accept != "*/*", !route.writes.isEmpty,
            !route.writes.contains(where: { MediaType.quality(of: $0, accept: accept) > 0 })
        {
            return HTTPProblem(
                .notAcceptable, detail: "This address answers \(route.writes.joined(separator: ", ")).")
        }
        return nil
    }

    /// A body over an endpoint's bound.
    static func tooLarge(_ bound: Int) -> HTTPProblem {
        HTTPProblem(.contentTooLarge, type: "body", detail: "The body may have at most \(bound) bytes.")
    }

    /// What the last proxy before us says of the client.
    private func readForwarded(_ request: inout Request) {
        if let last = request.headers.all("x-forwarded-for").last?.split(separator: ",").last {
            let address = last.filter { $0 != " " }
            if !address.isEmpty, address.utf8.count <= 64 { request.remoteAddress = address }
        }
        if let scheme = request.headers["x-forwarded-proto"] { request.isSecure = scheme == "https" }
    }

    /// The cookie `language`, else the best of `Accept-Language`, else the first language.
    func negotiateLanguage(_ request: Request) -> String {
        let languages = settings.languages
        let fallback = languages.first ?? "en"
        if request.headers["cookie"] != nil, let chosen = request.cookies["language"], languages.contains(chosen) {
            return chosen
        }
        guard let accept = request.headers["accept-language"] else { return fallback }
        var best = (language: fallback, quality: 0.0)
        for range in MediaType.ranges(of: accept) {
            let primary = String(range.type.prefix { $0 != "-" })
            if range.quality > best.quality, languages.contains(primary) { best = (primary, range.quality) }
        }
        return best.language
    }
}
