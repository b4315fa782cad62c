/// Rows of cells: tables with a head that is repeated, and lists of names and values.
extension Setting {
    /// A cell before it is set.
    private struct Cell {
        var text: PaperText
        var face: Typeface
        var x: Double
        var width: Double
        var alignment = PaperParagraph.Alignment.left
        var tag: String
    }

    /// How a row looks.
    private struct RowLook {
        var tag: Tag
        var path: [Tag]
        var gap = 0.0
        var fill: Ink?
        var line: (ink: Ink, height: Double) = (.line, 0.5)
        var padding = Setting.padding
    }

    func table(_ table: PaperTable, _ number: Int) throws -> [Strip] {
        guard !table.columns.isEmpty, table.rows.allSatisfy({ $0.count == table.columns.count }) else {
            throw PaperError(.table, "every row of a table has a cell for each of its columns")
        }
        var strips: [Strip] = []
        if let caption = table.caption {
            let set = try typesetter.set(PaperText(caption), .heading(3), width: width)
            strips = lines(of: set, gap: 12, path: [Tag("P", number: number)])
            for index in strips.indices { strips[index].keepsNext = true }
        }
        let boxes = boxes(table.columns)
        let path = [Tag("Table", number: number)]
        var headLook = RowLook(tag: Tag("TR"), path: path, gap: strips.isEmpty ? 8 : 4, fill: .wash)
        headLook.line = (.quiet, 1)
        let heads = zip(table.columns, boxes).map { column, box in
            Cell(
                text: PaperText(column.title), face: .head, x: box.x, width: box.width, alignment: column.alignment,
                tag: "TH")
        }
        var head = try row(heads, headLook)
        for index in head.indices { head[index].keepsNext = true }
        strips += head
        let repeated = head.first.map { StripBox($0) }
        for cells in table.rows {
            let cells = zip(zip(table.columns, boxes), cells).map { place, text in
                Cell(
                    text: text, face: .cell, x: place.1.x, width: place.1.width, alignment: place.0.alignment, tag: "TD"
                )
            }
            let room = bodyHeight - (repeated?.strip.height ?? 0)
            var made = try row(cells, RowLook(tag: Tag("TR"), path: path), room: room)
            for index in made.indices { made[index].head = repeated }
            strips += made
        }
        return strips
    }

    func pairs(_ pairs: [PaperPair], _ number: Int) throws -> [Strip] {
        let share = 0.32
        var strips: [Strip] = []
        for (index, pair) in pairs.enumerated() {
            let label = Cell(
                text: PaperText(pair.label), face: .label, x: left, width: width * share - 10, tag: "Lbl")
            let value = Cell(
                text: pair.value, face: .body, x: left + width * share, width: width * (1 - share), tag: "LBody")
            var look = RowLook(tag: Tag("LI"), path: [Tag("L", number: number)], gap: index == 0 ? 8 : 0)
            look.padding = 4.5
            strips += try row([label, value], look)
        }
        return strips
    }

    /// Left edge and width of each column's words.
    private func boxes(_ columns: [PaperTable.Column]) -> [(x: Double, width: Double)] {
        let all = columns.reduce(0) { $0 + max($1.share, 0.01) }
        var x = left
        return columns.map { column in
            let whole = width * max(column.share, 0.01) / all
            defer { x += whole }
            return (x + Self.padding, max(whole - 2 * Self.padding, 1))
        }
    }

    /// A row as one strip, or as several when it is higher than a page has room.
    ///
    /// Its cells are set again when they are drawn: a long table would else hold every layout until the end.
    private func row(_ cells: [Cell], _ look: RowLook, room: Double? = nil) throws -> [Strip] {
        let room = (room ?? bodyHeight) - 2 * look.padding
        let heights = try cells.map { try set($0).lines.map(\.height) }
        var strips: [Strip] = []
        var begun = heights.map { _ in 0 }
        repeat {
            var ends = begun
            var height = 0.0
            for (index, lines) in heights.enumerated() {
                var sum = 0.0
                // At least one line, that each piece goes on.
                while ends[index] < lines.count, sum + lines[ends[index]] <= room || ends[index] == begun[index] {
                    sum += lines[ends[index]]
                    ends[index] += 1
                }
                height = max(height, sum)
            }
            let ranges = zip(begun, ends).map { $0..<$1 }
            let isFirst = strips.isEmpty
            strips.append(
                Strip(height: height + 2 * look.padding, gap: isFirst ? look.gap : 0, path: look.path) { canvas, top in
                    draw(cells, ranges, look, height: height + 2 * look.padding, canvas, top)
                })
            begun = ends
        } while zip(begun, heights).contains { $0 < $1.count }
        return strips
    }

    private func set(_ cell: Cell) throws -> SetText {
        try typesetter.set(cell.text, cell.face, width: cell.width, alignment: cell.alignment)
    }

    private func draw(
        _ cells: [Cell], _ ranges: [Range<Int>], _ look: RowLook, height: Double, _ canvas: Canvas, _ top: Double
    ) {
        if let fill = look.fill { canvas.fill(x: left, y: top, width: width, height: height, fill) }
        let line = look.line
        canvas.fill(x: left, y: top + height - line.height, width: width, height: line.height, line.ink)
        canvas.tagged(look.tag) {
            for (cell, range) in zip(cells, ranges) {
                // It was set once already; what could fail has failed then.
                guard let set = try? set(cell) else { continue }
                let lines = set.lines[range.clamped(to: set.lines.indices)]
                canvas.tagged(Tag(cell.tag)) { canvas.lines(lines, of: set, x: cell.x, top: top + look.padding) }
            }
        }
    }
}
