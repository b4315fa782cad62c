/// Base32 (RFC 4648 section 6), as authenticator apps read their secrets: without padding.
package enum Base32 {
    package static func text(_ bytes: [UInt8]) -> String {
        var text = ""
        var bits: UInt32 = 0
        var width = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            width += 8
            while width >= 5 {
                width -= 5
                text.unicodeScalars.append(Self.character(UInt8(bits >> UInt32(width) & 31)))
            }
        }
        if width > 0 { text.unicodeScalars.append(Self.character(UInt8(bits << UInt32(5 - width) & 31))) }
        return text
    }

    /// Reads either case, with or without padding, and skips blanks and hyphens (people copy secrets in groups).
    /// Nil for anything else, and for a length or closing bits that no bytes have.
    package static func bytes(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var width = 0
        var padded = false
        for character in text.utf8 {
            let value: UInt8
            switch character {
            case 0x41...0x5A: value = character - 0x41
            case 0x61...0x7A: value = character - 0x61
            case 0x32...0x37: value = character - 0x32 + 26
            case 0x20, 0x2D: continue
            case 0x3D:
                padded = true
                continue
            default: return nil
            }
            guard !padded else { return nil }
            bits = (bits << 5 | UInt32(value)) & 0xFFF
            width += 5
            if width >= 8 {
                width -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(width)))
            }
        }
        guard width < 5, bits & ((1 << UInt32(width)) - 1) == 0 else { return nil }
        return bytes
    }

    private static func character(_ value: UInt8) -> Unicode.Scalar {
        Unicode.Scalar(value < 26 ? 0x41 + value : 0x32 + value - 26)
    }
}
