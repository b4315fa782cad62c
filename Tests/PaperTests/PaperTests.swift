import Foundation
import Paper
import Testing

@Suite("Paper")
struct PaperTests {
    @Test("the text of a document is read in its order, accents and all")
    func text() async throws {
        let pdf = try await SamplePaper.all.pdf()
        try PDFReading.keep(pdf, "all")
        let text = try PDFReading.text(pdf).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var rest = Substring(text)
        for words in [
            "Servicio de Administración Tributaria", "Certificado de Operador Económico Autorizado",
            "María Núñez Logística Fronteriza", "Suspendido desde", "MX-OEA-2026-000123", "Vigencia", "Sitios",
            "Planta Juárez", "pingüino, corazón: «¿cuándo?»", "Primer punto", "Verifique este certificado",
            SamplePaper.address, "Credencial firmada", "9f86d081",
        ] {
            let place = rest.range(of: words)
            #expect(place != nil, "\(words) does not come after what stands before it")
            if let place { rest = rest[place.upperBound...] }
        }
    }

    @Test("the file says what it is: title, author, date, language, tags")
    func facts() async throws {
        let pdf = try await SamplePaper.all.pdf()
        let facts = try PDFReading.facts(pdf)
        #expect(facts["Title"] == "Certificación de María Núñez, S. A. de C. V.")
        #expect(facts["Author"] == "Administración General")
        #expect(facts["Tagged"] == "yes")
        #expect(facts["Pages"] == "1")
        #expect(facts["CreationDate"]?.contains("2026") == true)
        #expect(facts["Page size"]?.contains("A4") == true)
        let file = String(decoding: pdf, as: UTF8.self)
        #expect(file.contains("/Lang (es-MX)") && file.contains("/DisplayDocTitle true"))
        #expect(file.contains("/URI (\(SamplePaper.address))"))
    }

    @Test("the structure names headings, paragraphs, lists, tables, figures with their words, and links")
    func structure() async throws {
        let pdf = try await SamplePaper.all.pdf()
        let tree = try PDFReading.structure(pdf)
        for part in ["Document", "H1", "H2", "P (block)", "L (block)", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"]
        {
            #expect(tree.contains(part), "\(part)")
        }
        #expect(tree.contains("Figure") && tree.contains("Link"))
        let file = String(decoding: pdf, as: UTF8.self)
        // The words of the figure, in UTF-16: "Código".
        #expect(file.contains("/Alt <FEFF004300F3006400690067006F"))
        #expect(file.contains("/Scope /Column"))
    }

    @Test("a camera reads the code")
    func code() async throws {
        #expect(try PDFReading.codes(try await SamplePaper.all.pdf()) == [SamplePaper.address])
    }

    @Test("a table of 300 rows goes over pages, its head on each, no row lost or doubled")
    func longTable() async throws {
        let pdf = try await SamplePaper.table(rows: 300).pdf()
        try PDFReading.keep(pdf, "table")
        let pages = try PDFReading.text(pdf, layout: true).split(separator: "\u{0C}")
        #expect(pages.count > 5)
        #expect(try PDFReading.facts(pdf)["Pages"] == String(pages.count))
        var rows: [String] = []
        for (index, page) in pages.enumerated() {
            let lines = page.split(separator: "\n").map { $0.split(separator: " ") }
            #expect(lines.filter { $0.first == "Folio" }.count == 1, "page \(index + 1)")
            #expect(page.contains("Página \(index + 1) de \(pages.count)"))
            rows += lines.compactMap(\.first).filter { $0.hasPrefix("F-") }.map(String.init)
        }
        #expect(rows == (1...300).map { "F-\($0)" })
        // The head is part of the structure once.
        let tree = try PDFReading.structure(pdf).split(separator: "\n").map { $0.filter { $0 != " " } }
        #expect(tree.filter { $0.hasPrefix("TH") }.count == 3)
        #expect(tree.filter { $0.hasPrefix("Table") }.count == 1)
    }

    @Test("no heading ends a page and no paragraph leaves one line alone, wherever the page ends")
    func pageBreaks() async throws {
        for filler in 30...48 {
            var blocks: [PaperBlock] = (0..<filler).map { .text(PaperText("Renglón \($0).")) }
            blocks.append(.heading("Encabezado", level: 2))
            blocks.append(.text(PaperText("Comienzo. " + SamplePaper.long + " " + SamplePaper.long + " Final.")))
            let pages = try PDFReading.text(try await SamplePaper.document(blocks).pdf(), layout: true)
                .split(separator: "\u{0C}")
            for page in pages {
                let foot = page.range(of: "Certificado MX")?.lowerBound ?? page.endIndex
                let lines = page[..<foot].split(separator: "\n").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
                #expect(lines.last != "Encabezado", "\(filler)")
                let isOfParagraph = lines.map { !$0.hasPrefix("Renglón") && !$0.hasPrefix("Encabezado") }
                let count = zip(lines, isOfParagraph).filter {
                    $0.1 && !$0.0.hasPrefix("Servicio") && !$0.0.hasPrefix("Operador")
                }
                .count
                #expect(count != 1, "\(filler): \(lines)")
            }
        }
    }

    @Test("the same document gives the same bytes, from several callers at once too")
    func sameBytes() async throws {
        let first = try await SamplePaper.all.pdf()
        let all = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<6 { group.addTask { try await SamplePaper.all.pdf() } }
            group.addTask {
                _ = try await SamplePaper.table(rows: 40).pdf(); return try await SamplePaper.all.pdf()
            }
            var all: [[UInt8]] = []
            for try await bytes in group { all.append(bytes) }
            return all
        }
        #expect(all.allSatisfy { $0 == first })
        let other = try await Press().print(SamplePaper.all)
        #expect(other == first)
    }

    @Test("a cell that is higher than a page goes on over pages")
    func tallCell() async throws {
        let words = (1...3000).map { "palabra\($0)" }.joined(separator: " ")
        let table = PaperTable(
            columns: [.init("Nombre"), .init("Texto", share: 3)], rows: [["Uno", PaperText(words)]])
        let pdf = try await SamplePaper.document([.table(table), .text("Después.")]).pdf()
        let text = try PDFReading.text(pdf)
        #expect(text.contains("palabra1\n") || text.contains("palabra1 "))
        #expect(text.contains("palabra3000") && text.contains("Después."))
        #expect((Int(try PDFReading.facts(pdf)["Pages"] ?? "") ?? 0) > 2)
    }

    @Test("letter paper is as large as it is, and a page break breaks")
    func letter() async throws {
        let pdf = try await SamplePaper.document([.text("Uno"), .pageBreak, .text("Dos")], size: .letter).pdf()
        let facts = try PDFReading.facts(pdf)
        #expect(facts["Pages"] == "2")
        #expect(facts["Page size"]?.contains("letter") == true)
    }

    @Test("words from outside stay words: no markup, no turned direction, no control characters")
    func foreignText() async throws {
        let pdf = try await SamplePaper.document([
            .text("<b>ACME</b> &amp; \u{202E}otreic\u{202C} \u{0007}x"),
            .paragraph(PaperParagraph("no link", link: "javascript:alert(1)")),
            .paragraph(PaperParagraph("no link", link: "https://a.example/' dest='x")),
        ]).pdf()
        let text = try PDFReading.text(pdf)
        #expect(text.contains("<b>ACME</b> &amp; otreic"))
        #expect(!text.contains("\u{202E}"))
        let file = String(decoding: pdf, as: UTF8.self)
        #expect(!file.contains("/URI"))
    }

    @Test("what is too much is refused with its reason")
    func limits() async throws {
        let much = String(repeating: "a", count: PaperDocument.Limits.text + 1)
        await #expect(throws: PaperError(.text, "")) { try await SamplePaper.document([.text(PaperText(much))]).pdf() }
        let breaks = (0...PaperDocument.Limits.pages).flatMap { [PaperBlock.pageBreak, .text(PaperText("\($0)"))] }
        await #expect(throws: PaperError(.pages, "")) { try await SamplePaper.document(breaks).pdf() }
        let code = PaperFigure(code: String(repeating: "a", count: 4000), alternative: "x")
        await #expect(throws: PaperError(.code, "")) { try await SamplePaper.document([.figure(code)]).pdf() }
        let table = PaperTable(columns: [.init("A"), .init("B")], rows: [["1"]])
        await #expect(throws: PaperError(.table, "")) { try await SamplePaper.document([.table(table)]).pdf() }
    }
}
