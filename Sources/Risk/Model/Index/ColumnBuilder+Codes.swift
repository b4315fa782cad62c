extension ColumnBuilder {
    /// A text that some profile names: itself, or all texts that begin with it and are not named otherwise.
    private struct Node: Hashable {
        let text: String
        let isBeginning: Bool
    }

    func codes(
        _ column: inout Column, _ store: inout RowStore, _ memory: inout [any Sendable],
        _ longTexts: inout [[String: UInt32]]
    ) {
        let other = row { $0.allSatisfy { $0.holdsUnlisted(after: nil) } }
        column.other = store.place(other)
        var naming: [Node: [Int]] = [:]
        for rank in conditioned {
            var named: Set<Node> = []
            for condition in conditions[rank] {
                switch condition.test {
                case .prefix(let texts): for text in texts { named.insert(Node(text: text, isBeginning: true)) }
                case .anyOf(let texts), .noneOf(let texts):
                    for text in texts { named.insert(Node(text: text, isBeginning: false)) }
                case .within: break
                }
            }
            for node in named { naming[node, default: []].append(rank) }
        }

        // Only the profiles that name a text can tell it from the texts around it: a row is its parent's with those set
        // anew. Shorter beginnings come first, since they are the parents.
        var builder = CodeTableBuilder()
        var beginnings: [String: BitRow] = [:]
        var long: [String: UInt32] = [:]
        for (node, ranks) in naming.sorted(by: { Self.precedes($0.key, $1.key) }) {
            var row = Self.parent(of: node, in: beginnings) ?? other
            for rank in ranks { row[rank] = holds(rank, node) }
            let place = store.place(row)
            if node.isBeginning { beginnings[node.text] = row }
            if let token = Token(node.text) {
                if node.isBeginning {
                    builder.add(beginning: token, row: place)
                } else {
                    builder.add(exact: token, row: place)
                }
            } else {
                long[node.text] = place
            }
        }
        let (table, parts) = builder.build()
        column.table = table
        memory += parts
        if !long.isEmpty {
            column.longTexts = longTexts.count
            longTexts.append(long)
        }
    }

    private static func precedes(_ left: Node, _ right: Node) -> Bool {
        if left.isBeginning != right.isBeginning { return left.isBeginning }
        let (leftCount, rightCount) = (left.text.utf8.count, right.text.utf8.count)
        return leftCount == rightCount ? left.text < right.text : leftCount < rightCount
    }

    /// The row of the longest beginning of the node's text that is named; its own for an exact text that is also one.
    private static func parent(of node: Node, in beginnings: [String: BitRow]) -> BitRow? {
        if beginnings.isEmpty { return nil }
        let bytes = Array(node.text.utf8)
        var length = min(bytes.count - (node.isBeginning ? 1 : 0), Token.capacity)
        while length > 0 {
            if let row = beginnings[String(decoding: bytes[..<length], as: UTF8.self)] { return row }
            length -= 1
        }
        return nil
    }

    private func holds(_ rank: Int, _ node: Node) -> Bool {
        conditions[rank].allSatisfy { condition in
            node.isBeginning ? condition.holdsUnlisted(after: node.text) : condition.holds(text: node.text)
        }
    }
}

extension Condition {
    /// Whether the test takes a text that begins with `start` and that it does not name itself.
    func holdsUnlisted(after start: String?) -> Bool {
        switch test {
        case .prefix(let starts): start.map { start in starts.contains { start.utf8.starts(with: $0.utf8) } } ?? false
        case .anyOf: false
        case .noneOf: true
        case .within: false
        }
    }
}
