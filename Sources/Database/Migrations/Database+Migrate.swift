extension Database {
    /// Runs those migrations that were not run yet, in the order given; answers their ids.
    ///
    /// Safe to call from several processes at once: each step holds the database's write lock. Throws `.migration` when
    /// a step that was run has another text now, or an id occurs twice; nothing more is run then. Without a limit by
    /// default: a step over a large table takes its time, and would take it again at the next start.
    @discardableResult
    package func migrate(_ migrations: [Migration], timeout: Duration? = nil) async throws -> [String] {
        guard Set(migrations.map(\.id)).count == migrations.count else {
            throw DatabaseError(.migration, "two migrations have the same id")
        }
        try await write(timeout: timeout) { try $0.executeScript(Self.migrationTable) }
        try await read(timeout: timeout) { reading in
            let known = try Self.checksums(reading)
            for migration in migrations { _ = try Self.isRun(migration, known) }
        }
        var run: [String] = []
        for migration in migrations {
            let isNew = try await write(timeout: timeout) { writing in
                let known = try Self.checksums(writing)
                if try Self.isRun(migration, known) { return false }
                if writing.engine == .postgresql { try writing.execute("SET LOCAL statement_timeout = 0") }
                try writing.executeScript(migration.sql(for: writing.engine))
                let clock = writing.engine == .sqlite ? "unixepoch()" : "extract(epoch FROM now())::bigint"
                try writing.execute(
                    """
                    INSERT INTO migration (position, id, checksum, applied_at)
                    VALUES ((SELECT coalesce(max(position), 0) + 1 FROM migration), ?, ?, \(clock))
                    """, [.text(migration.id), .text(migration.checksum)])
                return true
            }
            if isNew { run.append(migration.id) }
        }
        return run
    }

    /// `applied_at` is in seconds since 1970, by the engine's clock.
    private static let migrationTable = """
        CREATE TABLE IF NOT EXISTS migration (
            position INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            checksum TEXT NOT NULL,
            applied_at INTEGER NOT NULL
        )
        """

    private static func checksums(_ reading: any Reading) throws(DatabaseError) -> [String: String] {
        var checksums: [String: String] = [:]
        for row in try reading.query("SELECT id, checksum FROM migration") {
            checksums[try row.text("id")] = try row.text("checksum")
        }
        return checksums
    }

    private static func isRun(
        _ migration: Migration, _ known: [String: String]
    ) throws(DatabaseError) -> Bool {
        guard let checksum = known[migration.id] else { return false }
        guard checksum == migration.checksum else {
            throw DatabaseError(.migration, "migration \(migration.id) has been changed since it was run")
        }
        return true
    }
}
