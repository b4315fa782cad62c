extension Database {
    /// Whether the database answers: one small read. Throws what `read` throws.
    package func ping(timeout: Duration = .seconds(2)) async throws {
        try await read(timeout: timeout) { _ = try $0.query("SELECT 1") }
    }

    /// What is stored, in bytes, indexes and free pages included. On PostgreSQL for the whole database, not the schema
    /// alone.
    package func sizeInBytes() async throws -> Int64 {
        let sql =
            switch engine {
            case .sqlite: "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
            case .postgresql: "SELECT pg_database_size(current_database())"
            }
        return try await read { try $0.value(sql) }?.int ?? 0
    }

    /// What is wrong with the stored data, in the engine's words; empty when nothing was found. Reads everything on
    /// SQLite; on PostgreSQL looks for indexes and constraints that do not hold.
    package func integrityCheck(timeout: Duration? = nil) async throws -> [String] {
        let engine = engine
        return try await read(timeout: timeout) { reading in
            switch engine {
            case .sqlite:
                let pages = try reading.query("PRAGMA integrity_check").compactMap { $0[0].text }
                let keys = try reading.query("PRAGMA foreign_key_check").compactMap { $0[0].text }
                return pages.filter { $0 != "ok" } + keys.map { "a row of \($0) points to nothing" }
            case .postgresql:
                let indexes = try reading.query(
                    "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid OR NOT indisready")
                let constraints = try reading.query("SELECT conname::text FROM pg_constraint WHERE NOT convalidated")
                return indexes.compactMap { $0[0].text.map { "index \($0) is not valid" } }
                    + constraints.compactMap { $0[0].text.map { "constraint \($0) was not checked" } }
            }
        }
    }

    /// Erases everything and runs the migrations: for tests and for starting over.
    package func reset(migrations: [Migration] = []) async throws {
        let engine = engine
        try await write(timeout: nil) { tx in
            switch engine {
            case .sqlite:
                try tx.execute("PRAGMA defer_foreign_keys = ON")
                let things = try tx.query(
                    "SELECT type, name FROM sqlite_schema WHERE type IN ('view', 'table') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                )
                for thing in things { try tx.execute("DROP \(thing.text("type")) \"\(thing.text("name"))\"") }
            case .postgresql:
                let schema = try tx.value("SELECT current_schema()::text")?.text ?? "public"
                try tx.executeScript("DROP SCHEMA \"\(schema)\" CASCADE; CREATE SCHEMA \"\(schema)\"")
            }
        }
        try await migrate(migrations)
    }

    /// How busy the database is now, for `/metrics`.
    package struct Load: Sendable, Equatable {
        /// Writes that wait for the writer.
        package var waitingWrites: Int
        /// Callers that wait for a pooled connection.
        package var waitingReads: Int
        /// Pooled connections at work.
        package var busyConnections: Int
    }

    package var load: Load {
        let (waiting, busy) = pool.load
        return Load(waitingWrites: writer.waiting, waitingReads: waiting, busyConnections: busy)
    }
}
