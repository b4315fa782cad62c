import COpenSSL

/// HMAC-SHA256 (RFC 2104, FIPS 198-1).
package enum HMACSHA256 {
    /// The 32-byte tag of a message under a key of any length; about 1 µs for a short message.
    package static func tag(key: [UInt8], message: [UInt8]) -> [UInt8] {
        HMACTag.make(SHA256.algorithm, key: key, message: message)
    }

    /// True when `tag` is the message's; takes the same time wherever they differ.
    package static func isValid(_ tag: [UInt8], key: [UInt8], message: [UInt8]) -> Bool {
        constantTimeEqual(tag, self.tag(key: key, message: message))
    }
}

/// A key for many short messages, HMAC-SHA256 all the same (RFC 2104 section 4). OpenSSL 3 looks its algorithm up, asks for
/// locks and allocates for each one-shot HMAC, which costs four times what the hashing does.
package struct PreparedHMACKey: Sendable, CustomReflectable {
    /// The key filled up to a block, with the pads of RFC 2104 section 2.
    private let inner: [UInt8]
    private let outer: [UInt8]

    package init(_ key: [UInt8]) {
        let short = key.count > 64 ? SHA256.hash(key).bytes : key
        let block = short + [UInt8](repeating: 0, count: 64 - short.count)
        inner = block.map { $0 ^ 0x36 }
        outer = block.map { $0 ^ 0x5C }
    }

    /// Nothing: a description of what holds the key must not tell it.
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// The tag of a message.
    package func tag(of message: [UInt8]) -> Digest {
        SHA256.hash(inner + message).withBytes { SHA256.hash(outer + $0) }
    }

    /// A number in [0, 1) that only the holder of the key can foretell: the first 53 bits of the tag, over 2^53.
    package func uniform(_ message: [UInt8]) -> Double {
        let bits = tag(of: message).withBytes { UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self)) }
        return Double(bits >> 11) * 0x1p-53
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
