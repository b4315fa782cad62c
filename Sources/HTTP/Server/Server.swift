import Concurrency

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
    private let daemon = Locked<Daemon?>(nil)

    package init(router: Router, configuration: ServerConfiguration = ServerConfiguration()) {
        self.router = router
        self.configuration = configuration
    }

    /// Begins to listen and returns the port. Throws ``ServerError`` when the address cannot be had.
    @discardableResult
    package func start() async throws -> UInt16 {
        guard daemon.with({ $0 == nil }) else { throw ServerError("already started") }
        let started = try Daemon(router: router, configuration: configuration)
        daemon.with { $0 = started }
        router.log.info(
            "http.listening", ["address": .string(configuration.address), "port": .int(Int(started.port))])
        return started.port
    }

    /// Takes no new connection, finishes every request that has begun, answers what exceeds the drain limit with 503, and
    /// returns when nothing runs any more. Calling it again, or before the start, does nothing.
    package func stop() async {
        let stopping = daemon.with { $0.take() }
        guard let stopping else { return }
        await stopping.stop()
        router.log.info("http.stopped")
    }

    /// How many connections are open.
    package var connections: Int { daemon.with { $0 }?.core.registry.count ?? 0 }
}

/// Why a server could not start.
package struct ServerError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }
}
