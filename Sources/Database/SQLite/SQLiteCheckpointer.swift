internal import CSQLite
import Dispatch
import Synchronization

/// Copies the write-ahead log into the file on a connection and a thread of its own, beside the writer: a checkpoint in
/// the writer's way is what makes the slowest answers.
final class SQLiteCheckpointer: Sendable {
    private let queue = DispatchQueue(label: "garita.database.checkpoint")
    private let handle: HandleBox
    private let isRunning = Atomic<Bool>(false)
    /// Set after a run until the writer looked.
    private let hasFinished = Atomic<Bool>(false)

    /// Nil when the file cannot be opened once more.
    init?(path: String) {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE
        guard sqlite3_open_v2(path, &opened, flags, nil) == SQLITE_OK, let opened else {
            sqlite3_close_v2(opened)
            return nil
        }
        sqlite3_exec(opened, "PRAGMA wal_autocheckpoint = 0; PRAGMA synchronous = FULL", nil, nil, nil)
        handle = HandleBox(opened)
    }

    /// Starts a run unless one is under way.
    func start() {
        guard isRunning.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged
        else { return }
        queue.async { @Sendable [self] in
            // PASSIVE never makes readers or the writer wait; what they still need is left for the next run.
            sqlite3_wal_checkpoint_v2(handle.pointer, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
            hasFinished.store(true, ordering: .releasing)
            isRunning.store(false, ordering: .releasing)
        }
    }

    /// True once after each run.
    func takeFinished() -> Bool { hasFinished.exchange(false, ordering: .acquiringAndReleasing) }

    /// Waits for a run to end and closes the connection.
    func close() {
        queue.sync {
            sqlite3_close_v2(handle.pointer)
            handle.pointer = nil
        }
    }

    private final class HandleBox: @unchecked Sendable {
        // Sendable because the connection is used on the checkpointer's queue only.
        var pointer: OpaquePointer?
        init(_ pointer: OpaquePointer) { self.pointer = pointer }
    }
}
