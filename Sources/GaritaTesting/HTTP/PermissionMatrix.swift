package import HTTP

/// Asks every endpoint of a router as every caller, and compares what the router does with what the endpoint declares.
///
/// No handler runs: the router is asked what a request with made-up parameters and no body would meet on its way. A caller
/// who may not call meets 401 or 403; what else is wrong with the request does not matter here.
package struct PermissionMatrix: Sendable {
    /// Somebody who asks: what the house knows of him, and the header fields by which he is known.
    package struct Caller: Sendable {
        package let name: String
        package let principal: Principal?
        package let headers: Headers

        package init(_ name: String, principal: Principal?, headers: Headers = [:]) {
            self.name = name
            self.principal = principal
            self.headers = headers
        }
    }

    private let router: Router
    private let callers: [Caller]

    package init(router: Router, callers: [Caller]) {
        self.router = router
        self.callers = callers
    }

    /// Whether a declaration lets somebody in.
    package static func allows(_ access: Access, _ principal: Principal?) -> Bool {
        switch access {
        case .anyone: true
        case .signedIn: principal != nil
        case .permission(let permission): principal?.may(permission) ?? false
        }
    }

    /// Where the router does something else than declared, as sentences; empty when all is well.
    package func differences() async throws -> [String] {
        var differences: [String] = []
        for endpoint in router.endpoints {
            for caller in callers {
                let status = await status(of: endpoint, as: caller)
                let isIn = status != .unauthorized && status != .forbidden
                if isIn != Self.allows(endpoint.access, caller.principal) {
                    differences.append(
                        "\(endpoint.method.rawValue) \(endpoint.path) answers \(status?.code ?? 200) to \(caller.name)")
                }
            }
        }
        return differences
    }

    /// A table of the declarations, for documentation: one line per endpoint, one column per caller.
    package func table() -> String {
        var lines = ["| endpoint | needs | " + callers.map(\.name).joined(separator: " | ") + " |"]
        lines.append("| --- | --- |" + String(repeating: " --- |", count: callers.count))
        for endpoint in router.endpoints {
            let needs =
                switch endpoint.access {
                case .anyone: "nothing"
                case .signedIn: "to be signed in"
                case .permission(let permission): "`\(permission.rawValue)`"
                }
            let marks = callers.map { Self.allows(endpoint.access, $0.principal) ? "yes" : "no" }
            lines.append(
                "| `\(endpoint.method.rawValue) \(endpoint.path)` | \(needs) | " + marks.joined(separator: " | ") + " |"
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func status(of endpoint: Endpoint, as caller: Caller) async -> HTTPStatus? {
        var path = ""
        for segment in endpoint.path.split(separator: "/") { path += "/" + (segment.first == "{" ? "0" : segment) }
        let request = Request(method: endpoint.method, path: path.isEmpty ? "/" : path, headers: caller.headers)
        return await router.refusal(of: request)?.status
    }
}
