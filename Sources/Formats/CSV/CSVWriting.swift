package import Customs
import JSON

/// Declarations as rows of a CSV file, in the columns of a mapping. Labels, ignored columns and what a column has no word
/// for stay empty.
package struct CSVWriting {
    private let mapping: CSVMapping

    package init(mapping: CSVMapping) { self.mapping = mapping }

    /// The first line: the columns' names.
    package var head: [UInt8] { line(mapping.columns.map(\.name)) }

    /// The row of a declaration, with a warning when it has more items than the one that a row holds.
    package func row(_ declaration: Declaration) -> WriteResult {
        let json = (try? JSONValue.parse(declaration.canonicalJSON())) ?? .null
        let values = mapping.template.values(in: json)
        let fields = mapping.columns.enumerated().map { index, column -> String in
            guard case .value(let target) = column.use else { return "" }
            if let text = values[index] { return target.original(text) }
            return values[index + mapping.columns.count] ?? ""
        }
        var warnings: [Problem] = []
        if declaration.items.count > 1 {
            warnings.append(
                Problem(
                    code: "csv.items", severity: .warning, place: Problem.Place(path: "/shipment/items"),
                    message: "a row holds one item; this declaration has \(declaration.items.count)"))
        }
        return WriteResult(bytes: line(fields), warnings: warnings)
    }

    /// A line with quotes where a field needs them.
    private func line(_ fields: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(mapping.delimiter) }
            let needsQuotes = field.utf8.contains {
                $0 == mapping.delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D
            }
            if needsQuotes { bytes.append(0x22) }
            for byte in field.utf8 {
                if byte == 0x22 { bytes.append(byte) }
                bytes.append(byte)
            }
            if needsQuotes { bytes.append(0x22) }
        }
        bytes.append(contentsOf: [0x0D, 0x0A])
        return bytes
    }
}
