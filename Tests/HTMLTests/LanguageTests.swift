import Customs
import GaritaTesting
import Testing

@testable import HTML

@Suite("Languages, texts, figures and dates")
struct LanguageTests {
    static let texts: Texts = [
        "room.count": ("{n} {n?declaración|declaraciones} de {name}", "{n} {n?declaration|declarations} of {name}"),
        "room.plain": ("Hola", "Hello"),
    ]
    let es = Words(Catalogue([texts]), .es, clock: WallClock(name: "MST", seconds: -25_200))
    let en = Words(Catalogue([texts]), .en)

    @Test("the components' and the gallery's texts are complete in both languages")
    func audit() {
        #expect(Catalogue([Gallery.texts]).audit() == [])
    }

    @Test("every text that the components and the gallery ask for is there, and none is left over")
    func sources() throws {
        let sources = try SourceFiles.swift(in: "Sources/HTML")
        #expect(sources.count > 30)
        let complaints = Catalogue([Gallery.texts]).audit(
            sources: sources, prefixes: ComponentTexts.all.entries.map(\.key) + ["gallery."])
        #expect(complaints == [])
    }

    @Test("the audit finds what is wrong with a text")
    func complaints() {
        let bad: Texts = [
            "a.one": ("Uno {x}", "One {y}"), "a.two": ("", "Two"), "a.three": ("Tres", "Three "),
            "a.four": ("¡Cuatro!", "Four"), "a.five": ("{n?uno}", "{n?one|many}"), "a.one": ("Uno", "One"),
            "a.six": ("{seis", "six"), "nodot": ("a", "b"),
        ]
        let complaints = Catalogue([bad], overlay: [.es: ["a.one": "{zzz}"]]).audit()
        for key in ["a.one", "a.two", "a.three", "a.four", "a.five", "a.six", "nodot"] {
            #expect(complaints.contains { $0.hasPrefix(key) }, "\(key)")
        }
        #expect(complaints.contains("a.one: written twice"))
        #expect(complaints.contains { $0.contains("country") })
    }

    @Test("the audit of a source finds keys without text and texts without a page")
    func sourceAudit() {
        let catalogue = Catalogue([["r.a": ("a", "a"), "r.b": ("b", "b"), "r.c.x": ("x", "x")]])
        let source = #"""
            t("r.a") + t("r.missing") + format("r.zzz") + t("r.c.\(word)") + t.html("r.none", [:])
            """#
        #expect(
            catalogue.audit(sources: [source], prefixes: ["r."]) == [
                "r.missing: asked for, has no text", "r.none: asked for, has no text", "r.b: no page asks for it",
            ])
    }

    @Test("placeholders are filled, plurals chosen, in each language")
    func filling() {
        #expect(es("room.count", ["n": 1, "name": "hoy"]) == "1 declaración de hoy")
        #expect(en("room.count", ["n": 12_345, "name": "today"]) == "12,345 declarations of today")
        #expect(es("room.none") == "⟦room.none⟧")
        #expect(es("room.plain", else: "x") == "Hola")
        #expect(es("room.none", else: "x") == "x")
        #expect(
            en.html("room.count", ["n": "<b>2</b>", "name": "\("<x>")"]).text == "<b>2</b> declarations of &lt;x&gt;")
    }

    @Test("a country's own wording replaces the house's")
    func overlay() {
        let catalogue = Catalogue([Self.texts], overlay: [.es: ["room.plain": "Buenas"]])
        #expect(Words(catalogue, .es)("room.plain") == "Buenas")
        #expect(Words(catalogue, .en)("room.plain") == "Hello")
        #expect(catalogue.audit() == [])
    }

    @Test(
        "the reader's languages choose the page's",
        arguments: [
            ("es-MX,es;q=0.9,en;q=0.8", Language.es), ("en-US,en;q=0.5", .en), ("fr,en;q=0.3,es;q=0.2", .en),
            ("fr", .es), ("", .es), ("en;q=0,es;q=0.1", .es), ("EN", .en), ("de;q=1, en ; q=0.4", .en),
        ])
    func preferred(header: String, language: Language) {
        #expect(Language(preferred: header) == language)
    }

    @Test("numbers are grouped and rounded as Mexico and English readers write them")
    func numbers() throws {
        #expect(es.number(0) == "0")
        #expect(es.number(999) == "999")
        #expect(es.number(1_000) == "1,000")
        #expect(es.number(-1_234_567) == "\u{2212}1,234,567")
        #expect(en.decimal(1234.549, digits: 2) == "1,234.55")
        #expect(en.decimal(-0.5, digits: 0) == "\u{2212}1")
        #expect(en.decimal(.nan) == "–")
        #expect(en.decimal(.infinity) == "–")
        #expect(es.decimal(ExactDecimal(coefficient: -1_234_500, scale: 3)) == "\u{2212}1,234.500")
        #expect(es.percent(0.125) == "12.5\u{A0}%")
        #expect(en.percent(0.125) == "12.5%")
        #expect(es.money(Money(minorUnits: 123_456_789, try Currency("MXN"))) == "1,234,567.89\u{A0}MXN")
        #expect(en.money(Money(minorUnits: 5, try Currency("USD"))) == "USD\u{A0}0.05")
        #expect(en.bytes(812) == "812\u{A0}bytes")
        #expect(en.bytes(1_900) == "1.9\u{A0}kB")
    }

    @Test("moments are written by the clock of the office")
    func moments() throws {
        let instant = try Instant("2026-11-23T21:05:09Z")
        #expect(es.moment(instant) == "23 nov 2026, 14:05")
        #expect(en.moment(instant, seconds: true) == "23 Nov 2026, 21:05:09")
        #expect(es.moment(try Instant("2026-01-01T06:59:59Z")) == "31 dic 2025, 23:59")
        #expect(es.time(Instant(milliseconds: -1)) == "16:59")
        #expect(
            es.timeElement(instant).text == "<time datetime=\"2026-11-23T21:05:09Z\">23 nov 2026, 14:05</time>")
        #expect((1...12).map(es.monthName).joined(separator: " ") == "ene feb mar abr may jun jul ago sep oct nov dic")
    }

    @Test(
        "lengths of time have at most two units",
        arguments: [
            (0.0, "0\u{A0}s"), (2, "2\u{A0}s"), (0.085, "85\u{A0}ms"), (0.9996, "1.0\u{A0}s"), (2.44, "2.4\u{A0}s"),
            (9.96, "10\u{A0}s"),
            (59.97, "1\u{A0}min"), (245, "4\u{A0}min 5\u{A0}s"), (7800, "2\u{A0}h 10\u{A0}min"),
            (273_600, "3\u{A0}d 4\u{A0}h"), (-1, "–"),
        ])
    func durations(seconds: Double, text: String) {
        #expect(es.duration(seconds: seconds) == text)
    }

    @Test("an age is said roughly, the more so the older")
    func ages() {
        let now = Instant(milliseconds: 1_000_000_000)
        #expect(es.ago(now, now: now) == "ahora mismo")
        #expect(es.ago(now.advanced(bySeconds: -5), now: now) == "hace 5\u{A0}s")
        #expect(en.ago(now.advanced(bySeconds: -185), now: now) == "3\u{A0}min ago")
        #expect(en.ago(now.advanced(bySeconds: -3700), now: now) == "1\u{A0}h ago")
    }
}
