import Customs
import Testing

@Suite("Tables of the system")
struct TablesTests {
    @Test("countries and currencies come from the system's tables, with names in two languages")
    func tables() throws {
        let tables = try ReferenceTables.load()
        #expect(tables.countries.count >= 249)
        #expect(tables.currencies.count > 150)
        let mexico = try CountryCode("MX")
        #expect(tables.name(of: mexico) == "Mexico")
        #expect(tables.name(of: mexico, language: "es") == "México")
        #expect(tables.name(of: try CountryCode("US"), language: "fr") == "United States")
        #expect(tables.name(of: try Currency("MXN"), language: "es").lowercased().contains("peso"))
        #expect(tables.country(alpha3: "MEX") == mexico)
        #expect(tables.contains(try CountryCode("XI")))
        #expect(!tables.contains(try CountryCode("ZZ")))
        #expect(!tables.contains(try Currency("ABC")))
    }

    @Test("a missing table says which package to install")
    func missing() {
        let error = #expect(throws: ReferenceTablesError.self) { try ReferenceTables.load(tables: "/nowhere") }
        #expect(error?.message.contains("iso-codes") == true)
    }

    @Test(
        "clocks at the border follow the law of their zone",
        arguments: [
            // Mexico ended daylight saving on 30 October 2022; the border strip keeps that of the United States.
            ("America/Mexico_City", "2026-07-01T12:00:00Z", -6), ("America/Mexico_City", "2022-07-01T12:00:00Z", -5),
            ("America/Ciudad_Juarez", "2026-07-01T12:00:00Z", -6),
            ("America/Ciudad_Juarez", "2026-01-15T12:00:00Z", -7),
            ("America/Matamoros", "2026-07-01T12:00:00Z", -5), ("America/Tijuana", "2026-12-01T12:00:00Z", -8),
            ("America/Cancun", "2026-12-01T12:00:00Z", -5), ("America/Tijuana", "2050-07-01T12:00:00Z", -7),
            ("Europe/Madrid", "2026-07-01T12:00:00Z", 2), ("UTC", "2026-07-01T12:00:00Z", 0),
            ("America/Mexico_City", "1850-01-01T00:00:00Z", -7),
        ])
    func offsets(name: String, moment: String, hours: Int) throws {
        let zone = try Zone.load(name)
        let offset = zone.offset(at: try Instant(moment))
        #expect(Int((Double(offset) / 3600).rounded()) == hours)
    }

    @Test("a clock that springs forward has no hour in between, one that falls back shows an hour twice")
    func changes() throws {
        let zone = try Zone.load("America/Ciudad_Juarez")
        // 8 March 2026, 02:00 → 03:00; 1 November 2026, 02:00 → 01:00.
        #expect(zone.offset(at: try Instant("2026-03-08T08:59:59Z")) == -7 * 3600)
        #expect(zone.offset(at: try Instant("2026-03-08T09:00:00Z")) == -6 * 3600)
        #expect(zone.offset(at: try Instant("2026-11-01T07:59:59Z")) == -6 * 3600)
        #expect(zone.offset(at: try Instant("2026-11-01T08:00:00Z")) == -7 * 3600)
        let day = try CalendarDay("2026-11-01")
        #expect(zone.instant(of: day, secondsOfDay: 5400).description == "2026-11-01T07:30:00Z")
        #expect(
            zone.instant(of: try CalendarDay("2026-03-08"), secondsOfDay: 12 * 3600).description
                == "2026-03-08T18:00:00Z")
        #expect(zone.day(of: try Instant("2026-11-24T04:16:24Z")).description == "2026-11-23")
        #expect(zone.hour(of: try Instant("2026-11-24T04:16:24Z")) == 21)
    }

    @Test("every moment of a local day belongs to it", arguments: ["America/Ciudad_Juarez", "America/Tijuana"])
    func dayBounds(name: String) throws {
        let zone = try Zone.load(name)
        for number in 0..<800 {
            let day = try CalendarDay("2025-06-01").advanced(by: number)
            let start = zone.instant(of: day)
            #expect(zone.day(of: start) == day)
            #expect(zone.day(of: start.advanced(bySeconds: -1)) == day.advanced(by: -1))
        }
    }

    @Test(
        "a zone that does not exist, or a path, is refused",
        arguments: ["", "America/Nowhere", "/etc/passwd", "../etc"])
    func refusals(name: String) {
        #expect(throws: InvalidValue.self) { try Zone.load(name) }
    }
}
