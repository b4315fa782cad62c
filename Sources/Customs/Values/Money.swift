/// An ISO 4217 currency code: three capital letters.
package struct Currency: Code {
    package static let scheme = "currency"
    package let text: String

    @_specialize(where Text == String)
    package init<Text: StringProtocol>(_ text: Text) throws(InvalidValue) {
        guard text.utf8.count == 3, text.utf8.allSatisfy(\.isUpperLetter) else {
            throw Self.refusal(.structure, "a currency has three capital letters (ISO 4217)")
        }
        self.text = String(text)
    }

    /// Digits after the point in the currency's minor unit (ISO 4217): 2 for most, 0 for JPY or KRW, 3 for KWD.
    package var minorDigits: UInt8 {
        switch text {
        case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
            "XOF", "XPF":
            0
        case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
        case "CLF", "UYW": 4
        default: 2
        }
    }
}

/// An amount of money, exact, as it was written, with its currency.
package struct Money: Hashable, Sendable, CustomStringConvertible {
    package let amount: ExactDecimal
    package let currency: Currency

    package init(_ amount: ExactDecimal, _ currency: Currency) {
        self.amount = amount
        self.currency = currency
    }

    package init(minorUnits: Int64, _ currency: Currency) {
        self.init(ExactDecimal(coefficient: minorUnits, scale: currency.minorDigits), currency)
    }

    /// The amount in minor units (cents, centavos), rounded half-up; nil when it does not fit in 64 bits.
    package var minorUnits: Int64? { amount.rounded(toScale: currency.minorDigits)?.coefficient }

    package var description: String { "\(amount) \(currency)" }
}
