import Sealing

/// A draw that anyone can repeat: the same seed gives the same numbers on every machine and in every version.
///
/// Each number is the first eight bytes of SHA-256 over `seed:counter`, reduced without bias.
struct SeededDraw: Sendable {
    private let seed: String
    private var counter = 0

    init(seed: String) { self.seed = seed }

    /// A number from 0 up to, and without, `bound`; 0 when there is nothing to choose from.
    mutating func below(_ bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        let bound = UInt64(bound)
        // Numbers above the last whole multiple would make the small results a little likelier.
        let limit = UInt64.max - UInt64.max % bound
        while true {
            let value = next()
            if value < limit { return Int(value % bound) }
        }
    }

    private mutating func next() -> UInt64 {
        counter += 1
        return SHA256.hash("\(seed):\(counter)").bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
