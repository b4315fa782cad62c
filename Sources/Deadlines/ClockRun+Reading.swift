import Country
import Customs

extension ClockRun {
    /// What the run says at an instant; all its events lie at or before it.
    func reading(at instant: Instant, _ counter: inout DayCounter) -> ClockReading {
        var reading = ClockReading(rule: rule, at: instant)
        reading.started = started
        reading.anchor = anchor
        let zone = counter.zone
        // A pause that lasts ends for the count with what ended the run.
        let end = rule.every == nil ? [stops.first, cancelled, superseded].compactMap { $0?.at }.min() : nil
        let today = zone.day(of: end ?? instant)
        let occurrence = rule.every == nil ? (1, stops.first) : current(instant, &counter)
        reading.occurrence = occurrence.0
        let dates = dates(today: today, occurrence: occurrence.0, &counter)
        reading.firstDay = dates.first
        reading.due = dates.last
        reading.over = dates.over
        reading.extensions = extensions
        reading.pauses = halts.map { halt in
            let through = halt.until.map { zone.day(of: $0.at) } ?? today
            let pause = rule.pauses[halt.pause]
            return ClockReading.Pause(
                from: halt.from, until: halt.until, days: max(0, through.days(since: zone.day(of: halt.from.at))),
                reason: pause.reason, source: pause.source)
        }
        reading.stopped = occurrence.1
        reading.inTime = occurrence.1.map { $0.at < dates.over }
        reading.state = state(reading, dates, zone.day(of: instant), instant)
        reading.isProvisional = reading.state == .paused
        reading.warnings = rule.warnings.sorted(by: >).map { before in
            let day = dates.last.advanced(by: -before)
            return .init(day: day, daysBefore: before, isDue: reading.state == .running && zone.day(of: instant) >= day)
        }
        reading.steps = steps(reading, dates, zone)
        return reading
    }

    private func state(
        _ reading: ClockReading, _ dates: Dates, _ today: CalendarDay, _ instant: Instant
    ) -> ClockReading.State {
        if reading.stopped != nil { return .stopped }
        if let ended = cancelled ?? superseded { return ended.at < dates.over ? .cancelled : .expired }
        if halts.contains(where: { !$0.isOver }) { return .paused }
        if instant >= dates.over { return .expired }
        return rule.isWindow && today < dates.first ? .waiting : .running
    }

    /// Of a clock that comes back: which time it stands at, and what stopped that one. A time that was missed stays until it
    /// is made good, and what makes it good does not count for the next.
    private func current(_ instant: Instant, _ counter: inout DayCounter) -> (Int, ClockEvent?) {
        var first = 1
        var done: [Int: ClockEvent] = [:]
        for stop in stops {
            let day = counter.zone.day(of: stop.at)
            // The time whose last day was not over when it happened.
            var running = first
            while dates(today: day, occurrence: running, &counter).over <= stop.at { running += 1 }
            let missed = (first..<running).filter { done[$0] == nil }
            if !missed.isEmpty {
                for index in missed { done[index] = stop }
            } else if done[running] == nil, opens(running, &counter) <= day {
                done[running] = stop
            }
            first = running
        }
        // It stays at a time that is missed, and at one that is done until its last day is over.
        var index = 1
        let today = counter.zone.day(of: instant)
        while done[index] != nil, dates(today: today, occurrence: index, &counter).over <= instant { index += 1 }
        return (index, done[index])
    }

    private func opens(_ occurrence: Int, _ counter: inout DayCounter) -> CalendarDay {
        rule.isWindow ? dates(today: anchor, occurrence: occurrence, &counter).first : CalendarDay(number: .min)
    }

    private func steps(_ reading: ClockReading, _ dates: Dates, _ zone: Zone) -> [ClockReading.Step] {
        var steps: [ClockReading.Step] = [.init(.started, day: zone.day(of: started.at), event: started)]
        if let name = rule.anchors.first(where: { $0 != "event" && started.dates[$0] != nil }) {
            steps.append(.init(.anchored, day: anchor, event: started, text: LocalizedText(name, languages: ["en"])))
        }
        if rule.every != nil { steps.append(.init(.occurrence, day: anchor, number: reading.occurrence)) }
        steps.append(.init(rule.isWindow ? .opens : .firstDay, day: dates.first))
        steps.append(.init(.length, number: rule.length, unit: rule.unit))
        for pause in reading.pauses {
            let word: ClockReading.Step.Word = pause.until == nil ? .pausing : .paused
            let through = zone.day(of: pause.from.at).advanced(by: pause.days)
            steps.append(.init(word, day: through, number: pause.days, event: pause.from, text: pause.reason))
        }
        for more in extensions {
            steps.append(.init(.extended, number: more.counted, unit: more.unit, event: more.event))
        }
        steps += notes
        if rule.given.flatMap({ started.dates[$0] }) != nil {
            steps.append(.init(.given, day: dates.counted, event: started))
        }
        if dates.last != dates.counted { steps.append(.init(.moved, day: dates.last)) }
        steps.append(.init(.due, day: dates.last))
        steps += tooEarly.map { .init(.tooEarly, day: zone.day(of: $0.at), event: $0) }
        if let stop = reading.stopped {
            let word: ClockReading.Step.Word = reading.inTime == true ? .stoppedInTime : .stoppedLate
            steps.append(.init(word, day: zone.day(of: stop.at), event: stop))
        }
        if let cancelled { steps.append(.init(.cancelled, day: zone.day(of: cancelled.at), event: cancelled)) }
        if let superseded { steps.append(.init(.superseded, day: zone.day(of: superseded.at), event: superseded)) }
        if let out = reading.ranOutAt { steps.append(.init(.ranOut, day: zone.day(of: out))) }
        return steps
    }
}
