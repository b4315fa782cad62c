import Customs
import Database
import JSON

extension ExportTable {
    /// Appends a line of JSON and, where that is wanted, a line of CSV.
    func append(_ values: [SQLValue], json: inout JSONWriter, csv: inout [UInt8]) throws {
        json.beginObject()
        var isFirst = true
        for (place, column) in columns.enumerated() {
            let value = place < values.count ? values[place] : .null
            json.key(column.name)
            try column.write(value, to: &json)
            if column.kind == .json { continue }
            if !isFirst { csv.append(0x2C) }
            isFirst = false
            CSVCell.append(try column.text(value), isWritten: column.isWritten, to: &csv)
        }
        json.endObject()
        csv += [0x0D, 0x0A]
    }

    /// The names of the columns of the CSV.
    var csvHead: [UInt8] {
        Array(columns.filter { $0.kind != .json }.map(\.name).joined(separator: ",").utf8) + [0x0D, 0x0A]
    }
}

extension ExportColumn {
    /// Whether it holds what somebody wrote, in which a spreadsheet may see a formula; a number never is one.
    var isWritten: Bool { kind == .text || kind == .person || kind == .words }

    /// The value as a text; empty for null.
    func text(_ value: SQLValue) throws -> String {
        if value.isNull { return "" }
        switch kind {
        case .text, .person, .day, .words: return value.text ?? ""
        case .integer: return value.int.map { String($0) } ?? ""
        case .flag: return value.int == 1 ? "true" : "false"
        case .instant:
            // No end, as some tables keep it.
            guard let number = value.int, number != Int64.max else { return "" }
            return Instant(milliseconds: number).description
        case .dayNumber: return value.int.map { CalendarDay(number: Int32(clamping: $0)).description } ?? ""
        case .serial(let prefix):
            let digits = String(value.int ?? 0)
            return prefix + "-" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
        case .json: return ""
        }
    }

    func write(_ value: SQLValue, to writer: inout JSONWriter) throws {
        if value.isNull { return writer.null() }
        switch kind {
        case .integer: writer.int(value.int ?? 0)
        case .flag: writer.bool(value.int == 1)
        case .words:
            writer.beginArray()
            for word in (value.text ?? "").split(separator: " ") { writer.string(String(word)) }
            writer.endArray()
        case .json:
            let bytes = value.blob ?? Array((value.text ?? "").utf8)
            // Read, so that a line stays one line whatever was kept.
            if bytes.isEmpty { writer.null() } else { writer.raw(try JSONValue.parse(bytes, limits: .file).bytes()) }
        case .text, .person, .day, .dayNumber, .instant, .serial:
            let text = try text(value)
            if text.isEmpty && isOptional { writer.null() } else { writer.string(text) }
        }
    }
}
