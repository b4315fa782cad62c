extension [UInt8] {
    mutating func append(literal: StaticString) {
        if literal.hasPointerRepresentation {
            append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
        } else {
            append(contentsOf: String(literal.unicodeScalar).utf8)
        }
    }

    /// Appends a text with `& < > " '` as character references; right in text and between quotes.
    ///
    /// Runs that need nothing are copied as a whole.
    mutating func append(escaping text: some StringProtocol) { append(text, replacing: Replacement.inText) }

    /// As ``append(escaping:)``, and tabs and line ends as references, so that an attribute comes back as it was given.
    mutating func append(escapingAttribute text: some StringProtocol) {
        append(text, replacing: Replacement.inAttribute)
    }

    private mutating func append(_ text: some StringProtocol, replacing table: Replacement) {
        let done: Void? = text.utf8.withContiguousStorageIfAvailable { append($0, replacing: table) }
        if done == nil {
            var copy = String(text)
            copy.withUTF8 { append($0, replacing: table) }
        }
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>, replacing table: Replacement) {
        var start = 0
        for index in 0..<text.count where table.isSpecial(text[index]) {
            if index > start { append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index])) }
            append(literal: Replacement.reference(text[index]))
            start = index + 1
        }
        if start < text.count { append(contentsOf: UnsafeBufferPointer(rebasing: text[start...])) }
    }

    mutating func append(decimal number: Int) {
        if number < 0 { append(0x2D) }
        var rest = number.magnitude
        let start = count
        repeat {
            append(UInt8(0x30 + rest % 10))
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }

    /// Appends JSON with `<`, `>`, `&` and the two line separators of Unicode as `\u` escapes.
    mutating func append(scriptJSON json: [UInt8]) {
        reserveCapacity(count + json.count)
        var index = 0
        while index < json.count {
            let byte = json[index]
            switch byte {
            case 0x3C: append(literal: "\\u003c")
            case 0x3E: append(literal: "\\u003e")
            case 0x26: append(literal: "\\u0026")
            case 0xE2 where index + 2 < json.count && json[index + 1] == 0x80 && json[index + 2] | 1 == 0xA9:
                append(literal: json[index + 2] == 0xA8 ? "\\u2028" : "\\u2029")
                index += 2
            default: append(byte)
            }
            index += 1
        }
    }
}

/// Which bytes a context cannot hold, as one bit for each byte below 64, where all of them lie.
private struct Replacement {
    let low: UInt64

    static let inText = Replacement(low: bits([0x26, 0x3C, 0x3E, 0x22, 0x27]))
    static let inAttribute = Replacement(low: bits([0x26, 0x3C, 0x3E, 0x22, 0x27, 0x09, 0x0A, 0x0D]))

    @inline(__always)
    func isSpecial(_ byte: UInt8) -> Bool { byte < 64 && low & (1 << UInt64(byte)) != 0 }

    static func bits(_ bytes: [UInt64]) -> UInt64 { bytes.reduce(0) { $0 | 1 << $1 } }

    static func reference(_ byte: UInt8) -> StaticString {
        switch byte {
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        case 0x22: "&quot;"
        case 0x27: "&#39;"
        case 0x09: "&#9;"
        case 0x0A: "&#10;"
        default: "&#13;"
        }
    }
}
