/// A value of a column or of a placeholder, the same on both engines.
///
/// Truth values are stored as `INTEGER` 0 and 1, instants and amounts as `INTEGER`, everything else as text or bytes.
package enum SQLValue: Sendable, Hashable {
    case null
    case int(Int64)
    case double(Double)
    /// Text without the NUL character, which PostgreSQL cannot hold: it is refused on both engines.
    case text(String)
    case blob([UInt8])

    /// A truth value as the portable `INTEGER` 0 or 1.
    package static func bool(_ value: Bool) -> SQLValue { .int(value ? 1 : 0) }

    /// A count or an index as the engines' 64-bit integer.
    package static func int(_ value: Int) -> SQLValue { .int(Int64(value)) }

    // Optional values: null when there is none. Disfavoured, so that lists of plain values compile as fast as without.

    /// The text, or null when there is none.
    @_disfavoredOverload
    package static func text(_ value: String?) -> SQLValue { value.map { SQLValue.text($0) } ?? .null }
    /// The integer, or null when there is none.
    @_disfavoredOverload
    package static func int(_ value: Int64?) -> SQLValue { value.map { SQLValue.int($0) } ?? .null }
    /// The integer, or null when there is none.
    @_disfavoredOverload
    package static func int(_ value: Int?) -> SQLValue { value.map { SQLValue.int(Int64($0)) } ?? .null }
    /// The number, or null when there is none.
    @_disfavoredOverload
    package static func double(_ value: Double?) -> SQLValue { value.map { SQLValue.double($0) } ?? .null }
    /// The bytes, or null when there are none.
    @_disfavoredOverload
    package static func blob(_ value: [UInt8]?) -> SQLValue { value.map { SQLValue.blob($0) } ?? .null }
    /// The truth value, or null when there is none.
    @_disfavoredOverload
    package static func bool(_ value: Bool?) -> SQLValue { value.map { SQLValue.bool($0) } ?? .null }
}

extension SQLValue {
    package var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The integer, when it is one.
    package var int: Int64? {
        if case .int(let value) = self { value } else { nil }
    }

    /// The number as floating point, when it is a number.
    package var double: Double? {
        switch self {
        case .double(let value): value
        case .int(let value): Double(value)
        default: nil
        }
    }

    /// The text, when it is one.
    package var text: String? {
        if case .text(let value) = self { value } else { nil }
    }

    /// The bytes, when they are bytes.
    package var blob: [UInt8]? {
        if case .blob(let value) = self { value } else { nil }
    }

    /// The truth value of 0 or 1, nil for everything else.
    package var bool: Bool? {
        switch self {
        case .int(0): false
        case .int(1): true
        default: nil
        }
    }

    /// The name of the kind, for messages that must not carry data.
    var kind: String {
        switch self {
        case .null: "null"
        case .int: "integer"
        case .double: "real"
        case .text: "text"
        case .blob: "blob"
        }
    }
}

extension SQLValue: ExpressibleByNilLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral
{
    package init(nilLiteral: ()) { self = .null }
    package init(integerLiteral value: Int64) { self = .int(value) }
    package init(floatLiteral value: Double) { self = .double(value) }
    package init(stringLiteral value: String) { self = .text(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}
