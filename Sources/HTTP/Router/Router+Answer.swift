import JSON

/// The way back: problems become answers, and every answer gets its id, headers, log line and figures.
///
/// These stay functions of their own, so that what they need on the way is not part of the frame of
/// ``Router/respond(to:body:)``, which lives on the heap until the answer.
extension Router {
    /// What an error means for the client. Errors that nobody knows are logged and told as a plain 500.
    @inline(never) func problem(of error: any Error, _ request: Request, _ route: Route) -> HTTPProblem {
        if let problem = error as? HTTPProblem { return problem }
        if let problem = settings.problem(error) { return problem }
        if error is CancellationError {
            return HTTPProblem(.unavailable, type: "cancelled", detail: "The work was stopped; try again.")
        }
        log.error(
            "http.failure",
            [
                "id": .string(request.id), "method": .string(request.method.rawValue),
                "route": .string(route.endpoint.path), "error": .string(String(describing: type(of: error))),
                "what": .string(String(describing: error)),
            ])
        return HTTPProblem(
            .internalError, detail: "Something went wrong here; it is in the log under the request id.")
    }

    /// A problem as an answer: a redirect to the sign-in for people, a page for people, JSON for programs.
    @inline(never) func answer(_ problem: HTTPProblem, to request: Request, _ admission: Admission) -> Response {
        var response: Response
        let isPerson = request.wantsHTML
        if problem.status == .unauthorized, isPerson, request.method == .get || request.method == .head,
            let signIn = settings.signInPath
        {
            response = .redirect(to: signIn + "?next=" + PercentCoding.encode(Self.address(of: request)))
        } else if isPerson, let page = settings.errorPage {
            response = .html(page(problem, request), status: problem.status)
        } else {
            response = Response(
                problem.status, type: MediaType.problem, bytes: problem.bytes(requestID: request.id))
        }
        for field in problem.headers.fields { response.headers[field.name] = field.value }
        return finish(response, request, admission)
    }

    private static func address(of request: Request) -> String {
        let path = PercentCoding.encodePath(request.path)
        return request.query.isEmpty ? path : path + "?" + request.query.encoded
    }

    /// Gives an answer what every answer has, and writes it to the log and the figures.
    @inline(never) func finish(_ response: Response, _ request: Request, _ admission: Admission) -> Response {
        var response = response
        secureHeaders.apply(to: &response.headers)
        response.headers.add("X-Request-Id", request.id)
        let nanoseconds = Clock.steady - admission.started
        (admission.route?.figures ?? unrouted).record(response.status, nanoseconds: nanoseconds)
        let isFailure = response.status.code >= 500
        if settings.logsEveryAnswer || isFailure {
            log.write(isFailure ? .warning : .info, "http.answer") { line in
                line.key("id")
                line.string(request.id)
                line.key("method")
                line.string(request.method.rawValue)
                line.key("route")
                line.string(admission.route?.endpoint.path ?? "-")
                line.key("status")
                line.int(response.status.code)
                line.key("us")
                line.int(nanoseconds / 1000)
                line.key("bytes")
                line.int(response.length)
                if let principal = request.principal {
                    line.key("principal")
                    line.string(principal.id)
                }
            }
        }
        return response
    }
}
