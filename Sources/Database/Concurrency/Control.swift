import Synchronization

/// What can stop a running statement: its deadline and its caller's cancellation.
final class Control: Sendable {
    let deadline: Deadline
    private let cancelled = Atomic<Bool>(false)
    /// How to wake a connection that waits for its server, while one runs for this caller.
    private let waker = Lock<(@Sendable () -> Void)?>(nil)

    init(deadline: Deadline) {
        self.deadline = deadline
    }

    /// Nobody waits for an end and nobody can cancel.
    static var free: Control { Control(deadline: .never) }

    var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

    var mustStop: Bool { isCancelled || deadline.isOver }

    func cancel() {
        cancelled.store(true, ordering: .sequentiallyConsistent)
        waker.with { $0 }?()
    }

    /// Sets what `cancel` calls; nil when the connection is done with this caller.
    func wake(with action: (@Sendable () -> Void)?) {
        waker.with { $0 = action }
    }

    /// Throws `.cancelled` or `.timeout` when the caller no longer waits.
    func check() throws(DatabaseError) {
        if isCancelled { throw DatabaseError(.cancelled, "the caller's task was cancelled") }
        if deadline.isOver { throw DatabaseError(.timeout, "the caller's time was over") }
    }
}
