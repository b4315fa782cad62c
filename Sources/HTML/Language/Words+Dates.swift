package import Customs

extension Words {
    /// A day: `23 nov 2026`, `23 Nov 2026`.
    package func day(_ day: CalendarDay) -> String {
        let date = day.components
        return "\(date.day) \(monthName(date.month)) \(date.year)"
    }

    /// A moment by the reader's clock: `23 nov 2026, 14:05`, with seconds where their order matters.
    package func moment(_ instant: Instant, seconds: Bool = false) -> String {
        "\(day(CalendarDay(instant, offset: clock.offset(instant)))), \(time(instant, seconds: seconds))"
    }

    /// The time of day by the reader's clock: `14:05` or `14:05:09`.
    package func time(_ instant: Instant, seconds: Bool = false) -> String {
        let milliseconds = instant.milliseconds + Int64(clock.offset(instant)) * 1000
        let ofDay = Int((milliseconds % 86_400_000 + 86_400_000) % 86_400_000) / 1000
        let text = "\(Self.two(ofDay / 3600)):\(Self.two(ofDay / 60 % 60))"
        return seconds ? "\(text):\(Self.two(ofDay % 60))" : text
    }

    /// A length of time with at most two units: `85 ms`, `2.4 s`, `4 min 5 s`, `2 h 10 min`, `3 d 4 h`.
    package func duration(seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return "–" }
        if seconds == 0 { return "0\u{A0}s" }
        if seconds < 0.9995 { return "\(Int((seconds * 1000).rounded()))\u{A0}ms" }
        if seconds < 59.95 {
            let isFine = seconds < 9.95 && seconds != seconds.rounded()
            return "\(decimal(seconds, digits: isFine ? 1 : 0))\u{A0}s"
        }
        let whole = Int(min(seconds, 1e12).rounded())
        if whole < 3600 { return pair(whole / 60, "min", whole % 60, "s") }
        if whole < 86_400 { return pair(whole / 3600, "h", whole / 60 % 60, "min") }
        return pair(whole / 86_400, "d", whole / 3600 % 24, "h")
    }

    /// How long ago a moment was: `hace 3 min`, `3 min ago`.
    package func ago(_ instant: Instant, now: Instant) -> String {
        let seconds = now.seconds(since: instant)
        if seconds < 1 { return self("time.now") }
        let length = seconds < 60 ? "\(Int(seconds))\u{A0}s" : duration(seconds: coarse(seconds))
        return self("time.ago", ["time": length])
    }

    /// A moment as `<time>` with the machine's form beside the reader's.
    package func timeElement(_ instant: Instant, seconds: Bool = false) -> HTML {
        "<time datetime=\"\(attribute: instant.description)\">\(moment(instant, seconds: seconds))</time>"
    }

    /// Minutes from a minute on, hours from a day on: nobody needs the seconds of yesterday.
    private func coarse(_ seconds: Double) -> Double {
        let unit = seconds < 3600 ? 60.0 : 3600.0
        return (seconds / unit).rounded(.down) * unit
    }

    private func pair(_ first: Int, _ unit: String, _ second: Int, _ smaller: String) -> String {
        second == 0 ? "\(number(first))\u{A0}\(unit)" : "\(number(first))\u{A0}\(unit) \(second)\u{A0}\(smaller)"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// The short name of a month from 1 to 12 (CLDR es-MX, en).
    func monthName(_ month: Int) -> String {
        let names = language == .es ? Self.spanishMonths : Self.englishMonths
        return names.indices.contains(month - 1) ? names[month - 1] : String(month)
    }

    private static let spanishMonths = [
        "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic",
    ]
    private static let englishMonths = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
