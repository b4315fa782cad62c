import Country
import Customs

/// One run of a clock: from an event that starts it, through what pauses, extends and ends it.
struct ClockRun {
    struct Halt {
        let pause: Int
        let from: ClockEvent
        var until: ClockEvent?
        var isOver = false
    }

    let rule: ClockRule
    let started: ClockEvent
    let anchor: CalendarDay
    private(set) var halts: [Halt] = []
    private(set) var extensions: [ClockReading.Extension] = []
    private(set) var notes: [ClockReading.Step] = []
    /// Of a recurring clock all of them, else the first.
    private(set) var stops: [ClockEvent] = []
    private(set) var tooEarly: [ClockEvent] = []
    private(set) var cancelled: ClockEvent?
    private(set) var superseded: ClockEvent?

    init(rule: ClockRule, started: ClockEvent, anchor: CalendarDay) {
        self.rule = rule
        self.started = started
        self.anchor = anchor
    }

    var isEnded: Bool { cancelled != nil || superseded != nil || (rule.every == nil && !stops.isEmpty) }

    mutating func supersede(by event: ClockEvent) { if !isEnded { superseded = event } }

    /// Takes an event that came after the start.
    mutating func take(_ event: ClockEvent, _ counter: inout DayCounter) {
        if cancelled != nil, superseded == nil, event.matches(any: rule.revive) {
            cancelled = nil
            notes.append(.init(.revived, day: counter.zone.day(of: event.at), event: event))
        }
        if isEnded { return }
        if event.matches(any: rule.stop) { return stop(event, &counter) }
        if event.matches(any: rule.cancel) {
            cancelled = event
        } else if event.clock == rule.code, let days = event.days {
            extend(event, by: days, &counter)
        } else {
            pause(event, &counter)
        }
    }

    private mutating func stop(_ event: ClockEvent, _ counter: inout DayCounter) {
        guard rule.isWindow, rule.every == nil else { return stops.append(event) }
        let dates = dates(at: event, &counter)
        if counter.zone.day(of: event.at) < dates.first { tooEarly.append(event) } else { stops.append(event) }
    }

    private mutating func pause(_ event: ClockEvent, _ counter: inout DayCounter) {
        for (index, pause) in rule.pauses.enumerated() {
            let open = halts.firstIndex {
                $0.pause == index && !$0.isOver && Self.agree($0.from.references, event.references)
            }
            if event.matches(any: pause.until), let open {
                halts[open].until = event
                halts[open].isOver = true
            } else if event.matches(any: pause.from), open == nil, event.at < dates(at: event, &counter).over {
                halts.append(Halt(pause: index, from: event))
            }
        }
    }

    /// Two events are about the same when nothing that both name differs.
    private static func agree(_ left: [String: String], _ right: [String: String]) -> Bool {
        left.allSatisfy { name, value in right[name].map { $0 == value } ?? true }
    }

    private mutating func extend(_ event: ClockEvent, by days: Int, _ counter: inout DayCounter) {
        let atRequest = event.detail == "request"
        let before = extensions.filter { $0.atRequest == atRequest }
        guard let limit = atRequest ? rule.extendableAtRequest : rule.extendable, days > 0, rule.every == nil,
            !rule.isWindow, before.count < limit.times ?? .max, event.at < dates(at: event, &counter).over
        else { return notes.append(.init(.extensionRefused, number: days, event: event)) }
        let left = limit.mostDays.map { max(0, $0 - before.reduce(0) { $0 + $1.counted }) }
        let counted = min(days, left ?? days)
        let unit = rule.unit(of: limit)
        if counted < days { notes.append(.init(.extensionCapped, number: counted, unit: unit, event: event)) }
        guard counted > 0 else { return }
        extensions.append(.init(event: event, counted: counted, unit: unit, atRequest: atRequest))
    }

    // MARK: Days

    struct Dates {
        /// Day 1, or the day on which a window opens.
        var first: CalendarDay
        /// The last day before it moved off a closed one.
        var counted: CalendarDay
        var last: CalendarDay
        var over: Instant
    }

    /// The days that pauses take out, an open one up to `today`.
    func spans(today: CalendarDay, _ zone: Zone) -> [DaySpan] {
        let all = halts.map { halt in
            DaySpan(from: zone.day(of: halt.from.at), through: halt.until.map { zone.day(of: $0.at) } ?? today)
        }
        // Pauses may overlap; no day is taken out twice.
        var merged: [DaySpan] = []
        for span in all.sorted(by: { ($0.from, $0.through) < ($1.from, $1.through) }) where span.days > 0 {
            if let last = merged.last, span.from <= last.through {
                merged[merged.count - 1].through = max(last.through, span.through)
            } else {
                merged.append(span)
            }
        }
        return merged
    }

    private func dates(at event: ClockEvent, _ counter: inout DayCounter) -> Dates {
        dates(today: counter.zone.day(of: event.at), occurrence: 1, &counter)
    }

    func dates(today: CalendarDay, occurrence: Int, _ counter: inout DayCounter) -> Dates {
        let months = max(1, rule.every?.months ?? 1)
        if rule.isWindow {
            let last = rule.every == nil ? anchor : anchor.advanced(byMonths: months * occurrence)
            let first = counter.day(-rule.length, rule.unit, after: last)
            return finish(first: first, counted: last, &counter)
        }
        let base = rule.every == nil ? anchor : anchor.advanced(byMonths: months * (occurrence - 1))
        let spans = spans(today: today, counter.zone)
        let shift = max(rule.firstDay, 1)
        let isWhole = rule.unit == .months || rule.unit == .years
        let start = rule.firstDay == 0 ? base.advanced(by: -1) : base
        let first = counter.day(shift, isWhole ? .calendarDays : rule.unit, after: start, without: spans)
        if let given = rule.given, let last = started.dates[given] {
            return finish(first: first, counted: last, &counter)
        }
        // Months are counted from the first day of all, so that the 29th of February comes again.
        let lead = isWhole ? months * (occurrence - 1) : shift - 1
        let length = rule.unit == .years ? rule.length * 12 : rule.length
        var segments = [(count: length + lead, unit: isWhole ? .months : rule.unit)]
        for more in extensions {
            if segments[segments.count - 1].unit == more.unit {
                segments[segments.count - 1].count += more.counted
            } else {
                segments.append((more.counted, more.unit))
            }
        }
        var day = isWhole ? anchor.advanced(by: shift - 1) : start
        for (index, segment) in segments.enumerated() {
            day = counter.day(segment.count, segment.unit, after: day, without: spans)
            if index == 0, isWhole, rule.firstDay == 0 { day = day.advanced(by: -1) }
        }
        return finish(first: first, counted: day, &counter)
    }

    private func finish(first: CalendarDay, counted: CalendarDay, _ counter: inout DayCounter) -> Dates {
        let last = rule.rollsForward ? counter.nextOpen(onOrAfter: counted) : counted
        let over = counter.zone.instant(of: rule.endsAtStart ? last : last.advanced(by: 1))
        return Dates(first: first, counted: counted, last: last, over: over)
    }
}
