/// Mexico's taxpayer number (Registro Federal de Contribuyentes): a firm has 12 characters, a person 13.
///
/// Letters of the name (3 or 4; `Ñ` and `&` allowed), the day of founding or birth as `yymmdd`, and a three-character
/// homoclave whose last is a check digit. A value whose check digit, homoclave or letters are doubtful exists with
/// ``warnings``. Source: SAT, rules for the RFC key; about 1.5 % of those in use fail the check digit.
package struct RFC: CheckedCode {
    package static let scheme = "rfc"
    /// The country that gives it (ISO 3166-1).
    package static let country = "MX"
    package let text: String

    package init(_ text: some StringProtocol) throws(InvalidValue) {
        let scalars = Array(text.unicodeScalars)
        guard !scalars.isEmpty else { throw Self.refusal(.empty, "an RFC has 12 or 13 characters; nothing was given") }
        guard scalars.count == 12 || scalars.count == 13 else {
            throw Self.refusal(.length, "an RFC has 12 characters (a firm) or 13 (a person)")
        }
        let letters = scalars.count - 9
        guard scalars[..<letters].allSatisfy(Self.isNameLetter),
            scalars[letters..<(letters + 6)].allSatisfy({ $0.isASCII && UInt8($0.value).isDigit }),
            scalars[(letters + 6)...].allSatisfy({ $0.isASCII && UInt8($0.value).isUpperAlphanumeric })
        else {
            throw Self.refusal(.characters, "an RFC has capital letters, six digits of a date and three characters")
        }
        guard Mexico.isDate(scalars[letters..<(letters + 6)]) else {
            throw Self.refusal(.structure, "the six digits of an RFC are a day: year, month, day")
        }
        self.text = String(text)
    }

    /// Who may not be named by a number of their own.
    package enum Generic: String, Sendable, Hashable, CaseIterable {
        /// Sales to the public at large.
        case publicAtLarge = "XAXX010101000"
        /// Residents abroad.
        case foreignResident = "XEXX010101000"
    }

    /// The generic number that this is, if any.
    package var generic: Generic? { Generic(rawValue: text) }
    /// True for a person's number (13 characters).
    package var isPerson: Bool { text.unicodeScalars.count == 13 }

    package var hasValidCheckDigit: Bool {
        if generic != nil { return true }
        return text.unicodeScalars.last == Self.checkDigit(of: text.unicodeScalars.dropLast())
    }

    /// The number of a name's letters (three for a firm, four for a person), a day and the homoclave's two characters,
    /// completed with its check digit.
    package init(letters: String, day: CalendarDay, homoclave: String) throws(InvalidValue) {
        let date = day.description.filter { $0 != "-" }.suffix(6)
        let start = letters + date + homoclave
        try self.init(start + String(Self.checkDigit(of: start.unicodeScalars[...]) ?? "0"))
    }

    /// Nil when a character has no value in the sum.
    private static func checkDigit(of scalars: Substring.UnicodeScalarView) -> Unicode.Scalar? {
        // A firm's number is padded with a blank in front, which is worth 37.
        let padding = scalars.count == 11 ? 1 : 0
        var sum = padding * 37 * 13
        for (index, scalar) in scalars.enumerated() {
            guard let value = CheckDigit.position(of: scalar, in: alphabet) else { return nil }
            sum += value * (13 - index - padding)
        }
        return alphabet[(11 - sum % 11) % 11]
    }

    package var warnings: [InvalidValue] {
        if generic != nil { return [] }
        var warnings: [InvalidValue] = []
        let end = Array(text.utf8.suffix(3))
        if !end[0].isHomoclaveFirst || end[1] == 0x30 || !(end[2].isDigit || end[2] == 0x41) {
            warnings.append(Self.refusal(.structure, "the last three characters are not ones that the SAT assigns"))
        }
        if isPerson, Mexico.wordsNotUsedInRFC.contains(String(text.prefix(4))) {
            warnings.append(Self.refusal(.unknown, "the SAT replaces these four letters when it assigns a number"))
        }
        return warnings + checkDigitWarnings
    }

    private static func isNameLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "&" || scalar == "Ñ" || (scalar.value < 0x80 && UInt8(scalar.value).isUpperLetter)
    }

    private static let alphabet = Array("0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ".unicodeScalars)
}

extension UInt8 {
    /// `1`–`9` or `A`–`V`: what the SAT gives as the homoclave's first character.
    fileprivate var isHomoclaveFirst: Bool { (self >= 0x31 && self <= 0x39) || (self >= 0x41 && self <= 0x56) }
}
