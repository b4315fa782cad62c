import Database
import GaritaTesting
import Testing

@Suite("Migrations on both engines")
struct MigrationTests {
    private let second = Migration(
        id: "test-2",
        sql: """
            ALTER TABLE parcel ADD COLUMN weighed INTEGER NOT NULL DEFAULT 0;
            UPDATE parcel SET weighed = 1 WHERE mass IS NOT NULL;
            CREATE TABLE scale (
                id INTEGER PRIMARY KEY AUTOINCREMENT, "text" TEXT UNIQUE, real REAL, blob BLOB, at INTEGER
            )
            """)

    @Test("each step is run once, in order, on a filled database", arguments: TestDatabase.both)
    func once(_ engine: TestDatabase) async throws {
        try await engine.withDatabase { database in
            let first = try await database.migrate([Schema.parcel])
            #expect(first == ["test-1"])
            try await database.write { tx in
                try tx.execute("INSERT INTO parcel (number, label, mass) VALUES (1, 'a', 2.0)")
                try tx.execute("INSERT INTO parcel (number, label) VALUES (2, 'b')")
            }
            let then = try await database.migrate([Schema.parcel, second])
            #expect(then == ["test-2"])
            let again = try await database.migrate([Schema.parcel, second])
            #expect(again == [])
            let rows = try await database.read { try $0.query("SELECT weighed FROM parcel ORDER BY number") }
            #expect(rows.map { $0[0] } == [1, 0])
            try await database.write { tx in
                try tx.execute(
                    "INSERT INTO scale (\"text\", real, blob, at) VALUES (?, ?, ?, ?)",
                    ["t", 1.5, .blob([1]), 3_000_000_000])
            }
            let scale = try await database.read { try $0.first("SELECT * FROM scale") }
            #expect(scale?.values == [1, "t", 1.5, .blob([1]), 3_000_000_000])
            let known = try await database.read {
                try $0.query("SELECT id, applied_at FROM migration ORDER BY position")
            }
            #expect(known.map { $0[0] } == ["test-1", "test-2"])
            #expect(try known[0].int("applied_at") > 1_700_000_000)
        }
    }

    @Test("a step that was changed after it was run is refused and nothing more is run", arguments: TestDatabase.both)
    func changed(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let changed = Migration(id: "test-1", sql: "CREATE TABLE parcel (number INTEGER PRIMARY KEY)")
            await #expect(throws: DatabaseError(.migration, "")) { try await database.migrate([second, changed]) }
            await #expect(throws: DatabaseError(.migration, "")) { try await database.migrate([second, second]) }
            let known = try await database.read { try $0.query("SELECT id FROM migration") }
            #expect(known.map { $0[0] } == ["test-1"])
            let sameWithOtherLineEnds = Migration(id: "test-1", sql: Self.windows(Schema.parcelSQL))
            let again = try await database.migrate([sameWithOtherLineEnds])
            #expect(again == [])
        }
    }

    private static func windows(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    }

    @Test("a step that fails leaves nothing behind", arguments: TestDatabase.both)
    func failing(_ engine: TestDatabase) async throws {
        try await engine.withDatabase { database in
            let broken = Migration(id: "broken", sql: "CREATE TABLE a (n INTEGER); CREATE TABLE b (n INTEGER); SELEC")
            await #expect(throws: DatabaseError(.syntax, "")) { try await database.migrate([broken]) }
            let repaired = Migration(id: "broken", sql: "CREATE TABLE a (n INTEGER)")
            let run = try await database.migrate([repaired])
            #expect(run == ["broken"])
        }
    }

    @Test("several starters at once run each step once", arguments: TestDatabase.both)
    func concurrentStarters(_ engine: TestDatabase) async throws {
        let url = try await engine.makeURL()
        let runs = try await withThrowingTaskGroup(of: Int.self) { tasks in
            for _ in 0..<6 {
                tasks.addTask {
                    let database = try await Database.open(url)
                    let run = try await database.migrate([Schema.parcel, second])
                    await database.close()
                    return run.count
                }
            }
            var runs = 0
            for try await run in tasks { runs += run }
            return runs
        }
        #expect(runs == 2)
    }

    @Test("a schema changed under prepared statements is noticed", arguments: TestDatabase.both)
    func changedUnderStatements(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            try await database.write { try $0.execute("INSERT INTO parcel (number, label) VALUES (1, 'a')") }
            for _ in 0..<8 {
                let row = try await database.read { try $0.first("SELECT * FROM parcel") }
                #expect(row?.names.count == 4)
            }
            try await database.migrate([second])
            for _ in 0..<8 {
                let row = try await database.read { try $0.first("SELECT * FROM parcel") }
                #expect(row?.names == ["number", "label", "body", "mass", "weighed"])
                #expect(row?["weighed"] == 0)
            }
        }
    }

    @Test("resetting erases everything and runs the steps again", arguments: TestDatabase.both)
    func reset(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            try await database.write { tx in
                try tx.execute("INSERT INTO parcel (number, label) VALUES (1, 'a')")
                try tx.execute("INSERT INTO seal (code, parcel) VALUES ('s', 1)")
            }
            try await database.reset(migrations: [Schema.parcel, second])
            let count = try await database.read { try $0.value("SELECT count(*) FROM parcel") }
            #expect(count == 0)
            let damage = try await database.integrityCheck()
            #expect(damage == [])
            let size = try await database.sizeInBytes()
            #expect(size > 8192)
        }
    }

    @Test("tables hold their types on SQLite too")
    func strict() async throws {
        try await TestDatabase.sqlite.withDatabase(migrations: [Schema.parcel]) { database in
            let sql = try await database.read { try $0.query("SELECT sql FROM sqlite_schema WHERE type = 'table'") }
            for row in sql { #expect(row[0].text?.hasSuffix("STRICT") ?? false) }
            let durable = try await database.write { try $0.value("PRAGMA synchronous") }
            #expect(durable == 2)
            let journal = try await database.write { try $0.value("PRAGMA journal_mode") }
            #expect(journal == "wal")
        }
    }
}
