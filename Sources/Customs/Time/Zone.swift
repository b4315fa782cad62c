internal import FoundationEssentials

/// A time zone of the IANA database: what the clocks of an office show at a moment.
///
/// Loaded at run time from the system's compiled files (Debian package `tzdata`), so that a change of the law arrives
/// with the system's update. The value itself is pure: the same zone gives the same answer for the same moment.
/// Source: RFC 9636 (TZif); POSIX for the rule in the footer.
package struct Zone: Sendable, Hashable {
    /// `America/Ciudad_Juarez`
    package let name: String
    /// Seconds since 1970 at which the offset changes, ascending.
    private let transitions: [Int64]
    /// The offsets from each transition on, in seconds ahead of UTC.
    private let offsets: [Int]
    private let first: Int
    /// The rule after the last transition.
    private let rule: ZoneRule?

    package static let utc = Zone(name: "UTC", transitions: [], offsets: [], first: 0, rule: nil)

    init(name: String, transitions: [Int64], offsets: [Int], first: Int, rule: ZoneRule?) {
        self.name = name
        self.transitions = transitions
        self.offsets = offsets
        self.first = first
        self.rule = rule
    }

    /// Reads a zone of the database. Throws ``InvalidValue`` with scheme `time-zone`.
    package static func load(
        _ name: String, folder: String = "/usr/share/zoneinfo"
    ) throws(InvalidValue) -> Zone {
        let isName = name.utf8.allSatisfy { byte in
            byte.isUpperAlphanumeric || (byte >= 0x61 && byte <= 0x7A) || byte == 0x2F || byte == 0x5F || byte == 0x2D
        }
        guard isName, !name.isEmpty, !name.hasPrefix("/") else {
            throw InvalidValue(scheme: "time-zone", code: .characters, message: "a time zone has an IANA name")
        }
        if name == "UTC" { return utc }
        guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
            throw InvalidValue(
                scheme: "time-zone", code: .unknown,
                message: "the time zone \(name) is not in \(folder) (Debian package tzdata)")
        }
        guard let zone = TZif.zone(name: name, bytes: [UInt8](data)) else {
            throw InvalidValue(
                scheme: "time-zone", code: .structure, message: "the file of time zone \(name) cannot be read")
        }
        return zone
    }

    /// Seconds ahead of UTC at a moment (negative west of Greenwich).
    package func offset(at instant: Instant) -> Int {
        let (quotient, rest) = instant.milliseconds.quotientAndRemainder(dividingBy: 1000)
        let seconds = rest < 0 ? quotient - 1 : quotient
        if let last = transitions.last, seconds >= last, let rule { return rule.offset(at: seconds) }
        if transitions.isEmpty, let rule { return rule.offset(at: seconds) }
        // The last transition at or before the moment.
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? first : offsets[low - 1]
    }

    /// The local day of a moment.
    package func day(of instant: Instant) -> CalendarDay { CalendarDay(instant, offset: offset(at: instant)) }

    /// The hour of the local day, 0 to 23.
    package func hour(of instant: Instant) -> Int {
        let seconds = day(of: instant).start(offset: offset(at: instant)).milliseconds
        return min(23, Int((instant.milliseconds - seconds) / 3_600_000))
    }

    /// The moment at which the local clocks show `secondsOfDay` on a day; the earlier one when they show it twice, and
    /// the moment after the gap when they skip it.
    package func instant(of day: CalendarDay, secondsOfDay: Int = 0) -> Instant {
        let naive = day.start().advanced(bySeconds: Int64(secondsOfDay))
        let before = offset(at: naive.advanced(bySeconds: -86_400))
        let candidate = naive.advanced(bySeconds: Int64(-before))
        if offset(at: candidate) == before { return candidate }
        let after = offset(at: naive.advanced(bySeconds: 86_400))
        let later = naive.advanced(bySeconds: Int64(-after))
        return offset(at: later) == after ? later : candidate
    }
}
