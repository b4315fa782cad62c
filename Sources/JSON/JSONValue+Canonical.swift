extension JSONValue {
    /// The one form that is hashed and signed: RFC 8785 (JSON Canonicalization Scheme).
    ///
    /// Keys in the order of their UTF-16 code units, no blanks, numbers as ECMAScript writes the nearest `Double`.
    /// Throws ``JSONError/Code/range`` for a number beyond `Double`, and for a whole number beyond ±2^53 whose digits
    /// would change: such a number belongs in a string (RFC 8785 appendix D).
    package func canonicalBytes() throws(JSONError) -> [UInt8] {
        var writer = JSONWriter()
        try writer.canonical(self)
        return writer.bytes
    }
}

extension JSONWriter {
    /// Writes a whole tree in its canonical form; see ``JSONValue/canonicalBytes()``.
    package mutating func canonical(_ value: JSONValue) throws(JSONError) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .string(let value): string(value)
        case .number(let value): try canonical(value)
        case .array(let elements):
            beginArray()
            for (place, element) in elements.enumerated() {
                do throws(JSONError) { try canonical(element) } catch { throw error.inside("\(place)") }
            }
            endArray()
        case .object(let object):
            beginObject()
            for member in object.canonicalMembers {
                key(member.key)
                do throws(JSONError) { try canonical(member.value) } catch { throw error.inside(member.key) }
            }
            endObject()
        }
    }

    private mutating func canonical(_ number: JSONNumber) throws(JSONError) {
        if let whole = number.int, whole.magnitude <= 9_007_199_254_740_992 { return int(whole) }
        guard let double = number.double else {
            throw JSONError(
                code: .range, message: "a canonical number lies within the range of a 64-bit binary number")
        }
        let isWholeText = !number.text.utf8.contains { $0 == 0x2E || $0 | 0x20 == 0x65 }
        if isWholeText, ES6Number.text(double) != number.text {
            throw JSONError(
                code: .range, message: "a whole number beyond ±2^53 is written as a string in canonical JSON")
        }
        self.double(double)
    }
}

extension JSONObject {
    /// The members in canonical order.
    fileprivate var canonicalMembers: [(key: String, value: JSONValue)] {
        var order: [(start: UInt64, place: Int)] = []
        order.reserveCapacity(members.count)
        var isSorted = true
        for place in members.indices {
            order.append((JSONKeyOrder.start(members[place].key), place))
            if place > 0, isSorted { isSorted = precedes(order[place - 1], order[place]) }
        }
        if isSorted { return members }
        order.sort { precedes($0, $1) }
        return order.map { members[$0.place] }
    }

    @inline(__always) private func precedes(
        _ left: (start: UInt64, place: Int), _ right: (start: UInt64, place: Int)
    ) -> Bool {
        if left.start != right.start { return left.start < right.start }
        return JSONKeyOrder.precedes(members[left.place].key, members[right.place].key)
    }
}

/// The order of keys in canonical JSON: by UTF-16 code units (RFC 8785 section 3.2.3).
///
/// Told from the UTF-8 bytes: the two orders differ only where a supplementary character (lead byte F0–F4, a surrogate
/// pair in UTF-16) meets one of U+E000–U+FFFF (lead byte EE or EF).
package enum JSONKeyOrder {
    /// True when `left` comes before `right`.
    package static func precedes(_ left: String, _ right: String) -> Bool {
        var left = left
        var right = right
        return left.withUTF8 { left in
            right.withUTF8 { right in
                for place in 0..<min(left.count, right.count) where left[place] != right[place] {
                    return ranked(left[place]) < ranked(right[place])
                }
                return left.count < right.count
            }
        }
    }

    /// The first eight bytes of a key as a number in its order, so that most keys are told apart without their text.
    fileprivate static func start(_ key: String) -> UInt64 {
        var start: UInt64 = 0
        var width: UInt64 = 64
        for byte in key.utf8 {
            width -= 8
            start |= UInt64(ranked(byte)) << width
            if width == 0 { break }
        }
        return start
    }

    /// EE and EF go behind the lead bytes of supplementary characters, to places that UTF-8 leaves free.
    @inline(__always) private static func ranked(_ byte: UInt8) -> UInt8 { byte & 0xFE == 0xEE ? byte | 0xF0 : byte }
}

extension JSONError {
    /// The same error seen from one level further up.
    fileprivate func inside(_ step: String) -> JSONError {
        JSONError(
            code: code, line: line, column: column, offset: offset, path: "/" + JSONPointer.escaped(step) + path,
            message: message)
    }
}
