import Customs
import Deadlines
import GaritaTesting
import HTML
import Testing

@testable import Programme

@Suite("A deadline on a page")
struct ClockExplanationTests {
    @Test("its texts are complete in both languages, for every state, step, unit and consequence")
    func texts() throws {
        let catalogue = Catalogue([ClocksTexts.all])
        #expect(catalogue.audit() == [])
        let sources = try TestText.sources(below: "Sources/Programme/Pages/Clocks").map { try TestText.read($0) }
        #expect(catalogue.audit(sources: sources, prefixes: ["clocks."]) == [])
        let keys =
            ClockReading.State.allCases.map { "state.\($0.rawValue)" }
            + ClockReading.Step.Word.allCases.map { "step.\($0.rawValue)" }
            + ClockRule.Unit.allCases.map { "unit.\($0.rawValue)" }
            + ClockRule.Consequence.allCases.map { "consequence.\($0.rawValue)" }
            + ClockRule.Party.allCases.map { "binds.\($0.rawValue)" }
        #expect(keys.filter { !catalogue.has("clocks." + $0) } == [])
    }

    @Test("it says day 1, the pause with its reason, the extension, the last day and the events that they rest on")
    func explanation() throws {
        let shelf = try #require(try ClockShelf.all().first { $0.programme == "EU-AEOC" })
        let rule = try #require(shelf.clocks.first { $0.code == "decision" })
        let events = try shelf.events(
            """
            case.accepted 2026-02-27 ; case.information-requested 2026-03-03 request=A ; \
            case.information-supplied 2026-03-12 request=A ; \
            case.clock-extended 2026-03-20 clock=decision days=60
            """)
        let at = try #require(events.last?.at)
        let reading = rule.reckon(events: events, calendar: shelf.calendar, zone: shelf.zone, at: at)
        for language in Language.allCases {
            let page = HTML.clock(Words(Catalogue([ClocksTexts.all]), language), reading) { "/events/\($0)" }.text
            #expect(!page.contains("⟦"), "\(page)")
            #expect(page.contains("/events/1") && page.contains("/events/2") && page.contains("/events/4"))
        }
        let words = Words(Catalogue([ClocksTexts.all]), .en)
        #expect(
            reading.steps.map { HTML.clockStep(words, $0) } == [
                "It was started by what happened on \(words.day(try CalendarDay("2026-02-27"))).",
                "Day 1: \(words.day(try CalendarDay("2026-02-28"))).",
                "It is 120 calendar days long.",
                "Paused for 9 days, to \(words.day(try CalendarDay("2026-03-12"))), because the information asked for is awaited.",
                "Extended by 60 calendar days.",
                "Last day: \(words.day(try CalendarDay("2026-09-04"))).",
            ])
    }

    @Test("an act's facts become the events of clocks, with their words, days and references")
    func events() throws {
        let zone = try #require(try ClockShelf.all().first { $0.programme == "MX-OEA" }).zone
        let at = try Instant("2026-03-02T18:00:00Z")
        func event(_ fact: CaseFact) -> ClockEvent {
            CaseEvent(fact, at: at, actor: "a", sequence: 9).clockEvent(in: zone)
        }
        let grant = event(
            .decided(
                .init(
                    outcome: .grant, proposedBy: "a", approvedBy: "b", effective: at,
                    through: try CalendarDay("2028-03-01"))))
        #expect(grant.matches("case.decided:grant") && grant.dates["through"]?.description == "2028-03-01")
        #expect(grant.dates["effective"]?.description == "2026-03-02" && grant.references["decision"] == "9")
        let more = event(.clockExtended(.init(clock: "decision", days: 30, text: Prose(hash: "h"), atRequest: true)))
        #expect(more.clock == "decision" && more.days == 30 && more.matches("case.clock-extended:request"))
        let lapsed = event(.lapsed(.init(clock: "missing-items")))
        #expect(lapsed.clock == nil && lapsed.references["clock"] == "missing-items")
        let ruling = event(.appealDecided(.init(appeal: "A1", level: 1, allowed: false, ruledBy: "c")))
        #expect(ruling.matches("case.appeal-decided:1-dismissed") && ruling.references["appeal"] == "A1")
    }
}
