/// A movement (master) reference number: year, country, 13 letters or digits, check digit; 18 characters.
///
/// The check digit is that of ISO 6346 over the 17 characters before it (DG XXI 0879/99). Of 170 in published samples
/// 32 fail, being invented: a wrong one is a warning, never a refusal.
package struct MRN: CheckedCode {
    package static let scheme = "mrn"
    package let text: String

    package init(_ text: some StringProtocol) throws(InvalidValue) {
        let utf8 = text.utf8
        guard !utf8.isEmpty else { throw Self.refusal(.empty, "an MRN has 18 characters; nothing was given") }
        guard utf8.count == 18 else { throw Self.refusal(.length, "an MRN has 18 characters") }
        guard utf8.allSatisfy(\.isUpperAlphanumeric) else {
            throw Self.refusal(.characters, "an MRN has capital letters and digits only")
        }
        guard utf8.prefix(2).allSatisfy(\.isDigit), utf8.dropFirst(2).prefix(2).allSatisfy(\.isUpperLetter) else {
            throw Self.refusal(.structure, "an MRN begins with two digits of the year and two letters of the country")
        }
        self.text = String(text)
    }

    /// The year that the first two digits name, in this century.
    package var year: Int { 2000 + (Int(text.prefix(2)) ?? 0) }
    /// The country that gave the number.
    package var country: Substring { text.dropFirst(2).prefix(2) }

    package var hasValidCheckDigit: Bool {
        guard let check = CheckDigit.iso6346(text.utf8.dropLast()) else { return false }
        return text.utf8.last == UInt8(0x30 + check)
    }

    /// The number that an administration gives: the year's last two digits, its country, the serial in 13 characters of
    /// base 36, and the check digit that belongs to them.
    ///
    /// Throws ``InvalidValue`` for a negative serial or year; every other serial fits in 13 characters.
    package init(year: Int, country: CountryCode, serial: Int64) throws(InvalidValue) {
        guard serial >= 0, year >= 0 else {
            throw Self.refusal(.range, "the year and the serial of an MRN are not negative")
        }
        text = String(unsafeUninitializedCapacity: 18) { bytes in
            bytes.put(twoDigits: year % 100, at: 0)
            for (place, letter) in country.text.utf8.prefix(2).enumerated() { bytes[2 + place] = letter }
            var rest = serial
            for place in (4..<17).reversed() {
                let digit = UInt8(rest % 36)
                bytes[place] = digit < 10 ? 0x30 + digit : 0x41 + digit - 10
                rest /= 36
            }
            // Digits and capitals always have a check digit.
            bytes[17] = 0x30 + UInt8(CheckDigit.iso6346(bytes[..<17]) ?? 0)
            return 18
        }
    }
}

/// A unique consignment reference, at most 35 characters.
///
/// The WCO form (2004, ISO 15459) is a digit of the year, two letters of the country, the company's identifier, `-` and
/// its own reference; a reference of another form is kept with a warning, since traders assign them.
package struct UCR: Code {
    package static let scheme = "ucr"
    package let text: String

    package init(_ text: some StringProtocol) throws(InvalidValue) {
        let utf8 = text.utf8
        guard !utf8.isEmpty else { throw Self.refusal(.empty, "a UCR has 1 to 35 characters; nothing was given") }
        guard utf8.count <= 35 else { throw Self.refusal(.length, "a UCR has at most 35 characters") }
        guard utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Self.refusal(.characters, "a UCR has printable ASCII characters without blanks")
        }
        self.text = String(text)
    }

    /// True for a digit, two capital letters, and at least one more character.
    package var hasWCOForm: Bool {
        let bytes = Array(text.utf8.prefix(4))
        return bytes.count == 4 && bytes[0].isDigit && bytes[1].isUpperLetter && bytes[2].isUpperLetter
    }

    /// What is doubtful about the value; empty when nothing is.
    package var warnings: [InvalidValue] {
        hasWCOForm ? [] : [Self.refusal(.structure, "a UCR begins with a digit of the year and a country code")]
    }
}
