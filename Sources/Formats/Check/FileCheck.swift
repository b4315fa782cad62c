package import Customs
import FoundationEssentials
package import JSON

/// The dry run behind `garita check`: reads files of any format, stores nothing, says what the door would say.
///
/// ```swift
/// var check = FileCheck(mappings: mappings, writeBack: "out")
/// for path in paths { print(try check.check(path: path).json.text()) }
/// ```
package struct FileCheck {
    /// What was found in one file.
    package struct Report: Sendable {
        /// True when the door would take the whole file.
        package var isAccepted: Bool
        /// One object: `file`, `format`, `accepted`, `declarations`, `errors`, `warnings`, `problems` (the first ones,
        /// each with code, severity, line, path and message), `same` (what was read, written and read again is the
        /// same), `writtenTo`; for CSV `rows` and `refusedRows` too.
        package var json: JSONValue
    }

    private let options: ReadOptions
    private let maxProblems: Int
    private let writeBack: String?
    private var usedNames: Set<String> = []

    /// `writeBack` names a folder, which must be there, for the declarations in their own format; at most `maxProblems`
    /// problems are listed per file, all are counted.
    package init(
        mappings: [CSVMapping] = [], schema: XSDSchema? = nil, writeBack: String? = nil, maxProblems: Int = 50
    ) {
        var options = ReadOptions.standard
        options.mappings = mappings
        options.schema = schema
        self.options = options
        self.writeBack = writeBack
        self.maxProblems = maxProblems
    }

    /// Checks one file.
    package mutating func check(path: String) -> Report {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder,
            let head = Self.head(of: path)
        else { return report(path, ReadResult(format: nil, problems: [Self.unreadable(isFolder)])) }
        if Sniffing.format(of: head, filename: path) == .csv { return checkRows(path, head) }
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? UInt64) ?? 0
        guard size <= UInt64(options.maxBytes), let bytes = FileManager.default.contents(atPath: path) else {
            let message = "a message has at most \(options.maxBytes) bytes; this file has \(size)"
            let problem = Problem(code: "file.size", place: Problem.Place(path: "", line: 1), message: message)
            return report(path, ReadResult(format: nil, problems: [problem]))
        }
        let result = Formats.read([UInt8](bytes), filename: path, options: options)
        guard let declaration = result.declarations.first, let format = result.format else {
            return report(path, result)
        }
        let written = Formats.write(declaration, as: format)
        let again = Formats.read(written.bytes, mediaType: format.mediaType)
        var members: [(String, JSONValue)] = [("same", .bool(again.declarations == [declaration]))]
        if let target = target(for: path) { members.append(Self.save(written.bytes, to: target)) }
        return report(path, result, members)
    }

    // MARK: Rows

    /// CSV is read row by row: a file of any length takes little memory.
    private mutating func checkRows(_ path: String, _ head: [UInt8]) -> Report {
        guard let mapping = options.mappings.first(where: { $0.fits(head) }) ?? options.mappings.first else {
            return report(path, Formats.read(head, mediaType: "text/csv"))
        }
        let best = RowsOutcome(path: path, mapping: mapping, target: target(for: path), maxProblems: maxProblems)
        let result = ReadResult(format: .csv, problems: best.problems)
        return report(
            path, result, best.members, declarations: best.accepted, errors: best.errors,
            isAccepted: best.accepted > 0 && best.errors == 0)
    }

    // MARK: Reports

    private func report(
        _ path: String, _ result: ReadResult, _ members: [(String, JSONValue)] = [], declarations: Int? = nil,
        errors: Int? = nil, isAccepted: Bool? = nil
    ) -> Report {
        let accepted = isAccepted ?? result.isAccepted
        var object: [(String, JSONValue)] = [
            ("file", .string(path)), ("format", result.format.map { .string($0.rawValue) } ?? .null),
            ("accepted", .bool(accepted)),
            ("declarations", .number(JSONNumber(Int64(declarations ?? result.declarations.count)))),
            ("errors", .number(JSONNumber(Int64(errors ?? result.errors.count)))),
            ("warnings", .number(JSONNumber(Int64(result.warnings.count)))),
        ]
        object += members
        object.append(("problems", .array(result.problems.prefix(maxProblems).map(\.json))))
        return Report(isAccepted: accepted, json: .object(JSONObject(object)))
    }

    private static func unreadable(_ isFolder: Bool) -> Problem {
        Problem(
            code: "file.unreadable", place: Problem.Place(path: "", line: 1),
            message: isFolder ? "this is a folder, not a file" : "the file is not there or may not be read")
    }

    // MARK: Files

    private static func head(of path: String) -> [UInt8]? {
        guard let file = try? CSVFile(path: path) else { return nil }
        return try? file.read()
    }

    /// A name of its own in the folder for what is written back; nil when nothing is.
    private mutating func target(for path: String) -> String? {
        guard let writeBack else { return nil }
        let name = path.split(separator: "/").last.map(String.init) ?? "declaration"
        var candidate = name
        var number = 1
        while !usedNames.insert(candidate).inserted {
            number += 1
            candidate = "\(number)-\(name)"
        }
        return writeBack + "/" + candidate
    }

    private static func save(_ bytes: [UInt8], to path: String) -> (String, JSONValue) {
        do {
            try Data(bytes).write(to: URL(filePath: path))
            return ("writtenTo", .string(path))
        } catch {
            return ("notWritten", .string("\(path): the file cannot be written"))
        }
    }
}

/// The rows of one file through one mapping.
private struct RowsOutcome {
    private(set) var accepted = 0
    private(set) var refused = 0
    private(set) var errors = 0
    private(set) var problems: [Problem] = []
    private var writtenTo: (String, JSONValue)?

    init(path: String, mapping: CSVMapping, target: String?, maxProblems: Int) {
        var writing: CSVWriting?
        var written: [UInt8] = []
        do {
            var rows = try CSVRows(path: path, mapping: mapping)
            if let target { _ = FileManager.default.createFile(atPath: target, contents: nil) }
            let output = try target.map { try CSVFile(path: $0, mode: "wb") }
            while let row = try rows.next() {
                errors += row.problems.count
                problems += row.problems.prefix(maxProblems - problems.count)
                if let declaration = row.declaration {
                    accepted += 1
                    if output != nil {
                        let columns = writing ?? CSVWriting(mapping: mapping, columns: rows.columnNames)
                        if writing == nil { written = columns.head }
                        writing = columns
                        written += columns.row(declaration).bytes
                    }
                } else if row.line > 1 {
                    refused += 1
                }
                if written.count > 1 << 16 {
                    try output?.write(written)
                    written = []
                }
            }
            if accepted + refused == 0, errors == 0 {
                errors = 1
                problems = [Formats.noRows()]
            }
            try output?.write(written)
            writtenTo = target.map { ("writtenTo", .string($0)) }
        } catch {
            errors += 1
            let place = Problem.Place(path: "", line: 1)
            problems.append(Problem(code: "file.unreadable", place: place, message: "\(error)"))
        }
    }

    var members: [(String, JSONValue)] {
        [
            ("rows", .number(JSONNumber(Int64(accepted + refused)))),
            ("refusedRows", .number(JSONNumber(Int64(refused)))),
        ]
            + (writtenTo.map { [$0] } ?? [])
    }
}

extension Problem {
    /// The problem as one object.
    package var json: JSONValue {
        var members: [(String, JSONValue)] = [("code", .string(code)), ("severity", .string(severity.rawValue))]
        if let line = place.line { members.append(("line", .number(JSONNumber(Int64(line))))) }
        if let column = place.column { members.append(("column", .number(JSONNumber(Int64(column))))) }
        members.append(("path", .string(place.path)))
        members.append(("message", .string(message)))
        return .object(JSONObject(members))
    }
}
