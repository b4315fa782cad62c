package import Customs

/// When a holiday falls in a year, read from words such as `first Monday of February`.
///
/// - `25 December`
/// - `first Monday of February`, up to `fourth`, and `last`
/// - `Monday from 6 January`: the first one on or after that day
/// - `Easter`, `Easter -2`, `Easter +60` (western Easter, in days)
/// - any of them with ` every 6 years from 2024`
package struct HolidayRule: Hashable, Sendable {
    private enum Base: Hashable, Sendable {
        case date(month: Int, day: Int)
        case weekday(CalendarDay.Weekday, week: Int, month: Int)
        case weekdayFrom(CalendarDay.Weekday, month: Int, day: Int)
        case easter(Int)
    }

    private let base: Base
    private let period: Int
    private let firstYear: Int
    /// The rule as it was written.
    package let text: String

    /// Throws ``InvalidValue`` with scheme `holiday-rule`.
    package init(_ text: String) throws(InvalidValue) {
        self.text = text
        var words = text.lowercased().split(separator: " ").map(String.init)
        var (period, firstYear) = (1, 0)
        if let every = words.firstIndex(of: "every") {
            let tail = words[every...].dropFirst()
            guard tail.count == 4, let years = Int(tail[every + 1]), years > 0, tail[every + 2] == "years",
                tail[every + 3] == "from", let first = Int(tail[every + 4])
            else { throw Self.refusal("a period is written “every 6 years from 2024”") }
            (period, firstYear) = (years, first)
            words.removeSubrange(every...)
        }
        (self.period, self.firstYear) = (period, firstYear)
        base = try Self.base(words)
    }

    private static func base(_ words: [String]) throws(InvalidValue) -> Base {
        if words.first == "easter", words.count <= 2 {
            guard words.count == 2 else { return .easter(0) }
            guard let shift = Int(words[1]), abs(shift) <= 100 else { throw refusal("Easter moves by up to 100 days") }
            return .easter(shift)
        }
        if words.count == 2, let day = Int(words[0]), let month = months.firstIndex(of: words[1]) {
            guard CalendarDay(year: 2024, month: month + 1, day: day) != nil else {
                throw refusal("the month has no day \(day)")
            }
            return .date(month: month + 1, day: day)
        }
        if words.count == 4, words[2] == "of", let week = weeks.firstIndex(of: words[0]),
            let weekday = weekdays.firstIndex(of: words[1]), let month = months.firstIndex(of: words[3]),
            let day = CalendarDay.Weekday(rawValue: weekday + 1)
        {
            return .weekday(day, week: week, month: month + 1)
        }
        if words.count == 4, words[1] == "from", let weekday = weekdays.firstIndex(of: words[0]),
            let day = Int(words[2]), let month = months.firstIndex(of: words[3]),
            let from = CalendarDay.Weekday(rawValue: weekday + 1)
        {
            guard CalendarDay(year: 2023, month: month + 1, day: day) != nil else {
                throw refusal("the month has no day \(day)")
            }
            return .weekdayFrom(from, month: month + 1, day: day)
        }
        throw refusal(
            "a rule is written “25 December”, “first Monday of February”, “Monday from 6 January” or “Easter -2”")
    }

    /// The day in a year, nil when the rule has none in it.
    package func day(in year: Int) -> CalendarDay? {
        guard year >= firstYear, (year - firstYear) % period == 0 else { return nil }
        switch base {
        case .date(let month, let day): return CalendarDay(year: year, month: month, day: day)
        case .easter(let shift): return Self.easter(year)?.advanced(by: shift)
        case .weekdayFrom(let weekday, let month, let day):
            guard let first = CalendarDay(year: year, month: month, day: day) else { return nil }
            return first.advanced(by: (weekday.rawValue - first.weekday.rawValue + 7) % 7)
        case .weekday(let weekday, let week, let month):
            guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
            if week == 4 {
                let last = first.advanced(by: CalendarDay.days(inMonth: month, year: year) - 1)
                return last.advanced(by: -((last.weekday.rawValue - weekday.rawValue + 7) % 7))
            }
            return first.advanced(by: (weekday.rawValue - first.weekday.rawValue + 7) % 7 + week * 7)
        }
    }

    /// Western Easter Sunday (Meeus, Jones and Butcher).
    private static func easter(_ year: Int) -> CalendarDay? {
        let (century, rest) = year.quotientAndRemainder(dividingBy: 100)
        let golden = year % 19
        let shift = (century - (century + 8) / 25 + 1) / 3
        let moon = (19 * golden + century - century / 4 - shift + 15) % 30
        let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7
        let late = (golden + 11 * moon + 22 * sunday) / 451
        let sum = moon + sunday - 7 * late + 114
        return CalendarDay(year: year, month: sum / 31, day: sum % 31 + 1)
    }

    private static func refusal(_ message: String) -> InvalidValue {
        InvalidValue(scheme: "holiday-rule", code: .structure, message: message)
    }

    private static let weeks = ["first", "second", "third", "fourth", "last"]
    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
}
