/// A SHA-256 value: 32 bytes, held inline. Ordered byte by byte.
package struct Digest: Hashable, Sendable, Comparable, CustomStringConvertible {
    // Four words, the first byte in the highest place, so that order and equality need no memory of their own.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// Nil unless there are 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self = bytes.withUnsafeBytes { Digest($0) }
    }

    /// Nil unless there are 64 hexadecimal digits, of either case.
    package init?(hex: String) {
        guard let bytes = Hex.bytes(hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// The first 32 bytes of a buffer that has them.
    init(_ bytes: UnsafeRawBufferPointer) {
        func word(_ place: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
        }
        words = (word(0), word(1), word(2), word(3))
    }

    package var bytes: [UInt8] { withBytes { Array($0) } }

    /// 64 lower-case hexadecimal digits.
    package var hex: String { withBytes { Hex.text($0) } }

    /// How many digits ``hex`` has.
    package static let hexCount = 64

    /// Writes the digits of ``hex`` into a buffer of ``hexCount`` bytes.
    package func writeHex(to out: UnsafeMutableRawBufferPointer) { withBytes { Hex.write($0, to: out) } }

    package var description: String { hex }

    /// The 32 bytes without an array, valid inside `body` only.
    package func withBytes<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
        withUnsafeBytes(of: (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian), body)
    }

    package static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }
    package static func < (left: Digest, right: Digest) -> Bool { left.words < right.words }

    package func hash(into hasher: inout Hasher) {
        // The bytes of a SHA-256 are evenly spread; one word tells digests apart well enough.
        hasher.combine(words.0)
    }
}
