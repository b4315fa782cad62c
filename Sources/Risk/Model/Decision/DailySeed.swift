package import Customs
package import Sealing

/// The secret of one day's draws: 32 random bytes, known by their commitment from the day's start and published when the
/// day is over, so that an auditor can repeat every draw and an insider could not foresee one.
package struct DailySeed: Sendable, Hashable, CustomStringConvertible {
    package let day: CalendarDay
    /// The secret itself; keep it out of logs and answers until the day is over.
    package let bytes: [UInt8]

    package static let length = 32

    /// Nil unless there are 32 bytes.
    package init?(day: CalendarDay, bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        self.day = day
        self.bytes = bytes
    }

    /// What is published before the first draw: SHA-256(seed ‖ day as `2026-11-23`).
    package var commitment: Digest { SHA256.hash(bytes + Array(day.description.utf8)) }

    /// True when this seed is the one that was committed to.
    package func opens(_ commitment: Digest) -> Bool { self.commitment == commitment }

    /// The day only: the secret stays out of descriptions.
    package var description: String { "seed of \(day)" }
}

/// Numbers in [0, 1) that follow from the day's seed and from what they are for.
package struct DrawSource: Sendable {
    package let seed: DailySeed
    package let commitment: Digest
    private let key: PreparedHMACKey

    package init(_ seed: DailySeed) {
        self.seed = seed
        commitment = seed.commitment
        key = PreparedHMACKey(seed.bytes)
    }

    /// The draw for a purpose (`measurement`, `exploration`, `profile:ID`) and one version of a declaration: the first 53 bits
    /// of HMAC-SHA256(seed, purpose ‖ LF ‖ number ‖ LF ‖ version), over 2^53.
    package func uniform(_ purpose: String, number: String, version: Int) -> Double {
        var message: [UInt8] = []
        message.reserveCapacity(64)
        message.append(contentsOf: purpose.utf8)
        message.append(0x0A)
        message.append(contentsOf: number.utf8)
        message.append(0x0A)
        message.append(contentsOf: String(version).utf8)
        return key.uniform(message)
    }
}
