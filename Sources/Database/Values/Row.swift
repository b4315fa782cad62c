/// The columns of a result, shared by its rows.
final class Columns: Sendable {
    let names: [String]
    private let positions: [String: Int]

    init(_ names: [String]) {
        self.names = names
        positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func position(of name: String) -> Int? { positions[name] }
}

/// One row of a result: its values by name or by position.
package struct Row: Sendable, Equatable {
    let columns: Columns
    /// The values in the order of the columns.
    package let values: [SQLValue]

    /// The names of the columns, in order.
    package var names: [String] { columns.names }

    /// The value of a column, nil when the result has no such column.
    package subscript(name: String) -> SQLValue? {
        columns.position(of: name).map { values[$0] }
    }

    /// The value at a position from 0.
    package subscript(position: Int) -> SQLValue { values[position] }

    package static func == (left: Row, right: Row) -> Bool {
        left.values == right.values && left.columns.names == right.columns.names
    }
}

extension Row {
    /// The integer in a column; throws `.column` when the column is missing, null or of another kind.
    package func int(_ name: String) throws(DatabaseError) -> Int64 { try required(name, optionalInt(name)) }
    /// The number in a column.
    package func double(_ name: String) throws(DatabaseError) -> Double { try required(name, optionalDouble(name)) }
    /// The text in a column.
    package func text(_ name: String) throws(DatabaseError) -> String { try required(name, optionalText(name)) }
    /// The bytes in a column.
    package func blob(_ name: String) throws(DatabaseError) -> [UInt8] { try required(name, optionalBlob(name)) }
    /// The truth value in a column that holds 0 or 1.
    package func bool(_ name: String) throws(DatabaseError) -> Bool { try required(name, optionalBool(name)) }

    /// The integer in a column or nil for null; throws `.column` when the column is missing or of another kind.
    package func optionalInt(_ name: String) throws(DatabaseError) -> Int64? {
        try optional(name, "integer") { $0.int }
    }
    /// The number in a column or nil for null.
    package func optionalDouble(_ name: String) throws(DatabaseError) -> Double? {
        try optional(name, "number") { $0.double }
    }
    /// The text in a column or nil for null.
    package func optionalText(_ name: String) throws(DatabaseError) -> String? {
        try optional(name, "text") { $0.text }
    }
    /// The bytes in a column or nil for null.
    package func optionalBlob(_ name: String) throws(DatabaseError) -> [UInt8]? {
        try optional(name, "blob") { $0.blob }
    }
    /// The truth value in a column or nil for null.
    package func optionalBool(_ name: String) throws(DatabaseError) -> Bool? {
        try optional(name, "truth value") { $0.bool }
    }

    private func optional<T>(
        _ name: String, _ kind: String, _ read: (SQLValue) -> T?
    ) throws(DatabaseError) -> T? {
        guard let value = self[name] else {
            throw DatabaseError(.column, "the result has no column \(name)")
        }
        if value.isNull { return nil }
        guard let typed = read(value) else {
            throw DatabaseError(.column, "column \(name) holds a \(value.kind), not a \(kind)")
        }
        return typed
    }

    private func required<T>(_ name: String, _ value: T?) throws(DatabaseError) -> T {
        guard let value else { throw DatabaseError(.column, "column \(name) is null") }
        return value
    }
}
