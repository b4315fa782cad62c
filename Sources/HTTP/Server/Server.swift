/// Serves a router over HTTP/1.1 on a socket.
///
/// ```swift
/// let server = Server(router: router, configuration: configuration)
/// let port = try await server.start()
/// await server.stop()
/// ```
package final class Server: Sendable {
    package let router: Router
    package let configuration: ServerConfiguration

    package init(router: Router, configuration: ServerConfiguration = ServerConfiguration()) {
        self.router = router
        self.configuration = configuration
    }

    /// Begins to listen and returns the port. Throws ``ServerError`` when the address cannot be had.
    package func start() async throws -> UInt16 { throw ServerError("not yet") }

    /// Takes no new connection, finishes every request that has begun, answers what exceeds the drain limit with 503, and
    /// returns when nothing runs any more.
    package func stop() async {}
}

/// Why a server could not start.
package struct ServerError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }
}
