package import JSON
package import Sealing

/// Lets an event prove a personal value without holding it.
///
/// The event's data has the digest; the value and its salt stay in a table of the room, which may be erased when the
/// law asks for it. The ledger still verifies, and the digest alone tells nothing: the salt keeps short values (an RFC,
/// a plate) from being guessed.
package struct Commitment: Sendable, Hashable {
    /// For the event's data.
    package let digest: Digest
    /// 16 random bytes, kept with the value.
    package let salt: [UInt8]

    /// Commits to a value with a new salt.
    package init(to value: String) {
        self.init(to: value, salt: RandomBytes.make(16))
    }

    /// The commitment to a value with a known salt.
    package init(to value: String, salt: [UInt8]) {
        self.salt = salt
        digest = SHA256.hash(HMACSHA256.tag(key: salt, message: Array(value.utf8)))
    }

    /// True when `digest` was made from this value and salt.
    package static func proves(_ digest: Digest, value: String, salt: [UInt8]) -> Bool {
        Commitment(to: value, salt: salt).digest == digest
    }
}

extension Commitment {
    /// The digest as a member of an event's data.
    package var json: JSONValue { .string(digest.hex) }
}
