package import Customs
package import HTML

/// The figures of an office over a span of time.
package struct FiguresView: Sendable {
    package var office: String
    /// The offices that may be chosen, by code; the code of the one shown is ``officeCode``, empty for all.
    package var offices: [Choice] = []
    package var officeCode = ""
    /// `today`, `day` (24 hours) or `week`.
    package var span = "today"
    package var from: Instant
    package var to: Instant
    package var all = FigureGroupView()
    package var trusted = FigureGroupView()
    package var others = FigureGroupView()
    /// Oldest first.
    package var hours: [FigureHourView] = []
    /// Entries that wait in quarantine.
    package var quarantined: Int?

    package init(office: String, from: Instant, to: Instant) {
        self.office = office
        self.from = from
        self.to = to
    }
}

/// The counts of one group of declarations.
package struct FigureGroupView: Sendable {
    package var lodged = 0
    package var decided = 0
    package var refused = 0
    package var released = 0
    package var withdrawn = 0
    package var byChannel: [Tone: Int] = [:]
    /// Seconds within which half, and nine in ten, were released; nil when nothing was.
    package var p50: Double?
    package var p90: Double?

    package init() {}
}

/// One hour, or one day of a week's figures.
package struct FigureHourView: Sendable {
    package var start: Instant
    package var byChannel: [Tone: Int] = [:]
    /// Median seconds to release of AEO and of the others, where they are known.
    package var trustedP50: Double?
    package var othersP50: Double?

    package init(start: Instant) { self.start = start }
}
