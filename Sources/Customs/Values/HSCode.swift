/// A Harmonized System code of 2 to 10 digits: chapter (2), heading (4), subheading (6), national tariff item (8, 10).
///
/// Leading zeros belong to the code; `01` and `1` are different texts and only the first is a chapter.
/// Source: WCO Harmonized System Convention; national extensions by each country's tariff.
package struct HSCode: Code {
    package static let scheme = "hs-code"
    package let text: String

    @_specialize(where Text == String)
    package init<Text: StringProtocol>(_ text: Text) throws(InvalidValue) {
        let count = text.utf8.count
        guard count > 0 else { throw Self.refusal(.empty, "an HS code has 2 to 10 digits; nothing was given") }
        guard text.utf8.allSatisfy(\.isDigit) else {
            throw Self.refusal(.characters, "an HS code has digits only, without points or spaces")
        }
        guard (2...10).contains(count) else {
            throw Self.refusal(.length, "an HS code has 2 to 10 digits; \(count) were given")
        }
        self.text = String(text)
    }

    /// The first two digits.
    package var chapter: Substring { text.prefix(2) }
    /// The first four digits, or what there is.
    package var heading: String { String(text.utf8.prefix(4)) ?? text }
    /// The first six digits, or what there is.
    package var subheading: String { String(text.utf8.prefix(6)) ?? text }
    /// The number of digits, 2 to 10.
    package var count: Int { text.utf8.count }
    /// True when `other` stands at or below this code in the tariff: `8703` covers `870323`.
    package func covers(_ other: HSCode) -> Bool { other.text.utf8.starts(with: text.utf8) }
}
