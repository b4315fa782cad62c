/// Reads compiled zone files (RFC 9636), versions 1 to 4.
enum TZif {
    /// Nil when the bytes are no such file.
    static func zone(name: String, bytes: [UInt8]) -> Zone? {
        guard let header = Header(bytes, at: 0) else { return nil }
        if header.version == 0 { return zone(name: name, bytes: bytes, header: header, wide: false) }
        // Later versions repeat the data with 64-bit times after the first block.
        guard let second = Header(bytes, at: header.end(wide: false)) else { return nil }
        return zone(name: name, bytes: bytes, header: second, wide: true)
    }

    private static func zone(name: String, bytes: [UInt8], header: Header, wide: Bool) -> Zone? {
        let width = wide ? 8 : 4
        let end = header.end(wide: wide)
        guard end <= bytes.count, header.typeCount > 0 else { return nil }
        let indexes = header.start + header.timeCount * width
        let types = indexes + header.timeCount
        func offset(ofType index: Int) -> Int? {
            guard index < header.typeCount else { return nil }
            return Int(signed(bytes, at: types + index * 6, width: 4))
        }
        var transitions: [Int64] = []
        var offsets: [Int] = []
        for index in 0..<header.timeCount {
            guard let offset = offset(ofType: Int(bytes[indexes + index])) else { return nil }
            transitions.append(signed(bytes, at: header.start + index * width, width: width))
            offsets.append(offset)
        }
        guard let first = offset(ofType: 0), transitions == transitions.sorted() else { return nil }
        var rule: ZoneRule?
        if wide, end < bytes.count, bytes[end] == 0x0A {
            let footer = bytes[(end + 1)...].prefix { $0 != 0x0A }
            rule = ZoneRule(String(decoding: footer, as: UTF8.self))
        }
        return Zone(name: name, transitions: transitions, offsets: offsets, first: first, rule: rule)
    }

    private struct Header {
        let version: UInt8
        let start: Int
        private let counts: [Int]

        var timeCount: Int { counts[3] }
        var typeCount: Int { counts[4] }

        init?(_ bytes: [UInt8], at offset: Int) {
            guard offset + 44 <= bytes.count, Array(bytes[offset..<(offset + 4)]) == Array("TZif".utf8) else {
                return nil
            }
            version = bytes[offset + 4]
            start = offset + 44
            counts = (0..<6).map { Int(signed(bytes, at: offset + 20 + $0 * 4, width: 4)) }
            guard counts.allSatisfy({ $0 >= 0 && $0 < 100_000 }) else { return nil }
        }

        /// Where the block ends: times, their types, types, abbreviations, leap seconds and the two kinds of flags.
        func end(wide: Bool) -> Int {
            let width = wide ? 8 : 4
            return start + timeCount * (width + 1) + typeCount * 6 + counts[5] + counts[2] * (width + 4) + counts[1]
                + counts[0]
        }
    }

    /// A big-endian signed number.
    private static func signed(_ bytes: [UInt8], at offset: Int, width: Int) -> Int64 {
        let value = bytes[offset..<(offset + width)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return width == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
    }
}
