package import Customs
import JSON

/// Declarations as rows of a CSV file, in the columns of a mapping. Labels, ignored columns and what a column has no word
/// for stay empty.
package struct CSVWriting {
    private let mapping: CSVMapping
    /// The mapping's columns in the order in which they are written, by their place in the mapping.
    private let order: [Int]

    /// `columns` names those that are written, in their order; all of the mapping's by default.
    package init(mapping: CSVMapping, columns: [String]? = nil) {
        self.mapping = mapping
        order =
            columns?.compactMap { name in mapping.columns.firstIndex { $0.name == name } }
            ?? Array(mapping.columns.indices)
    }

    /// The first line: the columns' names.
    package var head: [UInt8] { line(order.map { mapping.columns[$0].name }) }

    /// The row of a declaration, with a warning when it has more items than the one that a row holds.
    package func row(_ declaration: Declaration) -> WriteResult {
        let json = (try? JSONValue.parse(declaration.canonicalJSON())) ?? .null
        let values = mapping.template.values(in: json)
        let fields = order.map { index -> String in
            guard case .value(let target) = mapping.columns[index].use else { return "" }
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
