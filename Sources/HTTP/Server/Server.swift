import CMicrohttpd
import Glibc
import Synchronization

/// Serves a router over HTTP/1.1 on a socket.
///
/// ```swift
/// let server = Server(router: router, configuration: configuration)
/// let port = try await server.start()
/// await server.stop()
/// ```
package final class Server: @unchecked Sendable {
    // Unchecked: `daemon`, a C pointer, is read and written with the lock held.
    package let router: Router
    package let configuration: ServerConfiguration
    private let lock = Lock()
    private var daemon: Daemon?

    package init(router: Router, configuration: ServerConfiguration = ServerConfiguration()) {
        self.router = router
        self.configuration = configuration
    }

    /// Begins to listen and returns the port. Throws ``ServerError`` when the address cannot be had.
    @discardableResult
    package func start() async throws -> UInt16 {
        guard lock.withLock({ daemon == nil }) else { throw ServerError("already started") }
        let started = try Daemon(router: router, configuration: configuration)
        lock.withLock { daemon = started }
        router.log.info(
            "http.listening", ["address": .string(configuration.address), "port": .int(Int(started.port))])
        return started.port
    }

    /// Takes no new connection, finishes every request that has begun, answers what exceeds the drain limit with 503, and
    /// returns when nothing runs any more. Calling it again, or before the start, does nothing.
    package func stop() async {
        let stopping = lock.withLock {
            let running = daemon
            daemon = nil
            return running
        }
        guard let stopping else { return }
        await stopping.stop()
        router.log.info("http.stopped")
    }

    /// How many connections are open.
    package var connections: Int { lock.withLock { daemon }?.core.registry.count ?? 0 }
}

/// Why a server could not start.
package struct ServerError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }
}
