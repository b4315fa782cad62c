import Customs
import JSON

/// A file or answer of a source, read: JSON lines (`{"identifier":…,"result":…,"asOf":…}`) or CSV with those columns.
///
/// It is taken whole or not at all: a line that cannot be read fails the delivery, with every reason and its line.
struct Delivery: Sendable, Hashable {
    struct Row: Sendable, Hashable {
        /// Folded to letters and digits, as identifiers are compared.
        var identifier: String
        var result: Observation.Result
        var asOf: Instant?
    }

    struct Reason: Sendable, Hashable {
        var line: Int
        /// `format`, `column`, `identifier`, `result` or `as-of`.
        var code: String
    }

    var rows: [Row] = []
    var reasons: [Reason] = []

    /// More lines than the list of every taxpayer of article 69 has.
    static let mostRows = 500_000
    private static let mostReasons = 100

    init(_ bytes: [UInt8], of connector: Connector) {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard String(validating: body, as: UTF8.self) != nil else {
            note(0, "format")
            return
        }
        let isJSON = body.first { $0 > 0x20 } == 0x7B
        var columns: [String]?
        var number = 0
        var start = body.startIndex
        while start < body.endIndex {
            let end = body[start...].firstIndex(of: 0x0A) ?? body.endIndex
            let line = body[start..<end]
            start = end < body.endIndex ? end + 1 : end
            number += 1
            if line.allSatisfy({ $0 <= 0x20 }) { continue }
            guard rows.count < Self.mostRows, reasons.count < Self.mostReasons else {
                note(number, "format")
                return
            }
            if isJSON {
                read(json: Array(line), number, connector)
            } else if let columns {
                read(Self.cells(line), columns, number, connector)
            } else {
                let found = Self.cells(line).map { Observation.folded($0) }
                let needsResult = connector.mode == .each
                guard found.contains("identifier"), !needsResult || found.contains("result") else {
                    note(number, "column")
                    return
                }
                columns = found
            }
        }
        if number == 0 || (!isJSON && columns == nil) { note(0, "format") }
    }

    private mutating func note(_ line: Int, _ code: String) { reasons.append(Reason(line: line, code: code)) }

    private mutating func read(json line: [UInt8], _ number: Int, _ connector: Connector) {
        guard let value = try? JSONValue.parse(line), value.object != nil else { return note(number, "format") }
        read(
            identifier: value["identifier"]?.string, result: value["result"]?.string, asOf: value["asOf"]?.string,
            number,
            connector)
    }

    private mutating func read(_ cells: [String], _ columns: [String], _ number: Int, _ connector: Connector) {
        guard cells.count == columns.count else { return note(number, "format") }
        func cell(_ name: String) -> String? {
            columns.firstIndex(of: name).map { cells[$0] }.flatMap { $0.isEmpty ? nil : $0 }
        }
        read(identifier: cell("identifier"), result: cell("result"), asOf: cell("asof"), number, connector)
    }

    private mutating func read(
        identifier: String?, result: String?, asOf: String?, _ number: Int, _ connector: Connector
    ) {
        let name = Self.normalised(identifier ?? "")
        guard (3...40).contains(name.utf8.count) else { return note(number, "identifier") }
        var row = Row(identifier: name, result: .notMet, asOf: nil)
        if let result {
            guard let meaning = connector.results[Observation.folded(result)] else { return note(number, "result") }
            row.result = meaning
        } else if connector.mode == .each {
            return note(number, "result")
        }
        if let asOf {
            guard let moment = Self.moment(asOf) else { return note(number, "as-of") }
            row.asOf = moment
        }
        rows.append(row)
    }

    /// A day or a moment of RFC 3339.
    private static func moment(_ text: String) -> Instant? {
        if let day = try? CalendarDay(text) { return day.start() }
        return try? Instant(text)
    }

    /// An official number as it is compared: capitals, digits, and what stands above ASCII (Ñ).
    static func normalised(_ text: String) -> String {
        String(
            decoding: text.uppercased().utf8.filter { $0 > 0x20 && $0 != 0x2D && $0 != 0x7F && $0 != 0x2E },
            as: UTF8.self)
    }

    /// The cells of a line (RFC 4180 without line ends in cells), separated by comma, semicolon, bar or tab.
    private static func cells(_ line: ArraySlice<UInt8>) -> [String] {
        var line = line
        if line.last == 0x0D { line.removeLast() }
        var cells: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            index += 1
            if isQuoted {
                if byte != 0x22 {
                    cell.append(byte)
                } else if index < line.endIndex, line[index] == 0x22 {
                    cell.append(0x22)
                    index += 1
                } else {
                    isQuoted = false
                }
            } else if byte == 0x22 && cell.isEmpty {
                isQuoted = true
            } else if byte == 0x2C || byte == 0x3B || byte == 0x7C || byte == 0x09 {
                cells.append(String(decoding: cell, as: UTF8.self))
                cell = []
            } else {
                cell.append(byte)
            }
        }
        cells.append(String(decoding: cell, as: UTF8.self))
        return cells.map { $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ") }
    }
}
