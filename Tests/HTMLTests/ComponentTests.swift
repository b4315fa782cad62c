import Customs
import GaritaTesting
import Testing

@testable import HTML

@Suite("Components")
struct ComponentTests {
    let t = Words(Catalogue([]), .en)

    @Test("an error stands above the form with a link to its field, and at the field")
    func errors() {
        var field = Field("hs", "Tariff code", hint: "Digits")
        field.error = "Enter <digits>"
        let page = HTML.errorSummary(t, [FieldError("hs", "Enter <digits>")]) ?? ""
        #expect(page.text.contains("<a href=\"#hs\">Enter &lt;digits&gt;</a>"))
        let form = HTML.field(t, field).text
        #expect(form.contains("aria-describedby=\"hs-hint hs-error\"") && form.contains("aria-invalid=\"true\""))
        #expect(form.contains("id=\"hs-error\"") && form.contains("for=\"hs\""))
        #expect(HTML.errorSummary(t, []) == nil)
    }

    @Test("the first answer of a group has the field's own id, so that the error summary leads to it")
    func radios() {
        let field = Field("way", "How?", .radios([Choice("a", "A", hint: "x"), Choice("b", "B")]), value: "b")
        let markup = HTML.field(t, field).text
        #expect(markup.contains("id=\"way\" name=\"way\" value=\"a\""))
        #expect(markup.contains("id=\"way-2\" name=\"way\" value=\"b\" checked"))
        #expect(MarkupCheck.complaints(markup) == [])
    }

    @Test("a list that must be answered does not answer by itself")
    func select() {
        let choices = [Choice("07", "Juárez"), Choice("24", "Laredo")]
        let open = HTML.field(t, Field("office", "Office", .select(choices))).text
        #expect(open.contains("<option value=\"\">Choose one</option>"))
        let chosen = HTML.field(t, Field("office", "Office", .select(choices), value: "24")).text
        #expect(!chosen.contains("value=\"\"") && chosen.contains("<option value=\"24\" selected>"))
    }

    @Test("every form that changes something carries the session's token; one that asks does not")
    func forms() {
        #expect(HTML.act("Go", action: "/x", csrf: "to\"ken").text.contains("name=\"csrf\" value=\"to&quot;ken\""))
        #expect(!HTML.search(t, action: "/x", Field("q", "Search")).text.contains("csrf"))
        #expect(HTML.form(action: "javascript:x", csrf: "", "").text.contains("action=\"#\""))
    }

    @Test("a sorted column says so, its head is a link, a row is named by its first cell")
    func table() {
        let columns = [Column("Number", .identifier), Column("Value", .number, sortHref: "/?s=v", order: .descending)]
        var table = DataTable(caption: "Today's", columns: columns, rows: [["A", "1"], ["B", ""]])
        let markup = HTML.table(t, table).text
        #expect(markup.contains("aria-sort=\"descending\"") && markup.contains("<a href=\"/?s=v\""))
        #expect(markup.contains("<th scope=\"row\" role=\"rowheader\" class=\"id\">A</th>"))
        #expect(
            markup.contains("data-label=\"Value\"><div>1</div></td>") && markup.contains("data-label=\"Value\"></td>"))
        table.stacks = false
        #expect(HTML.table(t, table).text.contains("role=\"group\" aria-label=\"Today&#39;s\""))
    }

    @Test("a chart stands with its numbers, and says so when there are none")
    func chart() {
        func chart(_ values: [Double?], _ kind: Chart.Kind) -> String {
            HTML.chart(
                t,
                Chart(
                    kind, title: "Wait?", about: "By hour", categoryLabel: "Hour", categories: ["1", "2", "3"],
                    series: [ChartSeries("AEO", tone: .green, values), ChartSeries("Others", tone: .red, [1, 2, 3])]
                ) { t.decimal($0) }
            ).text
        }
        let lines = chart([1, nil, 4], .lines)
        #expect(lines.contains("role=\"img\" aria-label=\"Wait? AEO, Others\"") && lines.contains("<table"))
        #expect(lines.contains("<div>–</div>") || lines.contains(">–</td>"))
        #expect(!lines.contains("style=") && MarkupCheck.complaints(lines) == [])
        #expect(MarkupCheck.complaints(chart([1, nil, 4], .columns)) == [])
        let empty = HTML.chart(
            t,
            Chart(
                .columns, title: "", about: "", categoryLabel: "", categories: [], series: [], format: { _ in "" }))
        #expect(empty.text.contains("no data") && !empty.text.contains("<svg"))
    }

    @Test("a hash is short for the eye and whole for the clipboard")
    func hash() {
        let hex = String(repeating: "ab", count: 32)
        let markup = HTML.hash(t, hex, name: "the record")
        #expect(markup.text.contains("data-copy=\"\(hex)\"") && markup.text.contains("title=\"\(hex)\""))
        #expect(markup.plainText.hasPrefix(hex))
    }

    @Test("a board never shows more than three reasons")
    func board() {
        var board = LaneBoard(
            tone: .red, word: "STOP", nextStep: "Bay 2", dataAsOf: Gallery.now, now: Gallery.now.advanced(bySeconds: 9))
        board.reasons = ["a", "b", "c", "d"]
        let markup = HTML.laneBoard(t, board, csrf: "").text
        #expect(markup.contains("<li>c</li>") && !markup.contains("<li>d</li>") && markup.contains("9\u{A0}s ago"))
    }
}
