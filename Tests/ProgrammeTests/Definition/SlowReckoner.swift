import Country
import Customs
import Deadlines

/// The last day of a clock as a clerk with a wall calendar finds it: one day at a time, and months by their names. Written
/// apart from the engine, to be compared with it.
struct SlowReckoner {
    private let firstDay: CalendarDay
    private let open: [Bool]

    /// A calendar looked up once for every day of the years.
    init(_ calendar: CountryCalendar, from firstDay: CalendarDay, days: Int) {
        self.firstDay = firstDay
        open = (0..<days).map { calendar.isBusinessDay(firstDay.advanced(by: $0)) }
    }

    func isOpen(_ day: CalendarDay) -> Bool { open[day.days(since: firstDay)] }

    struct Dates: Equatable {
        var first: CalendarDay
        var last: CalendarDay
    }

    /// `off` are the days that a pause takes out; `more` days were given on top, in the rule's own unit or calendar days.
    func dates(_ rule: ClockRule, from anchor: CalendarDay, off: Set<CalendarDay> = [], more: Int = 0) -> Dates {
        var dates = counted(rule, from: anchor, off: off, more: more)
        if rule.rollsForward { while !isOpen(dates.last) { dates.last = dates.last.advanced(by: 1) } }
        return dates
    }

    private func counted(_ rule: ClockRule, from anchor: CalendarDay, off: Set<CalendarDay>, more: Int) -> Dates {
        let isMonths = rule.unit == .months || rule.unit == .years
        let months = rule.length * (rule.unit == .years ? 12 : 1)
        if rule.isWindow {
            let last = rule.every.map { month(anchor, $0.length * ($0.unit == .years ? 12 : 1)) } ?? anchor
            var (day, left) = (last, rule.length)
            if isMonths { return Dates(first: month(last, -months), last: last) }
            while left > 0 {
                day = day.advanced(by: -1)
                if rule.unit == .calendarDays || isOpen(day) { left -= 1 }
            }
            return Dates(first: day, last: last)
        }
        // Days are places in the list of the calendar here: quick enough for twenty years of them.
        let (isBusiness, hasPause) = (rule.unit == .businessDays, !off.isEmpty)
        func counts(_ index: Int) -> Bool {
            if isBusiness, !open[index] { return false }
            return !hasPause || !off.contains(firstDay.advanced(by: index))
        }
        // Day 1: with 0 the day itself if it counts, with 1 the first that counts after it, with 2 the second …
        var (index, seen) = (anchor.days(since: firstDay) - (rule.firstDay == 0 ? 1 : 0), 0)
        while seen < max(1, rule.firstDay) {
            index += 1
            if counts(index) { seen += 1 }
        }
        let first = firstDay.advanced(by: index)
        guard isMonths else {
            var number = 1
            while number < rule.length + more {
                index += 1
                if counts(index) { number += 1 }
            }
            return Dates(first: first, last: firstDay.advanced(by: index))
        }
        var last = month(anchor.advanced(by: max(rule.firstDay, 1) - 1), months)
        if rule.firstDay == 0 { last = last.advanced(by: -1) }
        var day = off.isEmpty ? last : anchor
        while day < last {
            day = day.advanced(by: 1)
            if off.contains(day) { last = last.advanced(by: 1) }
        }
        var left = more
        while left > 0 {
            last = last.advanced(by: 1)
            if !off.contains(last) { left -= 1 }
        }
        return Dates(first: first, last: last)
    }

    /// The same day `count` months on, or the last day of that month when it is shorter.
    private func month(_ day: CalendarDay, _ count: Int) -> CalendarDay {
        var (year, month) = (day.year, day.month)
        for _ in 0..<abs(count) {
            month += count > 0 ? 1 : -1
            if month == 13 { (year, month) = (year + 1, 1) }
            if month == 0 { (year, month) = (year - 1, 12) }
        }
        var number = day.day
        while number > 0 {
            if let found = CalendarDay(year: year, month: month, day: number) { return found }
            number -= 1
        }
        return day
    }
}
