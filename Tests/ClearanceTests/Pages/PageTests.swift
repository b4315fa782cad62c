import Customs
import GaritaTesting
import HTML
import Testing

@testable import Clearance

@Suite("Console pages")
struct PageTests {
    @Test("the room's texts are complete in both languages, each asked for and none missing")
    func texts() throws {
        let catalogue = Catalogue([ClearanceTexts.all])
        #expect(catalogue.audit() == [])
        let sources = try SourceFiles.swift(in: "Sources/Clearance")
        #expect(sources.count > 20)
        #expect(catalogue.audit(sources: sources, prefixes: ClearanceTexts.all.keys) == [])
    }

    @Test("every problem that a reader or a check can name has its text, and every scheme its name")
    func problems() throws {
        let catalogue = Catalogue([ClearanceTexts.all])
        let words = try (SourceFiles.swift(in: "Sources/Formats") + SourceFiles.swift(in: "Sources/Clearance/Model"))
            .flatMap { $0.split(separator: "\"") }.map(String.init)
        let families = ["amendment", "csv", "format", "json", "message", "schema", "text", "wco", "xml", "xsd"]
        let codes = Set(words).filter { word in
            let parts = word.split(separator: ".", omittingEmptySubsequences: false)
            return parts.count == 2 && families.contains(String(parts[0]))
                && !parts[1].isEmpty && parts[1].allSatisfy { ("a"..."z").contains($0) || $0 == "-" || $0 == "8" }
        }
        #expect(codes.count > 30)
        #expect(codes.filter { !catalogue.has("problem.\($0)") }.sorted() == [])
        let schemes = try SourceFiles.swift(in: "Sources/Customs").flatMap { source in
            source.split(separator: "static let scheme = \"").dropFirst().compactMap { $0.split(separator: "\"").first }
        }
        #expect(schemes.count > 15)
        #expect(schemes.filter { !catalogue.has("scheme.\($0)") }.sorted() == [])
    }

    @Test(
        "every page is whole in both languages, works without script, and weighs little", arguments: Language.allCases)
    func pages(language: Language) throws {
        for (name, page) in Self.pages(language) {
            #expect(
                !page.text.contains("⟦"),
                "\(name): \(page.text.split(separator: "⟦").dropFirst().first?.prefix(60) ?? "")")
            #expect(MarkupCheck.complaints(page.text) == [], "\(name)")
            let weight = page.bytes.count + Assets.all.reduce(0) { $0 + $1.bytes.count }
            #expect(weight < 100_000, "\(name) weighs \(weight) bytes")
            #expect(page.text.contains("<html lang=\"\(language.rawValue)\">"))
            try PageFolder.write("\(name).\(language.rawValue).html", page)
        }
    }

    @Test("a search goes through the links of filters and pages")
    func searchLinks() {
        var search = DeclarationSearchView()
        search.plate = "AB 12/3"
        search.channel = .red
        var view = DeclarationListView(search: search)
        view.rows = SampleViews.rows
        view.next = "77"
        let page = ClearancePages.declarations(SampleViews.frame(.en, "/declarations"), view).text
        #expect(page.contains("href=\"/declarations?plate=AB%2012%2F3&amp;channel=red&amp;below=77\""))
        #expect(page.contains("href=\"/declarations?plate=AB%2012%2F3\" aria-current=\"true\""))
        #expect(page.contains("href=\"/declarations?plate=AB%2012%2F3&amp;channel=red&amp;state=released\""))
    }

    @Test("what a trader may not see is not on the page")
    func traderView() {
        let page = ClearancePages.declaration(SampleViews.frame(.en, "/"), SampleViews.released).text
        #expect(!page.contains("How it was decided") && !page.contains("Replay") && !page.contains("What you can do"))
        #expect(page.contains("The goods are at your disposal."))
    }

    @Test("names from outside cannot become markup")
    func escaping() {
        let page = ClearancePages.declarations(SampleViews.frame(.es, "/"), SampleViews.list).text
        #expect(page.contains("García &lt;&amp; Hijos&gt;") && !page.contains("<& Hijos>"))
        let lane = ClearancePages.lane(SampleViews.frame(.es, "/"), SampleViews.lane(.notFound(key: "<script>"))).text
        #expect(lane.contains("&lt;script&gt;") && !lane.contains("<script>"))
    }

    @Test("at the lane the state decides before the channel does")
    func verdicts() {
        func verdict(_ channel: Tone?, _ state: String, holds: Int = 0) -> String {
            let verdict = LaneVerdict(SampleViews.row(1, "", "", "", channel, state, holds: holds))
            return "\(verdict.tone.rawValue) \(verdict.word) \(verdict.step)"
        }
        #expect(verdict(.green, "released") == "green green released")
        #expect(verdict(.blue, "released") == "blue blue released")
        #expect(verdict(.red, "released") == "green green released")
        #expect(verdict(.green, "checked", holds: 1) == "red stop held")
        #expect(verdict(.red, "examination") == "red red red")
        #expect(verdict(.yellow, "documents") == "yellow yellow yellow")
        #expect(verdict(.yellow, "prelodged") == "yellow yellow present")
        #expect(verdict(nil, "refused") == "red stop invalid")
        #expect(verdict(.green, "withdrawn") == "red stop invalid")
        #expect(verdict(.red, "stopped") == "red stop stopped")
    }

    @Test("a lane board shows at most three reasons, holds first")
    func reasons() {
        var found = SampleViews.found(SampleViews.rows[1])
        found.holds = ["SENASICA"]
        found.reasons = ["one", "two", "three"]
        let page = ClearancePages.lane(SampleViews.frame(.en, "/"), SampleViews.lane(.found(found))).text
        #expect(page.contains("<li>Hold: SENASICA</li><li>one</li><li>two</li></ol>"))
    }

    @Test("an interval of a share is Wilson's")
    func interval() {
        let few = ClearancePages.wilson(0, of: 20)
        #expect(few.low == 0 && abs(few.high - 0.1611) < 0.0001)
        let half = ClearancePages.wilson(50, of: 100)
        #expect(abs(half.low - 0.4038) < 0.0001 && abs(half.high - 0.5962) < 0.0001)
    }

    static func pages(_ language: Language) -> [(String, HTML)] {
        func frame(_ address: String) -> PageFrame { SampleViews.frame(language, address) }
        let declaration = SampleViews.declaration
        var checked = SampleViews.lodge
        checked.isChecked = true
        return [
            ("declarations", ClearancePages.declarations(frame("/declarations"), SampleViews.list)),
            ("declarations-search", ClearancePages.declarations(frame("/declarations?x"), SampleViews.search)),
            ("declarations-none", ClearancePages.declarations(frame("/declarations"), DeclarationListView())),
            ("declaration", ClearancePages.declaration(frame("/declarations/1"), declaration)),
            ("declaration-released", ClearancePages.declaration(frame("/declarations/2"), SampleViews.released)),
            ("declaration-refused", ClearancePages.declaration(frame("/declarations/3"), SampleViews.refused)),
            ("lodge", ClearancePages.lodge(frame("/lodge"), SampleViews.lodge)),
            ("lodge-refused", ClearancePages.lodge(frame("/lodge"), SampleViews.lodgeRefused)),
            ("lodge-checked", ClearancePages.lodge(frame("/lodge"), checked)),
            ("quarantine", ClearancePages.quarantine(frame("/quarantine"), SampleViews.quarantine)),
            ("quarantine-none", ClearancePages.quarantine(frame("/quarantine"), QuarantineListView())),
            ("quarantine-entry", ClearancePages.quarantineEntry(frame("/quarantine/1"), SampleViews.quarantineEntry)),
            ("figures", ClearancePages.figures(frame("/figures"), SampleViews.figures)),
            (
                "figures-none",
                ClearancePages.figures(
                    frame("/figures"), FiguresView(office: "Tijuana", from: SampleViews.now, to: SampleViews.now))
            ),
            ("events", ClearancePages.events(frame("/events"), SampleViews.events)),
            ("events-none", ClearancePages.events(frame("/events"), EventListView())),
        ] + SampleViews.lanes.map { ("lane-\($0.name)", ClearancePages.lane(frame("/lane"), $0.view)) }
    }
}
