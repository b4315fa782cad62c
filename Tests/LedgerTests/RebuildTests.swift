import Customs
import Database
import GaritaTesting
import JSON
import Ledger
import Testing

/// Declarations and their items, as a room would project them, with upserts, a foreign key and a secondary unique key.
private struct DeclarationProjection: Projection {
    static let migration = Migration(
        id: "test-0001",
        sql: """
            CREATE TABLE office (code TEXT PRIMARY KEY);
            INSERT INTO office (code) VALUES ('240');
            CREATE TABLE declaration (
                number TEXT PRIMARY KEY,
                state TEXT NOT NULL,
                office TEXT NOT NULL REFERENCES office (code),
                events INTEGER NOT NULL,
                released_ms INTEGER,
                value REAL,
                seen INTEGER NOT NULL DEFAULT 0
            );
            CREATE UNIQUE INDEX declaration_state ON declaration (state, number);
            CREATE TABLE item (
                declaration TEXT NOT NULL REFERENCES declaration (number) ON UPDATE CASCADE,
                place INTEGER NOT NULL,
                seal BLOB,
                PRIMARY KEY (declaration, place)
            );
            CREATE TABLE stranger (n INTEGER PRIMARY KEY);
            """)

    let name = "test.declarations"
    let tables = [
        ProjectedTable("declaration", key: ["number"], ignoring: ["seen"]),
        ProjectedTable("item", key: ["declaration", "place"]),
    ]
    let kinds: Set<EventKind>? = [.lodged, .released]

    func apply(_ event: Event, in tx: any Writing) throws {
        if event.kind == .lodged {
            try tx.execute(
                """
                INSERT INTO declaration (number, state, office, events, value) VALUES (?, 'lodged', ?, 1, ?)
                ON CONFLICT (number) DO UPDATE SET events = declaration.events + 1, value = excluded.value
                """,
                [
                    .text(event.subject), .text(try event.data["office"]?.string),
                    .double(try event.data["value"]?.double),
                ])
            let next = try tx.value("SELECT count(*) FROM item WHERE item.declaration = ?", [.text(event.subject)])
            try tx.execute(
                "INSERT INTO item (declaration, place, seal) VALUES (?, ?, ?)",
                [.text(event.subject), next ?? 0, .blob([1, 2, UInt8(event.sequence % 256)])])
        } else {
            try tx.execute(
                "UPDATE declaration SET state = 'released', released_ms = ?, events = events + 1 WHERE number = ?",
                [.int(event.at.milliseconds), .text(event.subject)])
        }
    }
}

/// Writes a table that it does not declare.
private struct Meddler: Projection {
    let name = "test.meddler"
    let tables = [ProjectedTable("item", key: ["declaration", "place"])]
    let statement: String
    func apply(_ event: Event, in tx: any Writing) throws { try tx.execute(statement) }
}

@Suite("Rebuild")
struct RebuildTests {
    private static let migrations = Ledger.migrations + [DeclarationProjection.migration]
    private static let projection = DeclarationProjection()

    private static func fill(_ database: Database, _ count: Int, from: Int = 0) async throws {
        try await database.write { tx in
            for number in from..<(from + count) {
                var drafts: [EventDraft] = [.sample(about: "D\(number)"), .sample(.decided, about: "D\(number)")]
                if number.isMultiple(of: 2) { drafts.append(.sample(.released, about: "D\(number)")) }
                if number.isMultiple(of: 3) { drafts.append(.sample(about: "D\(number)")) }
                try Ledger.append(drafts, projecting: [projection], in: tx)
            }
        }
    }

    @Test("a projection made anew is the live one, in one batch or in many", arguments: TestDatabase.both, [7, 5000])
    func sound(_ engine: TestDatabase, _ batch: Int) async throws {
        try await engine.withDatabase(migrations: Self.migrations) { database in
            try await Self.fill(database, 40)
            let report = try await Ledger.rebuild([Self.projection], in: database, batch: batch)
            #expect(report.isSound && report.size == 114 && !report.isReplaced)
            // Nothing is left behind.
            await #expect(throws: DatabaseError.self) {
                try await database.read { try $0.query("SELECT * FROM rebuild_declaration") }
            }
        }
    }

    @Test("an empty ledger makes empty tables", arguments: TestDatabase.both)
    func empty(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: Self.migrations) { database in
            let report = try await Ledger.rebuild([Self.projection], in: database)
            #expect(report.isSound && report.size == 0)
        }
    }

    @Test("each row that differs is reported with its columns, and corrected on request", arguments: TestDatabase.both)
    func differences(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: Self.migrations) { database in
            try await Self.fill(database, 20)
            try await database.write { tx in
                try tx.execute("UPDATE declaration SET state = 'held', value = NULL WHERE number = 'D5'")
                try tx.execute("UPDATE declaration SET released_ms = 7 WHERE number = 'D7'")
                try tx.execute("UPDATE declaration SET seen = 9")
                try tx.execute("DELETE FROM item WHERE declaration = 'D6'")
                try tx.execute("DELETE FROM item WHERE declaration = 'D8'")
                try tx.execute("DELETE FROM declaration WHERE number = 'D8'")
                try tx.execute(
                    "INSERT INTO declaration (number, state, office, events) VALUES ('X', 'lodged', '240', 1)")
                try tx.execute("INSERT INTO item (declaration, place) VALUES ('X', 0)")
                try tx.execute("UPDATE item SET seal = ? WHERE declaration = 'D0' AND place = 1", [.blob([9])])
            }
            let report = try await Ledger.rebuild([Self.projection], in: database, batch: 10)
            #expect(
                report.differences.map { "\($0) \($0.key.map { $0.text ?? "\($0.int ?? -1)" })" } == [
                    #"declaration: a row is missing ["D8"]"#,
                    #"declaration: a row is there that no event made ["X"]"#,
                    #"declaration: a row differs in state, value ["D5"]"#,
                    #"declaration: a row differs in released_ms ["D7"]"#,
                    #"item: a row is missing ["D6", "0"]"#, #"item: a row is missing ["D6", "1"]"#,
                    #"item: a row is missing ["D8", "0"]"#,
                    #"item: a row is there that no event made ["X", "0"]"#,
                    #"item: a row differs in seal ["D0", "1"]"#,
                ])
            #expect(report.count == 9 && !report.isReplaced)
            let changed = try #require(report.differences.first { $0.key == ["D7"] })
            #expect(changed.kind == .changed([.init(name: "released_ms", live: 7, rebuilt: .null)]))

            let few = try await Ledger.rebuild([Self.projection], in: database, replacing: true, reporting: 2)
            #expect(few.count == 9 && few.differences.count == 2 && few.isReplaced)
            #expect(try await Ledger.rebuild([Self.projection], in: database).isSound)
            // What no event makes stayed where its row stayed.
            let rows = try await database.read { try $0.query("SELECT seen FROM declaration") }
            let seen = try rows.map { try $0.int("seen") }
            #expect(seen.filter { $0 == 9 }.count == 19 && seen.count == 20)
        }
    }

    @Test("lodging goes on while a projection is made anew", arguments: TestDatabase.both)
    func meanwhile(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: Self.migrations) { database in
            try await Self.fill(database, 60)
            async let report = Ledger.rebuild([Self.projection], in: database, batch: 5)
            for round in 1...10 { try await Self.fill(database, 3, from: round * 100) }
            let found = try await report
            #expect(found.isSound, "\(found.differences)")
            #expect(found.size >= 170)
        }
    }

    @Test(
        "a projection that writes a table it does not declare is stopped", arguments: TestDatabase.both,
        [
            "INSERT INTO stranger (n) VALUES (1)", "UPDATE stranger SET n = 2", "DELETE FROM stranger",
            "INSERT INTO declaration (number) VALUES ('x')", "DELETE FROM event",
        ])
    func undeclared(_ engine: TestDatabase, _ statement: String) async throws {
        try await engine.withDatabase(migrations: Self.migrations) { database in
            try await Self.fill(database, 2)
            let error = await #expect(throws: DatabaseError.self) {
                try await Ledger.rebuild([Meddler(statement: statement)], in: database)
            }
            #expect(error?.code == .misuse)
            #expect(try await Ledger.rebuild([Self.projection], in: database).isSound)
        }
    }

    @Test("a declared table that is missing, without key or declared twice is told", arguments: TestDatabase.both)
    func wrongTables(_ engine: TestDatabase) async throws {
        struct Wrong: Projection {
            let name = "test.wrong"
            let tables: [ProjectedTable]
            func apply(_ event: Event, in tx: any Writing) throws {}
        }
        try await engine.withDatabase(migrations: Self.migrations) { database in
            for tables in [
                [ProjectedTable("nowhere", key: ["a"])], [ProjectedTable("item", key: [])],
                [ProjectedTable("item", key: ["colour"])],
                [ProjectedTable("item", key: ["place"]), ProjectedTable("item", key: ["place"])],
            ] {
                let error = await #expect(throws: LedgerError.self) {
                    try await Ledger.rebuild([Wrong(tables: tables)], in: database)
                }
                #expect(error?.code == .table)
            }
        }
    }
}
