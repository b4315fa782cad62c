/// A short text in sixteen bytes, without a reference: up to 15 bytes in place, a longer text by its number in ``Facts``.
///
/// Codes, countries, offices and nearly all party numbers fit; tokens of two texts are equal exactly when the texts are,
/// as long as both are short.
struct Token: Hashable, Sendable, BitwiseCopyable {
    /// Bytes 0 to 7, the first in the lowest place.
    var low: UInt64
    /// Bytes 8 to 14, and the length in the highest byte; ``longMark`` there for a longer text.
    var high: UInt64

    /// No value: an empty text.
    static let missing = Token(low: 0, high: 0)
    static let longMark: UInt64 = 0xFF
    static let capacity = 15

    init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// The token of at most 15 bytes; nil when there are more.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= Self.capacity else { return nil }
        var low: UInt64 = 0
        var high: UInt64 = 0
        for place in 0..<min(8, bytes.count) { low |= UInt64(bytes[place]) << UInt64(place * 8) }
        if bytes.count > 8 {
            for place in 8..<bytes.count { high |= UInt64(bytes[place]) << UInt64(place * 8 - 64) }
        }
        self.low = low
        self.high = high | UInt64(bytes.count) << 56
    }

    /// The token of at most 15 bytes; nil when the text has more.
    init?(_ text: String) {
        var text = text
        guard let token = text.withUTF8({ Token($0) }) else { return nil }
        self = token
    }

    /// A long text by its number.
    init(long number: Int) {
        low = UInt64(number)
        high = Self.longMark << 56
    }

    var isMissing: Bool { high == 0 }
    var isLong: Bool { high >> 56 == Self.longMark }
    /// Bytes in place, 0 to 15.
    var count: Int { Int(high >> 56) }

    /// The first `length` bytes; the token must be short and have as many.
    @inline(__always) func prefix(_ length: Int) -> Token {
        if length >= 8 {
            let kept = (1 as UInt64) << UInt64((length &- 8) &* 8) &- 1
            return Token(low: low, high: high & kept | UInt64(length) << 56)
        }
        return Token(low: low & ((1 as UInt64) << UInt64(length &* 8) &- 1), high: UInt64(length) << 56)
    }

    /// The text in place.
    var shortText: String {
        withUnsafeBytes(of: (low.littleEndian, high.littleEndian)) {
            String(decoding: $0.prefix(min(count, Self.capacity)), as: UTF8.self)
        }
    }
}
