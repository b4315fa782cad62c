/// A command as data: its words, options and what it does.
struct Command: Sendable {
    /// How many operands a command takes and what they are called.
    struct Operands: Sendable {
        let name: String
        let range: ClosedRange<Int>

        static let none = Operands(name: "", range: 0...0)
        static func one(_ name: String) -> Operands { Operands(name: name, range: 1...1) }
        static func some(_ name: String) -> Operands { Operands(name: name, range: 1...Int.max) }

        func accepts(_ count: Int) -> Bool { range.contains(count) }

        var usage: String {
            if range.upperBound == 0 { return "" }
            return range.upperBound == 1 ? " \(name)" : " \(name)…"
        }

        var complaint: String {
            if range.upperBound == 0 { return "takes no words besides its options" }
            return range.upperBound == 1 ? "takes one \(name)" : "takes at least one \(name)"
        }
    }

    let name: String
    /// The command above it, for `bench rules`.
    var parent: String?
    let summary: String
    /// More than the summary says, in paragraphs of at most 100 columns.
    var details: String = ""
    var options: [Option] = []
    var operands: Operands = .none
    /// What it does; throws what it has to say, exit status 1.
    let run: @Sendable (Arguments) async throws -> Void

    /// The words that call it: `garita bench rules`.
    var path: String { (["garita"] + [parent, name].compactMap { $0 }).joined(separator: " ") }

    /// The text of `--help`.
    var help: String {
        var lines = ["\(summary)", "", "Usage: \(path)\(options.isEmpty ? "" : " [OPTIONS]")\(operands.usage)"]
        if !details.isEmpty { lines += ["", details] }
        if !options.isEmpty {
            lines += ["", "Options:"]
            let width = min(34, options.map(\.usage.count).max() ?? 0)
            for option in options {
                let standard = option.standard.map { " (standard: \($0))" } ?? ""
                let padding = String(repeating: " ", count: max(2, width + 2 - option.usage.count))
                lines.append("  \(option.usage)\(padding)\(option.help)\(standard)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// A run that failed in a way that the person can do something about: one line, exit status 1.
struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
