/// The number of a Mexican customs declaration: year, office, broker's licence and serial, 15 digits.
///
/// It is printed `YY  AA  PPPP  NNNNNNN` with two blanks between the parts (CFDI schema), which is how ``text`` holds
/// it; the digits alone, or any run of blanks or hyphens between the parts, are read too. There is no check digit; the
/// serial's first digit is the year's last (a doubt when it is not). Source: SAT Anexo 22, CFDI 4.0 schema.
package struct Pedimento: Code {
    package static let scheme = "pedimento"
    package let text: String

    package init(_ text: some StringProtocol) throws(InvalidValue) {
        var digits: [UInt8] = []
        digits.reserveCapacity(21)
        var separated: [Int] = []
        for byte in text.utf8 {
            if byte.isDigit {
                digits.append(byte)
            } else if byte == 0x20 || byte == 0x2D {
                if separated.last != digits.count { separated.append(digits.count) }
            } else {
                throw Self.refusal(.characters, "a pedimento number has digits, with blanks between its parts")
            }
        }
        guard !digits.isEmpty else { throw Self.refusal(.empty, "a pedimento number has 15 digits; none was given") }
        guard digits.count == 15 else { throw Self.refusal(.length, "a pedimento number has 15 digits") }
        guard separated.isEmpty || separated == [2, 4, 8] else {
            throw Self.refusal(.structure, "the parts of a pedimento number have 2, 2, 4 and 7 digits")
        }
        for position in [8, 4, 2] { digits.insert(contentsOf: [0x20, 0x20], at: position) }
        self.text = String(decoding: digits, as: UTF8.self)
    }

    /// The number of its parts: the year's last two digits, the office (2 digits), the broker's licence (4 digits) and
    /// the serial (6 digits) after the year's last digit.
    package init(year: Int, office: Int, licence: Int, serial: Int) throws(InvalidValue) {
        guard (2000...2099).contains(year), (0...99).contains(office), (0...9999).contains(licence),
            (0...999_999).contains(serial)
        else { throw Self.refusal(.range, "a part of the pedimento number is out of its range") }
        var bytes: [UInt8] = []
        bytes.append(twoDigits: year % 100)
        bytes.append(twoDigits: office)
        bytes.append(twoDigits: licence / 100)
        bytes.append(twoDigits: licence % 100)
        bytes.append(UInt8(0x30 + year % 10))
        bytes.append(twoDigits: serial / 10_000)
        bytes.append(twoDigits: serial / 100 % 100)
        bytes.append(twoDigits: serial % 100)
        try self.init(String(decoding: bytes, as: UTF8.self))
    }

    /// The year of validation, in this century.
    package var year: Int { 2000 + (Int(text.prefix(2)) ?? 0) }
    /// The clearing office, two digits.
    package var office: Substring { text.dropFirst(4).prefix(2) }
    /// The broker's licence (patente), four digits.
    package var licence: Substring { text.dropFirst(8).prefix(4) }
    /// The serial, seven digits.
    package var serial: Substring { text.suffix(7) }
    /// The 15 digits without blanks.
    package var digits: String { text.filter { $0 != " " } }

    /// What is doubtful about the value; empty when nothing is.
    package var warnings: [InvalidValue] {
        serial.first == text.dropFirst().first
            ? [] : [Self.refusal(.structure, "the serial does not begin with the last digit of the year")]
    }
}
