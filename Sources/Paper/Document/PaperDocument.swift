package import Customs

/// A document as a value: what is printed, not where. The same document gives the same bytes.
package struct PaperDocument: Hashable, Sendable {
    /// In points, 72 to the inch.
    package enum Size: Hashable, Sendable {
        case a4, letter

        package var width: Double { self == .a4 ? 595.28 : 612 }
        package var height: Double { self == .a4 ? 841.89 : 792 }
    }

    /// What stands at the foot of every page.
    package struct Footer: Hashable, Sendable {
        /// What the document is, at the left.
        package var text: String
        /// With the places `{page}` and `{pages}`, at the right.
        package var pages: String
        /// What proves the content, in a line of its own.
        package var proof: String?

        package init(text: String, pages: String, proof: String? = nil) {
            self.text = text
            self.pages = pages
            self.proof = proof
        }
    }

    /// Bounds that keep one document from holding up the others.
    package enum Limits {
        package static let pages = 400
        /// Bytes of UTF-8 in all texts together.
        package static let text = 2_000_000
    }

    package var title: String
    /// A code such as `es`, for readers who listen.
    package var language: String
    package var author: String
    /// The date in the file: given and not the clock's, so that printing again gives the same bytes.
    package var createdAt: Instant
    package var size: Size
    /// Who writes: lines above a rule at the head of the first page.
    package var letterhead: [PaperText]
    package var blocks: [PaperBlock]
    package var footer: Footer

    package init(
        title: String, language: String, author: String, createdAt: Instant, size: Size = .a4,
        letterhead: [PaperText] = [], blocks: [PaperBlock] = [], footer: Footer
    ) {
        self.title = title
        self.language = language
        self.author = author
        self.createdAt = createdAt
        self.size = size
        self.letterhead = letterhead
        self.blocks = blocks
        self.footer = footer
    }

    /// The PDF, printed on the press's own thread. Throws ``PaperError``.
    package func pdf() async throws -> [UInt8] { try await Press.shared.print(self) }
}
