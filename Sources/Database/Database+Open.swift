extension Database {
    /// How the connections work; the defaults suit a server.
    package struct Settings: Sendable {
        /// Read connections of SQLite, or pooled connections of PostgreSQL besides the writer's.
        package var connections = 4
        /// Callers that may wait; more are refused with `.overloaded`.
        package var maxWaiting = 10_000
        /// Writes that are committed together at most.
        package var maxGroup = 256
        /// How long SQLite waits for another process, in milliseconds.
        package var busyMilliseconds: Int32 = 5_000
        /// Pages of SQLite's write-ahead log (8 KiB each; 4 KiB in a file that an older Garita made) from which it is copied
        /// into the file while others wait.
        package var checkpointPages = 2_000
        /// The same when nothing was written for a tenth of a second.
        package var idleCheckpointPages = 500
        /// How long PostgreSQL may take to accept a connection, in seconds.
        package var connectSeconds = 5
        /// How long PostgreSQL lets one statement run, in seconds, whatever its caller allows.
        package var statementSeconds = 900

        package init() {}
    }

    /// Opens `sqlite:/path/to/file.db` (made when missing) or `postgresql://user@host:port/database`; a PostgreSQL
    /// address may carry `schema=NAME`.
    ///
    /// Throws `.configuration` for an address that is not understood, `.connection` when the server does not answer.
    package static func open(_ url: String, settings: Settings = Settings()) async throws -> Database {
        if let path = sqlitePath(of: url) {
            let writer = SQLiteSession(path: path, isWriter: true, settings: settings)
            let readers = (0..<max(1, settings.connections)).map { _ in
                SQLiteSession(path: path, isWriter: false, settings: settings)
            }
            let database = Database(.sqlite, place: "sqlite:\(path)", settings: settings, writer: writer, pool: readers)
            // Makes the file, so that the readers find it.
            try await database.write { _ in }
            return database
        }
        if let address = try PostgreSQLAddress(url) {
            let sessions = (0...max(1, settings.connections)).map { _ in
                PostgreSQLSession(address: address, settings: settings)
            }
            let database = Database(
                .postgresql, place: address.place, settings: settings, writer: sessions[0],
                pool: Array(sessions.dropFirst()))
            try await database.write { tx in
                guard let schema = address.schema else {
                    _ = try tx.query("SELECT 1")
                    return
                }
                let found = try tx.query("SELECT 1 FROM pg_namespace WHERE nspname = ?", [.text(schema)])
                if found.isEmpty { try tx.executeScript("CREATE SCHEMA IF NOT EXISTS \"\(schema)\"") }
            }
            return database
        }
        throw DatabaseError(.configuration, "an address begins with sqlite: or postgresql://")
    }

    private static func sqlitePath(of url: String) -> String? {
        guard url.hasPrefix("sqlite:") else { return nil }
        var path = url.dropFirst("sqlite:".count)
        if path.hasPrefix("//") { path = path.dropFirst(2) }
        return path.isEmpty ? nil : String(path)
    }
}
