/// A trader identification number: country code and up to 15 capital letters and digits.
/// Source: WCO Guidelines on Trader Identification Numbers (2018).
package struct TIN: Code {
    package static let scheme = "tin"
    package let text: String

    package init(_ text: some StringProtocol) throws(InvalidValue) {
        try Self.checkForm(text)
        self.text = String(text)
    }

    /// The administration that gave the number.
    package var country: Substring { text.prefix(2) }
}

/// An Economic Operators Registration and Identification number, the EU's, Great Britain's and Northern Ireland's
/// TIN. The form is checked; whether a number is registered only its registry knows.
package struct EORI: Code {
    package static let scheme = "eori"
    package let text: String

    package init(_ text: some StringProtocol) throws(InvalidValue) {
        try Self.checkForm(text)
        self.text = String(text)
    }

    /// The state that gave the number.
    package var country: Substring { text.prefix(2) }
}

extension Code {
    /// Two letters of a country and 1 to 15 letters or digits.
    fileprivate static func checkForm(_ text: some StringProtocol) throws(InvalidValue) {
        let utf8 = text.utf8
        guard !utf8.isEmpty else { throw refusal(.empty, "a number has a country code and 1 to 15 characters") }
        guard (3...17).contains(utf8.count) else {
            throw refusal(.length, "a number has a country code and 1 to 15 characters")
        }
        guard utf8.allSatisfy(\.isUpperAlphanumeric) else {
            throw refusal(.characters, "a number has capital letters and digits only")
        }
        guard utf8.prefix(2).allSatisfy(\.isUpperLetter) else {
            throw refusal(.structure, "a number begins with the two letters of its country")
        }
    }
}

/// A legal entity identifier (ISO 17442): 18 letters and digits and two check digits (ISO 7064 mod 97-10).
package struct LEI: Code {
    package static let scheme = "lei"
    package let text: String

    package init(_ text: some StringProtocol) throws(InvalidValue) {
        let utf8 = text.utf8
        guard utf8.count == 20 else { throw Self.refusal(.length, "an LEI has 20 characters") }
        guard utf8.allSatisfy(\.isUpperAlphanumeric), utf8.suffix(2).allSatisfy(\.isDigit) else {
            throw Self.refusal(.characters, "an LEI has capital letters and digits, and ends in two digits")
        }
        guard CheckDigit.mod97(utf8) == 1 else {
            throw Self.refusal(.checkDigit, "the check digits of the LEI do not agree with the other characters")
        }
        self.text = String(text)
    }
}

/// A global location number (GS1): 13 digits, the last a check digit.
package struct GLN: Code {
    package static let scheme = "gln"
    package let text: String

    package init(_ text: some StringProtocol) throws(InvalidValue) {
        let utf8 = Array(text.utf8)
        guard utf8.count == 13 else { throw Self.refusal(.length, "a GLN has 13 digits") }
        guard utf8.allSatisfy(\.isDigit) else { throw Self.refusal(.characters, "a GLN has digits only") }
        guard let check = CheckDigit.gs1(utf8.dropLast()), utf8.last == UInt8(0x30 + check) else {
            throw Self.refusal(.checkDigit, "the check digit of the GLN does not agree with the other digits")
        }
        self.text = String(text)
    }
}
