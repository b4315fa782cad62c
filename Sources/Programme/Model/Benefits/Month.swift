package import Customs

/// A month of the calendar, such as `2026-11`.
package struct Month: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package let year: Int
    /// 1 to 12.
    package let month: Int

    /// Nil for what is no month of the years 2000 to 2999.
    package init?(year: Int, month: Int) {
        guard (2000...2999).contains(year), (1...12).contains(month) else { return nil }
        self.year = year
        self.month = month
    }

    /// Reads `2026-11`.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count == 7, parts.count == 2, parts[0].utf8.count == 4,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }), let year = Int(parts[0]),
            let month = Int(parts[1])
        else { return nil }
        self.init(year: year, month: month)
    }

    /// The month in which a moment falls by the clocks of a zone.
    package init(of instant: Instant, in zone: Zone) {
        let date = zone.day(of: instant).components
        (year, month) = (date.year, date.month)
    }

    private init(unchecked year: Int, _ month: Int) { (self.year, self.month) = (year, month) }

    package var next: Month { month == 12 ? Month(unchecked: year + 1, 1) : Month(unchecked: year, month + 1) }
    package var previous: Month { month == 1 ? Month(unchecked: year - 1, 12) : Month(unchecked: year, month - 1) }

    /// Its first moment by the clocks of a zone.
    package func start(in zone: Zone) -> Instant {
        zone.instant(of: CalendarDay(year: year, month: month, day: 1) ?? CalendarDay(number: 0))
    }

    package var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
    package static func < (left: Month, right: Month) -> Bool { (left.year, left.month) < (right.year, right.month) }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let month = Month(text) else {
            throw InvalidValue(scheme: "month", code: .structure, message: "a month looks like 2026-11")
        }
        self = month
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
