import Database

/// A projected table and the empty copy of it that a rebuild fills.
struct ScratchTable {
    let table: ProjectedTable
    let scratch: String
    /// Columns besides the key that are compared.
    let compared: [String]

    var name: String { table.name }

    static func scratchName(_ name: String) -> String { "rebuild_" + name }

    /// Drops what an earlier rebuild may have left and makes the scratch table, with the constraints and indexes that the
    /// projection's statements lean on (upserts need their unique keys). Foreign keys are left out on PostgreSQL; on SQLite
    /// they point among the scratch tables, or to the live table of another room.
    static func make(_ table: ProjectedTable, names: [String: String], in tx: any Writing) throws {
        let scratch = try made(table, in: tx).scratch
        switch tx.engine {
        case .postgresql:
            try tx.executeScript("CREATE TABLE \(scratch) (LIKE \(table.name) INCLUDING ALL)")
        case .sqlite:
            let parts = try tx.query(
                "SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL AND type <> 'trigger'",
                [.text(table.name)])
            for part in parts where try part.text("type") == "table" {
                try tx.executeScript(renamedTable(part.text("sql"), names))
            }
            for part in parts where try part.text("type") == "index" {
                try tx.executeScript(renamedIndex(part.text("sql"), names))
            }
        }
    }

    /// The scratch table of a live table that has the columns of its key.
    static func made(_ table: ProjectedTable, in tx: any Writing) throws -> ScratchTable {
        let columns = try columns(of: table.name, in: tx)
        guard !columns.isEmpty else { throw LedgerError(.table, "the table \(table.name) does not exist") }
        guard !table.key.isEmpty, Set(columns).isSuperset(of: table.key) else {
            throw LedgerError(.table, "the table \(table.name) has no key, or not the columns of its key")
        }
        let compared = columns.filter { !table.key.contains($0) && !table.ignoredColumns.contains($0) }
        return ScratchTable(table: table, scratch: scratchName(table.name), compared: compared)
    }

    static func drop(_ table: ProjectedTable, in tx: any Writing) throws {
        try tx.executeScript("DROP TABLE IF EXISTS \(scratchName(table.name))")
    }

    private static func columns(of table: String, in tx: any Writing) throws -> [String] {
        let sql =
            switch tx.engine {
            case .sqlite: "SELECT name FROM pragma_table_info(?) ORDER BY cid"
            case .postgresql:
                """
                SELECT column_name AS name FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name = ? ORDER BY ordinal_position
                """
            }
        return try tx.query(sql, [.text(table)]).map { try $0.text("name") }
    }

    /// `CREATE TABLE name` and `REFERENCES name` with scratch names.
    private static func renamedTable(_ sql: String, _ names: [String: String]) throws -> String {
        try ScratchWriting.rename(sql, names)
    }

    /// `CREATE INDEX name ON table` with scratch names for both.
    private static func renamedIndex(_ sql: String, _ names: [String: String]) throws -> String {
        var text = ""
        var before = ""
        for token in PortableSQL.tokens(of: try ScratchWriting.rename(sql, names)) {
            let isName = token.kind == .word || token.kind == .quoted
            if isName, before == "INDEX" || before == "EXISTS", token.upper != "IF" {
                text += scratchName(String(token.text.filter { $0 != "\"" }))
            } else {
                text += token.text
            }
            if token.kind != .space { before = token.upper }
        }
        return text
    }
}
