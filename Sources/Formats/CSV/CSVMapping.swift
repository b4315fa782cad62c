package import Customs
import JSON

/// How the columns of a CSV file become declarations: a file of its own for each kind of CSV (`Mappings/*.json`).
///
/// Targets are JSON Pointers into Garita's own JSON, checked against its schema when the mapping is loaded. The format of
/// the file is described in `Docs/Formats.md`.
package struct CSVMapping: Sendable {
    /// What a column is for.
    enum Use: Sendable {
        /// It becomes a value of the declaration.
        case value(Target)
        /// It is a label: kept apart, never in the declaration.
        case label
        case ignored
    }

    /// Where a column's value goes and how it changes on the way.
    struct Target: Sendable {
        var pointer: String
        /// Constants that are written together with the value.
        var with: [(pointer: String, value: JSONValue)] = []
        /// Where a value goes that is no country code.
        var otherwise: String?
        var values: [String: String] = [:]
        var dates: [CSVDateFormat] = []
        /// Seconds ahead of UTC of the dates.
        var offset = 0
        /// Zeros are put before the value up to this length.
        var pad = 0
    }

    struct Column: Sendable {
        let name: String
        let use: Use
        let isOptional: Bool
    }

    package let name: String
    package let title: String
    let delimiter: UInt8
    let columns: [Column]
    let constants: [(pointer: String, value: JSONValue)]
    let template: CSVTemplate

    /// The names of the columns that are labels.
    package var labels: [String] { columns.compactMap { if case .label = $0.use { $0.name } else { nil } } }

    /// Reads a mapping file.
    ///
    /// Throws ``CSVMappingError`` with every mistake and its line.
    package init(parsing bytes: [UInt8]) throws(CSVMappingError) {
        var reading = CSVMappingReading()
        let file: LocatedJSON
        do throws(JSONError) { file = try LocatedJSON.parse(bytes) } catch {
            throw CSVMappingError(problems: [Problem(error)])
        }
        reading.read(file)
        guard reading.problems.isEmpty else { throw CSVMappingError(problems: reading.problems) }
        name = reading.name
        title = reading.title
        delimiter = reading.delimiter
        columns = reading.columns
        constants = reading.constants
        template = CSVTemplate(columns: reading.columns, constants: reading.constants)
    }
}

/// Why a mapping file cannot be used: each mistake with its line.
package struct CSVMappingError: Error, Sendable, CustomStringConvertible {
    package let problems: [Problem]
    package var description: String {
        problems.map { "line \($0.place.line ?? 0): \($0.message)" }.joined(separator: "\n")
    }
}
