import CMicrohttpd
import Glibc
import Synchronization

/// Closes what lasts too long. The library's own time-out sees inactivity only, and a suspended connection not at all; a
/// client that sends a byte now and then would hold its place for ever.
struct Sweeper: Sendable {
    let core: ServerCore

    /// Microseconds between two rounds.
    private static let pause: UInt32 = 250_000
    /// While draining, a kept-alive connection may stay idle so long, so that a client in the middle of its work gets its
    /// `Connection: close` rather than a closed socket.
    private static let drainGrace: Int64 = 300_000_000
    /// A socket whose reading side was shut is shut altogether so much later.
    private static let patience: Int64 = 2_000_000_000

    func start() throws(ServerError) {
        let started = BackgroundThread.start { [self] in
            while !core.isStopped.load(ordering: .acquiring) {
                usleep(core.isDraining.load(ordering: .relaxed) ? Self.pause / 5 : Self.pause)
                sweep()
            }
        }
        guard started else { throw ServerError("no thread for the sweeper") }
    }

    private func sweep() {
        let now = Clock.steady
        let isDraining = core.isDraining.load(ordering: .relaxed)
        var late: [Connection] = []
        core.registry.forEach { connection in
            let stage = connection.stage.load(ordering: .acquiring)
            let over = now - connection.deadline.load(ordering: .relaxed)
            switch stage {
            case .idle where isDraining && now - connection.idleSince.load(ordering: .relaxed) > Self.drainGrace:
                shutdown(connection.descriptor, Int32(SHUT_RD))
            case .idle, .head:
                guard over > 0 else { return }
                // A request that has just come whole is still read and answered.
                if over < Self.patience { core.count(timeoutIn: stage) }
                shutdown(connection.descriptor, Int32(over < Self.patience ? SHUT_RD : SHUT_RDWR))
            case .body, .writing:
                guard over > 0 else { return }
                core.count(timeoutIn: stage)
                shutdown(connection.descriptor, Int32(SHUT_RDWR))
            case .suspended:
                if over > 0 { late.append(connection) }
            case .running, .ready: break
            }
        }
        for connection in late {
            core.count(timeoutIn: .suspended)
            connection.giveUp(before: now)
        }
    }
}
