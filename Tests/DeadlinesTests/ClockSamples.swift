import Customs
import Deadlines
import JSON
import Testing

@testable import Country

/// A calendar with one holiday, Thursday 5 March 2026, and rules under it.
enum Sample {
    static let source = Source(key: "s", title: "A law", date: CalendarDay(number: 20_000), isVerified: false)

    static func calendar() throws -> CountryCalendar {
        let day = CountryCalendar.Holiday(
            name: LocalizedText("Fiesta", languages: ["es"]), rule: try HolidayRule("5 March"),
            applies: [.labour, .deadline], validity: Validity(from: CalendarDay(number: 0)), source: source)
        return CountryCalendar(weekend: [.saturday, .sunday], holidays: [day])
    }

    static func rule(
        _ length: Int, _ unit: ClockRule.Unit, stop: [String] = ["x.done"],
        _ change: (inout ClockRule) -> Void = { _ in }
    ) -> ClockRule {
        var rule = ClockRule(
            code: "clock", name: LocalizedText("Plazo", languages: ["es"]), start: ["x.begun"], stop: stop,
            cancel: ["x.withdrawn"], length: length, unit: unit, consequence: .lapse,
            validity: Validity(from: CalendarDay(number: 0)), source: source)
        change(&rule)
        return rule
    }

    /// An event at an hour of a day in Mexico City, `x.begun 2026-03-02`.
    static func event(
        _ kind: String, _ day: String, hour: Int = 12, sequence: Int64 = 0, detail: String? = nil, clock: String? = nil,
        days: Int? = nil, dates: [String: String] = [:], references: [String: String] = [:]
    ) throws -> ClockEvent {
        ClockEvent(
            kind, detail: detail, at: try instant(day, hour: hour), sequence: sequence, clock: clock, days: days,
            dates: try dates.mapValues { try CalendarDay($0) }, references: references)
    }

    static func zone() throws -> Zone { try Zone.load("America/Mexico_City") }

    static func instant(_ day: String, hour: Int = 12) throws -> Instant {
        try zone().instant(of: try CalendarDay(day), secondsOfDay: hour * 3600)
    }

    static func reckon(_ rule: ClockRule, _ events: [ClockEvent], at day: String, hour: Int = 12) throws -> ClockReading
    {
        rule.reckon(events: events, calendar: try calendar(), zone: try zone(), at: try instant(day, hour: hour))
    }
}

extension ClockReading {
    var dueText: String? { due?.description }
    var words: [Step.Word] { steps.map(\.word) }
}
