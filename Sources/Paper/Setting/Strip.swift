/// A piece of a document that stays whole: a line of text, a row of a table, a figure.
struct Strip {
    let height: Double
    /// White above it, left out at the top of a page.
    var gap = 0.0
    /// It stands on the same page as the next one.
    var keepsNext = false
    /// It begins a page.
    var breaksBefore = false
    /// The parts of the structure that it lies in, the outermost first.
    var path: [Tag] = []
    /// What is repeated above it where it begins a page: the head of its table.
    var head: StripBox?
    let draw: (Canvas, _ top: Double) -> Void
}

/// A strip by reference, for the head that all rows of a table share.
final class StripBox {
    let strip: Strip
    init(_ strip: Strip) { self.strip = strip }
}

/// A strip on its page.
struct PlacedStrip {
    let strip: Strip
    let top: Double
    /// True for a repeated head, which is no part of the structure.
    var isRepeated = false
}

/// Puts strips on pages: what belongs together stays together, no line stands alone.
struct Pagination {
    let top: Double
    let bottom: Double

    /// Throws ``PaperError`` `pages` for more than a document may have.
    func pages(of strips: [Strip]) throws(PaperError) -> [[PlacedStrip]] {
        var pages: [[PlacedStrip]] = [[]]
        var y = top
        var index = 0
        func place(_ strip: Strip) {
            if !pages[pages.count - 1].isEmpty { y += strip.gap }
            pages[pages.count - 1].append(PlacedStrip(strip: strip, top: y))
            y += strip.height
        }
        func turn(to strip: Strip) throws(PaperError) {
            guard pages.count < PaperDocument.Limits.pages else {
                throw PaperError(.pages, "a document has at most \(PaperDocument.Limits.pages) pages")
            }
            pages.append([])
            y = top
            if let head = strip.head?.strip {
                pages[pages.count - 1].append(PlacedStrip(strip: head, top: y, isRepeated: true))
                y += head.height
            }
        }
        while index < strips.count {
            var end = index + 1
            while end < strips.count, strips[end - 1].keepsNext { end += 1 }
            let group = strips[index..<end]
            let room = bottom - top - (group.first?.head?.strip.height ?? 0)
            let height = group.reduce(0) { $0 + $1.height + $1.gap } - (group.first?.gap ?? 0)
            if height > room {
                // What is higher than a page breaks wherever it must.
                for strip in group {
                    try placeAlone(strip, place, turn, isFull: { y + strip.gap + strip.height > bottom })
                }
            } else {
                let isEmpty = pages[pages.count - 1].isEmpty
                let gap = isEmpty ? 0 : (group.first?.gap ?? 0)
                if !isEmpty, y + gap + height > bottom || group.first?.breaksBefore == true {
                    if let first = group.first { try turn(to: first) }
                }
                for strip in group { place(strip) }
            }
            index = end
        }
        return pages
    }

    private func placeAlone(
        _ strip: Strip, _ place: (Strip) -> Void, _ turn: (Strip) throws(PaperError) -> Void, isFull: () -> Bool
    ) throws(PaperError) {
        if isFull() { try turn(strip) }
        place(strip)
    }
}
