private import Synchronization

/// Request ids: thirteen characters of base 32, never the same twice in a process, hardly ever twice at all.
enum RequestID {
    private static let next = Atomic<UInt64>(UInt64.random(in: .min ... .max))
    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// A new id. Not a secret: do not use it as one.
    static func make() -> String {
        // splitmix64's output function is a bijection: distinct counters give distinct ids.
        var bits = next.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        bits ^= bits >> 31
        return String(unsafeUninitializedCapacity: 13) { text in
            for index in 0..<13 {
                text[index] = digits[Int(bits & 31)]
                bits >>= 5
            }
            return 13
        }
    }

    /// An id that came with the request, when it is 1 to 64 characters of `A–Z a–z 0–9 . _ -`.
    static func accepted(_ text: String?) -> String? {
        guard let text, (1...64).contains(text.utf8.count) else { return nil }
        let safe = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x5F, 0x2D: true
            default: false
            }
        }
        return safe ? text : nil
    }
}
