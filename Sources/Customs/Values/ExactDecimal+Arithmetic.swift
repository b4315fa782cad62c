extension ExactDecimal {
    /// −1, 0 or 1 as this value is less than, equal to or greater than `other`, whatever their scales.
    package func compare(to other: ExactDecimal) -> Int {
        let width = max(scale, other.scale)
        let left = Int128(coefficient) * Self.power(width - scale)
        let right = Int128(other.coefficient) * Self.power(width - other.scale)
        return left == right ? 0 : left < right ? -1 : 1
    }

    /// The exact sum at the larger of both scales; nil when it does not fit.
    package func adding(_ other: ExactDecimal) -> ExactDecimal? {
        let width = max(scale, other.scale)
        let sum =
            Int128(coefficient) * Self.power(width - scale) + Int128(other.coefficient)
            * Self.power(width - other.scale)
        return Int64(exactly: sum).map { ExactDecimal(coefficient: $0, scale: width) }
    }

    /// The product rounded half-up to a scale; nil when it does not fit.
    package func multiplied(by other: ExactDecimal, scale target: UInt8) -> ExactDecimal? {
        guard target <= 18 else { return nil }
        var product = Int128(coefficient) * Int128(other.coefficient)
        var width = scale + other.scale
        while width < target {
            let (next, overflow) = product.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            product = next
            width += 1
        }
        if width > target {
            let divisor = Self.power(width - target)
            let (quotient, remainder) = product.quotientAndRemainder(dividingBy: divisor)
            let up = remainder.magnitude >= divisor.magnitude - remainder.magnitude
            product = up ? quotient + (product < 0 ? -1 : 1) : quotient
        }
        return Int64(exactly: product).map { ExactDecimal(coefficient: $0, scale: target) }
    }

    private static func power(_ exponent: UInt8) -> Int128 {
        var power: Int128 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }
}
