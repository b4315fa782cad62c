import Country
import Customs

/// Days that do not count: those after `from`, through `through`.
struct DaySpan: Hashable {
    var from: CalendarDay
    var through: CalendarDay

    func contains(_ day: CalendarDay) -> Bool { day > from && day <= through }
    var days: Int { max(0, through.days(since: from)) }
}

/// Counts days under a calendar; keeps the closed days of the years it has met.
struct DayCounter {
    let calendar: CountryCalendar
    let zone: Zone
    private var closed: Set<CalendarDay> = []
    /// The days whose years have been met.
    private var known: Range<CalendarDay>?

    init(calendar: CountryCalendar, zone: Zone) {
        self.calendar = calendar
        self.zone = zone
    }

    mutating func isOpen(_ day: CalendarDay) -> Bool {
        if calendar.weekend.contains(day.weekday) { return false }
        if !(known?.contains(day) ?? false) { learn(day.year) }
        return !closed.contains(day)
    }

    /// Looks up the holidays of a year, and of those between it and what was known.
    private mutating func learn(_ year: Int) {
        let from = known.map { min($0.lowerBound.year, year) } ?? year
        let through = known.map { max($0.upperBound.advanced(by: -1).year, year) } ?? year
        guard let first = CalendarDay(year: from, month: 1, day: 1),
            let last = CalendarDay(year: through, month: 12, day: 31)
        else { return }
        for year in from...through
        where !(known.map { $0.lowerBound.year <= year && year < $0.upperBound.year } ?? false) {
            closed.formUnion(calendar.holidays(in: year, for: .deadline).map(\.day))
        }
        known = first..<last.advanced(by: 1)
    }

    mutating func nextOpen(onOrAfter day: CalendarDay) -> CalendarDay {
        var (next, rest) = (day, 0)
        // A calendar without open days must not hang.
        while rest < 3660, !isOpen(next) {
            next = next.advanced(by: 1)
            rest += 1
        }
        return next
    }

    /// The `count`th day after `day` that counts (before it when negative); spans hold the days that do not.
    mutating func day(
        _ count: Int, _ unit: ClockRule.Unit, after day: CalendarDay, without spans: [DaySpan] = []
    ) -> CalendarDay {
        switch unit {
        case .months, .years:
            var end = day.advanced(byMonths: unit == .years ? count * 12 : count)
            for span in spans where span.from <= end && span.through > day {
                end = end.advanced(by: span.through.days(since: max(span.from, day)))
            }
            return end
        case .calendarDays where spans.isEmpty: return day.advanced(by: count)
        case .calendarDays, .businessDays:
            var (day, left, rest) = (day, abs(count), 0)
            // After ten years in which nothing counts the answer is where it stands.
            while left > 0, rest < 3660 {
                day = day.advanced(by: count > 0 ? 1 : -1)
                let counts = !spans.contains { $0.contains(day) } && (unit == .calendarDays || isOpen(day))
                (left, rest) = counts ? (left - 1, 0) : (left, rest + 1)
            }
            return day
        }
    }
}
