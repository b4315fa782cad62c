/// Why a document cannot be printed; equality is of the code.
package struct PaperError: Error, Hashable, Sendable, CustomStringConvertible {
    package struct Code: Hashable, Sendable, CustomStringConvertible {
        package let word: String
        package var description: String { word }

        /// More text than a document may hold.
        package static let text = Code(word: "text")
        /// More pages than a document may have.
        package static let pages = Code(word: "pages")
        /// What the QR code is to say does not fit into one, or is empty.
        package static let code = Code(word: "code")
        /// A table without columns, or a row that has another count of cells.
        package static let table = Code(word: "table")
        /// Too many documents wait already.
        package static let busy = Code(word: "busy")
        /// The drawing library failed.
        package static let drawing = Code(word: "drawing")
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code): \(message)" }
    package static func == (left: PaperError, right: PaperError) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
