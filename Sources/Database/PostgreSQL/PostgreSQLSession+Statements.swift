internal import CPostgreSQL

/// What rooms ask and write.
extension PostgreSQLSession {
    func query(_ sql: String, _ args: [SQLValue]) throws(DatabaseError) -> [Row] {
        let statement = try prepared(sql)
        var rows: [Row] = []
        try exchange(statement, [args]) { _, result throws(DatabaseError) in
            try Self.read(result, statement, into: &rows)
        }
        return rows
    }

    func query(_ sql: String, each: [[SQLValue]]) throws(DatabaseError) -> [[Row]] {
        if hasFailed { throw DatabaseError.afterFailure(sql) }
        if each.count >= 16, let answers = try lookedUp(sql, each) { return answers }
        let statement = try prepared(sql)
        var answers = [[Row]](repeating: [], count: each.count)
        for start in stride(from: 0, to: each.count, by: Self.pipelineLength) {
            let part = each[start..<min(start + Self.pipelineLength, each.count)]
            try exchange(statement, part) { number, result throws(DatabaseError) in
                try Self.read(result, statement, into: &answers[start + number])
            }
        }
        return answers
    }

    /// A cursor: a thousand rows at a time, at flat memory, and the closure may use the database meanwhile.
    func forEach(_ sql: String, _ args: [SQLValue], _ row: (Row) throws -> Void) throws {
        let statement = try prepared(sql)
        cursors += 1
        let name = "cursor_\(cursors)"
        defer { cursors -= 1 }
        try execute("DECLARE \(name) NO SCROLL CURSOR FOR \(sql)", args)
        // With the next statement; in a transaction that failed the cursor is gone already.
        defer { if isTransactionAlive, !hasFailed { prologue.append("CLOSE \(name)") } }
        let fetch = "FETCH FORWARD 1000 FROM \(name)"
        while true {
            let sent = try sendPrologue()
            try sendOnce(fetch, isBinary: statement.isBinary)
            try sync()
            var rows: [Row] = []
            try collect { number, result throws(DatabaseError) in
                if number == sent { try Self.read(result, statement, into: &rows) }
            }
            for one in rows { try row(one) }
            if rows.count < 1000 { break }
        }
    }

    private static func read(
        _ result: OpaquePointer, _ statement: PostgreSQLStatement, into rows: inout [Row]
    ) throws(DatabaseError) {
        let count = PQntuples(result)
        rows.reserveCapacity(rows.count + Int(count))
        for number in 0..<count {
            rows.append(
                try PostgreSQLDecoding.row(
                    number, of: result, statement.columns, statement.columnTypes, isBinary: statement.isBinary))
        }
    }

    @discardableResult
    func execute(_ sql: String, _ args: [SQLValue]) throws(DatabaseError) -> Int {
        let statement = try prepared(sql)
        var changed = 0
        try exchange(statement, [args]) { _, result throws(DatabaseError) in changed += Self.changedRows(result) }
        return changed
    }

    @discardableResult
    func execute(_ sql: String, many: [[SQLValue]]) throws(DatabaseError) -> Int {
        if hasFailed { throw DatabaseError.afterFailure(sql) }
        if many.count >= 3, let changed = try unnested(sql, many) { return changed }
        let statement = try prepared(sql)
        var changed = 0
        for start in stride(from: 0, to: many.count, by: Self.pipelineLength) {
            let part = many[start..<min(start + Self.pipelineLength, many.count)]
            try exchange(statement, part) { _, result throws(DatabaseError) in changed += Self.changedRows(result) }
        }
        return changed
    }

    /// The answers are read with the next statement's, or with the commit's: a group's inserts travel in one go.
    func enqueue(_ sql: String, many: [[SQLValue]]) throws(DatabaseError) {
        if many.isEmpty { return }
        if hasFailed { throw DatabaseError.afterFailure(sql) }
        if many.count >= 3, try enqueueUnnested(sql, many) { return }
        let statement = try prepared(sql)
        _ = try sendPrologue()
        for args in many {
            do { try parameters.fill(args, statement) } catch { throw failed(error) }
            try sendFilled(statement)
            try boundEnqueued()
        }
    }

    /// Waits when much was sent without waiting, so that neither side holds too much.
    func boundEnqueued() throws(DatabaseError) {
        enqueuedBytes += parameters.size
        if enqueuedBytes > 2 << 20 || inFlight.count > Self.pipelineLength {
            try settleEnqueued()
        } else {
            PQflush(try opened())
        }
    }

    /// Statements in one round trip at most, so that neither side holds too much.
    private static let pipelineLength = 1000

    static func changedRows(_ result: OpaquePointer) -> Int {
        guard PQresultStatus(result) == PGRES_COMMAND_OK || PQntuples(result) > 0 else { return 0 }
        let tag = PQcmdTuples(result).map { String(cString: $0) } ?? ""
        return Int(tag) ?? 0
    }

    func executeScript(_ sql: String) throws(DatabaseError) {
        for statement in PortableSQL.statements(of: sql) { _ = try run(PortableSQL.postgresql(statement)) }
    }

    /// Runs one statement of PostgreSQL's own without preparing it.
    func run(_ sql: String) throws(DatabaseError) -> Int {
        try settle()
        let sent = try sendPrologue()
        try sendOnce(sql, isBinary: false)
        try sync()
        var changed = 0
        try collect { number, result throws(DatabaseError) in
            if number == sent { changed = Self.changedRows(result) }
        }
        return changed
    }
}
