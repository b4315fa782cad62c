package import Country
package import Customs

extension ClockRule {
    /// Where the clock stands at an instant: of what runs apart the latest started. Pure, and what happened after `at` is
    /// not looked at, so that a reading of the past is what was shown then.
    package func reckon(
        events: some Sequence<ClockEvent>, calendar: CountryCalendar, zone: Zone, at instant: Instant
    ) -> ClockReading {
        var counter = DayCounter(calendar: calendar, zone: zone)
        let readings = history(Self.sorted(events, until: instant), at: instant, &counter)
        return readings.last ?? ClockReading(rule: self, at: instant)
    }

    /// The latest run of each subject that the clock runs apart for (of each request, each appeal …); one reading, or none
    /// where it has not started, when it does not run apart.
    package func readings(
        events: some Sequence<ClockEvent>, calendar: CountryCalendar, zone: Zone, at instant: Instant
    ) -> [ClockReading] {
        var counter = DayCounter(calendar: calendar, zone: zone)
        return Self.latest(history(Self.sorted(events, until: instant), at: instant, &counter))
    }

    /// Every run that ever started, in the order of the starts.
    package func history(
        events: some Sequence<ClockEvent>, calendar: CountryCalendar, zone: Zone, at instant: Instant
    ) -> [ClockReading] {
        var counter = DayCounter(calendar: calendar, zone: zone)
        return history(Self.sorted(events, until: instant), at: instant, &counter)
    }

    static func sorted(_ events: some Sequence<ClockEvent>, until instant: Instant) -> [ClockEvent] {
        events.filter { $0.at <= instant }.sorted { ($0.at, $0.sequence) < ($1.at, $1.sequence) }
    }

    static func latest(_ readings: [ClockReading]) -> [ClockReading] {
        var latest: [ClockReading] = []
        for reading in readings {
            if let index = latest.firstIndex(where: { $0.subject == reading.subject }) { latest.remove(at: index) }
            latest.append(reading)
        }
        return latest
    }

    func history(_ events: [ClockEvent], at instant: Instant, _ counter: inout DayCounter) -> [ClockReading] {
        let concerned = events.filter { $0.clock.map { $0 == code } ?? true }
        var runs: [(subject: String?, run: ClockRun)] = []
        for event in concerned {
            let subject = per.flatMap { event.references[$0] }
            for index in runs.indices where per == nil || subject == nil || runs[index].subject == subject {
                runs[index].run.take(event, &counter)
            }
            guard event.matches(any: start), validity.contains(counter.zone.day(of: event.at)),
                let anchor = anchor(of: event, counter.zone)
            else { continue }
            for index in runs.indices where runs[index].subject == subject { runs[index].run.supersede(by: event) }
            runs.append((subject, ClockRun(rule: self, started: event, anchor: anchor)))
        }
        return runs.map { subject, run in
            var reading = run.reading(at: instant, &counter)
            reading.subject = subject
            return reading
        }
    }

    private func anchor(of event: ClockEvent, _ zone: Zone) -> CalendarDay? {
        for name in anchors {
            if let day = name == "event" ? zone.day(of: event.at) : event.dates[name] { return day }
        }
        return nil
    }
}

extension Sequence<ClockRule> {
    /// What every clock of a programme says at an instant: each that started, each subject of it, in the order of the rules.
    /// `conditions` are the facts about the operator that hold; a rule with another condition does not apply.
    package func readings(
        events: some Sequence<ClockEvent>, calendar: CountryCalendar, zone: Zone, at instant: Instant,
        conditions: Set<String> = []
    ) -> [ClockReading] {
        var counter = DayCounter(calendar: calendar, zone: zone)
        let events = ClockRule.sorted(events, until: instant)
        return flatMap { rule -> [ClockReading] in
            if let condition = rule.condition, !conditions.contains(condition) { return [] }
            return ClockRule.latest(rule.history(events, at: instant, &counter))
        }
    }
}
