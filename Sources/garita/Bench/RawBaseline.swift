import CPostgreSQL
import CSQLite
import Database
import Foundation

/// The same rows into the same engine in the same group sizes, with nothing of Garita around it: what a bare program
/// over the C library reaches, with one statement for each row and the engine's own defaults for what is not said here (on
/// SQLite the checkpoint in the writer's way). The bench divides by it.
struct RawBaseline {
    /// The rows of one table and how they belong to the declarations.
    struct Table {
        /// With `?` for the values.
        let insert: String
        /// For each declaration, in order, its rows.
        var rows: [[[SQLValue]]]
    }

    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    let tables: [Table]
    /// How many declarations each transaction holds.
    let groups: [Int]

    /// The declarations a second that SQLite writes: WAL, `synchronous=FULL`, one prepared statement a table.
    func sqlite(path: String) throws -> Double {
        var database: OpaquePointer?
        guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK else {
            throw Failed(description: "cannot open \(path)")
        }
        defer { sqlite3_close_v2(database) }
        func run(_ sql: String) throws {
            guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else {
                throw Failed(description: "\(sql): \(String(cString: sqlite3_errmsg(database)))")
            }
        }
        try run("PRAGMA journal_mode=WAL")
        try run("PRAGMA synchronous=FULL")
        try run("PRAGMA foreign_keys=ON")
        var statements: [OpaquePointer?] = []
        defer { for statement in statements { sqlite3_finalize(statement) } }
        for table in tables {
            var statement: OpaquePointer?
            guard
                sqlite3_prepare_v3(database, table.insert, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
                    == SQLITE_OK
            else { throw Failed(description: String(cString: sqlite3_errmsg(database))) }
            statements.append(statement)
        }
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        let start = ContinuousClock.now
        var first = 0
        for group in groups {
            try run("BEGIN IMMEDIATE")
            for (table, statement) in zip(tables, statements) {
                for declaration in first..<first + group {
                    for row in table.rows[declaration] {
                        for (index, value) in row.enumerated() {
                            let position = Int32(index + 1)
                            switch value {
                            case .null: sqlite3_bind_null(statement, position)
                            case .int(let number): sqlite3_bind_int64(statement, position, number)
                            case .double(let number): sqlite3_bind_double(statement, position, number)
                            case .text(let text): sqlite3_bind_text(statement, position, text, -1, transient)
                            case .blob(let bytes):
                                sqlite3_bind_blob(statement, position, bytes, Int32(bytes.count), transient)
                            }
                        }
                        guard sqlite3_step(statement) == SQLITE_DONE else {
                            throw Failed(description: String(cString: sqlite3_errmsg(database)))
                        }
                        sqlite3_reset(statement)
                    }
                }
            }
            try run("COMMIT")
            first += group
        }
        return Double(first) / ((ContinuousClock.now - start) / .seconds(1))
    }

    /// The declarations a second that PostgreSQL writes: prepared statements in a pipeline, one transaction a group.
    func postgreSQL(connection address: String, schema: String) throws -> Double {
        guard let connection = PQconnectdb(address) else { throw Failed(description: "out of memory") }
        defer { PQfinish(connection) }
        guard PQstatus(connection) == CONNECTION_OK else {
            throw Failed(description: String(cString: PQerrorMessage(connection)))
        }
        PQclear(PQexec(connection, "SET search_path TO \(schema)"))
        // As Garita's own connections; a server without it refuses, and goes on as it is.
        PQclear(PQexec(connection, "SET default_toast_compression = 'lz4'"))
        for (index, table) in tables.enumerated() {
            let result = PQprepare(connection, "t\(index)", Self.numbered(table.insert), 0, nil)
            defer { PQclear(result) }
            guard PQresultStatus(result) == PGRES_COMMAND_OK else {
                throw Failed(description: String(cString: PQerrorMessage(connection)))
            }
        }
        guard PQenterPipelineMode(connection) == 1 else { throw Failed(description: "no pipeline mode") }
        let start = ContinuousClock.now
        var first = 0
        for group in groups {
            PQsendQueryParams(connection, "BEGIN", 0, nil, nil, nil, nil, 0)
            for (index, table) in tables.enumerated() {
                for declaration in first..<first + group {
                    for row in table.rows[declaration] { Self.send(row, to: "t\(index)", on: connection) }
                }
            }
            PQsendQueryParams(connection, "COMMIT", 0, nil, nil, nil, nil, 0)
            PQpipelineSync(connection)
            try Self.drain(connection)
            first += group
        }
        return Double(first) / ((ContinuousClock.now - start) / .seconds(1))
    }

    private static func send(_ row: [SQLValue], to statement: String, on connection: OpaquePointer) {
        let texts: [[UInt8]?] = row.map { value in
            switch value {
            case .null: nil
            case .int(let number): Array("\(number)\0".utf8)
            case .double(let number): Array("\(number)\0".utf8)
            case .text(let text): Array("\(text)\0".utf8)
            case .blob(let bytes): bytes
            }
        }
        let lengths = texts.map { Int32($0?.count ?? 0) }
        let formats = row.map { value -> Int32 in if case .blob = value { 1 } else { 0 } }
        var joined: [UInt8] = []
        var offsets: [Int?] = []
        for text in texts {
            offsets.append(text == nil ? nil : joined.count)
            if let text { joined += text }
        }
        joined.append(0)
        joined.withUnsafeBufferPointer { buffer in
            let base = UnsafeRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
            let pointers = offsets.map { offset in offset.flatMap { at in base.map { $0 + at } } }
            PQsendQueryPrepared(connection, statement, Int32(row.count), pointers, lengths, formats, 0)
        }
    }

    /// Reads every result up to the sync.
    private static func drain(_ connection: OpaquePointer) throws {
        while true {
            guard let result = PQgetResult(connection) else { continue }
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_PIPELINE_SYNC: return
            case PGRES_FATAL_ERROR, PGRES_PIPELINE_ABORTED:
                throw Failed(description: String(cString: PQerrorMessage(connection)))
            default: break
            }
        }
    }

    /// `?` to `$1`, `$2`...; the inserts here hold no quotes.
    private static func numbered(_ sql: String) -> String {
        var number = 0
        return sql.map { character in
            guard character == "?" else { return String(character) }
            number += 1
            return "$\(number)"
        }.joined()
    }
}
