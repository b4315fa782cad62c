import Customs
import GaritaTesting
import Testing

@Suite("Exact decimals")
struct ExactDecimalTests {
    @Test(
        "a number comes back as it was written",
        arguments: ["0", "1.10", "-0.5", "0.00", "123456789012345678", "-12.000"])
    func keepsItsScale(text: String) throws {
        #expect(try ExactDecimal(text).description == text)
    }

    @Test("10,000 random numbers survive printing and reading")
    func roundTrip() throws {
        let seed: UInt64 = 1
        var random = SplitMix64(seed: seed)
        for _ in 0..<10_000 {
            let digits = Int.random(in: 0...18, using: &random)
            let limit = (0..<digits).reduce(Int64(1)) { power, _ in power * 10 }
            let number = ExactDecimal(
                coefficient: Int64.random(in: (1 - limit)...(limit - 1 + (digits == 0 ? 1 : 0)), using: &random),
                scale: UInt8.random(in: 0...17, using: &random))
            #expect(try ExactDecimal(number.description) == number, "seed \(seed)")
        }
    }

    @Test(
        "rounding is half away from zero",
        arguments: [
            ("1.005", "1.01"), ("1.0049", "1.00"), ("-1.005", "-1.01"), ("0.5", "0.50"), ("2.675", "2.68"),
            ("-0.004", "0.00"), ("99.995", "100.00"),
        ])
    func halfUp(text: String, expected: String) throws {
        #expect(try ExactDecimal(text).rounded(toScale: 2)?.description == expected)
    }

    @Test("rounding never moves a number by more than half a unit of the last place")
    func roundingIsNear() throws {
        let seed: UInt64 = 2
        var random = SplitMix64(seed: seed)
        for _ in 0..<5000 {
            let number = ExactDecimal(
                coefficient: Int64.random(in: -1_000_000_000...1_000_000_000, using: &random),
                scale: UInt8.random(in: 0...9, using: &random))
            let target = UInt8.random(in: 0...9, using: &random)
            let rounded = try #require(number.rounded(toScale: target))
            #expect(rounded.scale == target)
            let twice = try #require(
                rounded.adding(ExactDecimal(coefficient: -number.coefficient, scale: number.scale)))
            let half = ExactDecimal(coefficient: 5, scale: min(18, target + 1))
            #expect(ExactDecimal(coefficient: abs(twice.coefficient), scale: twice.scale).compare(to: half) <= 0)
        }
    }

    @Test(
        "what is not a plain decimal is refused",
        arguments: [
            ("", InvalidValue.Code.empty), ("-", .empty), (".", .empty), ("1e3", .characters),
            ("1,000.00", .characters),
            (" 1", .characters), ("1.2.3", .characters), ("１", .characters), ("1234567890123456789", .range),
            ("0.0000000000000000001", .range),
        ])
    func refusals(text: String, code: InvalidValue.Code) {
        #expect(throws: InvalidValue(scheme: "decimal", code: code, message: "")) { try ExactDecimal(text) }
    }

    @Test("comparison looks at the value, equality also at the scale")
    func comparison() throws {
        let (short, long) = (try ExactDecimal("1.1"), try ExactDecimal("1.100"))
        #expect(short != long)
        #expect(short.isEqual(to: long))
        #expect(try ExactDecimal("-2").compare(to: short) == -1)
        #expect(ExactDecimal(coefficient: .max, scale: 0).compare(to: ExactDecimal(coefficient: .max, scale: 18)) == 1)
    }

    @Test("sums and products are exact, and say when they do not fit")
    func arithmetic() throws {
        #expect(try ExactDecimal("0.1").adding(ExactDecimal("0.20"))?.description == "0.30")
        #expect(try ExactDecimal("1020").multiplied(by: ExactDecimal("0.2"), scale: 2)?.description == "204.00")
        #expect(try ExactDecimal("12.345").multiplied(by: ExactDecimal("1"), scale: 2)?.description == "12.35")
        #expect(ExactDecimal(coefficient: .max, scale: 0).adding(ExactDecimal(1)) == nil)
        #expect(ExactDecimal(coefficient: .max, scale: 0).multiplied(by: ExactDecimal(10), scale: 0) == nil)
        #expect(ExactDecimal(coefficient: .max, scale: 0).rounded(toScale: 1) == nil)
    }

    @Test("money knows its minor unit")
    func minorUnits() throws {
        #expect(Money(try ExactDecimal("1.005"), try Currency("MXN")).minorUnits == 101)
        #expect(Money(try ExactDecimal("1250"), try Currency("JPY")).minorUnits == 1250)
        #expect(Money(minorUnits: 1_250_500, try Currency("KWD")).description == "1250.500 KWD")
    }
}
