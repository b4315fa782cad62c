extension JSONReader {
    /// From this many keys on an object's keys are looked up in a set.
    private static var walkableKeys: Int { 32 }

    /// Keeps a key of the open object, or refuses it when it was there before.
    mutating func remember(_ span: StringSpan, _ key: String) throws(JSONError) {
        if current.manyKeys != nil {
            guard current.manyKeys?.insert(ExactKey(key)).inserted == true else { throw repeated(span) }
            return
        }
        let hash = span.isPlain ? mark(span.start, span.end) : mark(key)
        var place = current.firstSeen
        while place < seen.count {
            if seen[place].hash == hash, isSame(seen[place], span, key) { throw repeated(span) }
            place &+= 1
        }
        seen.append(SeenKey(hash: hash, start: span.start, end: span.end, isPlain: span.isPlain))
        if current.count == Self.walkableKeys {
            var keys: Set<ExactKey> = []
            for known in seen[current.firstSeen...] { keys.insert(ExactKey(try text(of: known))) }
            current.manyKeys = keys
        }
    }

    private func repeated(_ span: StringSpan) -> JSONError {
        error(.duplicateKey, at: span.start - 1, "this key stands in the object already; a key stands once")
    }

    private func isSame(_ known: SeenKey, _ span: StringSpan, _ key: String) -> Bool {
        if known.isPlain, span.isPlain {
            return bytes[known.start..<known.end].elementsEqual(bytes[span.start..<span.end])
        }
        guard let text = try? text(of: known) else { return false }
        return ExactKey.same(text, key)
    }

    private func text(of known: SeenKey) throws(JSONError) -> String {
        try makeString(StringSpan(start: known.start, end: known.end, isPlain: known.isPlain, isASCII: false))
    }

    /// A quick mark of the key's bytes; equal keys have equal marks.
    private func mark(_ start: Int, _ end: Int) -> UInt64 {
        Self.mark(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
    }

    private func mark(_ key: String) -> UInt64 {
        var key = key
        return key.withUTF8 { Self.mark(UnsafeRawBufferPointer($0)) }
    }

    /// Length, first and last eight bytes. Keys made to collide only cost a comparison each, and only up to the set.
    private static func mark(_ key: UnsafeRawBufferPointer) -> UInt64 {
        var first: UInt64 = 0
        var last: UInt64 = 0
        if key.count >= 8 {
            first = key.loadUnaligned(as: UInt64.self)
            last = key.loadUnaligned(fromByteOffset: key.count - 8, as: UInt64.self)
        } else {
            for byte in key { first = first << 8 | UInt64(byte) }
        }
        return (first ^ (last << 13 | last >> 51)) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(key.count)
    }
}
