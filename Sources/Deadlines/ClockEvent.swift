package import Customs

/// Something that happened to the subject of a clock, as the clock sees it.
package struct ClockEvent: Hashable, Sendable {
    /// The kind of the ledger's event, for example `case.submitted`.
    package var kind: String
    /// One word that tells events of a kind apart: the outcome of a decision, the kind of a notice. A rule names it after
    /// a colon, `case.decided:suspend`.
    package var detail: String?
    package var at: Instant
    /// The event's place in the ledger, by which people can look it up.
    package var sequence: Int64
    /// The clock that an event speaks of when it speaks of one, as an extension does. It then concerns no other.
    package var clock: String?
    /// Days by which that clock is extended.
    package var days: Int?
    package var reason: String?
    /// The days that the event carries by name, `effective`, `through` …: a rule may count from one of them.
    package var dates: [String: CalendarDay]
    /// What the event is about by name (`request`, `appeal`, `decision` …), so that two requests have two clocks.
    package var references: [String: String]

    package init(
        _ kind: String, detail: String? = nil, at: Instant, sequence: Int64 = 0, clock: String? = nil,
        days: Int? = nil, reason: String? = nil, dates: [String: CalendarDay] = [:],
        references: [String: String] = [:]
    ) {
        self.kind = kind
        self.detail = detail
        self.at = at
        self.sequence = sequence
        self.clock = clock
        self.days = days
        self.reason = reason
        self.dates = dates
        self.references = references
    }

    /// Whether a rule's selector means this event: its kind, or its kind, a colon and its detail.
    package func matches(_ selector: String) -> Bool {
        guard selector.utf8.count > kind.utf8.count else { return selector == kind }
        guard let detail, selector.hasPrefix(kind) else { return false }
        return selector.dropFirst(kind.count) == ":" + detail
    }

    package func matches(any selectors: [String]) -> Bool { selectors.contains { matches($0) } }
}
