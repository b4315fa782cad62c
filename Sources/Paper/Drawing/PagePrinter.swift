/// Draws placed strips and the foot of every page, and keeps the structure's open parts.
struct PagePrinter {
    let document: PaperDocument
    let typesetter: Typesetter
    let canvas: Canvas

    init(_ document: PaperDocument, _ typesetter: Typesetter, _ canvas: Canvas) {
        self.document = document
        self.typesetter = typesetter
        self.canvas = canvas
    }

    func print(_ pages: [[PlacedStrip]]) throws {
        let whole = Tag("Document")
        canvas.begin(whole)
        var open: [Tag] = []
        for (index, page) in pages.enumerated() {
            for placed in page {
                if placed.isRepeated {
                    // A reader who listens has heard the head already: it is drawn without its tags.
                    canvas.isSilent = true
                    placed.strip.draw(canvas, placed.top)
                    canvas.isSilent = false
                    continue
                }
                turn(from: &open, to: placed.strip.path)
                placed.strip.draw(canvas, placed.top)
            }
            // What holds text ends with the page; tables and lists go on.
            turn(from: &open, to: open.filter { ["Table", "L"].contains($0.name) })
            if index == pages.count - 1 { turn(from: &open, to: []) }
            try foot(page: index + 1, of: pages.count)
            if index == pages.count - 1 { canvas.end(whole) }
            canvas.showPage()
        }
    }

    private func turn(from open: inout [Tag], to path: [Tag]) {
        var same = 0
        while same < open.count, same < path.count, open[same] == path[same] { same += 1 }
        while open.count > same { canvas.end(open.removeLast()) }
        for tag in path[same...] {
            canvas.begin(tag)
            open.append(tag)
        }
    }

    private func foot(page: Int, of count: Int) throws {
        let (left, width) = (Setting.margin, document.size.width - 2 * Setting.margin)
        var y = document.size.height - Setting.bottom + 20
        canvas.fill(x: left, y: y - 5, width: width, height: 0.5, .line)
        let numbers = document.footer.pages
            .replacing("{pages}", with: String(count)).replacing("{page}", with: String(page))
        let right = try typesetter.set(PaperText(numbers), .foot, width: width * 0.3, alignment: .right)
        let text = try typesetter.set(PaperText(document.footer.text), .foot, width: width * 0.7 - 8)
        if let line = text.lines.first { canvas.line(line, x: left, top: y, ink: text.ink) }
        if let line = right.lines.first { canvas.line(line, x: left + width * 0.7, top: y, ink: right.ink) }
        guard let proof = document.footer.proof else { return }
        y += 11
        let set = try typesetter.set(PaperText(proof), .proof, width: width)
        if let line = set.lines.first { canvas.line(line, x: left, top: y, ink: set.ink) }
    }
}
