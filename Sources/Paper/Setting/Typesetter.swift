import CPango

/// Sets texts into lines with one pango context. Used on the press's queue only.
final class Typesetter {
    static let family = "DejaVu Sans"
    static let codeFamily = "DejaVu Sans Mono"

    private let context: OpaquePointer

    init(_ map: UnsafeMutablePointer<PangoFontMap>, language: String) throws {
        guard let context = pango_font_map_create_context(map) else {
            throw PaperError(.drawing, "there is no font context")
        }
        self.context = context
        garita_context_unhint(context)
        pango_context_set_language(context, pango_language_from_string(language))
        pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
    }

    deinit { garita_context_unref(context) }

    /// A text in lines no wider than `width` points.
    func set(
        _ text: PaperText, _ face: Typeface, width: Double, alignment: PaperParagraph.Alignment = .left
    ) throws -> SetText {
        guard let layout = pango_layout_new(context) else { throw PaperError(.drawing, "there is no layout") }
        let font = pango_font_description_new()
        pango_font_description_set_family(font, face.isCode ? Self.codeFamily : Self.family)
        pango_font_description_set_size(font, Int32(face.size * Double(PANGO_SCALE)))
        pango_font_description_set_weight(font, face.isStrong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_layout_set_font_description(layout, font)
        pango_font_description_free(font)
        pango_layout_set_width(layout, Int32(max(width, 1) * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_auto_dir(layout, 0)
        switch alignment {
        case .left: pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
        case .centre: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
        case .right: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
        }
        var bytes: [CChar] = []
        let attributes = pango_attr_list_new()
        for span in text.spans {
            let start = UInt32(bytes.count)
            bytes += span.text.printable.utf8.map { CChar(bitPattern: $0) }
            let end = UInt32(bytes.count)
            switch span.face {
            case .plain: break
            case .strong:
                garita_attribute_insert(attributes, pango_attr_weight_new(PANGO_WEIGHT_BOLD), start, end)
            case .quiet:
                let (red, green, blue) = Ink.quiet.words
                garita_attribute_insert(attributes, pango_attr_foreground_new(red, green, blue), start, end)
            case .code:
                garita_attribute_insert(attributes, pango_attr_family_new(Self.codeFamily), start, end)
                // The monospaced face looks larger than the other at the same size.
                let size = Int32(face.size * 0.94 * Double(PANGO_SCALE))
                garita_attribute_insert(attributes, pango_attr_size_new(size), start, end)
            }
        }
        pango_layout_set_text(layout, bytes, Int32(bytes.count))
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
        return SetText(layout, ink: face.ink, leading: face.leading)
    }
}

/// How a text is set.
struct Typeface {
    var size: Double
    /// The height of a line against that of the font.
    var leading = 1.15
    var isStrong = false
    var isCode = false
    var ink = Ink.text

    static let body = Typeface(size: 9.5, leading: 1.2)
    static let strong = Typeface(size: 9.5, leading: 1.2, isStrong: true)
    static let label = Typeface(size: 9.5, leading: 1.2, ink: .quiet)
    static let large = Typeface(size: 15, leading: 1.05, isStrong: true)
    static let small = Typeface(size: 8, leading: 1.15, ink: .quiet)
    static let cell = Typeface(size: 8.5, leading: 1.12)
    static let head = Typeface(size: 8.5, leading: 1.05, isStrong: true)
    static let foot = Typeface(size: 7.5, leading: 1, ink: .quiet)
    static let proof = Typeface(size: 6.5, leading: 1, isCode: true, ink: .quiet)

    static func heading(_ level: Int) -> Typeface {
        switch level {
        case ...1: Typeface(size: 19, leading: 1.02, isStrong: true)
        case 2: Typeface(size: 12.5, leading: 1.05, isStrong: true, ink: .lead)
        default: Typeface(size: 10.5, leading: 1.08, isStrong: true)
        }
    }
}

/// A text in its lines.
final class SetText {
    struct Line {
        let line: UnsafeMutablePointer<PangoLayoutLine>
        /// From the left edge of the text's width.
        let x: Double
        let width: Double
        let height: Double
        /// From the line's top.
        let baseline: Double
    }

    private let layout: OpaquePointer
    let lines: [Line]
    let ink: Ink

    init(_ layout: OpaquePointer, ink: Ink, leading: Double) {
        self.layout = layout
        self.ink = ink
        var lines: [Line] = []
        let scale = Double(PANGO_SCALE)
        if let iterator = pango_layout_get_iter(layout) {
            repeat {
                var (top, bottom) = (Int32(0), Int32(0))
                pango_layout_iter_get_line_yrange(iterator, &top, &bottom)
                var box = PangoRectangle()
                pango_layout_iter_get_line_extents(iterator, nil, &box)
                guard let line = pango_layout_iter_get_line_readonly(iterator) else { break }
                let natural = Double(bottom - top) / scale
                // What the lines stand apart more than the font asks for, half of it above.
                let more = natural * (leading - 1)
                lines.append(
                    Line(
                        line: line, x: Double(box.x) / scale, width: Double(box.width) / scale, height: natural + more,
                        baseline: Double(pango_layout_iter_get_baseline(iterator) - top) / scale + more / 2))
            } while pango_layout_iter_next_line(iterator) != 0
            pango_layout_iter_free(iterator)
        }
        self.lines = lines
    }

    deinit { garita_layout_unref(layout) }

    var height: Double { lines.reduce(0) { $0 + $1.height } }
}
