/// Figures, notices and places: boxes that stay whole.
extension Setting {
    /// A QR code and the words beside it, both from the top.
    func figure(_ figure: PaperFigure) throws -> Strip {
        let code = try QRCode(figure.code)
        let (left, width) = (left, width)
        let side = min(max(figure.side, 40), width)
        let x = left + side + 14
        let texts = try figure.beside.map { paragraph in
            var face: Typeface =
                switch paragraph.style {
                case .body: .body
                case .large: .large
                case .small: .small
                }
            let link = paragraph.link.flatMap { Tag(link: $0) }
            if link != nil { face.ink = .lead }
            let set = try typesetter.set(
                paragraph.text, face, width: max(left + width - x, 60), alignment: paragraph.alignment)
            return (set: set, link: link)
        }
        let gap = 5.0
        // The code's own white is as wide as its quiet zone; the words begin where its ink does.
        let quiet = side / Double(code.width + 8) * 4
        let words = texts.reduce(0) { $0 + $1.set.height } + gap * Double(max(texts.count - 1, 0)) + quiet
        return Strip(height: max(side, words), gap: 10) { canvas, top in
            canvas.tagged(Tag("Figure")) { canvas.code(code, x: left - quiet, y: top, side: side) }
            var y = top + quiet
            for text in texts {
                canvas.tagged(Tag("P")) {
                    if let link = text.link {
                        canvas.tagged(link) { canvas.text(text.set, x: x - quiet, top: y) }
                    } else {
                        canvas.text(text.set, x: x - quiet, top: y)
                    }
                }
                y += text.set.height + gap
            }
        }
    }

    func notice(_ title: String, _ text: PaperText, _ tone: PaperTone) throws -> Strip {
        let inset = 12.0
        var face = Typeface.strong
        face.ink = tone == .plain ? .text : .mark(tone)
        if tone == .yellow { face.ink = Ink(0x6B4E00) }
        let head = try typesetter.set(PaperText(title), face, width: width - 2 * inset)
        let body = try typesetter.set(text, .body, width: width - 2 * inset)
        let isShort = text.plain.isEmpty
        let height = head.height + (isShort ? 0 : body.height + 2) + 16
        let (left, width) = (left, width)
        return Strip(height: height, gap: 12) { canvas, top in
            canvas.fill(x: left, y: top, width: width, height: height, .wash(tone))
            canvas.fill(x: left, y: top, width: 3, height: height, .mark(tone))
            canvas.tagged(Tag("P")) { canvas.text(head, x: left + inset, top: top + 8) }
            if !isShort {
                canvas.tagged(Tag("P")) { canvas.text(body, x: left + inset, top: top + 10 + head.height) }
            }
        }
    }

    func place(_ title: String, _ text: PaperText, _ height: Double) throws -> Strip {
        let inset = 10.0
        let head = try typesetter.set(PaperText(title), .label, width: width - 2 * inset)
        let body = try typesetter.set(text, .small, width: width - 2 * inset)
        let height = max(height, head.height + body.height + 2 * inset)
        let (left, width) = (left, width)
        return Strip(height: height, gap: 14) { canvas, top in
            canvas.frame(x: left + 0.5, y: top + 0.5, width: width - 1, height: height - 1, .quiet)
            canvas.tagged(Tag("P")) { canvas.text(head, x: left + inset, top: top + inset) }
            canvas.tagged(Tag("P")) { canvas.text(body, x: left + inset, top: top + inset + 2 + head.height) }
        }
    }
}
