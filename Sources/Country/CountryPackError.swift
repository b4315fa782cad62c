/// What is wrong with one place of a country pack.
package struct PackProblem: Hashable, Sendable, CustomStringConvertible {
    /// The file's name within the pack.
    package let file: String
    /// Line and column from 1; 0 when the problem is about the whole file.
    package let line: Int
    package let column: Int
    /// JSON Pointer of the value.
    package let path: String
    /// What is wrong and how to put it right, in English.
    package let reason: String

    package init(file: String, line: Int = 0, column: Int = 0, path: String = "", reason: String) {
        self.file = file
        self.line = line
        self.column = column
        self.path = path
        self.reason = reason
    }

    /// `offices.json:12:7: …`, as compilers write it, so that editors jump there.
    package var description: String {
        line > 0 ? "\(file):\(line):\(column): \(reason)" : "\(file): \(reason)"
    }
}

/// A country pack that cannot be used: every problem found in it, in the order of files and lines.
package struct CountryPackError: Error, Hashable, Sendable, CustomStringConvertible {
    package let directory: String
    package let problems: [PackProblem]

    package init(directory: String, problems: [PackProblem]) {
        self.directory = directory
        self.problems = problems
    }

    package var description: String {
        "country pack \(directory) has \(problems.count) problem\(problems.count == 1 ? "" : "s")"
            + problems.map { "\n  \($0)" }.joined()
    }
}
