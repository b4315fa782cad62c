/// What may be asked of the database inside `Database.read` and `Database.write`.
///
/// It is used on the thread that calls the closure, and not kept after it. SQL is portable: `?` for values, the types
/// `INTEGER`, `TEXT`, `BLOB` and `REAL`. An error ends the transaction: what follows it is refused with `.misuse`, and
/// nothing is committed, unless it happened inside `Writing.attempt`.
package protocol Reading: AnyObject {
    var engine: Engine { get }

    /// All rows of a query.
    func query(_ sql: String, _ args: [SQLValue]) throws(DatabaseError) -> [Row]

    /// The rows of one query for each list of arguments, in their order: one statement with arrays on PostgreSQL (a
    /// pipeline where the query does not allow that), a prepared loop on SQLite. For look-ups of hundreds of keys.
    func query(_ sql: String, each: [[SQLValue]]) throws(DatabaseError) -> [[Row]]

    /// Calls `row` for every row of a `SELECT` as it comes, at flat memory. The closure may use the database, but not
    /// write to the tables that are being read; throwing ends the query.
    func forEach(_ sql: String, _ args: [SQLValue], _ row: (Row) throws -> Void) throws
}

extension Reading {
    /// All rows of a query without arguments.
    package func query(_ sql: String) throws(DatabaseError) -> [Row] { try query(sql, []) }

    /// The first row, nil when there is none. Write `LIMIT 1` where more could come.
    package func first(_ sql: String, _ args: [SQLValue] = []) throws(DatabaseError) -> Row? {
        try query(sql, args).first
    }

    /// The first column of the first row, nil when there is no row.
    package func value(_ sql: String, _ args: [SQLValue] = []) throws(DatabaseError) -> SQLValue? {
        try query(sql, args).first?.values.first
    }

    /// Calls `row` for every row of a query without arguments.
    package func forEach(_ sql: String, _ row: (Row) throws -> Void) throws { try forEach(sql, [], row) }

    /// Calls `batch` with up to `size` rows at a time, at flat memory.
    package func forEachBatch(
        _ sql: String, _ args: [SQLValue] = [], size: Int = 500, _ batch: ([Row]) throws -> Void
    ) throws {
        var rows: [Row] = []
        rows.reserveCapacity(size)
        try forEach(sql, args) { row in
            rows.append(row)
            guard rows.count >= size else { return }
            try batch(rows)
            rows.removeAll(keepingCapacity: true)
        }
        if !rows.isEmpty { try batch(rows) }
    }
}

/// What may be done inside `Database.write`, besides reading.
package protocol Writing: Reading {
    /// Runs one statement; answers how many rows it changed.
    @discardableResult
    func execute(_ sql: String, _ args: [SQLValue]) throws(DatabaseError) -> Int

    /// Runs one statement for every list of arguments; answers how many rows were changed in all. A prepared loop on
    /// SQLite; on PostgreSQL one round trip.
    @discardableResult
    func execute(_ sql: String, many: [[SQLValue]]) throws(DatabaseError) -> Int

    /// As `execute(_:many:)`, but need not wait for the answer: a failure may be thrown by a later statement or by the
    /// commit. For the hot path: on PostgreSQL all inserts of a group travel together with its commit.
    func enqueue(_ sql: String, many: [[SQLValue]]) throws(DatabaseError)

    /// Runs a script of several portable statements (DDL), separated by semicolons, without arguments.
    func executeScript(_ sql: String) throws(DatabaseError)

    /// Runs `body` so that its failure undoes only its own writes (a savepoint), and throws what it threw.
    @discardableResult
    func attempt<T>(_ body: () throws -> T) throws -> T
}

extension Writing {
    package func enqueue(_ sql: String, many: [[SQLValue]]) throws(DatabaseError) { try execute(sql, many: many) }

    /// Runs one statement without arguments; answers how many rows it changed.
    @discardableResult
    package func execute(_ sql: String) throws(DatabaseError) -> Int { try execute(sql, []) }
}
