/// Eight bytes looked at in one go (SWAR). In each mask the lowest set byte is exact; bytes above it may be wrong.
enum ByteScan {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// Bytes that a JSON string may not hold as they are: `"`, `\` and controls.
    @inline(__always) static func mustEscape(_ word: UInt64) -> UInt64 {
        let quote = word ^ (ones &* 0x22)
        let slash = word ^ (ones &* 0x5C)
        return (((quote &- ones) & ~quote) | ((slash &- ones) & ~slash) | ((word &- (ones &* 0x20)) & ~word)) & highs
    }

    /// As ``mustEscape(_:)``, and bytes beyond ASCII.
    @inline(__always) static func notPlain(_ word: UInt64) -> UInt64 {
        mustEscape(word) | (word & highs)
    }

    /// Whether as many bytes are the same at both places.
    @inline(__always) static func same(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, count: Int) -> Bool {
        var at = 0
        while count &- at >= 8 {
            guard
                left.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                    == right.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            else { return false }
            at &+= 8
        }
        while at < count {
            guard left.load(fromByteOffset: at, as: UInt8.self) == right.load(fromByteOffset: at, as: UInt8.self)
            else { return false }
            at &+= 1
        }
        return true
    }
}
