/// A part of a document, from top to bottom.
package enum PaperBlock: Hashable, Sendable {
    /// Level 1 to 3; it stays with what follows.
    case heading(String, level: Int)
    case paragraph(PaperParagraph)
    /// Names and values.
    case pairs([PaperPair])
    case table(PaperTable)
    case figure(PaperFigure)
    /// Something to know first, beside a bar of its tone.
    case notice(title: String, text: PaperText, tone: PaperTone)
    /// A place left free for what is put there later, with words that say so.
    case place(title: String, text: PaperText, height: Double)
    case list([PaperText])
    case rule
    case pageBreak

    /// A paragraph in the ordinary style.
    package static func text(_ text: PaperText) -> PaperBlock { .paragraph(PaperParagraph(text)) }
}

/// Colour with a word beside it: it never says alone what it means.
package enum PaperTone: Hashable, Sendable { case plain, green, yellow, red }

package struct PaperParagraph: Hashable, Sendable {
    package enum Style: Hashable, Sendable {
        case body
        /// A name that the page is about.
        case large
        /// Notes.
        case small
    }

    package enum Alignment: Hashable, Sendable { case left, centre, right }

    package var text: PaperText
    package var style: Style
    package var alignment: Alignment
    /// An `http`, `https` or `mailto` address that the whole paragraph leads to; any other is left out.
    package var link: String?

    package init(_ text: PaperText, _ style: Style = .body, alignment: Alignment = .left, link: String? = nil) {
        self.text = text
        self.style = style
        self.alignment = alignment
        self.link = link
    }
}

package struct PaperPair: Hashable, Sendable {
    package var label: String
    package var value: PaperText

    package init(_ label: String, _ value: PaperText) {
        self.label = label
        self.value = value
    }
}

package struct PaperTable: Hashable, Sendable {
    package struct Column: Hashable, Sendable {
        package var title: String
        /// Its part of the width, against those of the others.
        package var share: Double
        package var alignment: PaperParagraph.Alignment

        package init(_ title: String, share: Double = 1, alignment: PaperParagraph.Alignment = .left) {
            self.title = title
            self.share = share
            self.alignment = alignment
        }
    }

    package var caption: String?
    package var columns: [Column]
    package var rows: [[PaperText]]

    package init(caption: String? = nil, columns: [Column], rows: [[PaperText]]) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }
}

/// A QR code with words beside it.
package struct PaperFigure: Hashable, Sendable {
    /// What the code says, such as an address.
    package var code: String
    /// What it is, for those who do not see it.
    package var alternative: String
    /// Points.
    package var side: Double
    package var beside: [PaperParagraph]

    package init(code: String, alternative: String, side: Double = 110, beside: [PaperParagraph] = []) {
        self.code = code
        self.alternative = alternative
        self.side = side
        self.beside = beside
    }
}
