import Country
import Customs
import GaritaTesting
import Testing

@testable import Deadlines
@testable import Programme

/// Twenty years of starting days for every clock of every programme.
@Suite("Twenty years of calendars")
struct ClockSweepTests {
    private static let firstDay = CalendarDay(number: 14_610)  // 2010-01-01
    private static let days = 7670  // through 2030-12-31

    /// What a last day depends on besides the start; the calendar only where a closed day matters.
    private struct Shape: Hashable {
        let country: String?
        let unit: ClockRule.Unit
        let numbers: [Int]
        let flags: [Bool]

        init(_ rule: ClockRule, of programme: String) {
            country = rule.unit == .businessDays || rule.rollsForward ? String(programme.prefix(2)) : nil
            unit = rule.unit
            let every = rule.every.map { $0.length * ($0.unit == .years ? 12 : 1) } ?? 0
            numbers = [rule.length, rule.firstDay, every]
            flags = [rule.isWindow, rule.rollsForward, rule.endsAtStart]
        }
    }

    /// Every clock; of those that count alike, one.
    private static func clocks() throws -> [(shelf: ClockShelf, rule: ClockRule)] {
        var seen: Set<Shape> = []
        return try ClockShelf.all().flatMap { shelf in
            shelf.clocks.filter { seen.insert(Shape($0, of: shelf.programme)).inserted }.map { (shelf, $0) }
        }
    }

    @Test("no last day is closed where the rule forbids it, none goes back, and each is the clerk's")
    func everyStart() throws {
        var judged = 0
        for (shelf, stored) in try Self.clocks() {
            var rule = stored
            rule.validity = Validity(from: CalendarDay(number: 0))
            rule.anchors = ["event"]
            rule.given = nil
            rule.per = nil
            let clerk = SlowReckoner(shelf.calendar, from: Self.firstDay.advanced(by: -500), days: Self.days + 3000)
            var counter = DayCounter(calendar: shelf.calendar, zone: shelf.zone)
            let (kind, detail) = try Self.parts(#require(rule.start.first))
            var before: CalendarDay?
            for offset in 0..<Self.days {
                let day = Self.firstDay.advanced(by: offset)
                let noon = shelf.zone.instant(of: day, secondsOfDay: 43_200)
                let event = ClockEvent(kind, detail: detail, at: noon, sequence: 1)
                let reading = try #require(rule.history([event], at: noon, &counter).first)
                let expected = clerk.dates(rule, from: day)
                guard let first = reading.firstDay, let last = reading.due, first == expected.first,
                    last == expected.last
                else {
                    Issue.record("\(shelf.programme) \(rule.code) from \(day): \(reading.due as Any), not \(expected)")
                    break
                }
                let isForbidden = rule.rollsForward || (rule.unit == .businessDays && !rule.isWindow)
                if isForbidden, !clerk.isOpen(last) {
                    Issue.record("\(rule.code) from \(day) ends on a closed day, \(last)")
                }
                if let before, last < before {
                    Issue.record("\(rule.code) from \(day) ends before that of the day before")
                }
                before = last
                judged += 1
            }
        }
        #expect(judged > 100_000)
    }

    @Test("pauses and extensions at chance days give the clerk's last day too")
    func pausesAndExtensions() throws {
        let seed: UInt64 = 20_100_101
        var random = SplitMix64(seed: seed)
        for (shelf, stored) in try Self.clocks() where !stored.isWindow && stored.every == nil {
            var rule = stored
            rule.validity = Validity(from: CalendarDay(number: 0))
            rule.anchors = ["event"]
            rule.given = nil
            rule.per = nil
            rule.stop = []
            rule.cancel = []
            rule.pauses = [.init(from: ["x.halt"], until: ["x.go"])]
            rule.extendable = .init()
            let clerk = SlowReckoner(shelf.calendar, from: Self.firstDay.advanced(by: -500), days: Self.days + 4000)
            let (kind, detail) = try Self.parts(#require(rule.start.first))
            for _ in 0..<60 {
                let day = Self.firstDay.advanced(by: Int.random(in: 0..<Self.days, using: &random))
                func noon(_ after: Int) -> Instant {
                    shelf.zone.instant(of: day.advanced(by: after), secondsOfDay: 43_200)
                }
                var events = [ClockEvent(kind, detail: detail, at: noon(0), sequence: 1)]
                var off: Set<CalendarDay> = []
                var plain = rule
                plain.rollsForward = false
                let length = clerk.dates(plain, from: day).last.days(since: day)
                // A pause or two, each begun while the clock runs; the second may lie over the first.
                let halts = (0..<Int.random(in: 0...2, using: &random)).map { index -> (Int, Int) in
                    let from = Int.random(in: 0...max(0, length - 1), using: &random)
                    return (from, from + Int.random(in: 0...40, using: &random))
                }.sorted { $0 < $1 }
                for (index, halt) in halts.enumerated() {
                    let references = ["request": "\(index)"]
                    events.append(ClockEvent("x.halt", at: noon(halt.0), sequence: 2, references: references))
                    events.append(ClockEvent("x.go", at: noon(halt.1), sequence: 3, references: references))
                    for number in halt.0..<halt.1 { off.insert(day.advanced(by: number + 1)) }
                }
                let more = Bool.random(using: &random) ? Int.random(in: 1...90, using: &random) : 0
                if more > 0 {
                    events.append(ClockEvent("x.more", at: noon(0), sequence: 4, clock: rule.code, days: more))
                }
                let at = noon(length + 400)
                let reading = rule.reckon(events: events, calendar: shelf.calendar, zone: shelf.zone, at: at)
                let expected = clerk.dates(rule, from: day, off: off, more: more)
                #expect(
                    reading.due == expected.last,
                    "seed \(seed): \(shelf.programme) \(rule.code) from \(day), halts \(halts), \(more) more")
                #expect(reading == rule.reckon(events: events, calendar: shelf.calendar, zone: shelf.zone, at: at))
            }
        }
    }

    private static func parts(_ selector: String) -> (kind: String, detail: String?) {
        let parts = selector.split(separator: ":", maxSplits: 1).map(String.init)
        return (parts[0], parts.count > 1 ? parts[1] : nil)
    }
}
