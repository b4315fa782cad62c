internal import CSQLite
import Glibc

/// One SQLite connection: the single writer or one of the readers.
///
/// Opened without SQLite's own mutexes (NOMUTEX): it is used by one thread at a time, its queue's.
final class SQLiteSession: Session {
    let engine = Engine.sqlite
    var control = Control.free {
        didSet { halt.control = control }
    }

    private let path: String
    private let isWriter: Bool
    private let settings: Database.Settings
    var handle: OpaquePointer?
    var statements: [String: SQLiteStatement] = [:]
    private var depth = 0
    /// Whether a statement of this transaction failed: as on PostgreSQL it can only be rolled back then.
    var hasFailed = false
    private var checkpointer: SQLiteCheckpointer?
    /// How long the write-ahead log was when it was last copied.
    private var checkpointedPages = 0
    let arena = SQLiteArena()
    private let halt = SQLiteHalt()
    /// The priority that the thread of the running write transaction goes back to.
    private var precedence: Int32?

    init(path: String, isWriter: Bool, settings: Database.Settings) {
        self.path = path
        self.isWriter = isWriter
        self.settings = settings
    }

    deinit { close() }

    // MARK: Opening and closing

    func restore() throws(DatabaseError) {
        if handle != nil { return }
        var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        flags |= isWriter ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY
        // A new file is for its owner alone; SQLite gives the same rights to the files beside it.
        if isWriter {
            let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            if file >= 0 { Glibc.close(file) }
        }
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, flags, isWriter ? SQLiteLogFile.name : nil)
        guard code == SQLITE_OK, let opened else {
            let error = SQLiteErrors.error(code, opened, place: nil)
            sqlite3_close_v2(opened)
            throw error
        }
        handle = opened
        sqlite3_busy_timeout(opened, settings.busyMilliseconds)
        do {
            try configure(opened)
        } catch {
            close()
            throw error
        }
    }

    private func configure(_ handle: OpaquePointer) throws(DatabaseError) {
        var pragmas = [
            "foreign_keys = ON", "temp_store = MEMORY", "case_sensitive_like = ON", "cache_size = -32000",
            "trusted_schema = OFF",
        ]
        if isWriter {
            // FULL: the commit is on the disk before it is acknowledged; NORMAL may lose the last ones at a power cut.
            // A new file takes pages of 8 KiB: of 4 KiB, a declaration's version fills one badly and alone.
            pragmas =
                ["page_size = 8192", "journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 0"] + pragmas
        } else {
            pragmas += ["query_only = ON"]
        }
        for pragma in pragmas { try run("PRAGMA \(pragma)") }
        // Every thousand steps of the virtual machine, about 20 µs, the caller's deadline and cancellation are asked.
        sqlite3_progress_handler(handle, 1000, stopRunningStatement, Unmanaged.passUnretained(halt).toOpaque())
        if isWriter {
            let pages = Unmanaged.passUnretained(halt).toOpaque()
            sqlite3_wal_hook(handle, noteWALPages, pages)
        }
    }

    func close() {
        statements.removeAll()
        checkpointer?.close()
        checkpointer = nil
        if let handle { sqlite3_close_v2(handle) }
        handle = nil
    }

    // MARK: Transactions

    var isTransactionAlive: Bool { handle.map { sqlite3_get_autocommit($0) == 0 } ?? false }

    func begin(_ kind: TransactionKind) throws(DatabaseError) {
        depth = 0
        hasFailed = false
        if isWriter, precedence == nil { precedence = Precedence.take() }
        try execute(kind == .read ? "BEGIN" : "BEGIN IMMEDIATE", [])
    }

    func commit() throws(DatabaseError) {
        let log = isWriter ? handle.flatMap { SQLiteLogFile.of($0) } : nil
        log?.begin()
        defer { log?.end() }
        try execute("COMMIT", [])
        yield()
    }

    func rollback() {
        depth = 0
        defer {
            hasFailed = false
            yield()
        }
        guard isTransactionAlive, let handle else { return }
        // A caller who no longer waits must not keep his own rollback from running.
        halt.control = .free
        sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
        halt.control = control
    }

    private func yield() {
        if let before = precedence.take() { Precedence.yield(before) }
    }

    func savepoint() throws(DatabaseError) {
        try execute("SAVEPOINT s\(depth)", [])
        depth += 1
    }

    func release() throws(DatabaseError) {
        try execute("RELEASE s\(depth - 1)", [])
        depth -= 1
    }

    func rollbackToSavepoint() throws(DatabaseError) {
        halt.control = .free
        hasFailed = false
        defer { halt.control = control }
        try execute("ROLLBACK TO s\(depth - 1)", [])
        try execute("RELEASE s\(depth - 1)", [])
        depth -= 1
    }

    // MARK: Checkpoints

    /// When the write-ahead log is large, or nobody waits, it is copied into the file beside the writer. What came
    /// meanwhile is copied here, between two transactions, so that the log can begin again at its start.
    func maintain(idle: Bool) {
        guard isWriter, let handle else { return }
        if let checkpointer, checkpointer.takeFinished() {
            sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        }
        let pages = halt.walPages
        // The log began again, or goes on growing because a reader still needs its start: then it is tried again
        // after as many pages more.
        if pages < checkpointedPages { checkpointedPages = 0 }
        let due = idle ? settings.idleCheckpointPages : settings.checkpointPages
        guard pages - checkpointedPages >= due else { return }
        if checkpointer == nil { checkpointer = SQLiteCheckpointer(path: path) }
        checkpointer?.start()
        checkpointedPages = pages
    }
}

/// What SQLite's callbacks reach: who the statement runs for, and how long the write-ahead log is.
final class SQLiteHalt {
    var control = Control.free
    var walPages = 0
}

private let stopRunningStatement: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { context in
    guard let context else { return 0 }
    return Unmanaged<SQLiteHalt>.fromOpaque(context).takeUnretainedValue().control.mustStop ? 1 : 0
}

private let noteWALPages:
    @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, Int32) -> Int32 = {
        context, _, _, pages in
        guard let context else { return SQLITE_OK }
        Unmanaged<SQLiteHalt>.fromOpaque(context).takeUnretainedValue().walPages = Int(pages)
        return SQLITE_OK
    }
