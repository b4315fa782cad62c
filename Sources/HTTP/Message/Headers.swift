/// Header fields in their order; names compare without regard to case (RFC 9110 §5.1).
package struct Headers: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// One field line.
    package struct Field: Hashable, Sendable {
        package let name: String
        package var value: String
    }

    package private(set) var fields: [Field] = []

    package init() {}

    package init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { add(name, value) }
    }

    package var count: Int { fields.count }

    /// The first value of a field; setting replaces every line of that name, setting nil removes them.
    package subscript(name: String) -> String? {
        get {
            for field in fields where Self.same(field.name, name) { return field.value }
            return nil
        }
        set {
            guard let newValue else { return fields.removeAll { Self.same($0.name, name) } }
            guard let first = fields.firstIndex(where: { Self.same($0.name, name) }) else {
                return fields.append(Field(name: name, value: newValue))
            }
            fields[first].value = newValue
            var index = fields.count - 1
            while index > first {
                if Self.same(fields[index].name, name) { fields.remove(at: index) }
                index -= 1
            }
        }
    }

    /// Every line of a field, in order.
    package func all(_ name: String) -> [String] {
        var values: [String] = []
        for field in fields where Self.same(field.name, name) { values.append(field.value) }
        return values
    }

    /// Appends a line, whether or not there is one of that name (`Set-Cookie`, `Link`).
    package mutating func add(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    package mutating func reserve(_ count: Int) { fields.reserveCapacity(fields.count + count) }

    /// Equal but for ASCII case.
    static func same(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        if left == right { return true }
        var other = right.utf8.makeIterator()
        for byte in left.utf8 {
            guard let counterpart = other.next(), byte.asciiLowercase == counterpart.asciiLowercase else {
                return false
            }
        }
        return true
    }
}

extension UInt8 {
    /// The byte with A–Z made a–z.
    @inline(__always) var asciiLowercase: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
