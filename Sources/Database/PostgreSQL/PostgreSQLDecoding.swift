internal import CPostgreSQL

/// Reads the values of a result.
enum PostgreSQLDecoding {
    static func row(
        _ number: Int32, of result: OpaquePointer, _ columns: Columns, _ types: [UInt32], isBinary: Bool
    ) throws(DatabaseError) -> Row {
        var values: [SQLValue] = []
        values.reserveCapacity(types.count)
        for column in 0..<types.count {
            values.append(try value(number, column, of: result, types[column], isBinary: isBinary))
        }
        return Row(columns: columns, values: values)
    }

    /// A row whose first column is a number that is no part of it; `columns` are those of the rest.
    static func numberedRow(
        _ number: Int32, of result: OpaquePointer, _ columns: Columns, _ types: [UInt32], isBinary: Bool
    ) throws(DatabaseError) -> (Int, Row) {
        var values: [SQLValue] = []
        values.reserveCapacity(types.count - 1)
        for column in 1..<types.count {
            values.append(try value(number, column, of: result, types[column], isBinary: isBinary))
        }
        let key = try value(number, 0, of: result, types[0], isBinary: isBinary)
        return (Int(key.int ?? 0), Row(columns: columns, values: values))
    }

    private static func value(
        _ row: Int32, _ column: Int, of result: OpaquePointer, _ type: UInt32, isBinary: Bool
    ) throws(DatabaseError) -> SQLValue {
        if PQgetisnull(result, row, Int32(column)) != 0 { return .null }
        let start = UnsafeRawPointer(PQgetvalue(result, row, Int32(column)))
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, Int32(column))))
        return isBinary ? try binary(bytes, type) : try text(bytes, type)
    }

    private static func binary(_ bytes: UnsafeRawBufferPointer, _ type: UInt32) throws(DatabaseError) -> SQLValue {
        switch type {
        case PostgreSQLOID.int8: return .int(Int64(bitPattern: try number(bytes)))
        case PostgreSQLOID.int4: return .int(Int64(Int32(bitPattern: try number(bytes))))
        case PostgreSQLOID.int2: return .int(Int64(Int16(bitPattern: try number(bytes))))
        case PostgreSQLOID.oid: return .int(Int64(try number(bytes) as UInt32))
        case PostgreSQLOID.float8: return .double(Double(bitPattern: try number(bytes)))
        case PostgreSQLOID.float4: return .double(Double(Float(bitPattern: try number(bytes))))
        case PostgreSQLOID.bool: return .int(bytes.first == 1 ? 1 : 0)
        case PostgreSQLOID.bytea: return .blob([UInt8](bytes))
        case PostgreSQLOID.numeric: return try numeric(bytes)
        case PostgreSQLOID.void: return .null
        default: return .text(String(decoding: bytes, as: UTF8.self))
        }
    }

    private static func number<T: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer) throws(DatabaseError) -> T {
        guard bytes.count == MemoryLayout<T>.size else {
            throw DatabaseError(.other, "the server sent a number of \(bytes.count) bytes")
        }
        return T(bigEndian: bytes.loadUnaligned(as: T.self))
    }

    /// `numeric` comes from sums and averages: an integer when it has no decimals and fits, otherwise a double.
    /// The form: count of digits (base 10,000), weight, sign, scale, digits, 16 bits each.
    private static func numeric(_ bytes: UnsafeRawBufferPointer) throws(DatabaseError) -> SQLValue {
        guard bytes.count >= 8, bytes.count % 2 == 0 else {
            throw DatabaseError(.other, "the server sent a numeric of \(bytes.count) bytes")
        }
        func word(_ index: Int) -> Int {
            Int(Int16(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: Int16.self)))
        }
        let (count, weight, sign, scale) = (word(0), word(1), word(2) & 0xffff, word(3))
        guard sign == 0 || sign == 0x4000, bytes.count == 8 + 2 * count else { return .double(.nan) }
        var digits = sign == 0 ? "" : "-"
        for position in 0..<count {
            let group = String(word(4 + position))
            digits += String(repeating: "0", count: 4 - group.count) + group
        }
        if count == 0 { digits = "0" }
        if scale == 0 {
            let zeros = String(repeating: "0000", count: max(0, weight + 1 - count))
            if let integer = Int64(digits + zeros) { return .int(integer) }
        }
        return .double(Double("\(digits)e\(4 * (weight - count + 1))") ?? .nan)
    }

    private static func text(_ bytes: UnsafeRawBufferPointer, _ type: UInt32) throws(DatabaseError) -> SQLValue {
        let text = String(decoding: bytes, as: UTF8.self)
        switch type {
        case PostgreSQLOID.int8, PostgreSQLOID.int4, PostgreSQLOID.int2, PostgreSQLOID.oid:
            return Int64(text).map { .int($0) } ?? .text(text)
        case PostgreSQLOID.float8, PostgreSQLOID.float4: return Double(text).map { .double($0) } ?? .text(text)
        case PostgreSQLOID.numeric:
            return Int64(text).map { .int($0) } ?? Double(text).map { .double($0) } ?? .text(text)
        case PostgreSQLOID.bool: return .int(text == "t" ? 1 : 0)
        case PostgreSQLOID.bytea:
            var length = 0
            let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
            guard let decoded = PQunescapeBytea(start, &length) else { return .blob([]) }
            defer { PQfreemem(decoded) }
            return .blob([UInt8](UnsafeBufferPointer(start: decoded, count: length)))
        default: return .text(text)
        }
    }
}
