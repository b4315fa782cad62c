package import Country
package import Customs

/// Where a clock stands at an instant: the dates, and every step and event that made them.
package struct ClockReading: Hashable, Sendable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        case notStarted = "not-started"
        /// Known, but its window is not open yet.
        case waiting
        case running, paused
        /// What it waited for was done; ``ClockReading/inTime`` says whether in time.
        case stopped
        /// Its last day passed and nothing was done.
        case expired
        /// It no longer matters, as after a withdrawal.
        case cancelled
    }

    package struct Pause: Hashable, Sendable {
        package var from: ClockEvent
        /// Nil while it lasts.
        package var until: ClockEvent?
        /// Calendar days that did not count, up to the reading when it lasts.
        package var days: Int
        package var reason: LocalizedText?
        package var source: Source?
    }

    package struct Extension: Hashable, Sendable {
        package var event: ClockEvent
        /// What was counted of what was given, in `unit`.
        package var counted: Int
        package var unit: ClockRule.Unit
        package var atRequest: Bool
    }

    package struct Warning: Hashable, Sendable {
        package var day: CalendarDay
        package var daysBefore: Int
        /// The day has come, and the clock still runs.
        package var isDue: Bool
    }

    package var rule: ClockRule
    package var at: Instant
    package var state: State = .notStarted
    /// The value of the reference by which it runs apart.
    package var subject: String?
    package var started: ClockEvent?
    /// The day from which it was counted.
    package var anchor: CalendarDay?
    /// Of a recurring clock: which time it is, from 1.
    package var occurrence = 1
    /// Day 1; of a window the day on which it opens.
    package var firstDay: CalendarDay?
    /// The last day. While a pause lasts, the last day if it ended today.
    package var due: CalendarDay?
    /// The first instant at which it is over.
    package var over: Instant?
    /// True while a pause lasts: ``due`` moves with every day of it.
    package var isProvisional = false
    package var pauses: [Pause] = []
    package var extensions: [Extension] = []
    package var stopped: ClockEvent?
    /// Whether the stop came before it was over; nil without a stop.
    package var inTime: Bool?
    package var warnings: [Warning] = []
    package var steps: [Step] = []

    package init(rule: ClockRule, at: Instant) {
        self.rule = rule
        self.at = at
    }

    package var code: String { rule.code }

    /// The instant from which the consequence holds, nil when it did not come to that: also after a stop that came late.
    package var ranOutAt: Instant? {
        switch state {
        case .expired: over
        case .stopped: inTime == false ? over : nil
        default: nil
        }
    }

    /// It is neither done nor over nor void: it belongs on a work list.
    package var isOpen: Bool { state == .running || state == .paused }

    /// Calendar days from the day of the reading to the last day, negative after it.
    package func daysLeft(in zone: Zone) -> Int? { due.map { $0.days(since: zone.day(of: at)) } }

    package var pausedDays: Int { pauses.reduce(0) { $0 + $1.days } }
}
