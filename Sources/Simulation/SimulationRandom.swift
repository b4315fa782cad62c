/// The simulator's dice: the same seed gives the same numbers on every machine.
///
/// SplitMix64 (Steele, Lea and Flood 2014) for the bits; the normal and exponential functions are written out in plain
/// arithmetic, since the system's `log` and `cos` may differ in the last bit between machines.
struct SimulationRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// A stream of its own for each list of words: world, day, finding...
    init(seed: UInt64, _ stream: UInt64...) {
        state = stream.reduce(Self.mixed(seed)) { Self.mixed($0 ^ Self.mixed($1 &+ 0x9E37_79B9_7F4A_7C15)) }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 to below 1, in steps of 2⁻⁵³.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// From `low` to below `high`.
    mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

    /// From 0 to below `count`; 0 when there is nothing to choose from.
    mutating func below(_ count: Int) -> Int {
        count <= 1 ? 0 : Int(next().multipliedFullWidth(by: UInt64(count)).high)
    }

    mutating func chance(_ probability: Double) -> Bool { unit() < probability }

    /// One of a list that is not empty.
    mutating func one<Element>(of list: [Element]) -> Element { list[below(list.count)] }

    /// Nearly normal: twelve uniforms less six (Irwin and Hall), so between −6 and 6.
    mutating func normal() -> Double {
        var sum: UInt64 = 0
        for _ in 0..<4 {
            let bits = next()
            sum += (bits & 0x1F_FFFF) + (bits >> 21 & 0x1F_FFFF) + (bits >> 42 & 0x1F_FFFF)
        }
        return Double(sum) * 0x1p-21 - 6
    }

    /// Log-normal around a median; `spread` is the standard deviation of the logarithm.
    mutating func logNormal(_ median: Double, _ spread: Double) -> Double { median * Self.exp(spread * normal()) }

    /// eˣ for |x| below 700, to about 1e-13.
    static func exp(_ x: Double) -> Double {
        let power = (x * 1.4426950408889634).rounded()
        let rest = x - power * 0.6931471805599453
        var sum = 1.0
        for divisor in stride(from: 13.0, through: 1.0, by: -1.0) { sum = 1 + rest * sum / divisor }
        return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
    }
}
