/// An exact decimal number that keeps the scale it was written with: `1.10` stays `1.10`.
///
/// `coefficient × 10^-scale`; up to 18 digits. Equality is of value *and* scale, since a signed or echoed amount must
/// come back as written; compare ``isEqual(to:)`` for value alone.
package struct ExactDecimal: Hashable, Sendable, CustomStringConvertible {
    package let coefficient: Int64
    package let scale: UInt8

    package static let zero = ExactDecimal(coefficient: 0, scale: 0)

    package init(coefficient: Int64, scale: UInt8) {
        self.coefficient = coefficient
        self.scale = min(scale, 18)
    }

    package init(_ whole: Int) { self.init(coefficient: Int64(whole), scale: 0) }

    /// Reads `-?digits[.digits]`, at most 18 digits; no exponent, no grouping, no blank.
    ///
    /// Throws ``InvalidValue`` with scheme `decimal`.
    @_specialize(where Text == String)
    package init<Text: StringProtocol>(_ text: Text) throws(InvalidValue) {
        var text = String(text)
        self = try text.withUTF8 { Self.read($0) }.get()
    }

    private static func read(_ text: UnsafeBufferPointer<UInt8>) -> Result<ExactDecimal, InvalidValue> {
        let isSigned = text.first == 0x2D || text.first == 0x2B
        var value: Int64 = 0
        var digits = 0
        var scale: UInt8 = 0
        var point = false
        var seenZero = false
        for index in (isSigned ? 1 : 0)..<text.count {
            let byte = text[index]
            if byte == 0x2E, !point {
                point = true
            } else if byte.isDigit {
                if digits > 0 || byte != 0x30 { digits += 1 }
                guard digits <= 18, scale < 18 else {
                    return .failure(refusal(.range, "a number has at most 18 digits"))
                }
                value = value * 10 + Int64(byte - 0x30)
                if point { scale += 1 }
                if digits == 0 { seenZero = true }
            } else {
                return .failure(refusal(.characters, "a number has digits and at most one decimal point"))
            }
        }
        guard digits > 0 || seenZero else { return .failure(refusal(.empty, "a number has at least one digit")) }
        return .success(ExactDecimal(coefficient: text.first == 0x2D ? -value : value, scale: scale))
    }

    private static func refusal(_ code: InvalidValue.Code, _ message: String) -> InvalidValue {
        InvalidValue(scheme: "decimal", code: code, message: message)
    }

    package var description: String {
        guard scale > 0 else { return String(coefficient) }
        var digits = String(coefficient.magnitude)
        let width = Int(scale) + 1
        if digits.utf8.count < width { digits = String(repeating: "0", count: width - digits.utf8.count) + digits }
        return (coefficient < 0 ? "-" : "") + digits.dropLast(Int(scale)) + "." + digits.suffix(Int(scale))
    }

    /// The nearest binary number, for rates and statistics, never for money that is added up.
    package var double: Double { Double(coefficient) / Self.powers[Int(scale)] }

    private static let powers: [Double] = (0...18).map { exponent in
        (0..<exponent).reduce(1.0) { value, _ in value * 10 }
    }

    /// The value at `scale`, rounded half away from zero (half-up in the customs sense); nil when it does not fit.
    package func rounded(toScale target: UInt8) -> ExactDecimal? {
        guard target <= 18 else { return nil }
        if target == scale { return self }
        if target > scale {
            var value = coefficient
            for _ in scale..<target {
                let (next, overflow) = value.multipliedReportingOverflow(by: 10)
                if overflow { return nil }
                value = next
            }
            return ExactDecimal(coefficient: value, scale: target)
        }
        var divisor: Int64 = 1
        for _ in target..<scale { divisor *= 10 }
        let quotient = coefficient / divisor
        let remainder = (coefficient % divisor).magnitude
        let up = remainder >= divisor.magnitude - remainder
        return ExactDecimal(coefficient: up ? quotient + (coefficient < 0 ? -1 : 1) : quotient, scale: target)
    }

    /// True when both have the same value, whatever their scales.
    package func isEqual(to other: ExactDecimal) -> Bool {
        compare(to: other) == 0
    }
}
