import Customs

/// A table of an export as one value: from it come the lines, the columns of the CSV, the schema and its documentation.
struct ExportTable: Sendable {
    let name: String
    /// What a line is, in a sentence.
    let meaning: String
    let columns: [ExportColumn]
    /// What stands behind `FROM`.
    let source: String
    let order: String
    /// The column that says whose a line is, as far as a company's own file has this table.
    let owner: String?

    init(
        _ name: String, _ meaning: String, from source: String, order: String, owner: String? = nil,
        _ columns: [ExportColumn]
    ) {
        self.name = name
        self.meaning = meaning
        self.columns = columns
        self.source = source
        self.order = order
        self.owner = owner
    }

    /// The statement for all lines, or for those of one operator.
    func sql(ofOne: Bool) -> String {
        let list = columns.map(\.sql).joined(separator: ", ")
        let condition = ofOne ? owner.map { " WHERE \($0) = ?" } ?? "" : ""
        return "SELECT \(list) FROM \(source)\(condition) ORDER BY \(order)"
    }
}

/// A member of a line.
struct ExportColumn: Sendable {
    enum Kind: Hashable, Sendable {
        case text, integer, flag
        /// A login; the office's people are `office` in a company's own file.
        case person
        /// Milliseconds since 1970; written as RFC 3339.
        case instant
        /// Days since 1970; written as `2026-11-23`.
        case dayNumber
        /// A day that is kept as text.
        case day
        /// A serial; written with its prefix, as `OP-000123`.
        case serial(String)
        /// Words with blanks between; a list in JSON.
        case words
        /// A JSON text or its bytes; in JSON Lines only.
        case json
    }

    let name: String
    let kind: Kind
    let sql: String
    let meaning: String
    let isOptional: Bool

    init(_ name: String, _ kind: Kind, _ sql: String, _ meaning: String, optional: Bool = false) {
        self.name = name
        self.kind = kind
        self.sql = sql
        self.meaning = meaning
        isOptional = optional
    }
}
