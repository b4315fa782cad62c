package import Customs

/// Where a fact of the pack comes from.
package struct Source: Hashable, Sendable {
    /// The name by which entries of the same file cite it.
    package let key: String
    package let title: String
    /// The day on which the source was published or read.
    package let date: CalendarDay
    /// False for what must be checked against the official text before it is relied on.
    package let isVerified: Bool

    package init(key: String, title: String, date: CalendarDay, isVerified: Bool) {
        self.key = key
        self.title = title
        self.date = date
        self.isVerified = isVerified
    }
}

/// The days on which an entry is in force.
package struct Validity: Hashable, Sendable {
    package let from: CalendarDay
    /// The last day, nil while there is none.
    package let through: CalendarDay?

    package init(from: CalendarDay, through: CalendarDay? = nil) {
        self.from = from
        self.through = through
    }

    package func contains(_ day: CalendarDay) -> Bool { day >= from && through.map { day <= $0 } ?? true }
}
