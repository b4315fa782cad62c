package import Customs

/// What the door made of some bytes: declarations, and what was wrong or doubtful.
package struct ReadResult: Sendable {
    /// The format that was read; nil when the bytes were of none.
    package var format: Format?
    /// What could be read whole. Empty when there is an error in a format that carries one declaration; in CSV the good
    /// rows stand here beside the problems of the others.
    package var declarations: [Declaration]
    /// Errors and warnings in the order of the document, each with its place.
    package var problems: [Problem]

    package init(format: Format?, declarations: [Declaration] = [], problems: [Problem] = []) {
        self.format = format
        self.declarations = declarations
        self.problems = problems
    }

    package var errors: [Problem] { problems.filter { $0.severity == .error } }
    package var warnings: [Problem] { problems.filter { $0.severity == .warning } }
    /// True when everything could be read.
    package var isAccepted: Bool { !declarations.isEmpty && !problems.contains { $0.severity == .error } }
}

/// A declaration as bytes, with a warning for each part that the format has no place for.
package struct WriteResult: Sendable {
    package var bytes: [UInt8]
    package var warnings: [Problem]

    package init(bytes: [UInt8], warnings: [Problem] = []) {
        self.bytes = bytes
        self.warnings = warnings
    }
}

/// How strictly and how much the door reads.
package struct ReadOptions: Sendable {
    /// At most this many bytes of XML or JSON; a CSV file is bounded by field and record instead.
    package var maxBytes = 4 << 20
    /// At most this many elements inside each other.
    package var maxDepth = 32
    /// At most this many elements in an XML message.
    package var maxElements = 100_000

    /// How CSV may be read: the first of these whose columns the file has is taken.
    package var mappings: [CSVMapping] = []
    /// A WCO message that can be read must also follow this schema; nil asks for nothing more.
    package var schema: XSDSchema?

    package init() {}
    package static let standard = ReadOptions()
}
