/// A `SELECT` with placeholders as PostgreSQL can answer it for many lists of arguments at once: the lists become a
/// table of keys, and the query is run for each of its rows.
enum BulkLookup {
    /// The first column of the answer is the number of the list, from 1. Nil when the statement is no plain `SELECT`, or
    /// a type has no binary array here.
    static func lateral(_ sql: String, _ types: [UInt32]) -> String? {
        var tokens = PortableSQL.tokens(of: sql)
        while let last = tokens.last, last.kind == .space || last.text == ";" { tokens.removeLast() }
        guard tokens.first(where: { $0.kind != .space })?.upper == "SELECT", !types.isEmpty else { return nil }
        var arrays: [String] = []
        for type in types {
            guard let name = PostgreSQLOID.arrayElement(type) else { return nil }
            arrays.append("$\(arrays.count + 1)::\(name)[]")
        }
        var number = 0
        var query = ""
        for token in tokens {
            guard token.kind == .placeholder else {
                // A comment to the end of a line would swallow what is put after it.
                query += token.text.hasPrefix("--") ? " " : token.text
                continue
            }
            guard token.text == "?" else { return nil }
            number += 1
            query += "key_.value\(number)_"
        }
        let names = (1...types.count).map { "value\($0)_" }.joined(separator: ", ")
        return """
            SELECT key_.number_, answer_.* FROM unnest(\(arrays.joined(separator: ", "))) \
            WITH ORDINALITY AS key_ (\(names), number_) CROSS JOIN LATERAL (\(PortableSQL.numbered(query))) AS answer_
            """
    }
}
