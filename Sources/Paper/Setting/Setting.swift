import Customs

/// A document cut into strips.
struct Setting {
    let document: PaperDocument
    let typesetter: Typesetter

    static let margin = 56.0
    static let top = 54.0
    static let bottom = 64.0
    /// Between a box's edge and its words.
    static let padding = 4.0

    var left: Double { Self.margin }
    var width: Double { document.size.width - 2 * Self.margin }
    var bodyHeight: Double { document.size.height - Self.top - Self.bottom }

    /// Throws ``PaperError`` `text` for a document that holds more than it may.
    init(_ document: PaperDocument, _ typesetter: Typesetter) throws(PaperError) {
        self.document = document
        self.typesetter = typesetter
        let count = document.blocks.reduce(0) { $0 + $1.textLength }
        guard count <= PaperDocument.Limits.text else {
            throw PaperError(.text, "\(count) bytes of text, at most \(PaperDocument.Limits.text)")
        }
    }

    func pages() throws -> [[PlacedStrip]] {
        var strips = try letterhead()
        for (number, block) in document.blocks.enumerated() {
            var made = try self.strips(block, number + 1)
            if case .pageBreak = block { continue }
            if number > 0, case .pageBreak = document.blocks[number - 1], !made.isEmpty { made[0].breaksBefore = true }
            strips += made
        }
        let pagination = Pagination(top: Self.top, bottom: document.size.height - Self.bottom)
        return try pagination.pages(of: strips)
    }

    private func strips(_ block: PaperBlock, _ number: Int) throws -> [Strip] {
        switch block {
        case .heading(let text, let level):
            let set = try typesetter.set(PaperText(text), .heading(level), width: width)
            let gap = level <= 1 ? 18.0 : level == 2 ? 16 : 11
            var strips = lines(of: set, gap: gap, path: [Tag("H\(min(max(level, 1), 3))", number: number)])
            for index in strips.indices { strips[index].keepsNext = true }
            return strips
        case .paragraph(let paragraph): return try self.paragraph(paragraph, number)
        case .pairs(let pairs): return try self.pairs(pairs, number)
        case .table(let table): return try self.table(table, number)
        case .figure(let figure): return [try self.figure(figure)]
        case .notice(let title, let text, let tone): return [try notice(title, text, tone)]
        case .place(let title, let text, let height): return [try place(title, text, height)]
        case .list(let items): return try list(items, number)
        case .rule:
            let (left, width) = (left, width)
            return [Strip(height: 0.6, gap: 10) { $0.fill(x: left, y: $1, width: width, height: 0.6, .line) }]
        case .pageBreak: return []
        }
    }

    private func letterhead() throws -> [Strip] {
        guard !document.letterhead.isEmpty else { return [] }
        var strips: [Strip] = []
        for (index, line) in document.letterhead.enumerated() {
            let set = try typesetter.set(line, index == 0 ? .strong : .label, width: width)
            strips += lines(of: set, gap: 1, path: [Tag("P", number: -index - 1)])
        }
        for index in strips.indices { strips[index].keepsNext = true }
        let (left, width) = (left, width)
        strips.append(Strip(height: 2, gap: 7) { $0.fill(x: left, y: $1, width: width, height: 2, .lead) })
        return strips
    }

    private func paragraph(_ paragraph: PaperParagraph, _ number: Int) throws -> [Strip] {
        var face: Typeface =
            switch paragraph.style {
            case .body: .body
            case .large: .large
            case .small: .small
            }
        var path = [Tag("P", number: number)]
        if let link = paragraph.link.flatMap({ Tag(link: $0) }) {
            path.append(link)
            face.ink = .lead
        }
        let set = try typesetter.set(paragraph.text, face, width: width, alignment: paragraph.alignment)
        return lines(of: set, gap: paragraph.style.gap, path: path)
    }

    private func list(_ items: [PaperText], _ number: Int) throws -> [Strip] {
        let indent = 14.0
        var strips: [Strip] = []
        for (index, item) in items.enumerated() {
            let set = try typesetter.set(item, .body, width: width - indent)
            let mark = try typesetter.set("•", .body, width: indent)
            let path = [Tag("L", number: number), Tag("LI", number: index), Tag("LBody", number: index)]
            var made = lines(of: set, x: left + indent, gap: index == 0 ? 7 : 4, path: path)
            if let first = made.first {
                let left = left
                made[0] = Strip(height: first.height, gap: first.gap, keepsNext: first.keepsNext, path: first.path) {
                    $0.text(mark, x: left + 2, top: $1)
                    first.draw($0, $1)
                }
            }
            strips += made
        }
        return strips
    }

    /// One strip a line; the first two and the last two stay together, so that none stands alone on a page.
    func lines(of text: SetText, x: Double? = nil, gap: Double, path: [Tag]) -> [Strip] {
        let x = x ?? left
        let last = text.lines.count - 1
        return text.lines.enumerated().map { index, line in
            let keeps = index < last && (index == 0 || index == last - 1)
            return Strip(height: line.height, gap: index == 0 ? gap : 0, keepsNext: keeps, path: path) {
                $0.line(line, x: x, top: $1, ink: text.ink)
            }
        }
    }
}

extension PaperParagraph.Style {
    /// White above a paragraph.
    fileprivate var gap: Double {
        switch self {
        case .body: 9
        case .large: 12
        case .small: 5
        }
    }
}

extension PaperBlock {
    /// Bytes of its texts.
    var textLength: Int {
        switch self {
        case .heading(let text, _): text.utf8.count
        case .paragraph(let paragraph): paragraph.text.plain.utf8.count
        case .pairs(let pairs): pairs.reduce(0) { $0 + $1.label.utf8.count + $1.value.plain.utf8.count }
        case .table(let table):
            table.rows.reduce(0) { sum, row in row.reduce(sum) { $0 + $1.plain.utf8.count } }
                + table.columns.reduce(0) { $0 + $1.title.utf8.count }
        case .figure(let figure): figure.beside.reduce(0) { $0 + $1.text.plain.utf8.count }
        case .notice(let title, let text, _), .place(let title, let text, _):
            title.utf8.count + text.plain.utf8.count
        case .list(let items): items.reduce(0) { $0 + $1.plain.utf8.count }
        case .rule, .pageBreak: 0
        }
    }
}
