import COpenSSL

/// One-time codes by time (RFC 6238), as authenticator apps make them.
package enum TOTP {
    /// The hash under the code. Authenticator apps know SHA-1 best; the others are in the RFC.
    package enum Algorithm: String, Hashable, Sendable {
        case sha1 = "SHA1"
        case sha256 = "SHA256"
        case sha512 = "SHA512"

        fileprivate var evp: OpaquePointer? {
            switch self {
            case .sha1: EVP_sha1()
            case .sha256: EVP_sha256()
            case .sha512: EVP_sha512()
            }
        }
    }

    /// A new secret: 20 random bytes, as long as the HMAC of SHA-1 (RFC 4226 section 4).
    package static func newSecret() -> [UInt8] { RandomBytes.make(20) }

    /// The code at a moment.
    ///
    /// - Parameters:
    ///   - at: seconds since 1970-01-01T00:00:00Z.
    ///   - digits: 6 to 8.
    ///   - period: seconds that a code lives.
    package static func code(
        secret: [UInt8], at seconds: Int64, digits: Int = 6, period: Int64 = 30, algorithm: Algorithm = .sha1
    ) -> String {
        code(secret: secret, step: seconds / period, digits: digits, algorithm: algorithm)
    }

    /// The step whose code this is, within `window` steps around the moment; nil when it is none of them.
    ///
    /// Keep the step with the account and give it as `after` next time: a code is good once only (RFC 6238 section 5.2).
    package static func verify(
        _ code: String, secret: [UInt8], at seconds: Int64, window: Int64 = 1, after lastStep: Int64? = nil,
        digits: Int = 6, period: Int64 = 30, algorithm: Algorithm = .sha1
    ) -> Int64? {
        let now = seconds / period
        var found: Int64?
        for step in (now - window)...(now + window) {
            let right = Self.code(secret: secret, step: step, digits: digits, algorithm: algorithm)
            if constantTimeEqual(right, code), step > lastStep ?? .min { found = step }
        }
        return found
    }

    /// The address that an authenticator app reads from a QR code.
    package static func uri(
        secret: [UInt8], account: String, issuer: String, digits: Int = 6, period: Int64 = 30,
        algorithm: Algorithm = .sha1
    ) -> String {
        let issuer = percentEncoded(issuer)
        return "otpauth://totp/\(issuer):\(percentEncoded(account))?secret=\(Base32.text(secret))&issuer=\(issuer)"
            + "&algorithm=\(algorithm.rawValue)&digits=\(digits)&period=\(period)"
    }

    private static func code(secret: [UInt8], step: Int64, digits: Int, algorithm: Algorithm) -> String {
        let message = (0..<8).map { UInt8(truncatingIfNeeded: step >> Int64(56 - $0 * 8)) }
        let tag = HMACTag.make(algorithm.evp, key: secret, message: message)
        let offset = Int(tag[tag.count - 1] & 0x0F)
        var value = UInt32(tag[offset] & 0x7F)
        for byte in tag[(offset + 1)...(offset + 3)] { value = value << 8 | UInt32(byte) }
        let width = min(max(digits, 6), 8)
        let text = String(value % (width == 6 ? 1_000_000 : width == 7 ? 10_000_000 : 100_000_000))
        return String(repeating: "0", count: width - text.utf8.count) + text
    }

    private static func percentEncoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default: encoded += "%" + Hex.text([byte]).uppercased()
            }
        }
        return encoded
    }
}
