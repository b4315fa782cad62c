import Database

/// Hands a projection's statements on with its tables renamed to their scratch tables, and refuses to write others.
///
/// A table's name is renamed where SQL names a table (after FROM, JOIN, INTO, UPDATE and the like, or before a point),
/// not where a column has the same name. Each statement is renamed once and remembered.
final class ScratchWriting: Writing {
    private let base: any Writing
    private let names: [String: String]
    private var renamed: [String: String] = [:]

    /// - Parameter names: the scratch table's name for each table's.
    init(_ base: any Writing, names: [String: String]) {
        self.base = base
        self.names = names
    }

    var engine: Engine { base.engine }

    func query(_ sql: String, _ args: [SQLValue]) throws(DatabaseError) -> [Row] {
        try base.query(renamed(sql), args)
    }

    func query(_ sql: String, each: [[SQLValue]]) throws(DatabaseError) -> [[Row]] {
        try base.query(renamed(sql), each: each)
    }

    func forEach(_ sql: String, _ args: [SQLValue], _ row: (Row) throws -> Void) throws {
        try base.forEach(renamed(sql), args, row)
    }

    func execute(_ sql: String, _ args: [SQLValue]) throws(DatabaseError) -> Int {
        try base.execute(renamed(sql), args)
    }

    func execute(_ sql: String, many: [[SQLValue]]) throws(DatabaseError) -> Int {
        try base.execute(renamed(sql), many: many)
    }

    func enqueue(_ sql: String, many: [[SQLValue]]) throws(DatabaseError) {
        try base.enqueue(renamed(sql), many: many)
    }

    func executeScript(_ sql: String) throws(DatabaseError) {
        throw DatabaseError(.misuse, "a projection changes rows, not the schema")
    }

    func attempt<T>(_ body: () throws -> T) throws -> T { try base.attempt(body) }

    private func renamed(_ sql: String) throws(DatabaseError) -> String {
        if let known = renamed[sql] { return known }
        let statement = try Self.rename(sql, names)
        renamed[sql] = statement
        return statement
    }

    /// Words that a table's name follows.
    private static let beforeTable: Set<String> = ["FROM", "JOIN", "INTO", "UPDATE", "TABLE", "REFERENCES"]

    /// The statement with the tables renamed. Throws `.misuse` when it writes a table that has no scratch table.
    static func rename(_ sql: String, _ names: [String: String]) throws(DatabaseError) -> String {
        var text = ""
        let tokens = PortableSQL.tokens(of: sql)
        var before = ""
        var beforeThat = ""
        let isSchema = tokens.first { $0.kind != .space }?.upper == "CREATE"
        for (place, token) in tokens.enumerated() {
            if token.kind == .space {
                text += token.text
                continue
            }
            var word = String(token.text)
            if token.kind == .quoted { word = String(word.dropFirst().dropLast()) }
            let isName = token.kind == .word || token.kind == .quoted
            let isPoint = place + 1 < tokens.count && tokens[place + 1].text == "."
            let isTable = beforeTable.contains(before) || isPoint || (isSchema && before == "ON")
            if isName, isTable, before != ".", let scratch = names[word.lowercased()] {
                text += scratch
            } else {
                let isWritten =
                    before == "INTO" || (before == "UPDATE" && beforeThat != "DO" && beforeThat != "FOR")
                    || (before == "FROM" && beforeThat == "DELETE")
                if isName, isWritten, !isSchema, token.upper != "OR" {
                    throw DatabaseError(.misuse, "the projection writes the table \(word), which it does not declare")
                }
                text += token.text
            }
            beforeThat = before
            before = token.upper
        }
        return text
    }
}
