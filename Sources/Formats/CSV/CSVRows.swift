package import Customs
import JSON

/// The declarations of a CSV file, row by row: each row one declaration of one item. Memory stays flat whatever the
/// file's length.
///
/// ```swift
/// var rows = try CSVRows(path: path, mapping: mapping)
/// while let row = try rows.next() { … }
/// ```
package struct CSVRows {
    /// One row.
    package struct Row: Sendable {
        /// The line that it begins on, from 1.
        package let line: Int
        /// Nil when something in the row is wrong.
        package let declaration: Declaration?
        /// What the label columns say, by column name. For training and evaluation only: it is no part of the
        /// declaration.
        package let labels: [String: String]
        /// Errors with the row's line and the column's name.
        package let problems: [Problem]
    }

    private var records: CSVRecords
    private let mapping: CSVMapping
    /// For each column of the mapping its place in the file; nil before the first row and when the file lacks it.
    private var places: [Int?] = []
    private var width = 0
    /// The names in the first line, in their order; empty before the first row is read.
    package private(set) var columnNames: [String] = []
    private var hasHead = false
    private var isOver = false

    /// Reads a file in chunks of 64 KB. Throws ``CSVFileError`` when it cannot be opened.
    package init(path: String, mapping: CSVMapping) throws(CSVFileError) {
        let file = try CSVFile(path: path)
        self.init(mapping: mapping) { try file.read() }
    }

    /// Reads bytes that are there already.
    package init(bytes: [UInt8], mapping: CSVMapping) {
        var rest: [UInt8]? = bytes
        self.init(mapping: mapping) {
            defer { rest = nil }
            return rest ?? []
        }
    }

    private init(mapping: CSVMapping, read: @escaping () throws -> [UInt8]) {
        self.mapping = mapping
        records = CSVRecords(delimiter: mapping.delimiter, read: read)
    }

    /// How many bytes have been read, for a progress bar.
    package var bytesRead: Int { records.bytesRead }

    /// The next row; nil at the end. A file whose first line does not fit the mapping gives one row with the reasons.
    ///
    /// Throws ``CSVFileError`` when reading fails.
    package mutating func next() throws -> Row? {
        guard !isOver else { return nil }
        if !hasHead {
            hasHead = true
            let problems = try readHead()
            if !problems.isEmpty {
                isOver = true
                return Row(line: 1, declaration: nil, labels: [:], problems: problems)
            }
        }
        guard let record = try records.next() else {
            isOver = true
            return nil
        }
        isOver = record.isLast
        return row(record)
    }

    // MARK: The first line

    fileprivate mutating func readHead() throws -> [Problem] {
        guard let record = try records.next() else {
            return [problem("csv.empty", line: 1, "", "the file is empty; its first line names the columns")]
        }
        if let fault = record.fault { return [problem(fault.code, line: record.line, "", fault.message)] }
        var names: [String] = []
        for index in 0..<record.count {
            guard let name = record.field(index) else {
                return [problem("csv.utf8", line: record.line, "", "the column names are not UTF-8")]
            }
            names.append(Blank.trimmed(name))
        }
        width = names.count
        columnNames = names
        var problems: [Problem] = []
        for (index, name) in names.enumerated() {
            if names[..<index].contains(name) {
                problems.append(problem("csv.column", line: record.line, name, "the column stands twice"))
            }
            if !mapping.columns.contains(where: { $0.name == name }) {
                problems.append(
                    problem(
                        "csv.column", line: record.line, name, "the mapping \(mapping.name) does not name this column"))
            }
        }
        for column in mapping.columns {
            let place = names.firstIndex(of: column.name)
            places.append(place)
            if place == nil, !column.isOptional {
                problems.append(problem("csv.column", line: record.line, column.name, "the column is missing"))
            }
        }
        return problems
    }

    // MARK: Rows

    private func row(_ record: CSVRecord) -> Row {
        if let fault = record.fault {
            return refused(record, [problem(fault.code, line: record.line, "", fault.message)])
        }
        guard record.count == width else {
            let message = "the row has \(record.count) fields, the first line has \(width)"
            return refused(record, [problem("csv.fields", line: record.line, "", message)])
        }
        var problems: [Problem] = []
        var labels: [String: String] = [:]
        var values = [String?](repeating: nil, count: mapping.columns.count * 2)
        for (index, column) in mapping.columns.enumerated() {
            guard let place = places[index] else { continue }
            guard let text = record.field(place) else {
                problems.append(problem("csv.utf8", line: record.line, column.name, "the field is not UTF-8"))
                continue
            }
            let value = Blank.trimmed(text)
            switch column.use {
            case .label: labels[column.name] = value
            case .ignored: break
            case .value(let target):
                guard !value.isEmpty else { continue }
                if target.otherwise != nil, (try? CountryCode(value)) == nil {
                    values[index + mapping.columns.count] = value
                } else if let changed = target.changed(value) {
                    values[index] = changed
                } else {
                    let message =
                        target.dates.isEmpty
                        ? "the mapping has no such value" : "the date is not in the mapping's format"
                    problems.append(problem("csv.value", line: record.line, column.name, message))
                }
            }
        }
        guard problems.isEmpty else { return refused(record, problems, labels) }
        var writer = JSONWriter(capacity: 1024)
        mapping.template.write(to: &writer) { values[$0] }
        let result = DeclarationJSON.read(writer.bytes, options: .standard)
        guard let declaration = result.declarations.first else {
            return refused(record, named(result.problems, record.line, values), labels)
        }
        return Row(line: record.line, declaration: declaration, labels: labels, problems: [])
    }

    private func refused(_ record: CSVRecord, _ problems: [Problem], _ labels: [String: String] = [:]) -> Row {
        Row(line: record.line, declaration: nil, labels: labels, problems: problems)
    }

    /// Problems of the row's JSON, said of the row's columns.
    private func named(_ problems: [Problem], _ line: Int, _ values: [String?]) -> [Problem] {
        let columns = mapping.template.columns { values[$0] }
        return problems.map { problem in
            var named = problem
            let index = columns[problem.place.path]
            let column = index.map { mapping.columns[$0 % mapping.columns.count].name }
            named.place = Problem.Place(path: column ?? problem.place.path, line: line)
            return named
        }
    }

    private func problem(_ code: String, line: Int, _ column: String, _ message: String) -> Problem {
        Problem(code: code, place: Problem.Place(path: column, line: line), message: message)
    }
}

extension CSVMapping {
    /// True when the first line of `bytes`, the beginning of a file, names this mapping's columns.
    package func fits(_ bytes: [UInt8]) -> Bool {
        var rows = CSVRows(bytes: bytes, mapping: self)
        return ((try? rows.readHead()) ?? [Problem(code: "", place: Problem.Place(path: ""), message: "")]).isEmpty
    }
}

extension CSVMapping.Target {
    /// A field's text as the declaration's JSON has it; nil when the mapping does not know it.
    func changed(_ text: String) -> String? {
        if !values.isEmpty { return values[text] }
        if !dates.isEmpty {
            for format in dates { if let instant = format.instant(text, offset: offset) { return instant.description } }
            return nil
        }
        guard pad > text.utf8.count else { return text }
        return String(repeating: "0", count: pad - text.utf8.count) + text
    }

    /// The field that ``changed(_:)`` makes this text of.
    func original(_ text: String) -> String {
        if !values.isEmpty { return values.filter { $0.value == text }.keys.sorted().first ?? text }
        if let format = dates.first, let instant = try? Instant(text) { return format.text(instant, offset: offset) }
        return text
    }
}
