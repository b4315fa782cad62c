extension PortableSQL {
    /// The statements of a script, cut at semicolons that are outside quotes, comments and trigger bodies.
    static func statements(of script: String) -> [String] {
        var statements: [String] = []
        var current: [Token] = []
        var isTrigger = false
        var depth = 0
        func end() {
            if current.contains(where: { $0.kind != .space }) { statements.append(text(of: current)) }
            current = []
            isTrigger = false
            depth = 0
        }
        for token in tokens(of: script) {
            if token.kind == .symbol, token.text == ";", depth == 0 {
                end()
                continue
            }
            if token.kind == .word {
                switch token.upper {
                case "TRIGGER": isTrigger = isTrigger || current.contains { $0.upper == "CREATE" }
                case "BEGIN", "CASE": if isTrigger { depth += 1 }
                case "END": if isTrigger { depth -= 1 }
                default: break
                }
            }
            current.append(token)
        }
        end()
        return statements
    }

    /// For SQLite: a `CREATE TABLE` is made STRICT, so that a column holds its type only, as on PostgreSQL.
    static func strict(_ statement: String) -> String {
        let tokens = tokens(of: statement)
        let words = tokens.filter { $0.kind != .space }
        let create = words.prefix(3).map(\.upper)
        guard create.first == "CREATE", create.dropFirst().contains("TABLE"), !create.contains("VIRTUAL") else {
            return statement
        }
        guard let close = words.lastIndex(where: { $0.text == ")" }) else { return statement }
        let options = words[(close + 1)...].map(\.upper)
        if options.contains("STRICT") { return statement }
        return text(of: tokens) + (options.isEmpty ? " STRICT" : ", STRICT")
    }

    static func text(of tokens: [Token]) -> String {
        tokens.reduce(into: "") { $0 += $1.text }
    }
}
