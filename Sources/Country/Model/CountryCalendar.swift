package import Customs

/// The days on which offices, employers or deadlines rest, and the arithmetic of business days.
package struct CountryCalendar: Hashable, Sendable {
    /// A holiday by law, with the days on which its rule is in force.
    package struct Holiday: Hashable, Sendable {
        package let name: LocalizedText
        package let rule: HolidayRule
        /// What rests: `labour` (the public holiday of employees), `deadline` (days that a legal term does not count).
        package let applies: Set<Purpose>
        package let validity: Validity
        package let source: Source
    }

    /// What the calendar is asked for.
    package enum Purpose: String, Sendable, Hashable, CaseIterable { case labour, deadline }

    package let weekend: Set<CalendarDay.Weekday>
    package let holidays: [Holiday]

    package init(weekend: Set<CalendarDay.Weekday>, holidays: [Holiday]) {
        self.weekend = weekend
        self.holidays = holidays
    }

    /// The holiday on a day, nil when there is none.
    package func holiday(on day: CalendarDay, for purpose: Purpose = .labour) -> Holiday? {
        let year = day.year
        return holidays.first {
            $0.applies.contains(purpose) && $0.validity.contains(day) && $0.rule.day(in: year) == day
        }
    }

    /// True on a day that is neither a holiday nor of the weekend.
    package func isBusinessDay(_ day: CalendarDay, for purpose: Purpose = .deadline) -> Bool {
        !weekend.contains(day.weekday) && holiday(on: day, for: purpose) == nil
    }

    /// The day `count` business days after `day` (which itself does not count), or before it when negative; `day` itself
    /// when `count` is zero.
    package func day(_ count: Int, businessDaysAfter day: CalendarDay, for purpose: Purpose = .deadline) -> CalendarDay
    {
        var (day, left) = (day, abs(count))
        // A calendar without business days must not hang: after ten years of rest the answer is where it stands.
        var rest = 0
        while left > 0, rest < 3660 {
            day = day.advanced(by: count > 0 ? 1 : -1)
            if isBusinessDay(day, for: purpose) {
                left -= 1
                rest = 0
            } else {
                rest += 1
            }
        }
        return day
    }

    /// The business days after `start` up to and including `end`; negative when `end` comes before.
    package func businessDays(
        after start: CalendarDay, through end: CalendarDay, for purpose: Purpose = .deadline
    ) -> Int {
        if end < start { return -businessDays(after: end, through: start, for: purpose) }
        var (day, count) = (start, 0)
        while day < end {
            day = day.advanced(by: 1)
            if isBusinessDay(day, for: purpose) { count += 1 }
        }
        return count
    }

    /// The business day on which something due on `day` is due: the same day, or the next one that is worked.
    package func nextBusinessDay(onOrAfter day: CalendarDay, for purpose: Purpose = .deadline) -> CalendarDay {
        isBusinessDay(day, for: purpose) ? day : self.day(1, businessDaysAfter: day, for: purpose)
    }

    /// The holidays of a year in order.
    package func holidays(in year: Int, for purpose: Purpose = .labour) -> [(day: CalendarDay, name: LocalizedText)] {
        holidays
            .compactMap { holiday in
                guard holiday.applies.contains(purpose), let day = holiday.rule.day(in: year),
                    holiday.validity.contains(day)
                else { return nil }
                return (day, holiday.name)
            }
            .sorted { $0.day < $1.day }
    }
}
