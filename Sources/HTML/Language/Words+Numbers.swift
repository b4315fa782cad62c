package import Customs

// Mexico writes numbers as English does: comma for thousands, point for decimals (CLDR es-MX); only the percent sign
// and the place of the currency differ. No ICU: these run many times on every page.
extension Words {
    /// A whole number: `1,234`.
    package func number(_ value: Int) -> String { grouped(value) }

    /// A number rounded to a fixed count of decimals: `1,234.50`.
    package func decimal(_ value: Double, digits: Int = 1) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "–" }
        let scale = min(max(digits, 0), 6)
        var power: Int64 = 1
        for _ in 0..<scale { power *= 10 }
        let scaled = (value * Double(power)).rounded()
        guard abs(scaled) < 9e18 else { return number(Int(value)) }
        return decimal(ExactDecimal(coefficient: Int64(scaled), scale: UInt8(scale)))
    }

    /// An exact number as it was given, its thousands grouped.
    package func decimal(_ value: ExactDecimal) -> String {
        let text = value.description
        let digits = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
        let halves = digits.split(separator: ".", maxSplits: 1)
        let whole = grouped(String(halves[0]), negative: value.coefficient < 0)
        return halves.count == 2 ? "\(whole).\(halves[1])" : whole
    }

    /// An amount with its currency code: `1,234.50 MXN` in Spanish, `MXN 1,234.50` in English.
    package func money(_ amount: ExactDecimal, _ currency: String) -> String {
        switch language {
        case .es: "\(decimal(amount))\u{A0}\(currency)"
        case .en: "\(currency)\u{A0}\(decimal(amount))"
        }
    }

    package func money(_ money: Money) -> String { self.money(money.amount, money.currency.text) }

    /// A share from 0 to 1 as a percentage: `12.5 %` in Spanish, `12.5%` in English.
    package func percent(_ share: Double, digits: Int = 1) -> String {
        let text = decimal(share * 100, digits: digits)
        return language == .es ? "\(text)\u{A0}%" : "\(text)%"
    }

    /// Bytes as people count them: `812 bytes`, `1.9 kB`, `3.2 MB` (powers of 1,000).
    package func bytes(_ count: Int) -> String {
        switch count {
        case ..<1000: "\(count)\u{A0}bytes"
        case ..<1_000_000: "\(decimal(Double(count) / 1000))\u{A0}kB"
        default: "\(decimal(Double(count) / 1_000_000))\u{A0}MB"
        }
    }
}

/// A whole number, its thousands grouped by commas, a true minus sign before it.
func grouped(_ value: Int) -> String { grouped(String(value.magnitude), negative: value < 0) }

private func grouped(_ digits: String, negative: Bool) -> String {
    let sign = negative ? "\u{2212}" : ""
    if digits.utf8.count < 4 { return sign + digits }
    var bytes: [UInt8] = []
    let count = digits.utf8.count
    for (index, digit) in digits.utf8.enumerated() {
        if index > 0, (count - index) % 3 == 0 { bytes.append(0x2C) }
        bytes.append(digit)
    }
    return sign + String(decoding: bytes, as: UTF8.self)
}
