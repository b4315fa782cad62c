package import Database

/// A row of a projected table that is not what the events make of it.
package struct RowDifference: Sendable, Hashable, CustomStringConvertible {
    /// A column whose values differ.
    package struct Column: Sendable, Hashable {
        package let name: String
        package let live: SQLValue
        package let rebuilt: SQLValue

        package init(name: String, live: SQLValue, rebuilt: SQLValue) {
            self.name = name
            self.live = live
            self.rebuilt = rebuilt
        }
    }

    package enum Kind: Sendable, Hashable {
        /// The events make this row; the live table lacks it.
        case missing
        /// The live table has this row; the events do not make it.
        case extra
        /// Both have it, with different values.
        case changed([Column])
    }

    package let table: String
    /// The key's columns, in the order the projection declares them.
    package let key: [SQLValue]
    package let kind: Kind

    /// Table, kind and names of columns; values may be personal and are left out.
    package var description: String {
        switch kind {
        case .missing: "\(table): a row is missing"
        case .extra: "\(table): a row is there that no event made"
        case .changed(let columns): "\(table): a row differs in \(columns.map(\.name).joined(separator: ", "))"
        }
    }
}

extension ScratchTable {
    /// Calls `report` for every difference between the live and the scratch table, by key.
    func compare(in reading: any Reading, _ report: (RowDifference) throws -> Void) throws {
        let keys = table.key
        try reading.forEach(rowsOnly(in: scratch, not: name)) { row in
            try report(RowDifference(table: name, key: row.values, kind: .missing))
        }
        try reading.forEach(rowsOnly(in: name, not: scratch)) { row in
            try report(RowDifference(table: name, key: row.values, kind: .extra))
        }
        if compared.isEmpty { return }
        let columns =
            keys.map { "l.\($0)" } + compared.map { "l.\($0) AS live_\($0)" }
            + compared.map { "s.\($0) AS made_\($0)" }
        let sql = """
            SELECT \(columns.joined(separator: ", ")) FROM \(name) AS l JOIN \(scratch) AS s ON \(sameKey("l", "s"))
            WHERE \(differs("l", "s")) ORDER BY \(keys.map { "l.\($0)" }.joined(separator: ", "))
            """
        try reading.forEach(sql) { row in
            var changed: [RowDifference.Column] = []
            for (place, column) in compared.enumerated() {
                let live = row[keys.count + place]
                let made = row[keys.count + compared.count + place]
                if live != made { changed.append(RowDifference.Column(name: column, live: live, rebuilt: made)) }
            }
            try report(RowDifference(table: name, key: Array(row.values.prefix(keys.count)), kind: .changed(changed)))
        }
    }

    /// Deletes the live rows that no event made. Called children first.
    func removeExtra(in tx: any Writing) throws {
        try tx.execute(
            "DELETE FROM \(name) WHERE NOT EXISTS (SELECT 1 FROM \(scratch) AS s WHERE \(sameKey(name, "s")))")
    }

    /// Corrects the live rows that differ and inserts those that are missing. Called parents first.
    func correct(in tx: any Writing) throws {
        if !compared.isEmpty {
            let values = compared.map { "\($0) = s.\($0)" }.joined(separator: ", ")
            try tx.execute(
                """
                UPDATE \(name) SET \(values) FROM \(scratch) AS s
                WHERE \(sameKey(name, "s")) AND (\(differs(name, "s")))
                """)
        }
        let columns = (table.key + compared).joined(separator: ", ")
        let values = (table.key + compared).map { "s.\($0)" }.joined(separator: ", ")
        try tx.execute(
            """
            INSERT INTO \(name) (\(columns)) SELECT \(values) FROM \(scratch) AS s
            WHERE NOT EXISTS (SELECT 1 FROM \(name) AS l WHERE \(sameKey("l", "s")))
            """)
    }

    private func rowsOnly(in one: String, not other: String) -> String {
        let columns = table.key.map { "a.\($0)" }.joined(separator: ", ")
        return """
            SELECT \(columns) FROM \(one) AS a
            WHERE NOT EXISTS (SELECT 1 FROM \(other) AS b WHERE \(sameKey("a", "b"))) ORDER BY \(columns)
            """
    }

    private func sameKey(_ left: String, _ right: String) -> String {
        table.key.map { "\(left).\($0) = \(right).\($0)" }.joined(separator: " AND ")
    }

    private func differs(_ left: String, _ right: String) -> String {
        compared.map { "\(left).\($0) IS DISTINCT FROM \(right).\($0)" }.joined(separator: " OR ")
    }
}
