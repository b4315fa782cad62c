/// An address of the house as one value: from it come the route, the permission check, the limits, the description at
/// `/api/openapi.json` and the permission tests.
package struct Endpoint: Sendable {
    /// What answers a request that has been let in.
    package typealias Handler = @Sendable (Request) async throws -> Response

    /// Bounds on one request.
    package struct Limits: Hashable, Sendable {
        /// The longest body, in bytes.
        package var maxBody: Int
        /// How long the handler may take, in milliseconds; then it is cancelled and the client gets 503.
        package var timeoutMilliseconds: Int

        package init(maxBody: Int = 256 * 1024, timeoutMilliseconds: Int = 10_000) {
            self.maxBody = maxBody
            self.timeoutMilliseconds = timeoutMilliseconds
        }
    }

    package var method: HTTPMethod
    /// The path with `{name}` for one segment and, at the end, `{name*}` for all that follow.
    package var path: String
    package var access: Access
    package var summary: String
    package var tags: [String]
    package var parameters: [EndpointParameter]
    /// nil: the endpoint takes no body (a form with nothing but the CSRF token is let through).
    package var request: BodySchema?
    package var responses: [ResponseSchema]
    package var limits: Limits
    /// How often one principal or address may call it; nil: as often as it likes.
    package var rate: RateLimit?
    package var handler: Handler

    package init(
        _ method: HTTPMethod, _ path: String, access: Access, summary: String, tags: [String] = [],
        parameters: [EndpointParameter] = [], request: BodySchema? = nil, responses: [ResponseSchema] = [],
        limits: Limits = Limits(), rate: RateLimit? = nil, handler: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.summary = summary
        self.tags = tags
        self.parameters = parameters
        self.request = request
        self.responses = responses
        self.limits = limits
        self.rate = rate
        self.handler = handler
    }
}

/// How often something may be done: `burst` at once, refilled at `perMinute`.
package struct RateLimit: Hashable, Sendable {
    package var perMinute: Int
    package var burst: Int

    package init(perMinute: Int, burst: Int? = nil) {
        self.perMinute = max(1, perMinute)
        self.burst = max(1, burst ?? perMinute)
    }
}
