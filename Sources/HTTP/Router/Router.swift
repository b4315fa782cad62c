package import JSON

/// Leads a request to its endpoint and its answer back: the one place where requests are refused, principals are asked
/// for, permissions are checked, and answers get their id, headers, log line and figures.
///
/// Besides the declared endpoints it serves `/health/live`, `/health/ready`, `/metrics` and `/api/openapi.json`.
package final class Router: Sendable {
    /// Finds who makes a request (session cookie, bearer token); nil: nobody. May throw an ``HTTPProblem``.
    package typealias Authentication = @Sendable (Request) async throws -> Principal?

    /// Every endpoint, the built-in ones included.
    package let endpoints: [Endpoint]
    package let settings: RouterSettings
    package let metrics: Metrics
    package let log: Log
    let authenticate: Authentication
    let table: RouteTable
    let secureHeaders: SecureHeaders
    /// Figures of requests that reached no route.
    let unrouted: RouteFigures
    /// Set while the server drains, so that `/health/ready` says no.
    let isDraining: Gauge

    package init(
        endpoints: [Endpoint], settings: RouterSettings = RouterSettings(), readiness: [ReadinessCheck] = [],
        metrics: Metrics = Metrics(), log: Log = .standard, authenticate: @escaping Authentication = { _ in nil }
    ) throws(RouterError) {
        let draining = Gauge()
        isDraining = draining
        var all = endpoints
        all += BuiltIn.health(readiness, isDraining: { draining.value != 0 })
        all.append(BuiltIn.metrics(metrics, access: settings.metricsAccess))
        all.append(BuiltIn.placeOfDescription)
        let description = OpenAPI.describe(all, settings: settings)
        all[all.count - 1] = BuiltIn.description(description.bytes())
        openAPI = description

        self.endpoints = all
        self.settings = settings
        self.metrics = metrics
        self.log = log
        self.authenticate = authenticate
        secureHeaders = SecureHeaders(strictTransportSeconds: settings.strictTransportSeconds)
        unrouted = RouteFigures(method: "", pattern: "", metrics: metrics)
        var routes: [Route] = []
        for endpoint in all { routes.append(try Route(endpoint, metrics: metrics)) }
        table = try RouteTable(routes)
        ProcessFigures.register(in: metrics)
    }

    /// The description of every endpoint, OpenAPI 3.1.
    package let openAPI: JSONValue

    /// Answers a request whose path is decoded; for tests and for calls inside the house.
    package func respond(to request: Request) async -> Response {
        let target = RequestTarget(path: request.path, query: request.query)
        var head = RequestHead(method: request.method, target: target, headers: request.headers)
        head.remoteAddress = request.remoteAddress
        head.isSecure = request.isSecure
        head.contentLength = request.body.count
        return await respond(to: admit(head), body: request.body)
    }

    /// Answers an admitted request. Never throws, never traps: whatever goes wrong becomes a problem.
    package func respond(to admission: Admission, body: [UInt8]) async -> Response {
        var request = admission.request
        if let refusal = admission.refusal { return answer(refusal, to: request, admission) }
        guard let route = admission.route else { return answer(.notFound(), to: request, admission) }
        request.body = body
        do {
            try await letIn(&request, by: route)
            let response = try await route.endpoint.handler(request)
            return finish(response, request, admission)
        } catch {
            return answer(problem(of: error, request, route), to: request, admission)
        }
    }

    /// Every check between a request and its handler.
    private func letIn(_ request: inout Request, by route: Route) async throws {
        try checkRate(route, request, byPrincipal: false)
        try await authenticate(&request, for: route)
        try checkRate(route, request, byPrincipal: true)
        try checkForgery(request)
        try checkAccess(route.endpoint.access, request)
        try checkBody(route, request)
    }

    /// What a request meets on its way to the handler, without running it: nil when it would be let in. For the tests of
    /// permissions, which must not set anything off.
    package func refusal(of request: Request) async -> HTTPProblem? {
        let target = RequestTarget(path: request.path, query: request.query)
        var head = RequestHead(method: request.method, target: target, headers: request.headers)
        head.contentLength = request.body.count
        let admission = admit(head)
        if let refusal = admission.refusal { return refusal }
        guard let route = admission.route else { return .notFound() }
        var admitted = admission.request
        admitted.body = request.body
        do {
            try await letIn(&admitted, by: route)
            return nil
        } catch {
            return problem(of: error, admitted, route)
        }
    }

    /// The answer to a request whose handler took too long.
    func respondTooSlow(to admission: Admission) -> Response {
        let limit = admission.route?.endpoint.limits.timeoutMilliseconds ?? 0
        let problem = HTTPProblem(
            .unavailable, type: "timeout",
            detail: "No answer within \(limit) ms; what was asked may or may not be done.",
            headers: ["Retry-After": "1"])
        return answer(problem, to: admission.request, admission)
    }
}
