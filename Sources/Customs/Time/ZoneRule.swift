/// The yearly rule that a zone follows after its last written change (the footer of TZif, POSIX `TZ`).
///
/// Read are the forms that the database uses: `CST6`, `MST7MDT,M3.2.0,M11.1.0`, `<-03>3`, with times `/hh[:mm[:ss]]`.
/// A rule by day of the year (`J60`) is read as well.
struct ZoneRule: Sendable, Hashable {
    enum Day: Sendable, Hashable {
        /// Week 1 to 4 of a month, 5 the last; weekday 0 is Sunday.
        case weekday(month: Int, week: Int, weekday: Int)
        /// Day of the year from 1, 29 February never counted.
        case julian(Int)
        /// Day of the year from 0, 29 February counted.
        case ordinal(Int)
    }

    struct Change: Sendable, Hashable {
        var day: Day
        /// Seconds after local midnight.
        var time: Int
    }

    let standard: Int
    let daylight: Int
    let start: Change?
    let end: Change?

    /// Nil when the text is no rule.
    init?(_ text: some StringProtocol) {
        var scanner = Scanner(bytes: Array(text.utf8))
        guard scanner.name(), let standard = scanner.time() else { return nil }
        self.standard = -standard
        guard scanner.name() else {
            guard scanner.isAtEnd else { return nil }
            (daylight, start, end) = (-standard, nil, nil)
            return
        }
        daylight = scanner.peek == 0x2C ? 3600 - standard : -(scanner.time() ?? standard - 3600)
        guard scanner.skip(0x2C), let start = scanner.change(), scanner.skip(0x2C), let end = scanner.change(),
            scanner.isAtEnd
        else { return nil }
        (self.start, self.end) = (start, end)
    }

    /// Seconds ahead of UTC at a moment in seconds since 1970.
    func offset(at seconds: Int64) -> Int {
        guard let start, let end else { return standard }
        let local = seconds + Int64(standard)
        let year = CalendarDay(Instant(milliseconds: local * 1000)).year
        let begins = Self.seconds(of: start, in: year) - Int64(standard)
        let ends = Self.seconds(of: end, in: year) - Int64(daylight)
        let isDaylight = begins < ends ? seconds >= begins && seconds < ends : seconds >= begins || seconds < ends
        return isDaylight ? daylight : standard
    }

    /// The change's local moment in a year, as if the clock showed UTC.
    private static func seconds(of change: Change, in year: Int) -> Int64 {
        let first = CalendarDay(year: min(max(year, 1), 9999), month: 1, day: 1) ?? CalendarDay(number: 0)
        let day: CalendarDay
        switch change.day {
        case .weekday(let month, let week, let weekday):
            let start = first.advanced(byMonths: month - 1)
            let shift = (weekday - start.weekday.rawValue % 7 + 7) % 7 + (week - 1) * 7
            let length = CalendarDay.days(inMonth: month, year: start.year)
            day = start.advanced(by: shift < length ? shift : shift - 7)
        case .julian(let number):
            let leaps = CalendarDay.days(inMonth: 2, year: first.year) == 29 && number >= 60
            day = first.advanced(by: number - (leaps ? 0 : 1))
        case .ordinal(let number): day = first.advanced(by: number)
        }
        return Int64(day.number) * 86_400 + Int64(change.time)
    }

    private struct Scanner {
        let bytes: [UInt8]
        var index = 0

        var isAtEnd: Bool { index == bytes.count }
        var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

        mutating func skip(_ byte: UInt8) -> Bool {
            guard peek == byte else { return false }
            index += 1
            return true
        }

        /// A zone's abbreviation: three letters or more, or anything in angle brackets.
        mutating func name() -> Bool {
            if skip(0x3C) {
                while let byte = peek, byte != 0x3E, byte >= 0x2B { index += 1 }
                return skip(0x3E)
            }
            let start = index
            while let byte = peek, (byte | 0x20) >= 0x61, (byte | 0x20) <= 0x7A { index += 1 }
            return index - start >= 3
        }

        mutating func number() -> Int? {
            let start = index
            var value = 0
            while let byte = peek, byte.isDigit, index - start < 3 {
                value = value * 10 + Int(byte - 0x30)
                index += 1
            }
            return index > start ? value : nil
        }

        /// `[+-]hh[:mm[:ss]]` in seconds.
        mutating func time() -> Int? {
            let negative = skip(0x2D)
            if !negative { _ = skip(0x2B) }
            guard let hours = number() else { return nil }
            var seconds = hours * 3600
            for unit in [60, 1] {
                guard skip(0x3A) else { break }
                guard let part = number() else { return nil }
                seconds += part * unit
            }
            return negative ? -seconds : seconds
        }

        mutating func change() -> Change? {
            let day: Day
            if skip(0x4D) {
                guard let month = number(), (1...12).contains(month), skip(0x2E), let week = number(),
                    (1...5).contains(week), skip(0x2E), let weekday = number(), weekday < 7
                else { return nil }
                day = .weekday(month: month, week: week, weekday: weekday)
            } else if skip(0x4A) {
                guard let number = number(), (1...365).contains(number) else { return nil }
                day = .julian(number)
            } else {
                guard let number = number(), number < 366 else { return nil }
                day = .ordinal(number)
            }
            guard skip(0x2F) else { return Change(day: day, time: 7200) }
            guard let time = time() else { return nil }
            return Change(day: day, time: time)
        }
    }
}
