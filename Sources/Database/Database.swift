/// The one SQL database of the house: SQLite in a file or PostgreSQL behind a server.
///
/// Reads run side by side, each on a snapshot. Writes run one at a time, those that wait together in one transaction,
/// and are answered when they are durable.
package final class Database: Sendable {
    package let engine: Engine
    /// The address without a password.
    package let place: String
    let settings: Settings
    let writer: Writer
    let pool: Pool

    init(_ engine: Engine, place: String, settings: Settings, writer: any Session, pool: [any Session]) {
        self.engine = engine
        self.place = place
        self.settings = settings
        self.writer = Writer(
            writer, label: "garita.database.writer", maxGroup: settings.maxGroup, maxWaiting: settings.maxWaiting)
        self.pool = Pool(pool, label: "garita.database.pool", maxWaiting: settings.maxWaiting)
    }

    /// Reads on one snapshot, on a connection and a thread of its own.
    ///
    /// `body` may be run again when the connection broke. Throws what `body` throws, and `DatabaseError`: `.timeout`
    /// after `timeout` (waiting for a connection included; nil is no limit), `.cancelled`, `.overloaded`,
    /// `.connection`, `.closed`.
    package func read<T: Sendable>(
        timeout: Duration? = .seconds(30), _ body: @escaping @Sendable (any Reading) throws -> T
    ) async throws -> T {
        let pool = pool
        return try await Call.perform(timeout: timeout, { session in try body(session) }) { job in
            pool.submit(job, .read)
        }
    }

    /// Writes in one transaction and returns when it is durable; when `body` throws nothing is written.
    ///
    /// No other write runs meanwhile, so what `body` reads stays true until its commit. `body` may be run again after a
    /// rollback, so it has no other effects. Throws as `read` does, and `.outcomeUnknown` when the connection broke
    /// while committing.
    @discardableResult
    package func write<T: Sendable>(
        timeout: Duration? = .seconds(30), _ body: @escaping @Sendable (any Writing) throws -> T
    ) async throws -> T {
        let writer = writer
        return try await Call.perform(timeout: timeout, { session in try body(session) }) { job in
            writer.submit(job)
        }
    }

    /// As `write`, but on PostgreSQL beside other writes: SERIALIZABLE, retried when transactions conflict. For long
    /// work that shares no rows with the hot path. On SQLite the same as `write`.
    @discardableResult
    package func writeConcurrently<T: Sendable>(
        timeout: Duration? = .seconds(30), _ body: @escaping @Sendable (any Writing) throws -> T
    ) async throws -> T {
        if engine == .sqlite { return try await write(timeout: timeout, body) }
        let pool = pool
        return try await Call.perform(timeout: timeout, { session in try body(session) }) { job in
            pool.submit(job, .concurrent)
        }
    }

    /// Refuses new work, finishes what was accepted, closes the connections. May be called again.
    package func close() async {
        await pool.close()
        await writer.close()
    }
}
