import Customs
import GaritaTesting
import Testing

@Suite("Moments and days")
struct TimeTests {
    @Test(
        "a moment is read as RFC 3339 and printed in UTC",
        arguments: [
            ("2026-11-23T21:16:24Z", "2026-11-23T21:16:24Z"),
            ("2026-11-23T21:16:24.123Z", "2026-11-23T21:16:24.123Z"),
            ("2026-11-23T21:16:24.1234567Z", "2026-11-23T21:16:24.123Z"),
            ("2026-11-23T21:16:24.5-07:00", "2026-11-24T04:16:24.500Z"),
            ("2026-11-23t21:16:24z", "2026-11-23T21:16:24Z"),
            ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
            ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59+00:00", "9999-12-31T23:59:59Z"),
        ])
    func rfc3339(text: String, expected: String) throws {
        #expect(try Instant(text).description == expected)
    }

    @Test(
        "what is not RFC 3339 is refused",
        arguments: [
            "", "2026-11-23", "2026-11-23T21:16:24", "2026-11-23 21:16:24Z", "2026-02-29T00:00:00Z",
            "2026-11-23T24:00:00Z", "2026-11-23T21:60:00Z", "2026-11-23T21:16:24.Z", "2026-11-23T21:16:24ZZ",
            "2026-11-23T21:16:24+0700", "2026-11-23T21:16:24.123", "+026-11-23T21:16:24Z", "2026-11-23T21:16:24+24:00",
        ])
    func refusals(text: String) {
        #expect(throws: InvalidValue(scheme: "instant", code: .structure, message: "")) { try Instant(text) }
    }

    @Test("10,000 random moments survive printing and reading")
    func momentRoundTrip() throws {
        let seed: UInt64 = 3
        var random = SplitMix64(seed: seed)
        for _ in 0..<10_000 {
            let moment = Instant(
                milliseconds: Int64.random(in: -62_135_596_800_000...253_402_300_799_999, using: &random))
            #expect(try Instant(moment.description) == moment, "seed \(seed)")
        }
    }

    @Test("every day of eight centuries has one number, the next day the next, and weekdays follow each other")
    func dayNumbers() throws {
        var expected = try CalendarDay("1600-01-01").number
        var weekday = try CalendarDay("1600-01-01").weekday.rawValue
        for year in 1600..<2400 {
            for month in 1...12 {
                for day in 1...CalendarDay.days(inMonth: month, year: year) {
                    let value = try #require(CalendarDay(year: year, month: month, day: day))
                    let parts = value.components
                    guard value.number == expected, parts == (year, month, day), value.weekday.rawValue == weekday
                    else {
                        Issue.record("\(year)-\(month)-\(day) became \(value)")
                        return
                    }
                    expected += 1
                    weekday = weekday % 7 + 1
                }
            }
        }
        #expect(try CalendarDay("1970-01-01").number == 0)
        #expect(try CalendarDay("2026-11-23").weekday == .monday)
    }

    @Test("a moment falls on the day of its zone")
    func dayInZone() throws {
        let moment = try Instant("2026-11-24T04:16:24Z")
        #expect(CalendarDay(moment).description == "2026-11-24")
        #expect(CalendarDay(moment, offset: -7 * 3600).description == "2026-11-23")
        #expect(CalendarDay(moment, offset: -7 * 3600).start(offset: -7 * 3600).description == "2026-11-23T07:00:00Z")
        #expect(CalendarDay(try Instant("1969-12-31T23:59:59.999Z")).description == "1969-12-31")
    }

    @Test("days move by days and by months, and a short month ends them")
    func arithmetic() throws {
        let day = try CalendarDay("2024-01-31")
        #expect(day.advanced(byMonths: 1).description == "2024-02-29")
        #expect(day.advanced(byMonths: -11).description == "2023-02-28")
        #expect(day.advanced(byMonths: 12).description == "2025-01-31")
        #expect(day.advanced(by: 30).days(since: day) == 30)
        #expect(throws: InvalidValue(scheme: "day", code: .structure, message: "")) { try CalendarDay("2026-13-01") }
    }

    @Test("seconds between moments have their sign")
    func seconds() throws {
        let moment = try Instant("2026-11-24T04:16:24.500Z")
        #expect(moment.advanced(bySeconds: 90).seconds(since: moment) == 90)
        #expect(moment.seconds(since: moment.advanced(bySeconds: 1)) == -1)
        #expect(TimeSource.fixed(moment).now() == moment)
    }
}
