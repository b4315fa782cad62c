import Sealing

/// A code that stands in once for the one-time code of a lost phone: sixteen digits, which a phone's number pad types.
///
/// 53 bits: far beyond guessing at a throttled sign-in; stored as SHA-256 only.
enum RecoveryCode {
    /// As many as are handed out at a time.
    static let count = 8

    /// New codes, grouped in fours as people copy them.
    static func make() -> [String] {
        (0..<count).map { _ in
            let number = RandomBytes.make(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            // 10^16 of 2^64: the bias is below one in a thousand.
            let digits = Array(String(number % 10_000_000_000_000_000).utf8)
            let padded = [UInt8](repeating: 0x30, count: 16 - digits.count) + digits
            return stride(from: 0, to: 16, by: 4).map { String(decoding: padded[$0..<($0 + 4)], as: UTF8.self) }
                .joined(separator: " ")
        }
    }

    /// The hash of what someone typed; nil when it cannot be such a code.
    static func hash(_ typed: String) -> [UInt8]? {
        let digits = typed.utf8.filter { $0 != 0x20 && $0 != 0x2D }
        guard digits.count == 16, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return SHA256.hash(digits).bytes
    }
}
