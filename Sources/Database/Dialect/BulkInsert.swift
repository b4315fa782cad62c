/// A plain `INSERT … VALUES (?, ?, …)` as PostgreSQL can take it for many rows at once.
struct BulkInsert {
    private let head: String
    private let tail: Substring
    let placeholders: Int
    /// Places in a row of the columns that no two rows of one statement may have in common: those of a conflict that
    /// updates, which PostgreSQL refuses to do to a row twice. Empty: rows may be equal.
    let key: [Int]

    /// Nil when the statement is another one: then it is sent once for each row.
    ///
    /// Allowed after the values: nothing, `ON CONFLICT … DO NOTHING`, or `ON CONFLICT (columns) DO UPDATE …` without
    /// values of its own. `RETURNING` has rows to give back.
    init?(_ sql: String) {
        let tokens = PortableSQL.tokens(of: sql).filter { $0.kind != .space }
        guard tokens.first?.upper == "INSERT", tokens.count > 5, tokens[1].upper == "INTO" else { return nil }
        guard let values = tokens.firstIndex(where: { $0.upper == "VALUES" }), values + 1 < tokens.count else {
            return nil
        }
        var index = values + 1
        guard tokens[index].text == "(" else { return nil }
        var count = 0
        repeat {
            guard index + 2 < tokens.count, tokens[index + 1].kind == .placeholder, tokens[index + 1].text == "?" else {
                return nil
            }
            count += 1
            index += 2
        } while tokens[index].text == ","
        guard tokens[index].text == ")" else { return nil }
        let rest = tokens[(index + 1)...].filter { $0.text != ";" }
        var key: [Int] = []
        if !rest.isEmpty {
            guard rest.prefix(2).map(\.upper) == ["ON", "CONFLICT"],
                !rest.contains(where: { $0.kind == .placeholder || $0.upper == "RETURNING" })
            else { return nil }
            if rest.suffix(2).map(\.upper) != ["DO", "NOTHING"] {
                guard let found = Self.key(of: rest, among: tokens[..<values]) else { return nil }
                key = found
            }
        }
        self.key = key
        head = tokens[..<values].map(\.text).joined(separator: " ")
        // As it was written: two symbols may be one operator.
        tail = rest.first.flatMap { first in rest.last.map { sql[first.text.startIndex..<$0.text.endIndex] } } ?? ""
        placeholders = count
    }

    /// Where the columns of `ON CONFLICT (…) DO UPDATE` stand in the row; nil when they are not named as the row's are.
    private static func key(of conflict: [PortableSQL.Token], among head: ArraySlice<PortableSQL.Token>) -> [Int]? {
        func names(_ tokens: some Collection<PortableSQL.Token>) -> [String]? {
            guard let open = tokens.firstIndex(where: { $0.text == "(" }),
                let close = tokens.firstIndex(where: { $0.text == ")" }), open < close
            else { return nil }
            let inside = tokens[open..<close].dropFirst()
            guard inside.allSatisfy({ $0.kind == .word || $0.text == "," }) else { return nil }
            return inside.filter { $0.kind == .word }.map(\.upper)
        }
        guard conflict.count > 2, conflict[2].text == "(", let columns = names(head), let wanted = names(conflict)
        else {
            return nil
        }
        let places = wanted.compactMap { columns.firstIndex(of: $0) }
        return places.count == wanted.count && !places.isEmpty ? places : nil
    }

    /// Whether no two rows have the key in common.
    func areDistinct(_ rows: some Collection<[SQLValue]>) -> Bool {
        if key.isEmpty { return true }
        var seen = Set<[SQLValue]>(minimumCapacity: rows.count)
        return rows.allSatisfy { row in seen.insert(key.map { row[$0] }).inserted }
    }

    /// One array for each column; nil when a column's type has no binary array here.
    func unnest(_ types: [UInt32]) -> String? {
        var arrays: [String] = []
        for type in types {
            guard let name = PostgreSQLOID.arrayElement(type) else { return nil }
            arrays.append("$\(arrays.count + 1)::\(name)[]")
        }
        return "\(head) SELECT * FROM unnest(\(arrays.joined(separator: ", "))) \(tail)"
    }
}
