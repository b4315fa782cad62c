/// The kinds of transaction.
enum TransactionKind {
    /// One snapshot, no writes.
    case read
    /// Alone among the writers of the database.
    case serial
    /// Beside others where the engine can.
    case concurrent
}

/// One connection with its own thread, as the queues see it.
protocol Session: Writing {
    /// The caller for whom statements run now.
    var control: Control { get set }
    /// Whether a transaction that was begun can go on: false after the engine dropped it or the connection broke.
    var isTransactionAlive: Bool { get }

    /// Opens the connection, or opens it again when it broke.
    func restore() throws(DatabaseError)
    func begin(_ kind: TransactionKind) throws(DatabaseError)
    func commit() throws(DatabaseError)
    /// Ends a transaction without its writes, whatever its state.
    func rollback()
    func savepoint() throws(DatabaseError)
    func release() throws(DatabaseError)
    func rollbackToSavepoint() throws(DatabaseError)
    /// Work between transactions, such as a checkpoint; `idle` when nobody waits.
    func maintain(idle: Bool)
    func close()
}

extension Session {
    /// Whether a fresh transaction may succeed where this one failed.
    func mayRetry(_ error: any Error) -> Bool {
        guard let error = error as? DatabaseError else { return false }
        return error.code == .serialization || error.code == .connection
    }

    /// Runs one job in a transaction of its own and answers it. Retries serialization failures, deadlocks and a broken
    /// connection, always on a fresh transaction and never once a commit may have happened.
    func perform(_ job: Job, _ kind: TransactionKind) {
        control = job.control
        defer { control = .free }
        var attempt = 0
        while true {
            attempt += 1
            do {
                try job.control.check()
                try restore()
                try begin(kind)
                try job.run(in: self)
                try commit()
                return job.succeed()
            } catch {
                rollback()
                guard mayRetry(error), attempt < maxAttempts else { return job.fail(error) }
                pause(attempt)
            }
        }
    }

    func attempt<T>(_ body: () throws -> T) throws -> T {
        try savepoint()
        do {
            let result = try body()
            try release()
            return result
        } catch {
            guard isTransactionAlive else { throw error }
            try rollbackToSavepoint()
            throw error
        }
    }
}

/// Tries for one transaction, the first included.
private let maxAttempts = 8
