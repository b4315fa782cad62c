package import Country

/// A time limit as data: what starts, stops and pauses it, how long it is, and what follows when it runs out.
///
/// Day 1 is the day after the event that starts it, and the limit is over with the last moment of its last day, unless the
/// rule says otherwise. How each member is written in a file is told in `Docs/Programmes.md`.
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

    /// How far the figure was checked, as the domain's table marks it.
    package enum Mark: String, Sendable, Hashable, CaseIterable {
        /// Seen in a stored official source.
        case seen = "S"
        /// Seen in a secondary source.
        case secondary = "S2"
        /// General knowledge.
        case general = "G"
        case uncertain = "U"
    }

    /// Who has to act before it runs out.
    package enum Party: String, Sendable, Hashable, CaseIterable {
        case authority, `operator`, consulted
        /// Nobody: it only passes, as a bar does.
        case nobody
    }

    package var code: String
    package var name: LocalizedText
    package var start: [String]
    package var stop: [String]
    /// Events after which it no longer matters, such as the withdrawal of the application.
    package var cancel: [String]
    /// Events that undo the cancelling, such as a reinstatement after an appeal.
    package var revive: [String]
    package var pauses: [Pause]
    package var length: Int
    package var unit: Unit
    /// The extension by the authority.
    package var extendable: Extension?
    /// The extension that the other side asks for; the event's detail is then `request`.
    package var extendableAtRequest: Extension?
    package var consequence: Consequence
    /// Days before the last day on which people are warned.
    package var warnings: [Int]
    package var validity: Validity
    package var source: Source

    /// The row of the domain's table of time limits; nil for one of our own.
    package var row: Int?
    package var mark: Mark
    /// The programme's code and version with the day from which the rule holds: what a page cites.
    package var version: String
    package var binds: Party
    /// Where counting begins: the first of these days that the event carries; `event` is the day it happened.
    package var anchors: [String]
    /// Which counted day after the anchor is day 1: 1 the day after, 0 the day itself, 2 where a notice first takes effect.
    package var firstDay: Int
    /// A window: it opens `length` before the anchor, and the anchor is its last day.
    package var isWindow: Bool
    /// It comes back every so often, counted from the anchor.
    package var every: Period?
    /// A last day on which offices are closed moves to the next open day.
    package var rollsForward: Bool
    /// It is over with the first moment of its last day, as where something takes effect *on* the fifth day.
    package var endsAtStart: Bool
    /// A day that the starting event may carry and that then is the last day, whatever counting gives.
    package var given: String?
    /// A reference by which it runs apart: `request` gives every request its own clock.
    package var per: String?
    /// A fact about the operator without which it does not apply; whoever asks says which hold.
    package var condition: String?

    package init(
        code: String, name: LocalizedText, start: [String], stop: [String] = [], cancel: [String] = [],
        pauses: [Pause] = [], length: Int, unit: Unit, extendable: Extension? = nil,
        extendableAtRequest: Extension? = nil, consequence: Consequence, warnings: [Int] = [], validity: Validity,
        source: Source, row: Int? = nil, mark: Mark = .general, version: String = "", binds: Party = .authority,
        anchors: [String] = ["event"], firstDay: Int = 1, isWindow: Bool = false, every: Period? = nil,
        rollsForward: Bool = false, endsAtStart: Bool = false, given: String? = nil, per: String? = nil,
        condition: String? = nil, revive: [String] = []
    ) {
        self.code = code
        self.name = name
        self.start = start
        self.stop = stop
        self.cancel = cancel
        self.revive = revive
        self.pauses = pauses
        self.length = length
        self.unit = unit
        self.extendable = extendable
        self.extendableAtRequest = extendableAtRequest
        self.consequence = consequence
        self.warnings = warnings
        self.validity = validity
        self.source = source
        self.row = row
        self.mark = mark
        self.version = version
        self.binds = binds
        self.anchors = anchors
        self.firstDay = firstDay
        self.isWindow = isWindow
        self.every = every
        self.rollsForward = rollsForward
        self.endsAtStart = endsAtStart
        self.given = given
        self.per = per
        self.condition = condition
    }

    /// Every row of the domain's table that the rule holds: its own, and those of its extensions and pauses.
    package var rows: [Int] {
        ([row, extendable?.row, extendableAtRequest?.row] + pauses.map(\.row)).compactMap(\.self)
    }
}
