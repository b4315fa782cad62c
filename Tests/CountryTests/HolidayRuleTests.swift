import Country
import Customs
import Testing

@Suite("Holiday rules")
struct HolidayRuleTests {
    @Test(
        "a rule gives the day of a year",
        arguments: [
            ("25 December", 2026, "2026-12-25"), ("first Monday of February", 2026, "2026-02-02"),
            ("third Monday of March", 2027, "2027-03-15"), ("last Monday of May", 2026, "2026-05-25"),
            ("fourth Thursday of November", 2026, "2026-11-26"), ("Easter", 2026, "2026-04-05"),
            ("Easter", 2024, "2024-03-31"), ("Easter", 1943, "1943-04-25"), ("Easter -2", 2025, "2025-04-18"),
            ("1 October every 6 years from 2024", 2030, "2030-10-01"),
            ("Monday from 6 January", 2026, "2026-01-12"), ("Monday from 6 January", 2025, "2025-01-06"),
            ("Monday from 29 June", 2026, "2026-06-29"), ("Monday from 29 June", 2027, "2027-07-05"),
        ])
    func day(text: String, year: Int, expected: String) throws {
        #expect(try HolidayRule(text).day(in: year)?.description == expected)
    }

    @Test("a rule with a period, or of 29 February, has no day in other years")
    func none() throws {
        #expect(try HolidayRule("1 October every 6 years from 2024").day(in: 2026) == nil)
        #expect(try HolidayRule("1 October every 6 years from 2024").day(in: 2018) == nil)
        #expect(try HolidayRule("29 February").day(in: 2026) == nil)
        #expect(try HolidayRule("29 February").day(in: 2028) != nil)
    }

    @Test(
        "what is no rule is refused",
        arguments: [
            "", "Christmas", "31 November", "fifth Monday of May", "first Moonday of May", "Monday from 31 June",
            "Moonday from 6 January", "Easter x",
            "1 May every year",
            "1 May every 0 years from 2020",
        ])
    func refusals(text: String) {
        #expect(throws: InvalidValue.self) { try HolidayRule(text) }
    }
}
