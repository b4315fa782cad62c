import Country
import Customs
import Formats
import Foundation
import JSON
import Risk

extension Command {
    static let benchRules = Command(
        name: "rules", parent: "bench", summary: "All hits of many profiles: declarations a second on one core.",
        details: """
            Without files: made-up profiles over six conditions. With --profiles and --declarations: the profiles of one file
            (Docs/Profiles.md) over the declarations of another (CSV through a mapping, or JSON lines: declarations or
            facts); --hits writes the ids of all hits as JSON lines. The last line is one JSON object.
            """,
        options: [
            Option("profiles", .text("FILE"), help: "a file of profiles"),
            Option("declarations", .text("FILE"), help: "CSV or JSON lines"),
            Option(
                "mapping", .text("FILE"), help: "how the CSV's columns are meant",
                standard: "the one of Mappings that fits"),
            Option("hits", .text("FILE"), help: "write the ids of all hits here"),
            Option("seconds", .number(1...600), help: "measured seconds without files", standard: "2"),
        ],
        run: { arguments in
            guard let profiles = arguments.text("profiles"), let declarations = arguments.text("declarations") else {
                guard arguments.text("profiles") == nil, arguments.text("declarations") == nil, !arguments.has("hits")
                else {
                    throw Arguments.Mistake(
                        description: "garita bench rules: --profiles and --declarations go together")
                }
                let figures = try RuleBench.run(seconds: Double(arguments.number("seconds", standard: 2))) {
                    Output.line($0)
                }
                return Output.line(figures.text())
            }
            guard let data = FileManager.default.contents(atPath: profiles) else {
                throw Failure("\(profiles) cannot be read")
            }
            let hits = try arguments.text("hits").map { try LineFile(writing: $0) }
            var source = try DeclarationSource(declarations, mapping: arguments.text("mapping"))
            let figures = try RuleBench.run(
                profiles: PackFile(name: profiles, bytes: [UInt8](data)), next: { try source.next() },
                write: hits.map { file in { line in try file.write(line) } }, line: { Output.line($0) })
            try hits?.close()
            Output.line(figures.text())
        })
}

/// The declarations of a file, one by one.
private struct DeclarationSource {
    private enum Reader {
        case csv(CSVRows)
        case lines(FileHandle, rest: [UInt8], number: Int)
    }

    private let path: String
    private var reader: Reader

    /// - Parameter mapping: for CSV; nil takes the first of the program's own mappings whose columns fit.
    init(_ path: String, mapping: String?) throws {
        self.path = path
        guard path.lowercased().hasSuffix(".csv") else {
            guard let file = FileHandle(forReadingAtPath: path) else { throw Failure("\(path) cannot be read") }
            reader = .lines(file, rest: [], number: 0)
            return
        }
        if let mapping {
            reader = .csv(try CSVRows(path: path, mapping: try CSVMapping(path: mapping)))
            return
        }
        for candidate in try CSVMapping.own() {
            var probe = try CSVRows(path: path, mapping: candidate)
            if try probe.next()?.declaration != nil {
                reader = .csv(try CSVRows(path: path, mapping: candidate))
                return
            }
        }
        throw Failure(
            "no mapping of \(House.Settings.home)/Mappings fits the columns of \(path); name one with --mapping")
    }

    mutating func next() throws -> RuleBench.Entry? {
        switch reader {
        case .csv(var rows):
            defer { reader = .csv(rows) }
            guard let row = try rows.next() else { return nil }
            guard let declaration = row.declaration else {
                throw Failure("\(path) line \(row.line): \(row.problems.first?.message ?? "cannot be read")")
            }
            return .declaration(declaration, labels: row.labels)
        case .lines(let file, var rest, var number):
            while true {
                if let end = rest.firstIndex(of: 0x0A) {
                    let line = Array(rest[..<end])
                    rest.removeSubrange(...end)
                    number += 1
                    reader = .lines(file, rest: rest, number: number)
                    if let entry = try entry(line, number) { return entry }
                } else if let chunk = try file.read(upToCount: 1 << 16), !chunk.isEmpty {
                    rest += chunk
                } else {
                    let line = rest
                    reader = .lines(file, rest: [], number: number)
                    return line.isEmpty ? nil : try entry(line, number + 1)
                }
            }
        }
    }

    /// A line of facts, or a declaration in Garita's JSON; nil for an empty line.
    private func entry(_ line: [UInt8], _ number: Int) throws -> RuleBench.Entry? {
        guard line.contains(where: { $0 > 0x20 }) else { return nil }
        do {
            if let facts = try RuleBench.facts(line: line) { return facts }
        } catch {
            throw Failure("\(path) line \(number): \(error)")
        }
        let result = Formats.read(line, mediaType: Format.json.mediaType)
        guard let declaration = result.declarations.first else {
            throw Failure("\(path) line \(number): \(result.problems.first?.message ?? "cannot be read")")
        }
        return .declaration(declaration)
    }
}

/// A file that lines are written into, in chunks.
private final class LineFile {
    private let file: FileHandle
    private var waiting: [UInt8] = []

    init(writing path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
        else {
            throw Failure("\(path) cannot be written")
        }
        self.file = file
    }

    func write(_ line: [UInt8]) throws {
        waiting += line
        if waiting.count > 1 << 16 { try flush() }
    }

    func close() throws {
        try flush()
        try file.close()
    }

    private func flush() throws {
        try file.write(contentsOf: Data(waiting))
        waiting.removeAll(keepingCapacity: true)
    }
}
