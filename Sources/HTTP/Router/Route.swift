/// An endpoint made ready: its path cut into pieces, its figures and its rate limiter at hand.
final class Route: Sendable {
    enum Piece: Sendable, Hashable {
        case literal(String)
        case parameter(String)
        case tail(String)
    }

    let endpoint: Endpoint
    let pieces: [Piece]
    let parameterNames: [String]
    let limiter: RateLimiter?
    /// The media types that a request may carry and an answer may have; empty: any.
    let reads: [String]
    let writes: [String]
    let figures: RouteFigures
    /// The most bytes of body; where none is declared there is room for a form with the CSRF token.
    let maxBody: Int

    init(_ endpoint: Endpoint, metrics: Metrics) throws(RouterError) {
        self.endpoint = endpoint
        pieces = try Self.cut(endpoint.path)
        var names: [String] = []
        for piece in pieces {
            switch piece {
            case .literal: break
            case .parameter(let name), .tail(let name): names.append(name)
            }
        }
        parameterNames = names
        guard Set(names).count == names.count else {
            throw RouterError("\(endpoint.path) names a parameter twice")
        }
        limiter = endpoint.rate.map { RateLimiter($0) }
        maxBody = endpoint.request == nil ? min(endpoint.limits.maxBody, 4096) : endpoint.limits.maxBody
        reads = endpoint.request?.mediaTypes ?? []
        var written: [String] = []
        for response in endpoint.responses where response.status.code < 300 {
            for type in response.mediaTypes where !written.contains(type) { written.append(type) }
        }
        writes = written
        figures = RouteFigures(method: endpoint.method.rawValue, pattern: endpoint.path, metrics: metrics)
    }

    var isLiteral: Bool { parameterNames.isEmpty }

    private static func cut(_ path: String) throws(RouterError) -> [Piece] {
        guard path.first == "/" else { throw RouterError("\(path) does not begin with /") }
        if path == "/" { return [] }
        var pieces: [Piece] = []
        for segment in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            if case .tail? = pieces.last { throw RouterError("\(path): {…*} must come last") }
            guard !segment.isEmpty else { throw RouterError("\(path) holds an empty segment") }
            if segment.first == "{", segment.last == "}" {
                let name = segment.dropFirst().dropLast()
                let isTail = name.last == "*"
                let text = String(isTail ? name.dropLast() : name)
                guard !text.isEmpty, !text.contains(where: { "{}*".contains($0) }) else {
                    throw RouterError("\(path): \(segment) is no parameter")
                }
                pieces.append(isTail ? .tail(text) : .parameter(text))
            } else {
                guard !segment.contains(where: { "{}%?#".contains($0) }) else {
                    throw RouterError("\(path): \(segment) is neither a literal nor a parameter")
                }
                pieces.append(.literal(String(segment)))
            }
        }
        return pieces
    }
}

/// The figures of one route: answers by class of status, and how long they took.
final class RouteFigures: Sendable {
    private let answers: [Counter]
    private let durations: Histogram

    init(method: String, pattern: String, metrics: Metrics) {
        answers = (2...5).map { status in
            metrics.counter(
                "garita_http_requests_total", "Answers by route and class of status.",
                ["method": method, "route": pattern, "status": "\(status)xx"])
        }
        durations = metrics.durations(
            "garita_http_request_seconds", "From the request line to the answer's hand-over.",
            ["method": method, "route": pattern])
    }

    @inline(__always) func record(_ status: HTTPStatus, nanoseconds: Int64) {
        answers[min(max(status.code / 100 - 2, 0), 3)].add()
        durations.observe(nanoseconds)
    }
}
