/// A plain `INSERT … VALUES (?, ?, …)` as PostgreSQL can take it for many rows at once.
struct BulkInsert {
    private let head: String
    private let tail: String
    let placeholders: Int

    /// Nil when the statement is another one: then it is sent once for each row.
    ///
    /// Allowed after the values: nothing, or `ON CONFLICT … DO NOTHING`. `DO UPDATE` may not meet a row twice in one
    /// statement, and `RETURNING` has rows to give back.
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
        if !rest.isEmpty {
            guard rest.prefix(2).map(\.upper) == ["ON", "CONFLICT"], rest.suffix(2).map(\.upper) == ["DO", "NOTHING"],
                !rest.contains(where: { $0.kind == .placeholder })
            else { return nil }
        }
        head = tokens[..<values].map(\.text).joined(separator: " ")
        tail = rest.map(\.text).joined(separator: " ")
        placeholders = count
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
