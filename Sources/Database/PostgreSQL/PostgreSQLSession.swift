internal import CPostgreSQL
import Glibc

/// One connection to PostgreSQL, always in pipeline mode: `BEGIN`, savepoints and their ends travel with the next
/// statement instead of taking a round trip each.
final class PostgreSQLSession: Session {
    let engine = Engine.postgresql
    var control = Control.free

    let address: PostgreSQLAddress
    let settings: Database.Settings
    var connection: OpaquePointer?
    var statements: [String: PostgreSQLStatement] = [:]
    var statementCount = 0
    var bulkPlans: [String: BulkPlan] = [:]
    let parameters = PostgreSQLParameters()
    /// Statements without arguments to be sent before the next one.
    var prologue: [String] = []
    /// Statements that were sent and whose results are still to be read.
    var inFlight: [String] = []
    /// Whether the end of their pipeline was sent as well.
    var isSynced = false
    /// Bytes sent without waiting.
    var enqueuedBytes = 0
    /// Whether a change of the schema made prepared statements useless.
    var hasStaleStatements = false
    /// Whether an error was thrown that the server does not know of.
    var hasFailed = false
    /// Whether the server was asked to stop a statement: the connection is not used again, so that a late stop
    /// cannot hit a later caller.
    var isTainted = false
    /// When a connection whose server was asked to stop is given up.
    var stopDeadline = Deadline.never
    var isBegun = false
    private var kind = TransactionKind.read
    private var depth = 0
    /// Cursors that are open, one inside the other.
    var cursors = 0
    /// Wakes the thread that waits for the server, when the caller is cancelled.
    let bell = Bell()

    init(address: PostgreSQLAddress, settings: Database.Settings) {
        self.address = address
        self.settings = settings
    }

    deinit { close() }

    // MARK: Opening and closing

    func restore() throws(DatabaseError) {
        if let connection, !isTainted, PQstatus(connection) == CONNECTION_OK { return }
        close()
        let opened = address.connect(seconds: settings.connectSeconds)
        guard let opened, PQstatus(opened) == CONNECTION_OK else {
            let error = PostgreSQLErrors.connection(opened)
            if let opened { PQfinish(opened) }
            throw error
        }
        PQsetNoticeProcessor(opened, { _, _ in }, nil)
        guard let result = PQexec(opened, address.preparation(settings)) else {
            throw PostgreSQLErrors.connection(opened)
        }
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_TUPLES_OK else {
            let error = PostgreSQLErrors.error(result, place: nil)
            PQfinish(opened)
            throw error
        }
        guard PQsetnonblocking(opened, 1) == 0, PQenterPipelineMode(opened) == 1 else {
            PQfinish(opened)
            throw DatabaseError(.connection, "the connection has no pipeline mode")
        }
        connection = opened
    }

    func close() {
        if let connection { PQfinish(connection) }
        connection = nil
        statements = [:]
        bulkPlans = [:]
        prologue = []
        inFlight = []
        isSynced = false
        enqueuedBytes = 0
        hasFailed = false
        hasStaleStatements = false
        isTainted = false
        isBegun = false
    }

    // MARK: Transactions

    var isTransactionAlive: Bool {
        guard let connection, isBegun, !isTainted, PQstatus(connection) == CONNECTION_OK else { return false }
        if !prologue.isEmpty || !inFlight.isEmpty { return true }
        let status = PQtransactionStatus(connection)
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR
    }

    func begin(_ kind: TransactionKind) throws(DatabaseError) {
        self.kind = kind
        depth = 0
        isBegun = true
        hasFailed = false
        switch kind {
        case .read: prologue = ["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"]
        // Under the lock every statement sees all that was committed before, so the writers are as alone as on SQLite.
        case .serial:
            prologue = ["BEGIN ISOLATION LEVEL READ COMMITTED", "SELECT \(Self.writeLock)"]
        case .concurrent: prologue = ["BEGIN ISOLATION LEVEL SERIALIZABLE"]
        }
        // Prepared once for each connection, ahead of the transaction.
        let own = prologue
        prologue = []
        for sql in own { _ = try prepared(sql) }
        prologue += own
    }

    /// The lock of all writers of one schema, released by the end of the transaction.
    private static let writeLock = "pg_advisory_xact_lock(1735483508, hashtext(coalesce(current_schema(), '')))"

    func commit() throws(DatabaseError) {
        // Nothing was asked: there is no transaction to end.
        if prologue.first?.hasPrefix("BEGIN") ?? false {
            prologue = []
            isBegun = false
            return
        }
        if kind == .read {
            // The answer is known; the end of the snapshot needs no waiting. It is read before the next statement.
            let statement = try prepared("COMMIT")
            _ = try sendPrologue()
            try sendPrepared(statement)
            try sync()
            isBegun = false
            return
        }
        if hasFailed { throw DatabaseError.afterFailure("COMMIT") }
        try control.check()
        let waiting = control
        control = Control(deadline: .after(.seconds(60)))
        defer { control = waiting }
        let statement = try prepared("COMMIT")
        var tag = ""
        do {
            let sent = try sendPrologue()
            try sendPrepared(statement)
            try sync()
            try collect { number, result throws(DatabaseError) in
                if number == sent { tag = PQcmdStatus(result).map { String(cString: $0) } ?? "" }
            }
        } catch {
            let isBroken = error.code == .connection || error.code == .timeout || error.code == .cancelled
            guard isBroken else { throw error }
            isTainted = true
            throw DatabaseError(
                .outcomeUnknown, "the connection broke while committing", place: "COMMIT",
                engineMessage: error.engineMessage)
        }
        isBegun = false
        // The server answers a COMMIT after a failed statement with ROLLBACK, as a success.
        guard tag == "COMMIT" else {
            throw DatabaseError(.misuse, "the transaction went on after an error and was rolled back")
        }
    }

    func rollback() {
        guard isBegun else { return }
        defer {
            isBegun = false
            hasFailed = false
        }
        if prologue.first?.hasPrefix("BEGIN") ?? false {
            prologue = []
            return
        }
        prologue = []
        guard let connection, !isTainted, PQstatus(connection) == CONNECTION_OK else { return close() }
        if inFlight.isEmpty, PQtransactionStatus(connection) == PQTRANS_IDLE { return }
        let waiting = control
        control = Control(deadline: .after(.seconds(5)))
        defer { control = waiting }
        do {
            // What was sent without waiting may have failed: its pipeline must end before the next begins.
            try? settleEnqueued()
            _ = try run("ROLLBACK")
            if hasStaleStatements {
                statements = [:]
                bulkPlans = [:]
                hasStaleStatements = false
                _ = try run("DEALLOCATE ALL")
            }
        } catch {
            close()
        }
    }

    func savepoint() throws(DatabaseError) {
        prologue.append("SAVEPOINT s\(depth)")
        depth += 1
    }

    func release() throws(DatabaseError) {
        // A failure belongs to whom the savepoint is for, not to the next.
        try settleEnqueued()
        depth -= 1
        if prologue.last == "SAVEPOINT s\(depth)" {
            prologue.removeLast()
        } else {
            prologue.append("RELEASE SAVEPOINT s\(depth)")
        }
    }

    func rollbackToSavepoint() throws(DatabaseError) {
        depth -= 1
        hasFailed = false
        if let own = prologue.lastIndex(of: "SAVEPOINT s\(depth)") {
            prologue.removeSubrange(own...)
            return
        }
        let waiting = control
        control = Control(deadline: .after(.seconds(5)))
        defer { control = waiting }
        try? settleEnqueued()
        prologue = ["ROLLBACK TO SAVEPOINT s\(depth)"]
        _ = try run("RELEASE SAVEPOINT s\(depth)")
    }

    func maintain(idle: Bool) {}
}
