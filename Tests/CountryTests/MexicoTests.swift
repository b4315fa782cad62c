import Country
import Customs
import GaritaTesting
import Testing

@Suite("Mexico's pack")
struct MexicoTests {
    private static let directory = Repository.root + "/Countries/mx"

    @Test("the pack loads, with its fifty offices")
    func loads() throws {
        let pack = try CountryPack.load(directory: Self.directory)
        #expect(pack.code.text == "MX")
        #expect(pack.name["es"] == "México")
        #expect(pack.offices.count == 50)
        #expect(pack.currency.text == "MXN")
        #expect(pack.title(ofRole: "lane-officer", language: "en") == "Lane officer")
        #expect(pack.text("channel.red.name", language: "es").contains("rojo"))
    }

    @Test(
        "the offices are those of the SAT's catalogue",
        .enabled(if: SharedData.has("reference/mx/sat-c_aduana.csv"), "no ../shared/data/reference"))
    func offices() throws {
        let pack = try CountryPack.load(directory: Self.directory)
        let table = String(decoding: try #require(SharedData.bytes("reference/mx/sat-c_aduana.csv")), as: UTF8.self)
        let codes = table.split(whereSeparator: \.isNewline).dropFirst().map { String($0.prefix(2)) }
        #expect(Set(codes) == Set(pack.offices.map(\.code.text)))
    }

    @Test("an office is found by its code and by that of its section, and keeps its own clock")
    func office() throws {
        let pack = try CountryPack.load(directory: Self.directory)
        let section = try CustomsOffice("071")
        #expect(pack.office(section)?.name == "Ciudad Juárez")
        #expect(pack.section(section)?.name.contains("Zaragoza") == true)
        #expect(pack.office(try CustomsOffice("24"))?.region == "Tamaulipas")
        #expect(pack.office(try CustomsOffice("99")) == nil)
        let summer = try Instant("2026-07-01T12:00:00Z")
        #expect(pack.zone(of: section).offset(at: summer) == -6 * 3600)
        #expect(pack.zone(of: try CustomsOffice("24")).offset(at: summer) == -5 * 3600)
        #expect(pack.zone(of: try CustomsOffice("99")).name == "America/Mexico_City")
        // Felipe Ángeles opened on 13 January 2023.
        let airport = try CustomsOffice("85")
        #expect(pack.office(airport, on: try CalendarDay("2022-12-31")) == nil)
        #expect(pack.office(airport, on: try CalendarDay("2023-01-13")) != nil)
    }

    @Test("a regime is known on a day, and a declaration key names its regimes")
    func procedures() throws {
        let pack = try CountryPack.load(directory: Self.directory)
        let day = try CalendarDay("2026-11-23")
        #expect(pack.procedure("IMD", on: day)?.flows == [.import])
        #expect(pack.procedure("IN", on: day)?.regimes == ["ITE"])
        #expect(pack.procedure("IMD", on: try CalendarDay("2020-01-01")) == nil)
        #expect(pack.procedure("ZZ", on: day) == nil)
    }

    @Test("the mandatory days of rest of 2026 are those of article 74")
    func holidays() throws {
        let pack = try CountryPack.load(directory: Self.directory)
        #expect(
            pack.calendar.holidays(in: 2026).map(\.day.description) == [
                "2026-01-01", "2026-02-02", "2026-03-16", "2026-05-01", "2026-09-16", "2026-11-16", "2026-12-25",
            ])
        #expect(pack.calendar.holiday(on: try CalendarDay("2024-10-01"))?.name["en"].contains("Transfer") == true)
        #expect(pack.calendar.holiday(on: try CalendarDay("2030-10-01")) != nil)
        #expect(pack.calendar.holiday(on: try CalendarDay("2018-12-01")) != nil)
        #expect(pack.calendar.holiday(on: try CalendarDay("2024-12-01")) == nil)
        #expect(pack.calendar.holiday(on: try CalendarDay("2026-05-05")) == nil)
        #expect(pack.calendar.holiday(on: try CalendarDay("2026-05-05"), for: .deadline) != nil)
    }

    @Test("a term in business days skips weekends and holidays")
    func businessDays() throws {
        let calendar = try CountryPack.load(directory: Self.directory).calendar
        // Friday 13 November 2026; Monday the 16th is Revolution Day.
        let friday = try CalendarDay("2026-11-13")
        #expect(calendar.day(1, businessDaysAfter: friday).description == "2026-11-17")
        #expect(calendar.day(-1, businessDaysAfter: try CalendarDay("2026-11-17")) == friday)
        #expect(calendar.businessDays(after: friday, through: try CalendarDay("2026-11-20")) == 4)
        #expect(calendar.nextBusinessDay(onOrAfter: try CalendarDay("2026-11-14")).description == "2026-11-17")
        #expect(calendar.isBusinessDay(friday))
    }

    @Test("counting forward and back by business days agree for four years of starting days")
    func businessDaysAgree() throws {
        let calendar = try CountryPack.load(directory: Self.directory).calendar
        let seed: UInt64 = 4
        var random = SplitMix64(seed: seed)
        for _ in 0..<300 {
            let start = try CalendarDay("2024-01-01").advanced(by: Int.random(in: 0..<1460, using: &random))
            let count = Int.random(in: 1...60, using: &random)
            let end = calendar.day(count, businessDaysAfter: start)
            #expect(calendar.isBusinessDay(end), "seed \(seed)")
            #expect(calendar.businessDays(after: start, through: end) == count, "seed \(seed)")
            #expect(calendar.businessDays(after: end, through: start) == -count, "seed \(seed)")
        }
    }

    @Test("the same files have the same hash, a changed byte another")
    func hash() throws {
        let folder = try TemporaryFolder()
        try folder.copy(from: Self.directory)
        let before = try CountryPack.load(directory: folder.path).sourceHash
        #expect(try CountryPack.load(directory: Self.directory).sourceHash == before)
        try folder.write(try folder.read("texts.en.json") + "\n", to: "texts.en.json")
        #expect(try CountryPack.load(directory: folder.path).sourceHash != before)
    }
}
