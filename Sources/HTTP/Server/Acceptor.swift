import CMicrohttpd
import Concurrency
import Glibc
import Synchronization

/// Takes connections from the listening socket and gives them to the library's threads in turn.
///
/// Left to themselves all threads of the library's pool wait at one socket, and whoever wakes first takes what is there: of
/// 64 connections that come at once one of two threads took three quarters, and the other processor stood idle while that
/// one worked.
final class Acceptor: @unchecked Sendable {
    // Unchecked: `daemon` is a C pointer; the library lets any thread add connections until the daemon is stopped, and
    // `stop` returns before that.
    private let core: ServerCore
    private let listener: Listener
    private let daemon: OpaquePointer
    private let ended = Locked<(isOver: Bool, waiting: CheckedContinuation<Void, Never>?)>((false, nil))

    /// Microseconds to wait where nothing can be taken: every place is held, or the system gives no descriptor.
    private static let pause: UInt32 = 5000

    init(core: ServerCore, listener: Listener, daemon: OpaquePointer) {
        self.core = core
        self.listener = listener
        self.daemon = daemon
    }

    func start() throws(ServerError) {
        let started = BackgroundThread.start { [self] in
            run()
            close(listener.descriptor)
            ended.with { state in
                state.isOver = true
                return state.waiting.take()
            }?.resume()
        }
        guard started else { throw ServerError("no thread that takes connections") }
    }

    /// Closes the listening socket and returns when nothing is added any more.
    func stop() async {
        // Wakes the thread where it waits; whatever has not been taken is refused by the system.
        shutdown(listener.descriptor, Int32(SHUT_RDWR))
        await withCheckedContinuation { continuation in
            let isOver = ended.with { state in
                if !state.isOver { state.waiting = continuation }
                return state.isOver
            }
            if isOver { continuation.resume() }
        }
    }

    private func run() {
        let threads = Int32(max(1, core.configuration.threads))
        var turn: Int32 = 0
        while !core.isStopped.load(ordering: .acquiring) {
            // Further ones wait in the backlog.
            if core.registry.count >= core.configuration.maximumConnections {
                usleep(Self.pause)
                continue
            }
            var ready = pollfd(fd: listener.descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&ready, 1, -1) > 0 else { continue }
            var address = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let taken = withUnsafeMutablePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    garita_accept(listener.descriptor, $0, &length)
                }
            }
            guard taken >= 0 else {
                // EINVAL: the socket was shut (`stop`).
                if errno == EINVAL || errno == EBADF { return }
                if errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM { usleep(Self.pause) }
                continue
            }
            let connection = Self.placed(taken, at: turn, of: threads)
            turn = (turn + 1) % threads
            // The library asks `onAccept`, counts the connections of an address, and closes what it does not want.
            withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    _ = MHD_add_connection(daemon, connection, $0, length)
                }
            }
        }
    }

    /// The same connection under a number that the library gives to the thread `place`: it begins its search for a thread at
    /// the descriptor's number (`MHD_add_connection`, since 0.9.34). Should it do otherwise one day, only the balance is lost.
    private static func placed(_ descriptor: Int32, at place: Int32, of threads: Int32) -> Int32 {
        var number = descriptor
        for _ in 0..<(4 * threads) where number % threads != place {
            let next = fcntl(number, F_DUPFD_CLOEXEC, number + 1)
            guard next >= 0 else { return number }
            close(number)
            number = next
        }
        return number
    }
}
