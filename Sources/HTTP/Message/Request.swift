/// A request as the router and the handlers see it: values only, already decoded and bounded.
package struct Request: Sendable {
    package var method: HTTPMethod
    /// The decoded path, beginning with `/`; never with a query string.
    package var path: String
    /// The fields of the query string.
    package var query: FormFields
    package var headers: Headers
    /// The body's bytes, at most as many as the endpoint's limit.
    package var body: [UInt8]
    /// What stands at the `{name}` places of the endpoint's path.
    package var parameters: [String: String]
    /// The client's address as text, without the port; behind a trusted proxy what the proxy says.
    package var remoteAddress: String
    /// The request id: what a valid `X-Request-Id` gave, else a new one. It is on the answer, in the log and in problems.
    package var id: String
    /// Who makes the request, once the router has asked the authentication hook.
    package var principal: Principal?
    /// The language of the answer, such as `es`: the principal's choice, else the cookie `language`, else
    /// `Accept-Language`, else the first of the router's languages.
    package var language: String
    /// Whether the client reached us (or the proxy before us) over TLS.
    package var isSecure: Bool

    package init(
        method: HTTPMethod = .get, path: String, query: FormFields = FormFields(), headers: Headers = Headers(),
        body: [UInt8] = [], parameters: [String: String] = [:], remoteAddress: String = "127.0.0.1", id: String = "",
        principal: Principal? = nil, language: String = "es", isSecure: Bool = false
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.parameters = parameters
        self.remoteAddress = remoteAddress
        self.id = id
        self.principal = principal
        self.language = language
        self.isSecure = isSecure
    }

    /// The path's segments, without empty ones.
    package var segments: [String] { path.split(separator: "/").map(String.init) }

    package var cookies: Cookies { Cookies(header: headers["cookie"] ?? "") }

    /// The media type of the body, without its parameters and in lower case.
    package var mediaType: String? { headers["content-type"].map { MediaType.essence(of: $0) } }

    /// The token of an `Authorization: Bearer` field.
    package var bearerToken: String? {
        guard let field = headers["authorization"], field.utf8.count > 7 else { return nil }
        guard Headers.same(String(field.prefix(7)), "Bearer ") else { return nil }
        return String(field.dropFirst(7))
    }

    /// Whether the client is a browser that would rather see a page than JSON.
    package var wantsHTML: Bool { MediaType.prefersHTML(accept: headers["accept"]) }
}
