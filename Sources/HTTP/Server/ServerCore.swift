import Concurrency
import Synchronization

/// What the callbacks, the sweeper and the stop share.
final class ServerCore: Sendable {
    let router: Router
    let configuration: ServerConfiguration
    let registry = ConnectionRegistry()
    let isDraining = Atomic<Bool>(false)
    let isStopped = Atomic<Bool>(false)
    /// Bytes of bodies held for requests that are not answered yet.
    let bodyBytes = Atomic<Int>(0)
    let running: Gauge
    private let timeouts: [Counter]

    init(router: Router, configuration: ServerConfiguration) {
        self.router = router
        self.configuration = configuration
        let metrics = router.metrics
        running = metrics.gauge("garita_http_requests_running", "Requests begun and not answered.")
        timeouts = ["idle", "head", "body", "handler", "write"].map {
            metrics.counter("garita_http_timeouts_total", "Connections and requests given up, by phase.", ["phase": $0])
        }
        let registry = registry
        metrics.gauge("garita_http_connections", "Open connections.") { Double(registry.count) }
    }

    var log: Log { router.log }

    func count(timeoutIn stage: Connection.Stage) {
        switch stage {
        case .idle: timeouts[0].add()
        case .head: timeouts[1].add()
        case .body: timeouts[2].add()
        case .running, .suspended, .ready: timeouts[3].add()
        case .writing: timeouts[4].add()
        }
    }

    /// The absolute time that a transfer of some bytes may take from now.
    func deadline(_ milliseconds: Int, bytes: Int = 0) -> Int64 {
        let transfer = Int64(bytes) * 1_000_000_000 / Int64(max(1, configuration.minimumBytesPerSecond))
        return Clock.steady + Int64(milliseconds) * 1_000_000 + transfer
    }
}

/// The open connections. The lock is taken when one opens or closes and by the sweeper, never per request.
final class ConnectionRegistry: Sendable {
    private let state = Locked<[Connection]>([])

    var count: Int { state.with { $0.count } }

    func insert(_ connection: Connection) {
        state.with { connections in
            connection.slot = connections.count
            connections.append(connection)
        }
    }

    func remove(_ connection: Connection) {
        state.with { connections in
            guard connection.slot < connections.count, connections[connection.slot] === connection else { return }
            let last = connections.removeLast()
            if last !== connection {
                connections[connection.slot] = last
                last.slot = connection.slot
            }
        }
    }

    /// Visits each connection with the lock held: its socket cannot be closed, nor its number given to another, meanwhile.
    func forEach(_ body: (Connection) -> Void) {
        state.with { for connection in $0 { body(connection) } }
    }
}
