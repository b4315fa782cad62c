extension JSONReader {
    /// True, and reads it, when `null` comes next.
    package mutating func null() throws(JSONError) -> Bool {
        guard try peek() == .null else { return false }
        try word("null")
        return true
    }

    package mutating func bool() throws(JSONError) -> Bool {
        try expect(.bool)
        let value = bytes[position] == 0x74
        try word(value ? "true" : "false")
        return value
    }

    /// A whole number (no point, no exponent) that fits 64 bits.
    package mutating func int() throws(JSONError) -> Int64 {
        let shape = try scanNumber()
        guard shape.isWhole else { throw error(.kind, at: position, "a whole number is expected here") }
        var value: Int64 = 0
        let negative = bytes[position] == 0x2D
        for at in (negative ? position + 1 : position)..<shape.end {
            let (shifted, tooLong) = value.multipliedReportingOverflow(by: 10)
            let digit = Int64(bytes[at] &- 0x30)
            let (sum, tooLarge) =
                negative
                ? shifted.subtractingReportingOverflow(digit) : shifted.addingReportingOverflow(digit)
            guard !tooLong, !tooLarge else { throw error(.range, at: position, "a whole number here fits 64 bits") }
            value = sum
        }
        position = shape.end
        return value
    }

    /// The nearest binary number.
    package mutating func double() throws(JSONError) -> Double {
        let shape = try scanNumber()
        let digits = UnsafeRawBufferPointer(rebasing: bytes[position..<shape.end])
        if let value = Self.shortDouble(digits) {
            position = shape.end
            return value
        }
        guard let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite else {
            throw error(.range, at: position, "a number here lies within the range of a 64-bit binary number")
        }
        position = shape.end
        return value
    }

    /// The number as it is written.
    package mutating func number() throws(JSONError) -> JSONNumber {
        let shape = try scanNumber()
        let text = ascii(position, shape.end)
        position = shape.end
        return JSONNumber(unchecked: text)
    }

    /// Reads any value as a tree.
    package mutating func value() throws(JSONError) -> JSONValue {
        switch try peek() {
        case .null:
            try word("null")
            return .null
        case .bool: return .bool(try bool())
        case .number: return .number(try number())
        case .string: return .string(try string())
        case .array:
            try beginArray()
            var elements: [JSONValue] = []
            while try nextElement() { elements.append(try value()) }
            return .array(elements)
        case .object:
            try beginObject()
            var object = JSONObject()
            while let key = try nextKey() { object.append(key, try value()) }
            return .object(object)
        }
    }

    /// Reads any value, checks it as strictly as the others, and keeps nothing.
    package mutating func skip() throws(JSONError) {
        switch try peek() {
        case .null: try word("null")
        case .bool: _ = try bool()
        case .number: position = try scanNumber().end
        case .string: try check(try scanString(limit: limits.maxStringBytes))
        case .array:
            try beginArray()
            while try nextElement() { try skip() }
        case .object:
            try beginObject()
            while try nextKeySpan() != nil { try skip() }
        }
    }

    /// Reads any value and gives its bytes as they are written, checked as strictly as the others.
    package mutating func rawValue() throws(JSONError) -> [UInt8] {
        _ = try peek()
        let start = position
        try skip()
        return Array(bytes[start..<position])
    }

    // MARK: Inside

    /// The extent of the number that comes next; does not move on.
    private mutating func scanNumber() throws(JSONError) -> NumberShape {
        try expect(.number)
        guard let shape = NumberShape(bytes, from: position) else {
            throw error(.syntax, at: position, "this is no JSON number, such as 12, -0.5 or 1e6")
        }
        guard shape.end - position <= limits.maxNumberBytes else {
            throw error(.length, at: position, "a number has at most \(limits.maxNumberBytes) characters")
        }
        if shape.end < bytes.count, bytes[position] == 0x30 || bytes[position] == 0x2D, bytes[shape.end] &- 0x30 < 10 {
            throw error(.syntax, at: position, "a number has no leading zeros")
        }
        return shape
    }

    private mutating func word(_ word: StaticString) throws(JSONError) {
        let count = word.utf8CodeUnitCount
        for place in 0..<count {
            guard position + place < bytes.count else { throw unexpectedEnd("\(word)") }
            guard bytes[position + place] == word.utf8Start[place] else { throw unexpected("\(word)") }
        }
        position += count
    }

    /// Exact for up to 15 digits and a power of ten within 10^±22, both of which `Double` holds exactly (Clinger).
    private static func shortDouble(_ digits: UnsafeRawBufferPointer) -> Double? {
        guard digits.count <= 17 else { return nil }
        var mantissa: Int64 = 0
        var exponent = 0
        var count = 0
        var point = false
        for byte in digits {
            switch byte {
            case 0x30...0x39:
                mantissa = mantissa * 10 + Int64(byte - 0x30)
                count += 1
                if point { exponent += 1 }
            case 0x2E: point = true
            case 0x2D: continue
            default: return nil
            }
        }
        guard count <= 15 else { return nil }
        let value = Double(mantissa) / powers[exponent]
        return digits[0] == 0x2D ? -value : value
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    ]
}
