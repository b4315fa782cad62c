/// A unit of measure as messages write it: UN/ECE Recommendation 20 (`KGM`, `NAR`, `LTR`) or a national code.
package struct UnitCode: Code {
    package static let scheme = "unit"
    package let text: String

    @_specialize(where Text == String)
    package init<Text: StringProtocol>(_ text: Text) throws(InvalidValue) {
        guard (1...8).contains(text.utf8.count) else { throw Self.refusal(.length, "a unit has 1 to 8 characters") }
        guard text.utf8.allSatisfy({ $0.isUpperAlphanumeric || $0 == 0x23 }) else {
            throw Self.refusal(.characters, "a unit has capital letters and digits only (UN/ECE Rec. 20)")
        }
        self.text = String(text)
    }
}

/// A number of units; the unit is missing where the tariff implies it.
package struct Quantity: Hashable, Sendable {
    package let value: ExactDecimal
    package let unit: UnitCode?

    package init(_ value: ExactDecimal, _ unit: UnitCode? = nil) {
        self.value = value
        self.unit = unit
    }
}

/// A mass in kilograms, never negative.
package struct Mass: Hashable, Sendable {
    package let kilograms: ExactDecimal

    /// Throws ``InvalidValue`` with scheme `mass` when it is negative.
    package init(kilograms: ExactDecimal) throws(InvalidValue) {
        guard kilograms.coefficient >= 0 else {
            throw InvalidValue(scheme: "mass", code: .range, message: "a mass is zero or more kilograms")
        }
        self.kilograms = kilograms
    }
}

/// A kind of package (UN/ECE Recommendation 21): two letters or digits.
package struct PackageType: Code {
    package static let scheme = "package-type"
    package let text: String

    @_specialize(where Text == String)
    package init<Text: StringProtocol>(_ text: Text) throws(InvalidValue) {
        guard text.utf8.count == 2, text.utf8.allSatisfy(\.isUpperAlphanumeric) else {
            throw Self.refusal(.structure, "a package type has two capital letters or digits (UN/ECE Rec. 21)")
        }
        self.text = String(text)
    }
}
