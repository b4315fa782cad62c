import Customs

/// Made-up rules and facts of the six usual conditions, the same for a seed everywhere: what `garita bench rules` measures.
///
/// The shape is that of risk.md section 5.1: HS prefix, origin list, least value, highest price per kilogram, AEO, new
/// importer; each condition is left out by some profiles, and about 3 % of 2,000 profiles match a declaration.
package struct SampleRules {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// SplitMix64 (Steele, Lea and Flood 2014): good enough for samples, never for draws.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }
    private mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
    private mutating func happens(_ share: Double) -> Bool { uniform() < share }

    /// Small numbers more often than large ones, as trade concentrates on few goods and partners.
    private mutating func skewed(_ bound: Int) -> Int {
        let value = uniform()
        return min(bound - 1, Int(value * value * Double(bound)))
    }

    package static let countries =
        ("US CN JP KR DE BR CA IN IT VN TW ES FR TH GB MY CL CO AR NL ID PH TR PL CH BE SE MX PE EC HK SG AT CZ IE PT RO HU DK"
        + " FI NO UA ZA EG MA PK BD LK KH AE SA IL AU NZ UY PY BO GT CR").split(separator: " ").map(String.init)

    /// A tariff item of ten digits, chapters 01 to 97, some much more frequent.
    private mutating func code() -> String {
        var chapter = 84 + skewed(97)
        if chapter > 97 { chapter -= 97 }
        let tail = (skewed(30) * 100 + skewed(10) * 10 + 10) * 10_000 + below(4) * 100
        return Self.padded(chapter, 2) + Self.padded(tail, 8)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// Rounds to three digits, as people write limits.
    private static func rounded(_ value: Double) -> Double {
        value < 100 ? (value * 10).rounded() / 10 : value.rounded()
    }

    /// Exponential of a uniform number: from `low` to `high` with each factor of ten alike.
    private mutating func spread(_ low: Double, _ high: Double) -> Double {
        var value = low
        let steps = uniform() * 64
        var factor = high / low
        for _ in 0..<6 { factor = factor.squareRoot() }
        var step = 0
        while Double(step + 1) <= steps {
            value *= factor
            step += 1
        }
        return value * (1 + (factor - 1) * (steps - Double(step)))
    }

    /// Profiles `P1`, `P2`, ...
    package mutating func profiles(_ count: Int) -> [Profile] {
        (1...max(1, count)).map { number in
            var conditions: [Condition] = []
            if happens(0.75) {
                let code = code()
                let digits = [2, 4, 6, 6, 8][below(5)]
                conditions.append(.prefix(.hs, [String(code.prefix(digits))]))
            }
            if happens(0.6) {
                var countries: [String] = []
                for _ in 0...below(8) {
                    let country = Self.countries[skewed(Self.countries.count)]
                    if !countries.contains(country) { countries.append(country) }
                }
                conditions.append(.anyOf(.origin, countries))
            }
            if happens(0.5) { conditions.append(.atLeast(.value, Self.rounded(spread(100, 1_000_000)))) }
            if happens(0.4) { conditions.append(.atMost(.valuePerKilogram, Self.rounded(spread(0.5, 5_000)))) }
            if happens(0.3) { conditions.append(.flag(.aeo, happens(0.3))) }
            if happens(0.2) { conditions.append(.flag(.newImporter, happens(0.6))) }
            if conditions.isEmpty { conditions.append(.prefix(.hs, [String(code().prefix(6))])) }
            return Profile(id: "P\(number)", conditions: conditions)
        }
    }

    /// Facts of one-item declarations; a few values are missing, as in life.
    package mutating func facts(_ count: Int) -> [Facts] {
        (0..<count).map { _ in
            var facts = Facts(item: 1)
            facts[code: .hs] = code()
            if !happens(0.02) { facts[code: .origin] = Self.countries[skewed(Self.countries.count)] }
            let value = spread(50, 500_000)
            if !happens(0.01) { facts[number: .value] = value }
            if !happens(0.03) { facts[number: .valuePerKilogram] = spread(0.3, 8_000) }
            facts[flag: .aeo] = happens(0.25)
            facts[flag: .newImporter] = happens(0.1)
            return facts
        }
    }
}
