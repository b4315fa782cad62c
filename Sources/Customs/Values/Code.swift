/// A code of the field: a short text that exists only when it is valid for its scheme.
///
/// Every code compares by its text, so lists of codes have one stable order everywhere. There is one way in, the throwing
/// initialiser (`try? HSCode(text)` where the reason does not matter).
package protocol Code: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The scheme's name in problems, for example `hs-code`.
    static var scheme: String { get }
    /// The code as it is written in messages.
    var text: String { get }
    /// Throws ``InvalidValue`` when `text` is not a code of this scheme.
    init(_ text: some StringProtocol) throws(InvalidValue)
}

extension Code {
    package var description: String { text }
    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    /// The refusal of this scheme, in one breath.
    static func refusal(_ code: InvalidValue.Code, _ message: String) -> InvalidValue {
        InvalidValue(scheme: scheme, code: code, message: message)
    }
}

/// Byte classes that the schemes share. ASCII only: a code never depends on a locale.
extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isUpperLetter: Bool { self >= 0x41 && self <= 0x5A }
    var isUpperAlphanumeric: Bool { isDigit || isUpperLetter }
}
