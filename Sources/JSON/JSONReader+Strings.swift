extension JSONReader {
    /// Bytes of a string between its quotes.
    struct StringSpan {
        let start: Int
        let end: Int
        /// No backslash in it.
        let isPlain: Bool
        let isASCII: Bool
    }

    /// The text that comes next.
    package mutating func string() throws(JSONError) -> String {
        if stands(before: 0x22), let span = plainString(limit: limits.maxStringBytes) {
            return span.isASCII ? ascii(span.start, span.end) : try makeString(span)
        }
        try expect(.string)
        return try makeString(try scanString(limit: limits.maxStringBytes))
    }

    /// The text that comes next, or nil for `null`.
    package mutating func optionalString() throws(JSONError) -> String? {
        try null() ? nil : try string()
    }

    /// The string that begins here when it has neither escape nor control and is short enough; else nil, and
    /// ``scanString(limit:)`` is asked.
    @inline(__always) mutating func plainString(limit: Int) -> StringSpan? {
        let start = position &+ 1
        var at = start
        var high: UInt64 = 0
        while bytes.count &- at >= 8 {
            let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            let stop = ByteScan.mustEscape(word)
            guard stop != 0 else {
                high |= word
                at &+= 8
                continue
            }
            let skip = stop.trailingZeroBitCount >> 3
            high |= word & ((1 << UInt64(skip &* 8)) &- 1)
            at &+= skip
            guard bytes[at] == 0x22, at &- start <= limit else { return nil }
            position = at &+ 1
            return StringSpan(start: start, end: at, isPlain: true, isASCII: high & 0x8080_8080_8080_8080 == 0)
        }
        return nil
    }

    /// Finds the end of the string that begins here; refuses controls and what is too long, leaves UTF-8 and escapes to
    /// ``makeString(_:)`` and ``check(_:)``.
    mutating func scanString(limit: Int) throws(JSONError) -> StringSpan {
        let start = position + 1
        var at = start
        var plain = true
        var high: UInt64 = 0
        let end = bytes.count
        while true {
            while end &- at >= 8 {
                let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                let stop = ByteScan.mustEscape(word)
                if stop != 0 {
                    let skip = stop.trailingZeroBitCount >> 3
                    high |= word & ((1 << UInt64(skip * 8)) &- 1)
                    at &+= skip
                    break
                }
                high |= word
                at &+= 8
            }
            guard at < end else {
                throw error(.end, at: end, "the document ends inside a text; its closing quote is missing")
            }
            let byte = bytes[at]
            if byte == 0x22 { break }
            if byte == 0x5C {
                plain = false
                at += 2
            } else if byte < 0x20 {
                throw error(.control, at: at, "control characters in a text are written as escapes, such as \\n")
            } else {
                high |= UInt64(byte)
                at += 1
            }
        }
        guard at - start <= limit else {
            throw error(.length, at: position, "a text here has at most \(limit) bytes, this one has \(at - start)")
        }
        position = at + 1
        return StringSpan(start: start, end: at, isPlain: plain, isASCII: high & 0x8080_8080_8080_8080 == 0)
    }

    /// The text of a span, with its escapes resolved.
    func makeString(_ span: StringSpan) throws(JSONError) -> String {
        if span.isPlain, span.isASCII { return ascii(span.start, span.end) }
        let raw = UnsafeRawBufferPointer(rebasing: bytes[span.start..<span.end])
        if span.isPlain {
            if let text = String(validating: raw.assumingMemoryBound(to: UInt8.self), as: UTF8.self) { return text }
        } else {
            var decoded: [UInt8] = []
            decoded.reserveCapacity(raw.count)
            try unescape(span) { decoded.append(contentsOf: $0) }
            if let text = String(validating: decoded, as: UTF8.self) { return text }
        }
        throw notUTF8(span)
    }

    /// The text of plain ASCII bytes.
    @inline(__always) func ascii(_ start: Int, _ end: Int) -> String {
        let text = UnsafeRawBufferPointer(rebasing: bytes[start..<end]).assumingMemoryBound(to: UInt8.self)
        return String(decoding: text, as: UTF8.self)
    }

    /// Refuses a span that makes no text, without making it.
    func check(_ span: StringSpan) throws(JSONError) {
        if !span.isPlain { try unescape(span) { _ in } }
        if !span.isASCII, UTF8Check.firstInvalid(bytes, span.start, span.end) != nil { throw notUTF8(span) }
    }

    private func notUTF8(_ span: StringSpan) -> JSONError {
        let place = UTF8Check.firstInvalid(bytes, span.start, span.end) ?? span.start
        return error(.utf8, at: place, "these bytes are not UTF-8; JSON is exchanged in UTF-8 only")
    }

    /// Hands on the span's bytes with each escape replaced by the UTF-8 of its character.
    private func unescape(_ span: StringSpan, _ emit: ([UInt8]) -> Void) throws(JSONError) {
        var at = span.start
        var plainFrom = at
        while at < span.end {
            guard bytes[at] == 0x5C else {
                at += 1
                continue
            }
            if plainFrom < at { emit(Array(bytes[plainFrom..<at])) }
            let escape = at
            guard at + 1 < span.end else { throw error(.escape, at: at, "the escape is unfinished") }
            at += 2
            switch bytes[escape + 1] {
            case 0x22, 0x5C, 0x2F: emit([bytes[escape + 1]])
            case 0x62: emit([0x08])
            case 0x66: emit([0x0C])
            case 0x6E: emit([0x0A])
            case 0x72: emit([0x0D])
            case 0x74: emit([0x09])
            case 0x75:
                let scalar = try unicodeEscape(&at, escape, span.end)
                emit(Array(Character(scalar).utf8))
            default:
                throw error(
                    .escape, at: escape, "JSON has the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX only")
            }
            plainFrom = at
        }
        if plainFrom < span.end { emit(Array(bytes[plainFrom..<span.end])) }
    }

    /// The character of `\uXXXX` or of a pair of them; `at` stands behind the first `\u`.
    private func unicodeEscape(_ at: inout Int, _ escape: Int, _ end: Int) throws(JSONError) -> Unicode.Scalar {
        let first = try hexFour(&at, escape, end)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00 else {
            throw error(.surrogate, at: escape, "the second half of a surrogate pair stands without its first half")
        }
        guard at + 1 < end, bytes[at] == 0x5C, bytes[at + 1] == 0x75 else {
            throw error(.surrogate, at: escape, "the first half of a surrogate pair stands without its second half")
        }
        at += 2
        let second = try hexFour(&at, at - 2, end)
        guard 0xDC00..<0xE000 ~= second,
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else {
            throw error(.surrogate, at: escape, "the first half of a surrogate pair stands without its second half")
        }
        return scalar
    }

    private func hexFour(_ at: inout Int, _ escape: Int, _ end: Int) throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard at < end else { throw error(.escape, at: escape, "\\u is followed by four hexadecimal digits") }
            let byte = bytes[at]
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x57)
            default: throw error(.escape, at: escape, "\\u is followed by four hexadecimal digits")
            }
            at += 1
        }
        return value
    }
}

/// Where bytes stop being UTF-8 (RFC 3629: shortest form, no surrogates, up to U+10FFFF).
enum UTF8Check {
    static func firstInvalid(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int? {
        var at = start
        while at < end {
            let lead = bytes[at]
            if lead < 0x80 {
                at += 1
                continue
            }
            let width: Int
            var low: UInt8 = 0x80
            var high: UInt8 = 0xBF
            switch lead {
            case 0xC2...0xDF: width = 2
            case 0xE0:
                width = 3
                low = 0xA0
            case 0xED:
                width = 3
                high = 0x9F
            case 0xE1...0xEF: width = 3
            case 0xF0:
                width = 4
                low = 0x90
            case 0xF4:
                width = 4
                high = 0x8F
            case 0xF1...0xF3: width = 4
            default: return at
            }
            guard at + width <= end, (low...high).contains(bytes[at + 1]) else { return at }
            for next in (at + 2)..<max(at + width, at + 2) where bytes[next] & 0xC0 != 0x80 { return at }
            at += width
        }
        return nil
    }
}
