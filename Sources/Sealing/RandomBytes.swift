import CSodium

/// Randomness of the operating system, for secrets; never for draws, which are logged and repeatable.
package enum RandomBytes {
    package static func make(_ count: Int) -> [UInt8] {
        Sodium.start()
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }

    /// An unguessable text of `bytes` random bytes in base64url: 32 bytes make 43 characters.
    package static func token(_ bytes: Int = 32) -> String { Base64URL.text(make(bytes)) }
}

/// True when both have the same bytes; takes the same time wherever they differ. Their lengths are no secret.
package func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && (left.isEmpty || sodium_memcmp(left, right, left.count) == 0)
}

/// As for bytes, of the UTF-8 of two texts.
package func constantTimeEqual(_ left: String, _ right: String) -> Bool {
    constantTimeEqual(Array(left.utf8), Array(right.utf8))
}

/// The library must be started once before anything else; it finds the processor's instructions and opens the entropy.
enum Sodium {
    private static let isReady = sodium_init() >= 0

    static func start() { precondition(isReady, "libsodium starts") }
}
