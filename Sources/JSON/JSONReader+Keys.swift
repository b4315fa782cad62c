extension JSONReader {
    /// From this many keys on an object's keys are looked up in a set.
    private static var walkableKeys: Int { 32 }

    /// Keeps a key of the open object, or refuses it when it was there before. The key was checked to be text.
    mutating func remember(_ span: StringSpan) throws(JSONError) {
        if current.count > Self.walkableKeys { return try rememberInSet(span) }
        let hash = span.isPlain ? mark(span.start, span.end) : try markOfText(span)
        var place = current.firstSeen
        while place < seen.count {
            if seen[place].hash == hash, try isSame(seen[place], span) { throw repeated(span) }
            place &+= 1
        }
        seen.append(SeenKey(hash: hash, start: span.start, end: span.end, isPlain: span.isPlain))
    }

    @inline(never) private mutating func rememberInSet(_ span: StringSpan) throws(JSONError) {
        if current.keySet < 0 {
            var keys: Set<ExactKey> = []
            for known in seen[current.firstSeen...] { keys.insert(ExactKey(try text(of: known))) }
            current.keySet = keySets.count
            keySets.append(keys)
        }
        let key = ExactKey(try makeString(span))
        guard keySets[current.keySet].insert(key).inserted else { throw repeated(span) }
    }

    private func repeated(_ span: StringSpan) -> JSONError {
        error(.duplicateKey, at: span.start - 1, "this key stands in the object already; a key stands once")
    }

    private func isSame(_ known: SeenKey, _ span: StringSpan) throws(JSONError) -> Bool {
        if known.isPlain, span.isPlain {
            return bytes[known.start..<known.end].elementsEqual(bytes[span.start..<span.end])
        }
        return ExactKey.same(try text(of: known), try makeString(span))
    }

    private func text(of known: SeenKey) throws(JSONError) -> String {
        try makeString(StringSpan(start: known.start, end: known.end, isPlain: known.isPlain, isASCII: false))
    }

    /// A quick mark of the key's bytes; equal keys have equal marks. Keys made to collide only cost a comparison each,
    /// and only up to the set.
    @inline(__always) private func mark(_ start: Int, _ end: Int) -> UInt64 {
        let count = end &- start
        if count >= 8 {
            let first = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
            let last = bytes.loadUnaligned(fromByteOffset: end &- 8, as: UInt64.self)
            return Self.mix(first, last, count)
        }
        var word: UInt64 = 0
        for at in start..<end { word = word << 8 | UInt64(bytes[at]) }
        return Self.mix(word, 0, count)
    }

    /// The mark of a key written with escapes: that of its text.
    private func markOfText(_ span: StringSpan) throws(JSONError) -> UInt64 {
        var key = try makeString(span)
        return key.withUTF8 { key in
            let key = UnsafeRawBufferPointer(key)
            if key.count >= 8 {
                let last = key.loadUnaligned(fromByteOffset: key.count - 8, as: UInt64.self)
                return Self.mix(key.loadUnaligned(as: UInt64.self), last, key.count)
            }
            return Self.mix(key.reduce(0) { $0 << 8 | UInt64($1) }, 0, key.count)
        }
    }

    @inline(__always) private static func mix(_ first: UInt64, _ last: UInt64, _ count: Int) -> UInt64 {
        (first ^ (last << 13 | last >> 51)) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(truncatingIfNeeded: count)
    }
}
