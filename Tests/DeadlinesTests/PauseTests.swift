import Country
import Customs
import Deadlines
import Testing

@Suite("Pauses and extensions")
struct PauseTests {
    private func rule(_ length: Int, _ unit: ClockRule.Unit) -> ClockRule {
        Sample.rule(length, unit) { rule in
            rule.pauses = [
                .init(from: ["x.asked"], until: ["x.answered"], reason: LocalizedText("se espera", languages: ["es"])),
                .init(from: ["x.court:criminal"], until: ["x.court-over"]),
            ]
            rule.extendable = .init(mostDays: 60, times: 1)
            rule.extendableAtRequest = .init()
        }
    }

    @Test("the days after the halt through the day of the answer do not count")
    func pause() throws {
        let events = [
            try Sample.event("x.begun", "2026-03-02", sequence: 1),
            try Sample.event("x.asked", "2026-03-04", sequence: 2),
            try Sample.event("x.answered", "2026-03-12", sequence: 3),
        ]
        let reading = try Sample.reckon(rule(10, .calendarDays), events, at: "2026-03-13")
        #expect(reading.dueText == "2026-03-20" && reading.pausedDays == 8 && !reading.isProvisional)
        let step = try #require(reading.steps.first { $0.word == .paused })
        #expect(step.number == 8 && step.sequence == 2 && step.text?["es"] == "se espera")
        // In business days: 3, 4, then 13, 16, 17, 18, 19, 20, 23, 24.
        #expect(try Sample.reckon(rule(10, .businessDays), events, at: "2026-03-13").dueText == "2026-03-24")
        #expect(try Sample.reckon(rule(1, .months), events, at: "2026-03-13").dueText == "2026-04-10")
    }

    @Test("while a pause lasts the last day moves with it, and the clock cannot run out")
    func open() throws {
        let events = [
            try Sample.event("x.begun", "2026-03-02"), try Sample.event("x.court", "2026-03-04", detail: "criminal"),
        ]
        for (day, due) in [("2026-03-04", "2026-03-12"), ("2026-03-14", "2026-03-22"), ("2027-03-04", "2027-03-12")] {
            let reading = try Sample.reckon(rule(10, .calendarDays), events, at: day)
            #expect(reading.state == .paused && reading.isProvisional && reading.dueText == due)
        }
        let over = try Sample.reckon(
            rule(10, .calendarDays), events + [try Sample.event("x.court-over", "2027-03-04")], at: "2027-03-13")
        #expect(over.dueText == "2027-03-12" && over.state == .expired)
    }

    @Test("pauses that overlap take a day out once, and each ends with its own answer")
    func overlap() throws {
        let events = [
            try Sample.event("x.begun", "2026-03-02", sequence: 1),
            try Sample.event("x.asked", "2026-03-04", sequence: 2, references: ["request": "A"]),
            try Sample.event("x.asked", "2026-03-06", sequence: 3, references: ["request": "B"]),
            try Sample.event("x.answered", "2026-03-08", sequence: 4, references: ["request": "A"]),
            try Sample.event("x.court", "2026-03-09", sequence: 5, detail: "criminal"),
            try Sample.event("x.answered", "2026-03-10", sequence: 6, references: ["request": "B"]),
            try Sample.event("x.court-over", "2026-03-11", sequence: 7),
        ]
        #expect(try Sample.reckon(rule(10, .calendarDays), events, at: "2026-03-09").state == .paused)
        let reading = try Sample.reckon(rule(10, .calendarDays), events, at: "2026-03-12")
        #expect(reading.dueText == "2026-03-19" && reading.pauses.map(\.days) == [4, 4, 2])
    }

    @Test("what comes when the time is over neither pauses nor extends")
    func tooLate() throws {
        let events = [
            try Sample.event("x.begun", "2026-03-02"), try Sample.event("x.asked", "2026-03-13", hour: 0),
            try Sample.event("x.more", "2026-03-14", clock: "clock", days: 10),
        ]
        let reading = try Sample.reckon(rule(10, .calendarDays), events, at: "2026-03-20")
        #expect(reading.dueText == "2026-03-12" && reading.state == .expired && reading.pauses.isEmpty)
        #expect(reading.words.contains(.extensionRefused))
    }

    @Test("an extension counts up to what the rule allows, once, and the other side's apart")
    func extensions() throws {
        let begun = try Sample.event("x.begun", "2026-03-02")
        let rule = rule(120, .calendarDays)
        #expect(try Sample.reckon(rule, [begun], at: "2026-03-03").dueText == "2026-06-30")
        let first = try Sample.event("x.more", "2026-03-05", sequence: 2, clock: "clock", days: 90)
        let reading = try Sample.reckon(rule, [begun, first], at: "2026-03-06")
        #expect(reading.dueText == "2026-08-29" && reading.words.contains(.extensionCapped))
        #expect(!rule.mayExtend(reading, by: 1) && rule.mayExtend(reading, by: 400, atRequest: true))
        let second = try Sample.event("x.more", "2026-03-07", sequence: 3, clock: "clock", days: 10)
        #expect(try Sample.reckon(rule, [begun, first, second], at: "2026-03-08").dueText == "2026-08-29")
        let asked = try Sample.event("x.more", "2026-03-07", sequence: 3, detail: "request", clock: "clock", days: 10)
        #expect(try Sample.reckon(rule, [begun, first, asked], at: "2026-03-08").dueText == "2026-09-08")
        let months = Sample.rule(6, .months) { $0.extendable = .init(mostDays: 3, times: 1, unit: .months) }
        let more = try Sample.event("x.more", "2026-03-31", clock: "clock", days: 3)
        let start = try Sample.event("x.begun", "2026-03-31", hour: 8)
        #expect(try Sample.reckon(months, [start, more], at: "2026-04-08").dueText == "2026-12-31")
        let none = Sample.rule(10, .calendarDays)
        #expect(try Sample.reckon(none, [begun, first], at: "2026-03-06").dueText == "2026-03-12")
        #expect(!none.mayExtend(try Sample.reckon(none, [begun], at: "2026-03-06"), by: 1))
    }
}

@Suite("Windows, and clocks that come back")
struct WindowTests {
    @Test("a window opens so many days before, and what comes sooner does not count")
    func window() throws {
        let rule = Sample.rule(5, .businessDays, stop: ["x.filed"]) {
            $0.isWindow = true
            $0.anchors = ["through"]
        }
        let begun = try Sample.event("x.begun", "2024-03-12", dates: ["through": "2026-03-11"])
        // Before Wednesday 11: Tuesday 10, Monday 9, Friday 6, (Thursday 5 a holiday), Wednesday 4, Tuesday 3.
        let waiting = try Sample.reckon(rule, [begun], at: "2026-03-02")
        #expect(
            waiting.state == .waiting && waiting.firstDay?.description == "2026-03-03"
                && waiting.dueText == "2026-03-11")
        #expect(try Sample.reckon(rule, [begun], at: "2026-03-03", hour: 0).state == .running)
        #expect(try Sample.reckon(rule, [begun], at: "2026-03-12", hour: 0).state == .expired)
        let early = try Sample.event("x.filed", "2026-03-02", sequence: 2)
        let reading = try Sample.reckon(rule, [begun, early], at: "2026-03-04")
        #expect(reading.state == .running && reading.words.contains(.tooEarly))
        let filed = try Sample.event("x.filed", "2026-03-11", hour: 23, sequence: 3)
        #expect(try Sample.reckon(rule, [begun, early, filed], at: "2026-03-20").inTime == true)
        let none = try Sample.event("x.begun", "2024-03-12")
        #expect(try Sample.reckon(rule, [none], at: "2026-03-02").state == .notStarted)
    }

    private let yearly = Sample.rule(1, .years, stop: ["x.filed"]) { $0.every = .init(length: 1, unit: .years) }

    @Test("a yearly duty that is done stands as done until its day, then the next begins")
    func comesBack() throws {
        let begun = try Sample.event("x.begun", "2024-02-29")
        let first = try Sample.reckon(yearly, [begun], at: "2024-06-01")
        #expect(first.occurrence == 1 && first.dueText == "2025-02-28" && first.state == .running)
        let filed = try Sample.event("x.filed", "2024-12-01")
        let again = try Sample.event("x.filed", "2025-01-10")
        let done = try Sample.reckon(yearly, [begun, filed, again], at: "2025-02-28", hour: 23)
        #expect(done.state == .stopped && done.inTime == true && done.occurrence == 1)
        let next = try Sample.reckon(yearly, [begun, filed, again], at: "2025-03-01", hour: 0)
        #expect(next.state == .running && next.occurrence == 2 && next.dueText == "2026-02-28")
        // The fourth falls on the leap day again: counted from the first day, not from the year before.
        let years = try ["2024-12-01", "2025-12-01", "2026-12-01"].map { try Sample.event("x.filed", $0) }
        #expect(try Sample.reckon(yearly, [begun] + years, at: "2027-06-01").dueText == "2028-02-29")
    }

    @Test("one that was missed stays until it is made good, which does not count for the next")
    func missed() throws {
        let begun = try Sample.event("x.begun", "2024-05-10")
        let missed = try Sample.reckon(yearly, [begun], at: "2026-01-01")
        #expect(missed.state == .expired && missed.occurrence == 1 && missed.dueText == "2025-05-10")
        let late = try Sample.event("x.filed", "2026-01-01", hour: 8)
        let next = try Sample.reckon(yearly, [begun, late], at: "2026-01-01")
        #expect(next.state == .running && next.occurrence == 2 && next.dueText == "2026-05-10")
        let own = try Sample.event("x.filed", "2026-05-10", hour: 23)
        #expect(try Sample.reckon(yearly, [begun, late, own], at: "2026-06-10").occurrence == 3)
        let gone = try Sample.event("x.withdrawn", "2026-02-01")
        #expect(try Sample.reckon(yearly, [begun, late, gone], at: "2030-02-01").state == .cancelled)
    }

    @Test("a yearly window counts only what is done inside it")
    func yearlyWindow() throws {
        let rule = Sample.rule(90, .calendarDays, stop: ["x.filed"]) {
            $0.isWindow = true
            $0.every = .init(length: 1, unit: .years)
        }
        let begun = try Sample.event("x.begun", "2024-05-10")
        #expect(try Sample.reckon(rule, [begun], at: "2025-02-08").state == .waiting)
        #expect(try Sample.reckon(rule, [begun], at: "2025-02-09", hour: 0).state == .running)
        let early = try Sample.event("x.filed", "2025-01-01")
        #expect(try Sample.reckon(rule, [begun, early], at: "2025-06-01").state == .expired)
        let inside = try Sample.event("x.filed", "2025-03-01")
        #expect(try Sample.reckon(rule, [begun, early, inside], at: "2025-03-02").inTime == true)
        let next = try Sample.reckon(rule, [begun, early, inside], at: "2025-06-01")
        #expect(next.state == .waiting && next.occurrence == 2 && next.dueText == "2026-05-10")
    }
}
