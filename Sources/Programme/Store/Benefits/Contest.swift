package import Customs

/// The number of a contest, for example `BC-000123`: the sequence of its event.
package struct ContestID: RoomNumber {
    package static let prefix = "BC"
    package let text: String
    package init(unchecked text: String) { self.text = text }

    var serial: Int64 { Int64(text.dropFirst(Self.prefix.count + 1)) ?? 0 }
}

/// A line of the benefit ledger that can be contested.
package enum BenefitLineName: Hashable, Sendable, CustomStringConvertible {
    case measure(BenefitMeasure)
    case undelivered(number: String, reason: Undelivered.Reason)

    /// `measure:examined`, `undelivered:26MX…:waited-longer`
    package var description: String {
        switch self {
        case .measure(let measure): "measure:\(measure.rawValue)"
        case .undelivered(let number, let reason): "undelivered:\(number):\(reason.rawValue)"
        }
    }

    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 2, parts[0] == "measure", let measure = BenefitMeasure(rawValue: parts[1]) {
            self = .measure(measure)
        } else if parts.count == 3, parts[0] == "undelivered", let reason = Undelivered.Reason(rawValue: parts[2]) {
            self = .undelivered(number: parts[1], reason: reason)
        } else {
            return nil
        }
    }
}

/// What an operator said against a line and what the office answered. The line itself is never edited: a mistake in the
/// data is corrected where the data is, and the month computed again.
package struct BenefitContest: Hashable, Sendable {
    package enum State: String, Sendable, Hashable, CaseIterable { case open, accepted, refused }

    package struct Answer: Hashable, Sendable {
        /// The correction that follows, or the reason why there is none.
        package var text: String
        package var by: String
        package var at: Instant
    }

    package var id: ContestID
    package var operatorID: OperatorID
    package var month: Month
    package var programme: String
    package var line: BenefitLineName
    /// The line as it stood, in canonical JSON.
    package var lineBody: [UInt8]
    package var text: String
    package var by: String
    package var at: Instant
    package var state: State
    package var answer: Answer?
}
