import CPango
import Customs

/// The pages of a PDF that is being drawn: text lines, rules, boxes, and the tags that say what they are.
final class Canvas {
    /// Where cairo lays the bytes.
    private final class Sink { var bytes: [UInt8] = [] }

    private let sink = Sink()
    private let surface: OpaquePointer
    private let context: OpaquePointer

    init(_ document: PaperDocument) throws(PaperError) {
        let place = Unmanaged.passUnretained(sink).toOpaque()
        let surface = cairo_pdf_surface_create_for_stream(
            { place, bytes, count in
                guard let place, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                let sink = Unmanaged<Sink>.fromOpaque(place).takeUnretainedValue()
                sink.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            }, place, document.size.width, document.size.height)
        guard let surface, let context = cairo_create(surface) else {
            throw PaperError(.drawing, "there is no surface")
        }
        self.surface = surface
        self.context = context
        let metadata: [(cairo_pdf_metadata_t, String)] = [
            (CAIRO_PDF_METADATA_TITLE, document.title.printable),
            (CAIRO_PDF_METADATA_AUTHOR, document.author.printable),
            (CAIRO_PDF_METADATA_CREATOR, "Garita"), (CAIRO_PDF_METADATA_CREATE_DATE, document.createdAt.description),
            (CAIRO_PDF_METADATA_MOD_DATE, document.createdAt.description),
        ]
        for (name, value) in metadata { cairo_pdf_surface_set_metadata(surface, name, value) }
    }

    deinit {
        cairo_destroy(context)
        // The sink outlives the surface, which may still write while it ends.
        cairo_surface_destroy(surface)
    }

    // MARK: What is drawn

    func line(_ line: SetText.Line, x: Double, top: Double, ink: Ink) {
        set(ink)
        cairo_move_to(context, x + line.x, top + line.baseline)
        pango_cairo_show_layout_line(context, line.line)
    }

    /// The lines of a text from `top` down.
    func text(_ text: SetText, x: Double, top: Double) { lines(text.lines[...], of: text, x: x, top: top) }

    func lines(_ lines: ArraySlice<SetText.Line>, of text: SetText, x: Double, top: Double) {
        var top = top
        for line in lines {
            self.line(line, x: x, top: top, ink: text.ink)
            top += line.height
        }
    }

    func fill(x: Double, y: Double, width: Double, height: Double, _ ink: Ink) {
        set(ink)
        cairo_rectangle(context, x, y, width, height)
        cairo_fill(context)
    }

    func frame(x: Double, y: Double, width: Double, height: Double, _ ink: Ink) {
        set(ink)
        cairo_set_line_width(context, 0.7)
        var dashes = [3.0, 2.5]
        cairo_set_dash(context, &dashes, 2, 0)
        cairo_rectangle(context, x, y, width, height)
        cairo_stroke(context)
        cairo_set_dash(context, nil, 0, 0)
    }

    /// The code within a square, its quiet zone of four modules included.
    func code(_ code: QRCode, x: Double, y: Double, side: Double) {
        let module = side / Double(code.width + 8)
        set(.black)
        for run in code.runs {
            cairo_rectangle(
                context, x + Double(run.x + 4) * module, y + Double(run.y + 4) * module, Double(run.length) * module,
                module)
        }
        cairo_fill(context)
    }

    private func set(_ ink: Ink) { cairo_set_source_rgb(context, ink.red, ink.green, ink.blue) }

    // MARK: What it is

    /// While true nothing is tagged: for what is on the page a second time.
    var isSilent = false

    func begin(_ tag: Tag) { if !isSilent { cairo_tag_begin(context, tag.name, tag.attributes) } }

    func end(_ tag: Tag) { if !isSilent { cairo_tag_end(context, tag.name) } }

    func tagged(_ tag: Tag, _ body: () -> Void) {
        begin(tag)
        body()
        end(tag)
    }

    // MARK: Pages and end

    func showPage() { cairo_show_page(context) }

    /// The bytes of the finished file.
    func finish() throws(PaperError) -> [UInt8] {
        cairo_surface_finish(surface)
        for status in [cairo_status(context), cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
            // The context of a finished surface says so; that is no failure.
            if status == CAIRO_STATUS_SURFACE_FINISHED { continue }
            throw PaperError(.drawing, String(cString: cairo_status_to_string(status)))
        }
        return sink.bytes
    }
}

/// A part of the document's structure (ISO 32000-1, 14.8.4).
struct Tag: Hashable {
    let name: String
    /// In cairo's own writing.
    var attributes: String?
    /// Tells two parts of one kind apart.
    var number = 0

    init(_ name: String, number: Int = 0) {
        self.name = name
        self.number = number
    }

    /// A link, nil for an address that only looks like one.
    init?(link address: String) {
        let isPlain = address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && ![0x27, 0x5C, 0x22].contains($0) }
        guard isPlain, ["https://", "http://", "mailto:"].contains(where: { address.hasPrefix($0) }) else { return nil }
        name = "Link"
        attributes = "uri='\(address)'"
    }
}
