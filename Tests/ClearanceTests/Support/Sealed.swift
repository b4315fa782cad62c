import Customs
import Risk
import Sealing

/// Hashes as an attacker with write access would make them.
enum Sealed {
    static func hash(_ bytes: [UInt8]) -> String { SHA256.hash(bytes).hex }
}

enum Hexadecimal {
    /// The commitment that a published seed gives, as anybody can compute it.
    static func commitment(day: String, seed: String) -> String? {
        guard let day = try? CalendarDay(day), let bytes = Hex.bytes(seed), let seed = DailySeed(day: day, bytes: bytes)
        else { return nil }
        return DrawSource(seed).commitment.hex
    }
}
