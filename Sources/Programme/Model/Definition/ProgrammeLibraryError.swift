package import Country

/// Programmes that cannot be used: every problem found in their files and calendars, in the order of files and lines.
package struct ProgrammeLibraryError: Error, Hashable, Sendable, CustomStringConvertible {
    package let directory: String
    /// File names are relative to the folder, `xx/programmes/name.json`.
    package let problems: [PackProblem]

    package var description: String {
        "the programmes of \(directory) have \(problems.count) problem\(problems.count == 1 ? "" : "s")"
            + problems.map { "\n  \($0)" }.joined()
    }
}
