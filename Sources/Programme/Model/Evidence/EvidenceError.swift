/// Why a file of evidence is not taken, not found or not served.
package struct EvidenceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The reason as a word that stands in answers (`evidence.<word>`) and has a text for people.
    package struct Code: Sendable, Hashable, CustomStringConvertible {
        package let word: String
        private init(_ word: String) { self.word = word }
        package var description: String { word }

        /// There is no such file, or the asker may not know of it.
        package static let notFound = Code("not-found")
        package static let empty = Code("empty")
        package static let tooLarge = Code("too-large")
        /// A kind of file that is not taken.
        package static let unknownType = Code("unknown-type")
        /// The content is of another kind than the name or the sender says.
        package static let mismatch = Code("mismatch")
        /// A program, a script, a page or a drawing that can hold one, an archive with a program in it.
        package static let active = Code("active")
        /// A file name that nobody could show or save.
        package static let name = Code("name")
        /// A title, code or day that is too long, malformed or impossible.
        package static let detail = Code("detail")
        /// The operator has stored as much as it may.
        package static let quota = Code("quota")
        package static let infected = Code("infected")
        /// A scanner is in use and has not seen the file yet.
        package static let unscanned = Code("unscanned")
        /// The bytes on the disk are no longer those that were stored, or are gone.
        package static let changed = Code("changed")
        package static let withdrawn = Code("withdrawn")
        /// It supports something that has legal effect and stays.
        package static let inUse = Code("in-use")
        /// Someone else changed its entry meanwhile.
        package static let version = Code("version")
        /// The folder cannot be written or read.
        package static let disk = Code("disk")
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "evidence.\(code): \(message)" }
    package static func == (left: EvidenceError, right: EvidenceError) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
