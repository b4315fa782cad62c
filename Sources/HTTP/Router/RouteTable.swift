/// Why a list of endpoints cannot be a router: a programming error that the start reports.
package struct RouterError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }
}

/// The declared paths, ready for look-up: whole literal paths in a dictionary, the others in a tree of segments where a
/// literal goes before a parameter and a parameter before a tail.
struct RouteTable: Sendable {
    /// What a path leads to.
    enum Found {
        case route(Route, parameters: [String: String])
        /// The path stands, but not with this method.
        case otherMethods([HTTPMethod])
        case nothing
    }

    private struct Methods: Sendable {
        var routes: [Route] = []

        func route(for method: HTTPMethod) -> Route? {
            for route in routes where route.endpoint.method == method { return route }
            if method == .head { for route in routes where route.endpoint.method == .get { return route } }
            return nil
        }

        var allowed: [HTTPMethod] {
            var methods = routes.map(\.endpoint.method)
            if methods.contains(.get), !methods.contains(.head) { methods.append(.head) }
            return methods.sorted { $0.rawValue < $1.rawValue }
        }
    }

    private struct Node: Sendable {
        var literals: [String: Int] = [:]
        var parameter: Int?
        var here = Methods()
        var tail = Methods()
    }

    /// The most segments of a path that is looked at.
    private static let maximumSegments = 64

    private var literals: [String: Methods] = [:]
    private var nodes: [Node] = [Node()]

    init(_ routes: [Route]) throws(RouterError) {
        for route in routes { try insert(route) }
    }

    private mutating func insert(_ route: Route) throws(RouterError) {
        var node = 0
        var isTail = false
        for piece in route.pieces {
            switch piece {
            case .literal(let text):
                if let next = nodes[node].literals[text] {
                    node = next
                } else {
                    nodes.append(Node())
                    nodes[node].literals[text] = nodes.count - 1
                    node = nodes.count - 1
                }
            case .parameter:
                if let next = nodes[node].parameter {
                    node = next
                } else {
                    nodes.append(Node())
                    nodes[node].parameter = nodes.count - 1
                    node = nodes.count - 1
                }
            case .tail: isTail = true
            }
        }
        let known = isTail ? nodes[node].tail : nodes[node].here
        guard !known.routes.contains(where: { $0.endpoint.method == route.endpoint.method }) else {
            throw RouterError("\(route.endpoint.method.rawValue) \(route.endpoint.path) is declared twice")
        }
        if isTail { nodes[node].tail.routes.append(route) } else { nodes[node].here.routes.append(route) }
        if route.isLiteral { literals[route.endpoint.path, default: Methods()].routes.append(route) }
    }

    func find(_ method: HTTPMethod, _ target: RequestTarget) -> Found {
        if target.segments == nil, let route = literals[target.path]?.route(for: method) {
            return .route(route, parameters: [:])
        }
        let segments: [String]
        if let decoded = target.segments {
            segments = decoded
        } else if target.path == "/" {
            segments = []
        } else {
            segments = target.path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        }
        guard segments.count <= Self.maximumSegments else { return .nothing }
        var values: [String] = []
        var others: [HTTPMethod] = []
        guard let route = walk(0, segments, 0, method, &values, &others) else {
            return others.isEmpty ? .nothing : .otherMethods(others)
        }
        var parameters: [String: String] = [:]
        for (name, value) in zip(route.parameterNames, values) { parameters[name] = value }
        return .route(route, parameters: parameters)
    }

    private func walk(
        _ node: Int, _ segments: [String], _ index: Int, _ method: HTTPMethod, _ values: inout [String],
        _ others: inout [HTTPMethod]
    ) -> Route? {
        let node = nodes[node]
        if index == segments.count {
            if let route = node.here.route(for: method) { return route }
            if others.isEmpty { others = node.here.allowed }
            return nil
        }
        let segment = segments[index]
        if let next = node.literals[segment], let route = walk(next, segments, index + 1, method, &values, &others) {
            return route
        }
        if let next = node.parameter, !segment.isEmpty {
            values.append(segment)
            if let route = walk(next, segments, index + 1, method, &values, &others) { return route }
            values.removeLast()
        }
        guard !node.tail.routes.isEmpty, Self.isSafeTail(segments[index...]) else { return nil }
        guard let route = node.tail.route(for: method) else {
            if others.isEmpty { others = node.tail.allowed }
            return nil
        }
        values.append(segments[index...].joined(separator: "/"))
        return route
    }

    /// A tail may name a file, so no piece may hide a slash or be empty.
    private static func isSafeTail(_ segments: ArraySlice<String>) -> Bool {
        segments.allSatisfy { !$0.isEmpty && !$0.utf8.contains(0x2F) }
    }
}
