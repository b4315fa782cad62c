import COpenSSL

/// HMAC-SHA256 (RFC 2104, FIPS 198-1).
package enum HMACSHA256 {
    /// The 32-byte tag of a message under a key of any length; about 1 µs for a short message.
    package static func tag(key: [UInt8], message: [UInt8]) -> [UInt8] {
        HMACTag.make(SHA256.algorithm, key: key, message: message)
    }

    /// A number in [0, 1) that only the holder of the key can foretell: the first 53 bits of the tag, over 2^53.
    package static func uniform(key: [UInt8], message: [UInt8]) -> Double {
        var bits: UInt64 = 0
        for byte in tag(key: key, message: message).prefix(8) { bits = bits << 8 | UInt64(byte) }
        return Double(bits >> 11) * 0x1p-53
    }

    /// True when `tag` is the message's; takes the same time wherever they differ.
    package static func isValid(_ tag: [UInt8], key: [UInt8], message: [UInt8]) -> Bool {
        constantTimeEqual(tag, self.tag(key: key, message: message))
    }
}

/// The one call to OpenSSL's one-shot HMAC, for any of its hashes.
enum HMACTag {
    static func make(_ algorithm: OpaquePointer?, key: [UInt8], message: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { out, count in
            var length: UInt32 = 0
            // OpenSSL takes a null key for "the key of before": an empty key is a pointer to nothing instead.
            let keyBytes = key.isEmpty ? [0] : key
            let made = HMAC(
                algorithm, keyBytes, Int32(key.count), message, message.count, out.baseAddress, &length)
            precondition(made != nil, "OpenSSL computes HMAC")
            count = Int(length)
        }
    }
}
