import Testing

@testable import Database

@Suite("Portable SQL")
struct PortableSQLTests {
    @Test(
        "placeholders are numbered outside quotes and comments",
        arguments: [
            ("SELECT ?", "SELECT $1"),
            ("a = ? AND b IN (?,?)", "a = $1 AND b IN ($2,$3)"),
            ("'it''s ?' || ? -- ?\n|| \"?\" /* ? */ || ?", "'it''s ?' || $1 -- ?\n|| \"?\" /* ? */ || $2"),
            ("?2 ?1", "$2 $1"), ("$tag$ ? $tag$ ?", "$tag$ ? $tag$ $1"), ("$1::int8[]", "$1::int8[]"),
            ("CAST(? AS INTEGER)", "CAST($1 AS BIGINT)"), ("CAST(x AS TEXT)", "CAST(x AS TEXT)"),
            ("'open ?", "'open ?"), ("/* open ?", "/* open ?"), ("ñ = ? AND '€?'", "ñ = $1 AND '€?'"),
        ])
    func numbered(_ sql: String, _ expected: String) {
        #expect(PortableSQL.numbered(sql) == expected)
    }

    @Test(
        "types of columns become PostgreSQL's, names do not",
        arguments: [
            (
                "CREATE TABLE t (id INTEGER PRIMARY KEY, blob BLOB, real REAL NOT NULL) STRICT",
                "CREATE TABLE t (id BIGINT PRIMARY KEY, blob BYTEA, real DOUBLE PRECISION NOT NULL) "
            ),
            (
                "create table t (\"integer\" integer, a TEXT DEFAULT 'BLOB TEXT') WITHOUT ROWID",
                "create table t (\"integer\" BIGINT, a TEXT COLLATE \"C\" DEFAULT 'BLOB TEXT') "
            ),
            ("ALTER TABLE t ADD COLUMN n REAL", "ALTER TABLE t ADD COLUMN n DOUBLE PRECISION"),
            ("UPDATE t SET text = 1", "UPDATE t SET text = 1"),
        ])
    func types(_ sql: String, _ expected: String) {
        #expect(PortableSQL.postgresql(sql) == expected)
    }

    @Test("tables become STRICT on SQLite, once")
    func strict() {
        #expect(PortableSQL.strict("CREATE TABLE t (a INTEGER)") == "CREATE TABLE t (a INTEGER) STRICT")
        #expect(PortableSQL.strict("CREATE TABLE t (a INTEGER) STRICT") == "CREATE TABLE t (a INTEGER) STRICT")
        #expect(
            PortableSQL.strict("CREATE TABLE t (a INTEGER PRIMARY KEY) WITHOUT ROWID")
                == "CREATE TABLE t (a INTEGER PRIMARY KEY) WITHOUT ROWID, STRICT")
        #expect(PortableSQL.strict("CREATE INDEX i ON t (a)") == "CREATE INDEX i ON t (a)")
        #expect(PortableSQL.strict("CREATE VIRTUAL TABLE t USING fts5(a)") == "CREATE VIRTUAL TABLE t USING fts5(a)")
    }

    @Test("a script is cut at semicolons outside quotes, comments and triggers")
    func statements() {
        let script = """
            CREATE TABLE a (b TEXT DEFAULT ';'); -- one; two
            CREATE TRIGGER t AFTER INSERT ON a BEGIN
                UPDATE a SET b = CASE WHEN b = ';' THEN 'x' ELSE 'y' END;
                DELETE FROM a;
            END;
            /* ; */ ;
            DROP TABLE a
            """
        let statements = PortableSQL.statements(of: script)
        #expect(statements.count == 3)
        #expect(statements[1].hasSuffix("END"))
    }

    @Test("only a plain insert is sent as arrays")
    func bulkInsert() {
        let types: [UInt32] = [PostgreSQLOID.int8, PostgreSQLOID.text]
        let plain = BulkInsert("INSERT INTO t (a, b)\nVALUES (?, ?) ON CONFLICT (a) DO NOTHING")
        #expect(
            plain?.unnest(types)
                == "INSERT INTO t ( a , b ) SELECT * FROM unnest($1::int8[], $2::text[]) ON CONFLICT (a) DO NOTHING")
        #expect(plain?.unnest([PostgreSQLOID.int8, 3802]) == nil)
        for other in [
            "INSERT INTO t (a) VALUES (?) RETURNING a", "INSERT INTO t (a, b) VALUES (?, 1)",
            "INSERT INTO t (a) VALUES (?), (?)", "INSERT INTO t (a) SELECT ?", "UPDATE t SET a = ?",
            "INSERT INTO t (a) VALUES (?) ON CONFLICT DO UPDATE SET b = 1", "INSERT INTO t (a) VALUES (?2)",
            "INSERT INTO t (a) VALUES (? + 1)", "INSERT INTO t (a) VALUES (", "INSERT",
            "INSERT INTO t (a) VALUES (?) ON CONFLICT (b) DO UPDATE SET a = 1",
            "INSERT INTO t VALUES (?) ON CONFLICT (a) DO UPDATE SET a = 1",
            "INSERT INTO t (a) VALUES (?) ON CONFLICT (lower(a)) DO UPDATE SET a = 1",
            "INSERT INTO t (a) VALUES (?) ON CONFLICT (a) DO UPDATE SET a = ?",
            "INSERT INTO t (a) VALUES (?) ON CONFLICT (a) DO UPDATE SET a = 1 RETURNING a",
        ] { #expect(BulkInsert(other) == nil, "\(other)") }
    }

    @Test("rows that update the same row are not sent in one statement")
    func bulkUpsert() throws {
        let sql = "INSERT INTO t (a, b, c) VALUES (?, ?, ?) ON CONFLICT (c, a) DO UPDATE SET b = t.b + excluded.b"
        let upsert = try #require(BulkInsert(sql))
        #expect(upsert.key == [2, 0])
        #expect(upsert.areDistinct([[1, 5, "x"], [2, 5, "x"], [1, 5, "y"]]))
        #expect(!upsert.areDistinct([[1, 5, "x"], [2, 5, "x"], [1, 6, "x"]]))
        let plain = try #require(BulkInsert("INSERT INTO t (a) VALUES (?)"))
        #expect(plain.areDistinct([[1], [1]]))
    }
}
