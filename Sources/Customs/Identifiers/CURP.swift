/// Mexico's population register key (Clave Única de Registro de Población): 18 characters.
///
/// Four letters of the name, birth date, `H` or `M`, state, three consonants, a character that tells the century, and
/// a check digit. Source: RENAPO's instruction on the key. A wrong check digit or a word that the register replaces is a
/// warning, never a refusal.
package struct CURP: CheckedCode {
    package static let scheme = "curp"
    package let text: String

    package init(_ text: some StringProtocol) throws(InvalidValue) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty else { throw Self.refusal(.empty, "a CURP has 18 characters; nothing was given") }
        guard bytes.count == 18 else { throw Self.refusal(.length, "a CURP has 18 characters") }
        guard bytes[0..<4].allSatisfy(\.isUpperLetter), bytes[4..<10].allSatisfy(\.isDigit),
            bytes[10..<16].allSatisfy(\.isUpperLetter), bytes[16].isUpperAlphanumeric, bytes[17].isDigit
        else {
            throw Self.refusal(.characters, "a CURP has four letters, a date, six letters and two characters")
        }
        let century = bytes[16].isDigit ? 19 : 20
        let digits = bytes[4..<10].map { Int($0 - 0x30) }
        guard
            CalendarDay(
                year: century * 100 + digits[0] * 10 + digits[1], month: digits[2] * 10 + digits[3],
                day: digits[4] * 10 + digits[5]) != nil
        else { throw Self.refusal(.structure, "the six digits of a CURP are a day: year, month, day") }
        guard bytes[10] == 0x48 || bytes[10] == 0x4D || bytes[10] == 0x58 else {
            throw Self.refusal(.structure, "the eleventh character of a CURP is H, M or X")
        }
        guard Mexico.statesInCURP.contains(String(decoding: bytes[11..<13], as: UTF8.self)) else {
            throw Self.refusal(.structure, "the twelfth and thirteenth characters of a CURP name a state, or NE")
        }
        self.text = String(text)
    }

    package var hasValidCheckDigit: Bool {
        var sum = 0
        for (index, scalar) in text.unicodeScalars.prefix(17).enumerated() {
            guard let value = CheckDigit.position(of: scalar, in: Self.alphabet) else { return false }
            sum += value * (18 - index)
        }
        return text.utf8.last == UInt8(0x30 + (10 - sum % 10) % 10)
    }

    package var warnings: [InvalidValue] {
        let replaced = Mexico.wordsNotUsedInCURP.contains(String(text.prefix(4)))
        let word = replaced ? [Self.refusal(.unknown, "the register replaces these four letters")] : []
        return word + checkDigitWarnings
    }

    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ".unicodeScalars)
}

/// What the Mexican identifiers share.
enum Mexico {
    /// True when six digits are a day. The century is not written; the leap years of 19yy and 20yy agree but for 1900.
    static func isDate(_ digits: ArraySlice<Unicode.Scalar>) -> Bool {
        let values = digits.map { Int($0.value) - 0x30 }
        let (year, month, day) = (values[0] * 10 + values[1], values[2] * 10 + values[3], values[4] * 10 + values[5])
        return CalendarDay(year: 2000 + year, month: month, day: day) != nil
    }

    /// States of birth; `NE` is born abroad.
    static let statesInCURP = Set(
        """
        AS BC BS CC CH CL CM CS DF DG GR GT HG JC MC MN MS NE NL NT OC PL QR QT SL SP SR TC TL TS VZ YN ZS
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Letters that the SAT replaces in a person's number, since they make an unseemly word.
    static let wordsNotUsedInRFC = Set(
        """
        BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COJA COJE COJI COJO CULO FETO GUEY JOTO KACA KACO KAGA KAGO KAKA
        KOGE KOJO KULO MAME MAMO MEAR MEAS MEON MION MOCO MULA PEDA PEDO PENE PUTA PUTO QULO RATA RUIN
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Letters that the population register replaces, for the same reason.
    static let wordsNotUsedInCURP = Set(
        """
        BACA BAKA BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COGI COJA COJE COJI COJO COLA CULO FALO FETO GETA GUEI
        GUEY JETA JOTO KACA KACO KAGA KAGO KAKA KAKO KOGE KOGI KOJA KOJE KOJI KOJO KOLA KULO LILO LOCA LOCO LOKA LOKO
        MAME MAMO MEAR MEAS MEON MIAR MION MOCO MOKO MULA MULO NACA NACO PEDA PEDO PENE PIPI PITO POPO PUTA PUTO QULO
        RATA ROBA ROBE ROBO RUIN SENO TETA VACA VAGA VAGO VAKA VUEI VUEY WUEI WUEY
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
