package import Country
package import Customs

extension ClockReading {
    /// One line of the explanation of a date. A page prints it from its word, with the days and the event it rests on.
    package struct Step: Hashable, Sendable {
        package enum Word: String, Sendable, Hashable, CaseIterable {
            /// The event that started it, on `day`.
            case started
            /// The event carries the day to count from, `day`, called `text`.
            case anchored
            /// It comes back: this is the time number `number`, counted from `day`.
            case occurrence
            /// Day 1 is `day`.
            case firstDay = "first-day"
            /// The window opens on `day`.
            case opens
            /// It is `number` long, in `unit`.
            case length
            /// `number` calendar days did not count, from the event to `day`.
            case paused
            /// A pause lasts: `number` days up to `day`.
            case pausing
            /// Extended by `number`, in `unit`.
            case extended
            /// More was given than the rule allows: `number` counted.
            case extensionCapped = "extension-capped"
            /// The rule allows no such extension, or it came when the time was over.
            case extensionRefused = "extension-refused"
            /// The last day was closed and moved to `day`.
            case moved
            /// The event itself says the last day, `day`.
            case given
            /// The last day is `day`.
            case due
            /// Done on `day`, before the window was open: it does not count.
            case tooEarly = "too-early"
            case stoppedInTime = "stopped-in-time"
            case stoppedLate = "stopped-late"
            /// It started anew by a later event, and this run ended with it.
            case superseded
            case cancelled
            /// The cancelling was undone.
            case revived
            /// The last day passed; the consequence holds from `day` on.
            case ranOut = "ran-out"
        }

        package var word: Word
        package var day: CalendarDay?
        package var number: Int?
        package var unit: ClockRule.Unit?
        /// The place in the ledger of the event that it rests on.
        package var sequence: Int64?
        /// A reason, or the name of a day.
        package var text: LocalizedText?

        init(
            _ word: Word, day: CalendarDay? = nil, number: Int? = nil, unit: ClockRule.Unit? = nil,
            event: ClockEvent? = nil, text: LocalizedText? = nil
        ) {
            self.word = word
            self.day = day
            self.number = number
            self.unit = unit
            sequence = event?.sequence
            self.text = text
        }
    }
}
