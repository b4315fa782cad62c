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
    private var handle: OpaquePointer?
    private var statements: [String: SQLiteStatement] = [:]
    private var depth = 0
    /// Whether a statement of this transaction failed: as on PostgreSQL it can only be rolled back then.
    private var hasFailed = false
    private var checkpointer: SQLiteCheckpointer?
    /// How long the write-ahead log was when it was last copied.
    private var checkpointedPages = 0
    private let arena = SQLiteArena()
    private let halt = SQLiteHalt()

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
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, flags, nil)
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
            pragmas = ["journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 0"] + pragmas
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
        try execute(kind == .read ? "BEGIN" : "BEGIN IMMEDIATE", [])
    }

    func commit() throws(DatabaseError) { try execute("COMMIT", []) }

    func rollback() {
        depth = 0
        defer { hasFailed = false }
        guard isTransactionAlive, let handle else { return }
        // A caller who no longer waits must not keep his own rollback from running.
        halt.control = .free
        sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
        halt.control = control
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

    // MARK: Reading

    func query(_ sql: String, _ args: [SQLValue]) throws(DatabaseError) -> [Row] {
        let statement = try prepared(sql)
        defer { statement.reset() }
        return try rows(of: statement, args)
    }

    func query(_ sql: String, each: [[SQLValue]]) throws(DatabaseError) -> [[Row]] {
        let statement = try prepared(sql)
        defer { statement.reset() }
        var answers: [[Row]] = []
        answers.reserveCapacity(each.count)
        for args in each {
            answers.append(try rows(of: statement, args))
            statement.reset()
        }
        return answers
    }

    /// The closure may use the database, so the statement and its arguments are apart from the cached ones.
    func forEach(_ sql: String, _ args: [SQLValue], _ row: (Row) throws -> Void) throws {
        let statement = try fresh(sql)
        defer { statement.reset() }
        let arena = SQLiteArena()
        try bind(args, to: statement, in: arena)
        while try step(statement) { try row(statement.row()) }
    }

    private func rows(of statement: SQLiteStatement, _ args: [SQLValue]) throws(DatabaseError) -> [Row] {
        try bind(args, to: statement, in: arena)
        var rows: [Row] = []
        while try step(statement) { rows.append(statement.row()) }
        return rows
    }

    // MARK: Writing

    @discardableResult
    func execute(_ sql: String, _ args: [SQLValue]) throws(DatabaseError) -> Int {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try bind(args, to: statement, in: arena)
        while try step(statement) {}
        return statement.isReadOnly ? 0 : Int(sqlite3_changes64(handle))
    }

    @discardableResult
    func execute(_ sql: String, many: [[SQLValue]]) throws(DatabaseError) -> Int {
        let statement = try prepared(sql)
        defer { statement.reset() }
        var changed = 0
        for args in many {
            try bind(args, to: statement, in: arena)
            while try step(statement) {}
            changed += Int(sqlite3_changes64(handle))
            statement.reset()
        }
        return changed
    }

    func executeScript(_ sql: String) throws(DatabaseError) {
        for statement in PortableSQL.statements(of: sql) { try run(PortableSQL.strict(statement)) }
    }

    /// Runs one statement without the cache.
    private func run(_ sql: String) throws(DatabaseError) {
        let statement = try fresh(sql)
        defer { statement.reset() }
        while try step(statement) {}
    }

    // MARK: Statements

    private func step(_ statement: SQLiteStatement) throws(DatabaseError) -> Bool {
        let code = sqlite3_step(statement.pointer)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        hasFailed = true
        if code & 0xff == SQLITE_INTERRUPT { try control.check() }
        throw SQLiteErrors.error(code, handle, place: statement.sql)
    }

    private func bind(
        _ args: [SQLValue], to statement: SQLiteStatement, in arena: SQLiteArena
    ) throws(DatabaseError) {
        do {
            try statement.bind(args, in: arena)
        } catch {
            hasFailed = true
            throw error
        }
    }

    private func opened() throws(DatabaseError) -> OpaquePointer {
        guard let handle else { throw DatabaseError(.closed, "the connection is closed") }
        return handle
    }

    private func prepared(_ sql: String) throws(DatabaseError) -> SQLiteStatement {
        if let statement = statements[sql] {
            if hasFailed { throw DatabaseError.afterFailure(sql) }
            if control.isCancelled { try control.check() }
            return statement
        }
        let statement = try fresh(sql)
        if statements.count >= 500 { statements.removeAll() }
        statements[sql] = statement
        return statement
    }

    /// A statement of its own, finalized after use unless the cache keeps it.
    private func fresh(_ sql: String) throws(DatabaseError) -> SQLiteStatement {
        if hasFailed { throw DatabaseError.afterFailure(sql) }
        try control.check()
        do {
            return try SQLiteStatement(sql, in: try opened())
        } catch {
            hasFailed = true
            throw error
        }
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
