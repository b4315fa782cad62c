package import Customs
package import JSON

/// The kinds of false declaration that the simulator seeds.
package enum FraudCause: String, Sendable, Hashable, CaseIterable {
    /// The price is a part of the true one.
    case undervaluation
    /// Goods of a country without preference are declared as of one with it.
    case originSwitching = "origin-switching"
    /// Another heading with a lower rate is named.
    case neighbouringHeading = "neighbouring-heading"
    /// The same people come back under a new number and undervalue until it is worn out.
    case identityHopping = "identity-hopping"
    /// Something not seen before begins midway: heavily taxed goods under the name of untaxed ones.
    case newScheme = "new-scheme"
}

/// The ways to look at a consignment.
package enum Examination: String, Sendable, Hashable, CaseIterable { case documents, scan, physical }

/// What a simulated declaration is in truth. The declaration never holds it; it is a stream of its own.
package struct TruthRecord: Sendable, Hashable {
    /// The declaration's reference.
    package let reference: String
    package let day: CalendarDay
    /// Nil for an honest declaration.
    package let cause: FraudCause?
    /// Who is behind it, whatever number they used: `undervaluation-3`.
    package let actor: String?
    /// The item that is false, from 1.
    package let item: Int?
    package let actualCommodity: HSCode?
    package let actualOrigin: CountryCode?
    package let actualPrice: Money?
    /// Duty and tax that the false declaration evades, in the country's currency.
    package let evaded: Money?

    package var isFraud: Bool { cause != nil }

    /// One line of the truth's file.
    package var json: JSONValue {
        var object = JSONObject([("reference", .string(reference)), ("day", .string(day.description))])
        if let cause { object["cause"] = .string(cause.rawValue) }
        if let actor { object["actor"] = .string(actor) }
        if let item { object["item"] = .number(item) }
        if let actualCommodity { object["actualCommodity"] = .string(actualCommodity.text) }
        if let actualOrigin { object["actualOrigin"] = .string(actualOrigin.text) }
        if let actualPrice { object["actualPrice"] = .string(actualPrice.description) }
        if let evaded { object["evaded"] = .string(evaded.description) }
        return .object(object)
    }
}

/// What an examiner would report.
package struct SimulatedFinding: Sendable, Hashable {
    package enum Result: String, Sendable, Hashable {
        /// Nothing found in what was checked.
        case conform
        /// A slip without duty: a count, a mark, a missing paper.
        case clerical
        case irregular
    }

    package let reference: String
    package let examination: Examination
    package let result: Result
    /// What was found, for an irregular one.
    package let cause: FraudCause?
    package let item: Int?
    /// Duty and tax to be collected.
    package let assessed: Money?
    /// How long the examination took.
    package let minutes: Int
}
