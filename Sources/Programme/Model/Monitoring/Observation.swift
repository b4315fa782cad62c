package import Customs

/// What a source said of an operator about one check.
package struct Observation: Hashable, Sendable {
    package enum Result: String, Sendable, Hashable, CaseIterable {
        case met
        case notMet = "not-met"
        case unknown
    }

    package var owner: OperatorID
    /// The official number under which the source knows the operator.
    package var identifier: String
    /// The check that it answers, such as `tax-opinion`.
    package var check: String
    package var result: Result
    /// The moment of which it speaks.
    package var asOf: Instant
    /// The connector that brought it.
    package var source: String
    /// The SHA-256 of the delivery in which it stood.
    package var delivery: String

    package init(
        owner: OperatorID, identifier: String, check: String, result: Result, asOf: Instant, source: String,
        delivery: String
    ) {
        self.owner = owner
        self.identifier = identifier
        self.check = check
        self.result = result
        self.asOf = asOf
        self.source = source
        self.delivery = delivery
    }

    /// A word as it is compared: lower case, Spanish accents off, blanks at the ends off.
    static func folded(_ text: String) -> String {
        var folded = ""
        for character in text.lowercased() {
            switch character {
            case "á": folded.append("a")
            case "é": folded.append("e")
            case "í": folded.append("i")
            case "ó": folded.append("o")
            case "ú", "ü": folded.append("u")
            default: folded.append(character)
            }
        }
        return folded.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
