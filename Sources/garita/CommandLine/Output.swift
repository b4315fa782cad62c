import Foundation

/// Words for people and lines for programs: standard output for results, standard error for all else.
enum Output {
    static func line(_ text: String = "", terminator: String = "\n") {
        FileHandle.standardOutput.write(Data((text + terminator).utf8))
    }

    static func error(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// A table with aligned columns; numbers to the right.
    static func table(_ rows: [[String]], numeric: Set<Int> = []) -> String {
        guard let first = rows.first else { return "" }
        let widths = first.indices.map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, cell in
                let blank = String(repeating: " ", count: max(0, widths[column] - cell.count))
                return numeric.contains(column) ? blank + cell : column == row.count - 1 ? cell : cell + blank
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}

/// Progress on standard error: one line that is redrawn on a terminal, a line every ten seconds elsewhere.
final class Progress {
    private let label: String
    private let total: Int?
    private let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1
    private let start = ContinuousClock.now
    private var shown = ContinuousClock.now
    private(set) var count = 0

    init(_ label: String, total: Int? = nil) {
        self.label = label
        self.total = total
    }

    /// Counts on; draws at most ten times a second.
    func advance(by step: Int = 1) {
        count += step
        let now = ContinuousClock.now
        guard now - shown > (isTerminal ? .milliseconds(100) : .seconds(10)) else { return }
        shown = now
        draw(end: isTerminal ? "" : "\n")
    }

    /// Draws the last state.
    func finish() { draw(end: "\n") }

    private func draw(end: String) {
        let seconds = max(0.001, (ContinuousClock.now - start) / .seconds(1))
        let rate = Int(Double(count) / seconds)
        var text = "\(isTerminal ? "\r" : "")\(label) \(count)"
        if let total, total > 0 {
            let share = min(1, Double(count) / Double(total))
            let filled = Int(share * 30)
            text += "/\(total) [\(String(repeating: "#", count: filled))\(String(repeating: ".", count: 30 - filled))] "
            text += "\(Int(share * 100)) %"
        }
        text += " \(rate)/s\(isTerminal ? "  " : "")"
        FileHandle.standardError.write(Data((text + end).utf8))
    }
}
