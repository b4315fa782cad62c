import Country
import Customs
import Testing

@testable import Deadlines

@Suite("A clock")
struct ClockTests {
    @Test("begins the day after, skips what does not count, and is over with the first moment after its last day")
    func counts() throws {
        let begun = try Sample.event("x.begun", "2026-03-02", hour: 23, sequence: 7)
        let reading = try Sample.reckon(Sample.rule(5, .businessDays), [begun], at: "2026-03-03")
        // Tuesday 3, Wednesday 4, (Thursday 5 a holiday), Friday 6, Monday 9, Tuesday 10.
        #expect(reading.firstDay?.description == "2026-03-03" && reading.dueText == "2026-03-10")
        #expect(reading.over == (try Sample.instant("2026-03-11", hour: 0)))
        #expect(try reading.state == .running && reading.daysLeft(in: Sample.zone()) == 7)
        #expect(reading.words == [.started, .firstDay, .length, .due])
        #expect(
            reading.steps[0].sequence == 7 && reading.steps[2].number == 5 && reading.steps[2].unit == .businessDays)
        #expect(try Sample.reckon(Sample.rule(5, .calendarDays), [begun], at: "2026-03-03").dueText == "2026-03-07")
        #expect(try Sample.reckon(Sample.rule(5, .businessDays), [], at: "2026-03-03").state == .notStarted)
    }

    @Test("counts from the day itself, or from the second day, where the rule says so")
    func firstDay() throws {
        let begun = try Sample.event("x.begun", "2026-03-02")
        func due(_ length: Int, _ unit: ClockRule.Unit, _ first: Int) throws -> String? {
            try Sample.reckon(Sample.rule(length, unit) { $0.firstDay = first }, [begun], at: "2026-03-02").dueText
        }
        #expect(try due(5, .businessDays, 2) == "2026-03-11")
        #expect(try due(2, .businessDays, 0) == "2026-03-03")
        #expect(try due(2, .calendarDays, 0) == "2026-03-03")
        #expect(try due(24, .months, 0) == "2028-03-01")
        #expect(try due(1, .months, 1) == "2026-04-02")
        #expect(try due(1, .months, 2) == "2026-04-03")
    }

    @Test("in months ends on the last day of a shorter month, and moves off a closed day where the rule says so")
    func months() throws {
        func due(_ day: String, _ length: Int, _ unit: ClockRule.Unit, rolls: Bool = false) throws -> String? {
            let rule = Sample.rule(length, unit) { $0.rollsForward = rolls }
            return try Sample.reckon(rule, [try Sample.event("x.begun", day)], at: day).dueText
        }
        #expect(try due("2026-01-31", 1, .months) == "2026-02-28")
        #expect(try due("2024-02-29", 4, .years) == "2028-02-29")
        #expect(try due("2024-02-29", 3, .years) == "2027-02-28")
        // 5 March 2026 is a holiday; 7 and 8 are the weekend.
        #expect(try due("2026-02-05", 1, .months, rolls: true) == "2026-03-06")
        #expect(try due("2026-02-07", 1, .months, rolls: true) == "2026-03-09")
        #expect(try due("2026-02-07", 1, .months) == "2026-03-07")
    }

    @Test(
        "the start of the last day is the end where something takes effect on it, also when the clocks are put forward")
    func endsAtStart() throws {
        let rule = Sample.rule(5, .calendarDays, stop: []) { $0.endsAtStart = true }
        let reading = try Sample.reckon(rule, [try Sample.event("x.begun", "2026-03-02")], at: "2026-03-07", hour: 0)
        #expect(reading.dueText == "2026-03-07" && reading.state == .expired)
        let zone = try Zone.load("Europe/Brussels")
        let night = zone.instant(of: try CalendarDay("2026-03-28"), secondsOfDay: 82_800)
        let over = Sample.rule(1, .calendarDays).reckon(
            events: [ClockEvent("x.begun", at: night)], calendar: try Sample.calendar(), zone: zone, at: night
        ).over
        #expect(over?.seconds(since: night) == 86_400.0)
    }

    @Test("stopped in time or late, the consequence holds from the end in the second case")
    func stops() throws {
        let begun = try Sample.event("x.begun", "2026-03-02")
        let rule = Sample.rule(5, .businessDays)
        let done = try Sample.reckon(
            rule, [begun, try Sample.event("x.done", "2026-03-10", hour: 23)], at: "2026-04-01")
        #expect(done.state == .stopped && done.inTime == true && done.ranOutAt == nil)
        let late = try Sample.reckon(
            rule, [begun, try Sample.event("x.done", "2026-03-11", hour: 0)], at: "2026-04-01")
        #expect(late.state == .stopped && late.inTime == false && late.ranOutAt == late.over)
        #expect(late.words.suffix(2) == [.stoppedLate, .ranOut])
        let gone = try Sample.reckon(rule, [begun, try Sample.event("x.withdrawn", "2026-03-09")], at: "2026-04-01")
        #expect(gone.state == .cancelled && gone.ranOutAt == nil && !gone.isOpen)
        let back = Sample.rule(5, .businessDays) { $0.revive = ["x.reinstated"] }
        let events = [
            begun, try Sample.event("x.withdrawn", "2026-03-04"), try Sample.event("x.reinstated", "2026-03-06"),
        ]
        let revived = try Sample.reckon(back, events, at: "2026-03-09")
        #expect(revived.state == .running && revived.dueText == "2026-03-10" && revived.words.contains(.revived))
        let after = try Sample.reckon(rule, [begun, try Sample.event("x.withdrawn", "2026-03-12")], at: "2026-04-01")
        #expect(after.state == .expired && after.ranOutAt == after.over)
    }

    @Test("a reading of the past does not know what came later")
    func past() throws {
        let events = [
            try Sample.event("x.begun", "2026-03-02", sequence: 1),
            try Sample.event("x.more", "2026-03-09", sequence: 2, clock: "clock", days: 2),
            try Sample.event("x.done", "2026-03-10", sequence: 3),
        ]
        let rule = Sample.rule(5, .businessDays) { $0.extendable = .init() }
        #expect(try Sample.reckon(rule, events, at: "2026-03-04").dueText == "2026-03-10")
        #expect(
            try Sample.reckon(rule, Array(events.prefix(1)), at: "2026-03-04")
                == Sample.reckon(rule, events, at: "2026-03-04"))
        #expect(try Sample.reckon(rule, events, at: "2026-03-09").dueText == "2026-03-12")
        #expect(try Sample.reckon(rule, events.reversed(), at: "2026-04-09").state == .stopped)
    }

    @Test("warns on the days before its end while it runs")
    func warnings() throws {
        let rule = Sample.rule(30, .calendarDays) { $0.warnings = [1, 10] }
        let begun = try Sample.event("x.begun", "2026-03-02")
        let reading = try Sample.reckon(rule, [begun], at: "2026-03-22")
        #expect(reading.warnings.map(\.day.description) == ["2026-03-22", "2026-03-31"])
        #expect(reading.warnings.map(\.isDue) == [true, false])
        #expect(try Sample.reckon(rule, [begun], at: "2026-05-01").warnings.allSatisfy { !$0.isDue })
    }

    @Test("counts from a day that the event carries, and does not start without it")
    func anchors() throws {
        let rule = Sample.rule(6, .months) { $0.anchors = ["last-visit", "event"] }
        let plain = try Sample.event("x.begun", "2026-03-02")
        let carried = try Sample.event("x.begun", "2026-03-02", dates: ["last-visit": "2026-02-20"])
        #expect(try Sample.reckon(rule, [plain], at: "2026-03-02").dueText == "2026-09-02")
        let reading = try Sample.reckon(rule, [carried], at: "2026-03-02")
        #expect(
            reading.dueText == "2026-08-20" && reading.words[1] == .anchored
                && reading.steps[1].text?["es"] == "last-visit")
        let strict = Sample.rule(6, .months) { $0.anchors = ["last-visit"] }
        #expect(try Sample.reckon(strict, [plain], at: "2026-03-02").state == .notStarted)
        let given = Sample.rule(6, .months) { $0.given = "through" }
        let through = try Sample.event("x.begun", "2026-03-02", dates: ["through": "2026-12-31"])
        #expect(try Sample.reckon(given, [through], at: "2026-03-02").dueText == "2026-12-31")
    }

    @Test("each request has its own clock, and a new start begins anew where there is one")
    func subjects() throws {
        let events = [
            try Sample.event("x.begun", "2026-03-02", sequence: 1, references: ["request": "A"]),
            try Sample.event("x.begun", "2026-03-04", sequence: 2, references: ["request": "B"]),
            try Sample.event("x.done", "2026-03-06", sequence: 3, references: ["request": "A"]),
        ]
        let at = try Sample.instant("2026-03-07")
        let apart = Sample.rule(5, .calendarDays) { $0.per = "request" }
        let readings = apart.readings(events: events, calendar: try Sample.calendar(), zone: try Sample.zone(), at: at)
        #expect(readings.map(\.subject) == ["A", "B"] && readings.map(\.state) == [.stopped, .running])
        let one = Sample.rule(5, .calendarDays)
        let history = one.history(events: events, calendar: try Sample.calendar(), zone: try Sample.zone(), at: at)
        #expect(history.map(\.state) == [.cancelled, .stopped] && history[0].words.contains(.superseded))
        #expect(try Sample.reckon(one, events, at: "2026-03-07").started?.sequence == 2)
        // What stops the one run may start the next.
        let again = Sample.rule(4, .years, stop: ["x.begun"])
        let runs = again.history(events: events, calendar: try Sample.calendar(), zone: try Sample.zone(), at: at)
        #expect(runs.map(\.state) == [.stopped, .running] && runs[0].inTime == true)
    }

    @Test("only the version that holds on the day of the start runs, and only events that speak of it")
    func validity() throws {
        let rule = Sample.rule(5, .calendarDays, stop: ["x.lapsed"]) {
            $0.validity = Validity(from: CalendarDay(number: 20_515))  // 2026-03-03
        }
        #expect(
            try Sample.reckon(rule, [try Sample.event("x.begun", "2026-03-02")], at: "2026-03-07").state == .notStarted)
        let begun = try Sample.event("x.begun", "2026-03-03")
        let other = try Sample.event("x.lapsed", "2026-03-05", clock: "another")
        #expect(try Sample.reckon(rule, [begun, other], at: "2026-03-07").state == .running)
        let own = try Sample.event("x.lapsed", "2026-03-05", clock: "clock")
        #expect(try Sample.reckon(rule, [begun, own], at: "2026-03-07").state == .stopped)
    }

    @Test("a selector is a kind, or a kind with its word")
    func selectors() {
        let event = ClockEvent("case.decided", detail: "suspend", at: Instant(milliseconds: 0))
        #expect(event.matches("case.decided") && event.matches("case.decided:suspend"))
        for other in ["case.decided:revoke", "case.decided:", "case.decide", "case.decidedx", "case.decided:suspended"]
        {
            #expect(!event.matches(other), "\(other)")
        }
        #expect(!ClockEvent("case.decided", at: Instant(milliseconds: 0)).matches("case.decided:suspend"))
    }

    @Test("counts as the country's calendar does, and does not hang where every day is closed")
    func counter() throws {
        let calendar = try Sample.calendar()
        var counter = DayCounter(calendar: calendar, zone: .utc)
        for offset in 0..<800 {
            let day = CalendarDay(number: 20_000 + Int32(offset))
            #expect(counter.isOpen(day) == calendar.isBusinessDay(day))
            #expect(counter.day(7, .businessDays, after: day) == calendar.day(7, businessDaysAfter: day))
            #expect(counter.day(-7, .businessDays, after: day) == calendar.day(-7, businessDaysAfter: day))
        }
        let closed = CountryCalendar(weekend: Set(CalendarDay.Weekday.allCases), holidays: [])
        var never = DayCounter(calendar: closed, zone: .utc)
        #expect(never.day(3, .businessDays, after: CalendarDay(number: 0)).number == 3660)
        #expect(never.nextOpen(onOrAfter: CalendarDay(number: 0)).number >= 0)
    }
}
