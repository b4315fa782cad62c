internal import CSQLite

/// From SQLite's extended result codes to ours.
enum SQLiteErrors {
    static func error(_ code: Int32, _ handle: OpaquePointer?, place: String?) -> DatabaseError {
        let words = handle.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
        let (kind, message) = kind(of: code, words ?? "")
        return DatabaseError(
            kind, message, place: place, engineCode: "SQLite \(code)", engineMessage: words)
    }

    private static func kind(of code: Int32, _ words: String) -> (DatabaseError.Code, String) {
        // After the colon SQLite names columns or a constraint, never a value, for these.
        let subject = words.split(separator: ":", maxSplits: 1).dropFirst().first.map { " on\($0)" } ?? ""
        switch code {
        case constraint(8), constraint(6), constraint(10):  // UNIQUE, PRIMARYKEY, ROWID
            return (.unique, "the key exists already\(subject)")
        case constraint(3): return (.foreignKey, "a row that is referred to is missing or still needed")
        case constraint(5): return (.notNull, "a value is required\(subject)")
        case constraint(1): return (.check, "a check of the schema fails\(subject)")
        case constraint(12): return (.type, "a value is of the wrong type for its column")
        default: break
        }
        switch code & 0xff {
        case SQLITE_CONSTRAINT: return (.constraint, "a constraint of the schema fails\(subject)")
        case SQLITE_MISMATCH: return (.type, "a value is of the wrong type for its column")
        case SQLITE_BUSY, SQLITE_LOCKED: return (.busy, "another process holds the database")
        case SQLITE_INTERRUPT: return (.cancelled, "the statement was interrupted")
        case SQLITE_READONLY: return (.readOnly, "writing is not allowed here")
        case SQLITE_FULL: return (.full, "the disk is full")
        case SQLITE_IOERR: return (.full, "the file cannot be read or written")
        case SQLITE_CORRUPT, SQLITE_NOTADB: return (.corrupt, "the file is damaged or no database")
        case SQLITE_CANTOPEN: return (.configuration, "the file cannot be opened")
        case SQLITE_ERROR: return (.syntax, words)
        case SQLITE_TOOBIG: return (.type, "a value is too large")
        case SQLITE_MISUSE, SQLITE_RANGE: return (.misuse, "the connection was used wrongly")
        default: return (.other, "the engine refused the statement")
        }
    }

    /// An extended code of `SQLITE_CONSTRAINT`; their macros are expressions that Swift does not import.
    private static func constraint(_ number: Int32) -> Int32 { SQLITE_CONSTRAINT | number << 8 }
}
