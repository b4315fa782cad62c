/// Hexadecimal digits (RFC 4648 section 8).
package enum Hex {
    /// Lower-case digits, two a byte.
    package static func text(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes { text($0) } }

    /// Lower-case digits, two a byte.
    package static func text(_ bytes: UnsafeRawBufferPointer) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { out in
            write(bytes, to: UnsafeMutableRawBufferPointer(out))
            return bytes.count * 2
        }
    }

    /// Writes lower-case digits into a buffer of twice as many bytes.
    static func write(_ bytes: UnsafeRawBufferPointer, to out: UnsafeMutableRawBufferPointer) {
        var at = 0
        for byte in bytes {
            out[at] = digit(byte >> 4)
            out[at + 1] = digit(byte & 0x0F)
            at += 2
        }
    }

    /// Nil for an odd number of digits or anything else than digits; either case.
    package static func bytes(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 2)
        var high: UInt8?
        for character in text.utf8 {
            guard let value = value(character) else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil ? bytes : nil
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x57
        case 0x41...0x46: digit - 0x37
        default: nil
        }
    }
}
