/// Why an archive cannot be written or read: what happened, where.
package struct ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
    package struct Code: Hashable, Sendable {
        package let word: String

        /// The disk does not take or give it.
        package static let disk = Code(word: "disk")
        /// A name or a size that the format has no room for.
        package static let entry = Code(word: "entry")
        /// What is read is no such archive, or is damaged.
        package static let damaged = Code(word: "damaged")
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.word): \(message)" }
    package static func == (left: ArchiveError, right: ArchiveError) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
