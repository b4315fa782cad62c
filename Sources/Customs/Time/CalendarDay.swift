/// A day of the (proleptic) Gregorian calendar, without a zone: the unit of holidays, deadlines and tariffs in force.
package struct CalendarDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, negative before.
    package let number: Int32

    package init(number: Int32) { self.number = number }

    /// The day of a year (1 to 9999), month and day of month; nil when there is no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, year: year)
        else { return nil }
        number = Self.number(year: year, month: month, day: day)
    }

    /// The day on which a moment falls where the clock is `offset` seconds ahead of UTC.
    package init(_ instant: Instant, offset: Int = 0) {
        let milliseconds = instant.milliseconds + Int64(offset) * 1000
        let (day, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        number = Int32(truncatingIfNeeded: rest < 0 ? day - 1 : day)
    }

    package static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }

    /// The day's first moment where the clock is `offset` seconds ahead of UTC.
    package func start(offset: Int = 0) -> Instant {
        Instant(milliseconds: (Int64(number) * 86_400 - Int64(offset)) * 1000)
    }

    /// The day `days` later, or earlier when negative.
    package func advanced(by days: Int) -> CalendarDay { CalendarDay(number: number + Int32(truncatingIfNeeded: days)) }

    /// The days from `earlier` to this day.
    package func days(since earlier: CalendarDay) -> Int { Int(number) - Int(earlier.number) }

    /// The same day of the month `months` later, or that month's last day when it is shorter.
    package func advanced(byMonths months: Int) -> CalendarDay {
        let date = components
        let month = date.year * 12 + date.month - 1 + months
        let (year, index) = (month >= 0 ? month / 12 : (month - 11) / 12, (month % 12 + 12) % 12 + 1)
        let day = min(date.day, Self.days(inMonth: index, year: year))
        return CalendarDay(number: Self.number(year: year, month: index, day: day))
    }

    package var year: Int { components.year }
    package var month: Int { components.month }
    package var day: Int { components.day }
    package var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        Weekday(index: (Int(number) % 7 + 10) % 7)
    }

    /// The days of the week, numbered as ISO 8601 numbers them.
    package enum Weekday: Int, Sendable, Hashable, CaseIterable {
        case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday

        /// `index` 0 is Monday, 6 Sunday.
        fileprivate init(index: Int) {
            self =
                switch index {
                case 0: .monday
                case 1: .tuesday
                case 2: .wednesday
                case 3: .thursday
                case 4: .friday
                case 5: .saturday
                default: .sunday
                }
        }
    }
}

extension CalendarDay {
    /// Year, month and day together: cheaper than asking for each (Howard Hinnant, *chrono-compatible date algorithms*).
    package var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The inverse of ``components``, without checks.
    private static func number(year: Int, month: Int, day: Int) -> Int32 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// The length of a month, 1 to 12.
    package static func days(inMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CalendarDay: CustomStringConvertible {
    /// Reads `2026-11-23`. Throws ``InvalidValue`` with scheme `day`.
    package init(_ text: some StringProtocol) throws(InvalidValue) {
        var text = String(text)
        guard let day = text.withUTF8({ CalendarDay(ascii: $0) }) else {
            throw InvalidValue(
                scheme: "day", code: .structure, message: "a day is written year-month-day, for example 2026-11-23")
        }
        self = day
    }

    /// Exactly ten ASCII bytes `yyyy-mm-dd`.
    init?(ascii bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D, let century = bytes.twoDigits(at: 0),
            let year = bytes.twoDigits(at: 2), let month = bytes.twoDigits(at: 5), let day = bytes.twoDigits(at: 8)
        else { return nil }
        self.init(year: century * 100 + year, month: month, day: day)
    }

    package var description: String { String(unsafeUninitializedCapacity: Self.length) { write(to: $0) } }

    /// Bytes of ``description``.
    static let length = 10

    /// Writes ``description`` into a buffer that has room for it and answers its length.
    func write(to bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
        let date = components
        let year = min(max(date.year, 0), 9999)
        bytes.put(twoDigits: year / 100, at: 0)
        bytes.put(twoDigits: year % 100, at: 2)
        bytes[4] = 0x2D
        bytes.put(twoDigits: date.month, at: 5)
        bytes[7] = 0x2D
        bytes.put(twoDigits: date.day, at: 8)
        return Self.length
    }
}
