/// The arguments of one statement as libpq takes them: binary where the type is known, otherwise text.
final class PostgreSQLParameters {
    private var buffer = PostgreSQLBuffer()
    private var offsets: [Int] = []
    private(set) var values: [UnsafePointer<CChar>?] = []
    private(set) var lengths: [Int32] = []
    private(set) var formats: [Int32] = []

    /// Bytes of the values.
    var size: Int { buffer.count }

    private func empty() {
        buffer.removeAll()
        offsets.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        formats.removeAll(keepingCapacity: true)
    }

    /// Fills in one row; the pointers hold until the next call.
    func fill(_ args: [SQLValue], _ statement: PostgreSQLStatement) throws(DatabaseError) {
        let types = statement.parameterTypes
        guard args.count == types.count else {
            throw DatabaseError(
                .syntax, "\(args.count) arguments for \(types.count) placeholders", place: statement.sql)
        }
        empty()
        for position in 0..<args.count {
            let arg = args[position]
            if arg.isNull {
                add(from: -1, isBinary: true)
                continue
            }
            let start = buffer.count
            let isBinary = try append(arg, as: types[position], statement.sql)
            add(from: start, isBinary: isBinary)
        }
        point()
    }

    /// Fills in one array for each column of many rows, for `unnest`.
    func fill(columns: ArraySlice<[SQLValue]>, _ statement: PostgreSQLStatement) throws(DatabaseError) {
        let types = statement.parameterTypes
        empty()
        for column in 0..<types.count {
            let type = types[column]
            let start = buffer.count
            buffer.append(Int32(1))
            let hasNull = buffer.count
            buffer.append(Int32(0))
            buffer.append(type)
            buffer.append(Int32(columns.count))
            buffer.append(Int32(1))
            for row in columns {
                guard row.count == types.count else {
                    throw DatabaseError(
                        .syntax, "\(row.count) arguments for \(types.count) placeholders", place: statement.sql)
                }
                let value = row[column]
                let length = buffer.count
                if value.isNull {
                    buffer.append(Int32(-1))
                    buffer.put(1, at: hasNull)
                    continue
                }
                buffer.append(Int32(0))
                guard try append(value, as: type, statement.sql) else {
                    throw wrongType(value, statement.sql)
                }
                buffer.put(Int32(buffer.count - length - 4), at: length)
            }
            add(from: start, isBinary: true)
        }
        point()
    }

    private func add(from start: Int, isBinary: Bool) {
        offsets.append(start)
        lengths.append(start < 0 ? 0 : Int32(buffer.count - start))
        formats.append(isBinary ? 1 : 0)
    }

    /// The buffer no longer moves: offsets become addresses.
    private func point() {
        let memory = UnsafeRawPointer(buffer.memory)
        for offset in offsets {
            values.append(offset < 0 ? nil : (memory + offset).assumingMemoryBound(to: CChar.self))
        }
    }

    /// Appends one value; true in binary form, false as text with a closing NUL.
    private func append(_ value: SQLValue, as type: UInt32, _ sql: String) throws(DatabaseError) -> Bool {
        switch value {
        case .null: return true
        case .int(let number): return try append(number, as: type, value, sql)
        case .double(let number):
            if number.isNaN { throw DatabaseError(.type, "a number is not a number", place: sql) }
            switch type {
            case PostgreSQLOID.float8: buffer.append(number.bitPattern)
            case PostgreSQLOID.float4: buffer.append(Float(number).bitPattern)
            case PostgreSQLOID.bytea: throw wrongType(value, sql)
            case PostgreSQLOID.int8, PostgreSQLOID.int4, PostgreSQLOID.int2, PostgreSQLOID.bool:
                guard let integer = Int64(exactly: number) else { throw wrongType(value, sql) }
                return try append(integer, as: type, value, sql)
            default: return try append("\(number)", as: type, sql)
            }
            return true
        case .text(let text):
            if type == PostgreSQLOID.bytea { throw wrongType(value, sql) }
            return try append(text, as: type, sql)
        case .blob(let bytes):
            guard type == PostgreSQLOID.bytea else { throw wrongType(value, sql) }
            buffer.append(bytes)
            return true
        }
    }

    private func append(
        _ number: Int64, as type: UInt32, _ value: SQLValue, _ sql: String
    ) throws(DatabaseError) -> Bool {
        switch type {
        case PostgreSQLOID.int8: buffer.append(number)
        case PostgreSQLOID.int4:
            guard let number = Int32(exactly: number) else { throw wrongType(value, sql) }
            buffer.append(number)
        case PostgreSQLOID.int2:
            guard let number = Int16(exactly: number) else { throw wrongType(value, sql) }
            buffer.append(number)
        case PostgreSQLOID.oid: buffer.append(UInt32(truncatingIfNeeded: number))
        case PostgreSQLOID.float8: buffer.append(Double(number).bitPattern)
        case PostgreSQLOID.float4: buffer.append(Float(number).bitPattern)
        case PostgreSQLOID.bool:
            guard number == 0 || number == 1 else { throw wrongType(value, sql) }
            buffer.append(UInt8(number))
        case PostgreSQLOID.bytea: throw wrongType(value, sql)
        default: return try append(String(number), as: type, sql)
        }
        return true
    }

    private func append(_ text: String, as type: UInt32, _ sql: String) throws(DatabaseError) -> Bool {
        guard buffer.append(text) else {
            throw DatabaseError(.invalidText, "text holds a NUL character", place: sql)
        }
        if PostgreSQLOID.isText(type) { return true }
        buffer.append(UInt8(0))
        return false
    }

    private func wrongType(_ value: SQLValue, _ sql: String) -> DatabaseError {
        DatabaseError(.type, "a value of kind \(value.kind) is of the wrong type for its column", place: sql)
    }
}
