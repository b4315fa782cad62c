internal import CSQLite
import Glibc

/// A prepared statement of one connection, finalized when it goes.
final class SQLiteStatement {
    let sql: String
    let pointer: OpaquePointer
    let isReadOnly: Bool
    private let placeholders: Int
    private var columns: Columns?

    init(_ sql: String, in handle: OpaquePointer) throws(DatabaseError) {
        var statement: OpaquePointer?
        var hasMore = false
        var code = SQLITE_OK
        var text = sql
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                var tail: UnsafePointer<CChar>?
                code = sqlite3_prepare_v3(
                    handle, characters.baseAddress, Int32(characters.count), UInt32(SQLITE_PREPARE_PERSISTENT),
                    &statement, &tail)
                if let tail, let start = characters.baseAddress {
                    hasMore = bytes[(tail - start)...].contains { $0 != 32 && $0 != 10 && $0 != 59 && $0 != 9 }
                }
            }
        }
        guard code == SQLITE_OK else { throw SQLiteErrors.error(code, handle, place: sql) }
        guard let statement, !hasMore else {
            sqlite3_finalize(statement)
            throw DatabaseError(.syntax, "exactly one statement was expected", place: sql)
        }
        self.sql = sql
        pointer = statement
        isReadOnly = sqlite3_stmt_readonly(statement) != 0
        placeholders = Int(sqlite3_bind_parameter_count(statement))
    }

    deinit { sqlite3_finalize(pointer) }

    /// Makes it ready for the next use and lets go of the bound memory.
    func reset() {
        sqlite3_reset(pointer)
        if placeholders > 0 { sqlite3_clear_bindings(pointer) }
    }

    /// Binds the arguments. Text and bytes are copied once into the connection's arena and bound in place, so that
    /// SQLite allocates nothing for them; the arena stays untouched until the statement is reset.
    func bind(_ args: [SQLValue], in arena: SQLiteArena) throws(DatabaseError) {
        guard args.count == placeholders else {
            throw DatabaseError(
                .syntax, "\(args.count) arguments for \(placeholders) placeholders", place: sql)
        }
        if args.isEmpty { return }
        arena.empty(for: args)
        var number: Int32 = 0
        for arg in args {
            number += 1
            let code: Int32
            switch arg {
            case .null: code = sqlite3_bind_null(pointer, number)
            case .int(let value): code = sqlite3_bind_int64(pointer, number, value)
            case .double(let value):
                // SQLite would store null for it.
                if value.isNaN { throw DatabaseError(.type, "a number is not a number", place: sql) }
                code = sqlite3_bind_double(pointer, number, value)
            case .text(let value):
                guard let bytes = arena.add(value) else {
                    throw DatabaseError(.invalidText, "text holds a NUL character", place: sql)
                }
                let characters = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                code = sqlite3_bind_text64(
                    pointer, number, characters, UInt64(bytes.count), nil, UInt8(SQLITE_UTF8))
            case .blob(let value):
                let bytes = arena.add(value)
                code = sqlite3_bind_blob64(pointer, number, bytes.baseAddress, UInt64(bytes.count), nil)
            }
            if code != SQLITE_OK { throw SQLiteErrors.error(code, sqlite3_db_handle(pointer), place: sql) }
        }
    }

    /// The row on which the statement stands.
    func row() -> Row {
        let count = Int(sqlite3_column_count(pointer))
        let columns = currentColumns(count)
        var values: [SQLValue] = []
        values.reserveCapacity(count)
        for index in 0..<Int32(count) { values.append(value(at: index)) }
        return Row(columns: columns, values: values)
    }

    private func value(at index: Int32) -> SQLValue {
        switch sqlite3_column_type(pointer, index) {
        case SQLITE_INTEGER: return .int(sqlite3_column_int64(pointer, index))
        case SQLITE_FLOAT: return .double(sqlite3_column_double(pointer, index))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(pointer, index)
            let count = Int(sqlite3_column_bytes(pointer, index))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(pointer, index)
            let count = Int(sqlite3_column_bytes(pointer, index))
            return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
        default: return .null
        }
    }

    /// The names are read once; they are read again when a change of the schema gave the statement another shape.
    private func currentColumns(_ count: Int) -> Columns {
        if let columns, columns.names.count == count { return columns }
        let names = (0..<Int32(count)).map { index in
            sqlite3_column_name(pointer, index).map { String(cString: $0) } ?? ""
        }
        let read = Columns(names)
        columns = read
        return read
    }
}
