package import Country
import Customs

/// A time limit as data: what starts, stops and pauses it, how long it is, and what follows when it runs out.
package struct ClockRule: Hashable, Sendable {
    package enum Unit: String, Sendable, Hashable, CaseIterable {
        case calendarDays = "calendar-days"
        case businessDays = "business-days"
        case months, years
    }

    /// What follows when it runs out; nobody has to act for it to hold.
    package enum Consequence: String, Sendable, Hashable, CaseIterable {
        case deemedAccepted = "deemed-accepted"
        case deemedRefused = "deemed-refused"
        case lapse, escalate, ends
    }

    package struct Pause: Hashable, Sendable {
        package var from: [String]
        package var until: [String]
        package init(from: [String], until: [String]) {
            self.from = from
            self.until = until
        }
    }

    /// By how much an authority may extend it, and how often.
    package struct Extension: Hashable, Sendable {
        package var mostDays: Int?
        package var times: Int?
        package init(mostDays: Int? = nil, times: Int? = nil) {
            self.mostDays = mostDays
            self.times = times
        }
    }

    package var code: String
    package var name: LocalizedText
    package var start: [String]
    package var stop: [String]
    package var pauses: [Pause]
    package var length: Int
    package var unit: Unit
    package var extendable: Extension?
    package var consequence: Consequence
    /// Days before the end on which people are warned.
    package var warnings: [Int]
    package var validity: Validity
    package var source: Source
}
