internal import CSQLite

/// What rooms ask and write.
extension SQLiteSession {
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
    func run(_ sql: String) throws(DatabaseError) {
        let statement = try fresh(sql)
        defer { statement.reset() }
        while try step(statement) {}
    }

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
}
