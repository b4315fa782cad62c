/// One row of a table whose last column draws its number.
package struct BarRow: Sendable {
    package var label: HTML
    package var tone: Tone?
    package var value: Double
    /// What stands between label and bar, one cell for each number column.
    package var cells: [HTML]

    package init(_ label: HTML, tone: Tone? = nil, value: Double, cells: [HTML]) {
        self.label = label
        self.tone = tone
        self.value = value
        self.cells = cells
    }
}

extension HTML {
    /// Bars and their numbers in one table: the chart *is* the table.
    package static func barTable(_ t: Words, caption: HTML, columns: [Column], rows: [BarRow]) -> HTML {
        let top = rows.map(\.value).max() ?? 0
        let lines = rows.map { row -> [HTML] in
            let width = top > 0 ? max(0, row.value / top * 100) : 0
            let colour: HTML = row.tone?.classAttribute ?? "bar-lead"
            let bar: HTML = """
                <svg class="bar-line" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" \
                focusable="false"><rect class="\(colour)" width="\(ChartDrawing.text(width))" height="10"/></svg>
                """
            return [row.label] + row.cells + [bar]
        }
        var table = DataTable(caption: caption, columns: columns + [Column(t("chart.bar"))], rows: lines)
        table.stacks = false
        return "<div class=\"bars\">\(self.table(t, table))</div>"
    }
}
