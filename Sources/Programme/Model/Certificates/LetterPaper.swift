package import Customs
package import HTML
package import Paper
import Sealing

/// A letter on paper and as a part of a page; both say the same.
package enum LetterPaper {
    /// - Parameter createdAt: the moment of the decision or act, so that printing again gives the same bytes.
    package static func document(_ letter: Letter, _ t: Words, createdAt: Instant) -> PaperDocument {
        var blocks: [PaperBlock] = [
            .pairs([
                PaperPair(t("certificates.letter.date"), PaperText(t.day(letter.date))),
                PaperPair(t("certificates.letter.reference"), PaperText(letter.reference, .code)),
                PaperPair(t("certificates.letter.to"), recipient(letter)),
            ]),
            .heading(letter.title, level: 1),
        ]
        for part in letter.parts {
            switch part {
            case .paragraph(let text): blocks.append(.text(PaperText(text)))
            case .list(let items): blocks.append(.list(items.map { PaperText($0) }))
            case .reasons: blocks += reasons(letter, t)
            case .routes: blocks += routes(letter, t)
            }
        }
        let proof = hash(letter)
        return PaperDocument(
            title: "\(letter.title) \(letter.reference)", language: letter.language, author: letter.authority,
            createdAt: createdAt, letterhead: [PaperText(letter.authority), PaperText(letter.programme)],
            blocks: blocks,
            footer: .init(
                text: "\(letter.title), \(letter.reference)", pages: CertificatePaper.pagesText(t),
                proof: "SHA-256 \(proof)"))
    }

    private static func recipient(_ letter: Letter) -> PaperText {
        let identifiers = letter.recipient.identifiers.map { "\n\($0.scheme) \($0.value)" }.joined()
        return PaperText(letter.recipient.name, .strong) + PaperText(identifiers, .quiet)
    }

    private static func reasons(_ letter: Letter, _ t: Words) -> [PaperBlock] {
        var blocks: [PaperBlock] = [.heading(t("certificates.letter.reasons"), level: 2)]
        for (index, reason) in letter.reasons.enumerated() {
            blocks.append(.heading(t("certificates.letter.reason", ["number": index + 1]), level: 3))
            blocks.append(
                .pairs([
                    PaperPair(t("certificates.letter.criterion"), PaperText(reason.criterion)),
                    PaperPair(t("certificates.letter.fact"), PaperText(reason.fact)),
                    PaperPair(
                        t("certificates.letter.evidence"), PaperText(reason.evidence.joined(separator: "\n"))),
                ]))
        }
        return blocks
    }

    private static func routes(_ letter: Letter, _ t: Words) -> [PaperBlock] {
        [
            .heading(t("certificates.letter.routes"), level: 2),
            .table(
                PaperTable(
                    columns: [
                        .init(t("certificates.letter.route"), share: 2.4),
                        .init(t("certificates.letter.body"), share: 1.8),
                        .init(t("certificates.letter.last"), share: 1.2),
                    ],
                    rows: letter.routes.map {
                        [
                            PaperText($0.name), PaperText(t("certificates.body.\($0.body)", else: $0.body)),
                            PaperText(t.day($0.lastDay), .strong),
                        ]
                    })),
        ]
    }

    /// The SHA-256 of a letter's words, in hexadecimal; its paper says it at the foot.
    package static func hash(_ letter: Letter) -> String { SHA256.hash(content(letter)).hex }

    /// The words of a letter in a fixed order, for its hash.
    static func content(_ letter: Letter) -> String {
        var lines = [
            letter.code, letter.title, letter.language, letter.reference, letter.date.description,
            letter.recipient.name,
        ]
        for part in letter.parts {
            switch part {
            case .paragraph(let text): lines.append(text)
            case .list(let items): lines += items
            case .reasons: lines += letter.reasons.flatMap { [$0.criterion, $0.fact] + $0.evidence }
            case .routes: lines += letter.routes.flatMap { [$0.name, $0.body, $0.lastDay.description] }
            }
        }
        return lines.joined(separator: "\n")
    }

    /// The same for a page. `level` is that of the title's heading; its parts follow below.
    package static func html(_ letter: Letter, _ t: Words, level: Int = 2) -> HTML {
        var html: HTML = """
            <p class="quiet">\(letter.authority)<br>\(letter.programme)</p>\(heading(letter.title, level))
            \(HTML.summaryList(t, [
                SummaryRow(t("certificates.letter.date"), HTML(text: t.day(letter.date))),
                SummaryRow(t("certificates.letter.reference"), .identifier(letter.reference)),
                SummaryRow(t("certificates.letter.to"), recipientHTML(letter)),
            ]))

            """
        for part in letter.parts {
            switch part {
            case .paragraph(let text): html += "<p>\(text)</p>\n"
            case .list(let items): html += "<ul>\(items.map { "<li>\($0)</li>" as HTML })</ul>\n"
            case .reasons: html += reasonsHTML(letter, t, level: level + 1)
            case .routes: html += routesHTML(letter, t)
            }
        }
        return html
    }

    private static func heading(_ text: String, _ level: Int) -> HTML {
        let number = String(level)
        return "<h\(number)>\(text)</h\(number)>"
    }

    private static func recipientHTML(_ letter: Letter) -> HTML {
        let identifiers = letter.recipient.identifiers.map {
            "<br><span class=\"quiet\">\($0.scheme) \($0.value)</span>" as HTML
        }
        return "\(letter.recipient.name)\(identifiers)"
    }

    private static func reasonsHTML(_ letter: Letter, _ t: Words, level: Int) -> HTML {
        let reasons = letter.reasons.enumerated().map { index, reason -> HTML in
            let evidence = reason.evidence.map { "<li>\($0)</li>" as HTML }
            // One reason needs no number.
            let number: HTML? =
                letter.reasons.count == 1
                ? nil : "<p><strong>\(t("certificates.letter.reason", ["number": index + 1]))</strong></p>"
            return """
                \(number)\(HTML.summaryList(t, [
                    SummaryRow(t("certificates.letter.criterion"), HTML(text: reason.criterion)),
                    SummaryRow(t("certificates.letter.fact"), HTML(text: reason.fact)),
                    SummaryRow(t("certificates.letter.evidence"), "<ul class=\"plain\">\(evidence)</ul>"),
                ]))
                """
        }
        return "\(heading(t("certificates.letter.reasons"), level))\n\(reasons)"
    }

    private static func routesHTML(_ letter: Letter, _ t: Words) -> HTML {
        let table = DataTable(
            caption: HTML(text: t("certificates.letter.routes")),
            columns: [
                Column(t("certificates.letter.route")), Column(t("certificates.letter.body")),
                Column(t("certificates.letter.last")),
            ],
            rows: letter.routes.map {
                [
                    HTML(text: $0.name), HTML(text: t("certificates.body.\($0.body)", else: $0.body)),
                    "<strong>\(t.day($0.lastDay))</strong>",
                ]
            })
        return .table(t, table)
    }
}
