/// A code with a doubt that does not refuse it.
///
/// About 1.5 % of the RFC in use and 19 % of the MRN in published samples fail their check digit: the value stands, the
/// doubt travels with it as a warning. Schemes whose check digit decides (container, LEI, GLN) refuse instead.
package protocol CheckedCode: Code {
    /// True when the check digit agrees, or when the scheme exempts this very value.
    var hasValidCheckDigit: Bool { get }
    /// What is doubtful about the value; empty when nothing is.
    var warnings: [InvalidValue] { get }
}

extension CheckedCode {
    package var warnings: [InvalidValue] { checkDigitWarnings }

    /// The warning for the check digit alone.
    var checkDigitWarnings: [InvalidValue] {
        hasValidCheckDigit
            ? [] : [Self.refusal(.checkDigit, "the check digit does not agree with the other characters")]
    }
}

/// Check-digit sums that several schemes share.
enum CheckDigit {
    /// ISO 6346: letters count from 10 and skip 11, 22 and 33; weights are powers of two; mod 11, ten becomes zero.
    ///
    /// Nil when a byte is neither a capital letter nor a digit.
    static func iso6346(_ bytes: some Sequence<UInt8>) -> Int? {
        var sum = 0
        var weight = 1
        for byte in bytes {
            guard let value = iso6346Value(byte) else { return nil }
            sum += value * weight
            weight *= 2
        }
        return sum % 11 % 10
    }

    private static func iso6346Value(_ byte: UInt8) -> Int? {
        if byte.isDigit { return Int(byte - 0x30) }
        guard byte.isUpperLetter else { return nil }
        let value = 10 + Int(byte - 0x41)
        // A 10, B 12 (11 skipped), L 23 (22 skipped), V 34 (33 skipped).
        return value + (value >= 11 ? 1 : 0) + (value >= 21 ? 1 : 0) + (value >= 31 ? 1 : 0)
    }

    /// ISO 7064 mod 97-10 over letters (A = 10) and digits: a valid number leaves 1. Nil for other bytes.
    static func mod97(_ bytes: some Sequence<UInt8>) -> Int? {
        var remainder = 0
        for byte in bytes {
            if byte.isDigit {
                remainder = (remainder * 10 + Int(byte - 0x30)) % 97
            } else if byte.isUpperLetter {
                remainder = (remainder * 100 + 10 + Int(byte - 0x41)) % 97
            } else {
                return nil
            }
        }
        return remainder
    }

    /// GS1 mod 10, weights 3 and 1 from the right, of the digits before the check digit. Nil for other bytes.
    static func gs1(_ bytes: some BidirectionalCollection<UInt8>) -> Int? {
        var sum = 0
        var weight = 3
        for byte in bytes.reversed() {
            guard byte.isDigit else { return nil }
            sum += Int(byte - 0x30) * weight
            weight = 4 - weight
        }
        return (10 - sum % 10) % 10
    }

    /// The value of a character in Mexico's own sums: digits, then the alphabet with `&` or `Ñ` where the scheme
    /// puts it.
    static func position(of scalar: Unicode.Scalar, in alphabet: [Unicode.Scalar]) -> Int? {
        alphabet.firstIndex(of: scalar)
    }
}
