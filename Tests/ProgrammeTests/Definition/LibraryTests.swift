import Country
import Customs
import Deadlines
import GaritaTesting
import Testing

@testable import Programme

@Suite("The programmes of the repository")
struct LibraryTests {
    @Test("they load, each with its country's calendar and clock")
    func loads() throws {
        let library = try TestLibrary.loaded.get()
        #expect(library.definitions.map(\.code) == ["EU-AEOC", "EU-AEOS", "MX-OEA", "US-CTPAT"])
        #expect(library.references.map(\.code) == ["CO-OEA", "ES-AEO", "ID-AEO", "IN-AEO", "KR-AEO", "NG-AEO"])
        let mexico = try #require(library.definition("MX-OEA"))
        #expect(mexico.zone.name == "America/Mexico_City")
        #expect(!mexico.calendar.isBusinessDay(try CalendarDay("2026-05-05")))
        #expect(mexico.certificate.validityMonths == 24)
        #expect(mexico.certificate.renewalWindow == 30 && mexico.certificate.renewalUnit == .businessDays)
        #expect(mexico.criteria.count == 12 && mexico.criteria.filter { Int($0.code) != nil }.count == 11)
        #expect(mexico.appeals.map(\.body) == ["customs", "independent", "court"])
        let union = try #require(library.definition("EU-AEOC"))
        #expect(union.certificate.effectiveAfterDays == 5 && union.certificate.validityMonths == nil)
        #expect(union.bars == [.revoked: 36, .annulled: 36])
        #expect(union.states.contains(.granted) && !union.states.contains(.renewing))
        let states = try #require(library.definition("US-CTPAT"))
        #expect(states.states.contains(.certifiedProvisional) && states.bars == [.withdrawn: 12])
    }

    @Test("the requirement causes of rule 7.2.2 are grounds that lead to a requirement")
    func causes() throws {
        let mexico = try #require(try TestLibrary.loaded.get().definition("MX-OEA"))
        for code in [
            "tax-non-compliance", "payroll-tax", "list-69", "list-69-b", "seal-certificate", "annual-duty-unpaid",
        ] {
            #expect(mexico.grounds.contains { $0.code == code && $0.effects.contains(.requirement) }, "\(code)")
        }
    }

    @Test(
        "every programme gives three of the seven benefits of WTO TFA 7.7.3, and covers the SAFE criteria that it asks")
    func benefits() throws {
        for programme in try TestLibrary.loaded.get().definitions {
            #expect(Set(programme.benefits.compactMap(\.tfa)).count >= 3, "\(programme.code)")
            let safe = Set(programme.criteria.flatMap(\.safe))
            #expect(safe.isSubset(of: Set("ABCDEFGHIJKLM".map(String.init))))
            if programme.country.text != "EU" { #expect(safe.count == 13, "\(programme.code) \(safe.sorted())") }
        }
    }

    @Test("the version of a clock that held on the day it started is the one that runs")
    func versions() throws {
        let union = try #require(try TestLibrary.loaded.get().definition("EU-AEOC"))
        #expect(union.clock("consultation", on: try CalendarDay("2025-04-27"))?.consequence == .deemedAccepted)
        #expect(union.clock("consultation", on: try CalendarDay("2025-04-28"))?.consequence == .escalate)
        let events = ["2025-04-27", "2025-04-28"].enumerated().compactMap { index, day in
            (try? CalendarDay(day)).map {
                ClockEvent(
                    "case.consultation-opened", at: union.zone.instant(of: $0, secondsOfDay: 40_000),
                    sequence: Int64(index + 1), references: ["consultation": "C\(index)"])
            }
        }
        let readings = union.readings(of: events, at: try Instant("2025-05-01T00:00:00Z"))
        #expect(readings.map(\.subject) == ["C0", "C1"])
        #expect(readings.map(\.rule.consequence) == [.deemedAccepted, .escalate])
        #expect(readings.map(\.rule.version) == ["EU-AEOC 2016.1, 2016-05-01", "EU-AEOC 2016.1, 2025-04-28"])
    }

    @Test("a rule with a condition applies only where it holds")
    func conditions() throws {
        let union = try #require(try TestLibrary.loaded.get().definition("EU-AEOC"))
        let event = ClockEvent("case.decided", detail: "grant", at: try Instant("2026-01-10T10:00:00Z"), sequence: 1)
        let at = try Instant("2026-02-01T00:00:00Z")
        #expect(!union.readings(of: [event], at: at).contains { $0.code == "first-year" })
        let young = union.readings(of: [event], at: at, conditions: ["established-under-3-years"])
        #expect(young.first { $0.code == "first-year" }?.due == (try CalendarDay("2027-01-09")))
    }

    @Test("no line of the program names a programme; the demo's data may")
    func nothingNamed() throws {
        let library = try TestLibrary.loaded.get()
        let codes = library.definitions.map(\.code) + library.references.map(\.code)
        // What is run here; a reference's code may be an ordinary word (`IN` begins the number of an incident).
        let countries = Set(library.definitions.map(\.country.text))
        let words = codes + countries.flatMap { [$0, $0.lowercased()] }
        for path in try TestText.sources(below: "Sources") where !path.hasPrefix("Sources/garita/") {
            // In the rooms that run the programmes not even a country stands.
            let isRoom = path.hasPrefix("Sources/Programme/") || path.hasPrefix("Sources/Deadlines/")
            let text = try TestText.read(path)
            for line in text.split(separator: "\n") where line.contains("\"") {
                let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
                for word in isRoom ? words : codes where code.contains("\"\(word)\"") {
                    Issue.record("\(path) names \(word): \(code)")
                }
            }
        }
    }
}
