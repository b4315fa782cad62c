package import Customs

/// Something that happened to the subject of a clock, as the clock sees it.
package struct ClockEvent: Hashable, Sendable {
    /// The kind of the ledger's event, for example `case.submitted`.
    package var kind: String
    package var at: Instant
    /// The event's place in the ledger, by which people can look it up.
    package var sequence: Int64
    /// The clock that an event speaks of when it speaks of one: extensions and pauses do.
    package var clock: String?
    /// Days by which a clock is extended.
    package var days: Int?
    package var reason: String?

    package init(
        _ kind: String, at: Instant, sequence: Int64 = 0, clock: String? = nil, days: Int? = nil, reason: String? = nil
    ) {
        self.kind = kind
        self.at = at
        self.sequence = sequence
        self.clock = clock
        self.days = days
        self.reason = reason
    }
}
