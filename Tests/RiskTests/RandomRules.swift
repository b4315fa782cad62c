import Customs
import GaritaTesting

@testable import Risk

/// Random profiles and facts over few values, so that they meet often: for tests that hold the index against the plain
/// reading of the same profiles.
struct RandomRules {
    var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    static let codes: [Field] = [.hs, .origin, .office, .importer, .procedure, .importerStatus]
    static let numbers: [Field] = [.value, .valuePerKilogram, .importerFirstSeenDays, .peerRatio]
    static let flags: [Field] = [.aeo, .newImporter, .firstHS]
    static let sets: [Field] = [.party, .document, .container]

    mutating func happens(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }

    mutating func text(_ field: Field) -> String {
        switch field {
        case .hs:
            let code = ["8703232910", "8704242910", "0102030405", "9306900000"].randomElement(using: &random) ?? "87"
            return String(code.prefix([1, 2, 4, 6, 8, 10, 10].randomElement(using: &random) ?? 4))
        case .origin: return ["US", "CN", "VN", "DE", "MX"].randomElement(using: &random) ?? "US"
        case .office: return ["07", "071", "24", "240", "1"].randomElement(using: &random) ?? "07"
        default:
            // Short and long texts, some of which begin alike.
            let starts = [
                "A", "AB", "ABCDEFGHIJKLMNO", "ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOPQRSTUVWXYZ-1", "ñandú", "Z",
            ]
            let start = starts.randomElement(using: &random) ?? "A"
            return happens(0.4) ? start + String(Int.random(in: 0...2, using: &random)) : start
        }
    }

    mutating func number() -> Double {
        let exact: [Double] = [0, 1, 2, 2.5, 3, 100, 1000, -1, 0.1]
        if happens(0.6) { return exact.randomElement(using: &random) ?? 0 }
        return Double.random(in: -5...1200, using: &random)
    }

    mutating func condition() -> Condition {
        let missing = happens(0.2)
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4: return texts(Self.codes.randomElement(using: &random) ?? .hs, missing)
        case 4..<7:
            let field = Self.numbers.randomElement(using: &random) ?? .value
            let (first, second) = (number(), number())
            let tests: [Intervals] = [
                .atLeast(first), .atMost(first), .moreThan(first), .lessThan(first), .between(first, second),
                .anyOf([first, second]), .noneOf([first, second]),
            ]
            let test = tests.randomElement(using: &random) ?? .all
            return Condition(field: field, op: .between, test: .within(test), matchesMissing: missing)
        case 7: return .flag(Self.flags.randomElement(using: &random) ?? .aeo, happens(0.5), missing: missing)
        default: return texts(Self.sets.randomElement(using: &random) ?? .party, missing)
        }
    }

    private mutating func texts(_ field: Field, _ missing: Bool) -> Condition {
        let texts = (0...Int.random(in: 0...4, using: &random)).map { _ in text(field) }
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
            return .prefix(field, texts.map { String(decoding: $0.utf8.prefix(15), as: UTF8.self) }, missing: missing)
        case 1: return .anyOf(field, texts, missing: missing)
        default: return .noneOf(field, texts, missing: missing)
        }
    }

    mutating func profile(_ number: Int) -> Profile {
        let count = [0, 1, 1, 2, 2, 3, 4, 6].randomElement(using: &random) ?? 1
        var profile = Profile(id: "P\(number)", conditions: (0..<count).map { _ in condition() })
        if happens(0.3) { profile.validFrom = CalendarDay(number: Int32.random(in: 0...20, using: &random)) }
        if happens(0.3) { profile.validTo = CalendarDay(number: Int32.random(in: 0...20, using: &random)) }
        if happens(0.2) { profile.offices = [text(.office)] }
        if happens(0.1) { profile.procedures = [text(.procedure)] }
        return profile
    }

    mutating func facts() -> Facts {
        var facts = Facts(item: 1)
        for field in Self.codes where happens(0.8) { facts[code: field] = text(field) }
        for field in Self.numbers where happens(0.8) { facts[number: field] = number() }
        for field in Self.flags where happens(0.8) { facts[flag: field] = happens(0.5) }
        for field in Self.sets {
            facts[set: field] = (0..<Int.random(in: 0...3, using: &random)).map { _ in text(field) }
        }
        facts[set: .procedures] = (0..<Int.random(in: 0...2, using: &random)).map { _ in text(.procedure) }
        facts[number: .day] = Double(Int.random(in: 0...20, using: &random))
        return facts
    }
}
