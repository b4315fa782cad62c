/// One JSON value, with exact numbers and ordered objects.
///
/// Equality is exact: numbers by their text, strings by their bytes, objects by their members in any order.
package enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    package static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): ExactKey.same(left, right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }
}

/// The six kinds of JSON value.
package enum JSONKind: String, Hashable, Sendable {
    case null, bool, number, string, array, object

    /// As an English noun with its article, for messages.
    package var noun: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

extension JSONValue {
    package static func number(_ value: Int64) -> JSONValue { .number(JSONNumber(value)) }
    package static func number(_ value: Int) -> JSONValue { .number(JSONNumber(Int64(value))) }
    package static func number(_ value: Double) -> JSONValue { .number(JSONNumber(value)) }

    package var kind: JSONKind {
        switch self {
        case .null: .null
        case .bool: .bool
        case .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    /// The text, when this is one.
    package var string: String? { if case .string(let value) = self { value } else { nil } }
    /// The whole number, when this is one that fits 64 bits.
    package var int: Int64? { if case .number(let value) = self { value.int } else { nil } }
    /// The number, when this is one within the range of `Double`.
    package var double: Double? { if case .number(let value) = self { value.double } else { nil } }
    /// The number as it is written.
    package var number: JSONNumber? { if case .number(let value) = self { value } else { nil } }
    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    package var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
    package var object: JSONObject? { if case .object(let value) = self { value } else { nil } }
    package var isNull: Bool { if case .null = self { true } else { false } }

    /// A member of an object; nil when there is none or this is no object. Setting on anything else makes it an object.
    package subscript(key: String) -> JSONValue? {
        get { object?[key] }
        set {
            var object = object ?? JSONObject()
            self = .null  // gives up the second reference, so that the members are changed in place
            object[key] = newValue
            self = .object(object)
        }
    }

    /// An element of an array; nil when there is none or this is no array.
    package subscript(index: Int) -> JSONValue? {
        guard let array, array.indices.contains(index) else { return nil }
        return array[index]
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }
    package init(floatLiteral value: Double) { self = .number(JSONNumber(value)) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(JSONObject(elements)) }
}
