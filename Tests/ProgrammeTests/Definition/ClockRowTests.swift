import Country
import Customs
import Deadlines
import Testing

@testable import Programme

/// The 46 rows of the domain's table of time limits, section 3.
@Suite("The table of time limits")
struct ClockRowTests {
    /// Rows that are no running time: what they are instead is data too.
    static let figures: Set<Int> = [10, 15, 16, 20, 35, 37, 44]

    @Test("a row is a clock with its source and mark, or says why it is none", arguments: 1...46)
    func isData(row: Int) throws {
        let shelves = try ClockShelf.all()
        let clocks = shelves.flatMap(\.clocks).filter { $0.rows.contains(row) }
        let figures = shelves.flatMap(\.figures).filter { $0.row == row }
        if Self.figures.contains(row) {
            #expect(clocks.isEmpty && !figures.isEmpty)
            #expect(figures.allSatisfy { !$0.why["es"].isEmpty && !$0.why["en"].isEmpty })
        } else {
            #expect(!clocks.isEmpty)
        }
        #expect(clocks.allSatisfy { !$0.source.title.isEmpty && $0.source.isVerified == ($0.mark == .seen) })
        #expect(figures.allSatisfy { $0.source.isVerified == ($0.mark == .seen) })
    }

    @Test(
        "a row's last days are those computed apart, over weekends, holidays, pauses and extensions", arguments: 1...46)
    func lastDays(row: Int) throws {
        let shelves = try ClockShelf.all()
        let cases = try ClockRowCase.all().filter { $0.row == row }
        #expect(Self.figures.contains(row) == cases.isEmpty)
        for line in cases {
            let shelf = try #require(shelves.first { $0.programme == line.programme })
            let events = try shelf.events(line.events)
            let rule = try #require(
                shelf.clocks.first { rule in
                    rule.code == line.clock
                        && events.first.map { rule.validity.contains(shelf.zone.day(of: $0.at)) }
                            ?? false
                }, "\(line.testDescription)")
            try check(line, rule, events, shelf)
        }
    }

    private func check(_ line: ClockRowCase, _ rule: ClockRule, _ events: [ClockEvent], _ shelf: ClockShelf) throws {
        func reading(_ events: [ClockEvent], _ instant: Instant) -> ClockReading {
            rule.reckon(events: events, calendar: shelf.calendar, zone: shelf.zone, at: instant)
        }
        let latest = try #require(events.last?.at)
        let now = reading(events, latest)
        #expect(now.due == line.last, "\(line.testDescription)")
        let over = try #require(now.over)
        // It is over with the day, or on the morning of it where something takes effect.
        #expect(over == shelf.zone.instant(of: line.last.advanced(by: rule.endsAtStart ? 0 : 1)))
        let before = reading(events, max(latest, over.advanced(bySeconds: -1)))
        #expect(before.isOpen || before.state == .waiting, "\(line.testDescription)")
        let after = reading(events, over)
        #expect(after.state == .expired && after.due == line.last && after.ranOutAt == over, "\(line.testDescription)")
        // Recomputing gives the same, in whatever order the events come and whatever happened later.
        #expect(reading(events.reversed(), over) == after)
        #expect(reading(events + [ClockEvent("case.noted", at: over.advanced(bySeconds: 9))], over) == after)
        // The explanation ends in the day, and rests on events that are there.
        let steps = after.steps
        #expect(steps.first?.word == .started && steps.contains { $0.word == .due && $0.day == line.last })
        #expect(steps.allSatisfy { step in step.sequence.map { (1...Int64(events.count)).contains($0) } ?? true })
        guard let stop = rule.stop.first, !rule.start.contains(stop) else { return }
        let parts = stop.split(separator: ":").map(String.init)
        for (at, isInTime) in [(over.advanced(bySeconds: -1), true), (over, false)] where at >= latest {
            let act = ClockEvent(parts[0], detail: parts.count > 1 ? parts[1] : nil, at: at, sequence: 99)
            let done = reading(events + [act], at)
            if rule.every == nil {
                #expect(done.state == .stopped && done.inTime == isInTime, "\(line.testDescription)")
                #expect(done.steps.contains { $0.sequence == 99 })
            } else {
                #expect(isInTime ? done.state == .stopped : done.occurrence == 2, "\(line.testDescription)")
            }
        }
    }
}
