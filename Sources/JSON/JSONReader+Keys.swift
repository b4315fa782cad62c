extension JSONReader {
    /// From this many keys on an object's keys are looked up in a set.
    private static var walkableKeys: Int { 32 }

    /// Keeps a key of the open object, or refuses it when it was there before. The key was checked to be text.
    @inline(__always) mutating func remember(_ span: StringSpan) throws(JSONError) {
        let mark = span.isPlain ? KeyMark.of(bytes, span.start, span.end) : try markOfText(span)
        keyMark = mark
        // A key whose bit is not set yet is new; of the few others, most are found new by their marks.
        let bit: UInt64 = 1 << (mark >> 58)
        if current.keyBits & bit != 0 || current.count > Self.walkableKeys { try lookFor(span, mark) }
        current.keyBits |= bit
        if current.count <= Self.walkableKeys {
            let count = UInt32(truncatingIfNeeded: span.end &- span.start)
            let key = SeenKey(mark: mark, start: span.start, count: count, isPlain: span.isPlain)
            if seenCount < seen.count { seen[seenCount] = key } else { seen.append(key) }
            seenCount &+= 1
        }
    }

    /// Refuses a key that the open object has already.
    @inline(never) private mutating func lookFor(_ span: StringSpan, _ mark: UInt64) throws(JSONError) {
        if current.count > Self.walkableKeys { return try rememberInSet(span) }
        for place in current.firstSeen..<seenCount where seen[place].mark == mark {
            if try isSame(seen[place], span) { throw repeated(span) }
        }
    }

    private mutating func rememberInSet(_ span: StringSpan) throws(JSONError) {
        if current.keySet < 0 {
            var keys: Set<ExactKey> = []
            for known in seen[current.firstSeen..<seenCount] { keys.insert(ExactKey(try text(of: known))) }
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
            return bytes[known.start..<known.start + Int(known.count)].elementsEqual(bytes[span.start..<span.end])
        }
        return ExactKey.same(try text(of: known), try makeString(span))
    }

    private func text(of known: SeenKey) throws(JSONError) -> String {
        let end = known.start + Int(known.count)
        return try makeString(StringSpan(start: known.start, end: end, isPlain: known.isPlain, isASCII: false))
    }

    /// The mark of a key written with escapes: that of its text.
    private func markOfText(_ span: StringSpan) throws(JSONError) -> UInt64 {
        var key = try makeString(span)
        return key.withUTF8 { KeyMark.of(UnsafeRawBufferPointer($0), 0, $0.count) }
    }
}

/// A quick mark of a key's bytes; equal keys have equal marks. Keys made to collide only cost a comparison each, and
/// only up to the set.
enum KeyMark {
    @inline(__always) static func of(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> UInt64 {
        let count = end &- start
        if count >= 8 {
            let first = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
            let last = bytes.loadUnaligned(fromByteOffset: end &- 8, as: UInt64.self)
            return mix(first, last, count)
        }
        var word: UInt64 = 0
        if bytes.count &- start >= 8 {
            word = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
            word &= (1 << UInt64(count &* 8)) &- 1
        } else {
            for at in (start..<end).reversed() { word = word << 8 | UInt64(bytes[at]) }
        }
        return mix(word, 0, count)
    }

    @inline(__always) private static func mix(_ first: UInt64, _ last: UInt64, _ count: Int) -> UInt64 {
        let product = (first ^ (last << 13 | last >> 51)) &* 0x9E37_79B9_7F4A_7C15
        return (product ^ product >> 32) &+ UInt64(truncatingIfNeeded: count) &* 0xD6E8_FEB8_6659_FD93
    }
}
