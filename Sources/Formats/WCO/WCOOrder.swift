import Customs

/// What is doubtful in a message that could be read: elements that the schema does not know or has in another order.
enum WCOOrder {
    private static let maxWarnings = 50

    static func warnings(_ tree: XMLTree, declaration: Int) -> [Problem] {
        var warnings: [Problem] = []
        check(declaration, 0, tree, declaration, &warnings)
        return warnings
    }

    /// What is written although the schema does not have it: words of WCO's larger model, or one too many of an element.
    static func beyondSchema(_ tree: XMLTree) -> [Problem] {
        guard let root = tree.nodes.firstIndex(where: { $0.tag == .declaration }) else { return [] }
        var warnings: [Problem] = []
        compare(root, 0, tree, root, &warnings)
        return warnings
    }

    private static func compare(
        _ node: Int, _ element: Int, _ tree: XMLTree, _ root: Int, _ warnings: inout [Problem]
    ) {
        let order = WCOStructure.declaration
        var rank = 0
        var before: Tag?
        for child in tree.children(node) where warnings.count < maxWarnings {
            let tag = tree.nodes[child].tag
            if let found = order.rank(of: tag, in: element, from: rank) {
                rank = found
                let inner = order.elements[element].children[found]
                if tag != before || order.elements[inner].repeats {
                    compare(child, inner, tree, root, &warnings)
                } else {
                    warn(
                        child, tree, root, "wco.beyond-schema", "stands more than once; the schema has it once",
                        &warnings)
                }
            } else {
                warn(
                    child, tree, root, "wco.beyond-schema",
                    "is written, but the published schema does not have it here",
                    &warnings)
            }
            before = tag
        }
    }

    private static func check(
        _ node: Int, _ element: Int, _ tree: XMLTree, _ root: Int, _ warnings: inout [Problem]
    ) {
        let order = WCOStructure.declaration
        var highest = 0
        var isInOrder = true
        var child = node + 1
        let end = Int(tree.nodes[node].end)
        while child < end, warnings.count < maxWarnings {
            let tag = tree.nodes[child].tag
            if let rank = order.rank(of: tag, in: element, from: highest) {
                highest = rank
                if tree.hasChildren(child) {
                    check(child, order.elements[element].children[rank], tree, root, &warnings)
                }
            } else if let rank = order.rank(of: tag, in: element) {
                if isInOrder {
                    warn(
                        child, tree, root, "wco.order", "stands behind elements that the schema puts after it",
                        &warnings)
                }
                isInOrder = false
                if tree.hasChildren(child) {
                    check(child, order.elements[element].children[rank], tree, root, &warnings)
                }
            } else {
                warn(child, tree, root, "wco.unknown", "is not in the schema here; it is kept as it stands", &warnings)
            }
            child = Int(tree.nodes[child].end)
        }
    }

    private static func warn(
        _ node: Int, _ tree: XMLTree, _ root: Int, _ code: String, _ message: String, _ warnings: inout [Problem]
    ) {
        let place = Problem.Place(path: tree.path(node, from: root), line: tree.line(node))
        warnings.append(
            Problem(code: code, severity: .warning, place: place, message: "\(tree.name(node)) \(message)"))
    }
}
