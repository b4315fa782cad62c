/// A freight container's number (ISO 6346): owner's three letters, `U`, `J` or `Z`, six digits and a check digit.
package struct ContainerNumber: Code {
    package static let scheme = "container"
    package let text: String

    package init(_ text: some StringProtocol) throws(InvalidValue) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty else { throw Self.refusal(.empty, "a container number has 11 characters") }
        guard bytes.count == 11 else { throw Self.refusal(.length, "a container number has 11 characters") }
        guard bytes[0..<3].allSatisfy(\.isUpperLetter), [0x55, 0x4A, 0x5A].contains(bytes[3]),
            bytes[4...].allSatisfy(\.isDigit)
        else {
            throw Self.refusal(.structure, "a container number has three letters, U, J or Z, and seven digits")
        }
        guard let check = CheckDigit.iso6346(bytes.dropLast()), bytes[10] == UInt8(0x30 + check) else {
            throw Self.refusal(.checkDigit, "the check digit of the container number does not agree")
        }
        self.text = String(text)
    }

    /// The number of an owner's four letters and a serial of up to six digits, with its check digit.
    package init(owner: some StringProtocol, serial: Int) throws(InvalidValue) {
        guard (0...999_999).contains(serial) else { throw Self.refusal(.range, "a serial has at most six digits") }
        var bytes = Array(owner.utf8)
        bytes.append(twoDigits: serial / 10_000)
        bytes.append(twoDigits: serial / 100 % 100)
        bytes.append(twoDigits: serial % 100)
        bytes.append(UInt8(0x30 + (CheckDigit.iso6346(bytes) ?? 0)))
        try self.init(String(decoding: bytes, as: UTF8.self))
    }
}

/// A vehicle's plate as people type it and cameras read it: capital letters and digits, without blanks or hyphens.
///
/// `ab-123 c`, `AB123C` and `AB 123-C` are one plate; the lane screen finds it however it was written.
package struct Plate: Code {
    package static let scheme = "plate"
    package let text: String

    package init(_ text: some StringProtocol) throws(InvalidValue) {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x61...0x7A: bytes.append(byte - 0x20)
            case _ where byte.isUpperAlphanumeric: bytes.append(byte)
            case 0x20, 0x2D, 0x2E, 0x5F: continue
            default: throw Self.refusal(.characters, "a plate has letters, digits, blanks and hyphens only")
            }
        }
        guard !bytes.isEmpty else { throw Self.refusal(.empty, "a plate has 2 to 17 letters and digits") }
        guard (2...17).contains(bytes.count) else {
            throw Self.refusal(.length, "a plate has 2 to 17 letters and digits")
        }
        self.text = String(decoding: bytes, as: UTF8.self)
    }
}
