/// An XML document as one flat list of elements in document order: made quickly, walked quickly, every element with its
/// line. Comments, processing instructions and prefixes are not in it.
struct XMLTree: Sendable {
    /// One element.
    struct Node: Sendable {
        var tag: Tag
        /// Where in ``XMLTree/namespaces`` its namespace stands.
        var namespace: UInt8
        /// Where in ``XMLTree/otherNames`` its name stands, when the tag is `.other`.
        var otherName: Int32 = -1
        /// Line of the start tag, from 1; 0 when the element was not read.
        var line: Int32
        var parent: Int32
        /// One behind the last node of its subtree.
        var end: Int32 = 0
        var firstAttribute: Int32 = 0
        var attributeCount: Int32 = 0
        /// The text of an element without children, exactly as it was written, references resolved.
        var text: String = ""
    }

    struct Attribute: Hashable, Sendable {
        var name: String
        var namespace: UInt8
        var value: String
    }

    var nodes: [Node] = []
    var attributes: [Attribute] = []
    /// Namespace names; the first is "no namespace".
    var namespaces: [String] = [""]
    var otherNames: [String] = []

    func name(_ node: Int) -> String {
        let tag = nodes[node].tag
        return tag == .other ? otherNames[Int(nodes[node].otherName)] : tag.name
    }

    /// True when both nodes have the same name, whatever their trees.
    func sameName(_ node: Int, _ other: XMLTree, _ otherNode: Int) -> Bool {
        let tag = nodes[node].tag
        guard tag == other.nodes[otherNode].tag else { return false }
        return tag != .other || name(node) == other.name(otherNode)
    }

    func attributes(_ node: Int) -> ArraySlice<Attribute> {
        let first = Int(nodes[node].firstAttribute)
        return attributes[first..<first + Int(nodes[node].attributeCount)]
    }

    /// The value of an attribute by its local name.
    func attribute(_ node: Int, _ name: String) -> String? {
        guard nodes[node].attributeCount > 0 else { return nil }
        return attributes(node).first { $0.name == name }?.value
    }

    func hasChildren(_ node: Int) -> Bool { Int(nodes[node].end) > node + 1 }

    func children(_ node: Int) -> Children { Children(tree: self, at: node + 1, end: Int(nodes[node].end)) }

    struct Children: Sequence, IteratorProtocol {
        let tree: XMLTree
        var at: Int
        let end: Int

        mutating func next() -> Int? {
            guard at < end else { return nil }
            defer { at = Int(tree.nodes[at].end) }
            return at
        }
    }

    func firstChild(_ node: Int, _ tag: Tag) -> Int? {
        var child = node + 1
        let end = Int(nodes[node].end)
        while child < end {
            if nodes[child].tag == tag { return child }
            child = Int(nodes[child].end)
        }
        return nil
    }

    // MARK: Places

    /// The path of a node from `root` (or the document's root): names, and positions from 1 where a name repeats.
    func path(_ node: Int, from root: Int = 0, positions: SiblingPositions? = nil) -> String {
        var steps: [String] = []
        var at = node
        while at != root, nodes[at].parent >= 0 {
            steps.append(positions?.step(at, in: self) ?? step(at))
            at = Int(nodes[at].parent)
        }
        steps.append(name(at))
        return steps.reversed().joined(separator: "/")
    }

    /// The line of a node's start tag; nil in a tree that was not read from bytes.
    func line(_ node: Int) -> Int? { nodes[node].line > 0 ? Int(nodes[node].line) : nil }

    /// A node's name with its position among the siblings of that name, when there are several.
    func step(_ node: Int) -> String {
        let parent = Int(nodes[node].parent)
        guard parent >= 0 else { return name(node) }
        var position = 0
        var count = 0
        var child = parent + 1
        let end = Int(nodes[parent].end)
        while child < end {
            if sameName(child, self, node) {
                count += 1
                if child == node { position = count }
            }
            child = Int(nodes[child].end)
        }
        return count > 1 ? "\(name(node))[\(position)]" : name(node)
    }

    /// Where each node stands among its siblings of the same name: counted once for a tree that is asked often.
    struct SiblingPositions {
        private var positions: [Int32]
        private var isAlone: [Bool]

        init(_ tree: XMLTree) {
            positions = Array(repeating: 1, count: tree.nodes.count)
            isAlone = Array(repeating: true, count: tree.nodes.count)
            for node in tree.nodes.indices where tree.hasChildren(node) {
                var last: [String: Int] = [:]
                for child in tree.children(node) {
                    if let before = last.updateValue(child, forKey: tree.name(child)) {
                        positions[child] = positions[before] + 1
                        isAlone[before] = false
                        isAlone[child] = false
                    }
                }
            }
        }

        func step(_ node: Int, in tree: XMLTree) -> String {
            isAlone[node] ? tree.name(node) : "\(tree.name(node))[\(positions[node])]"
        }
    }
}

/// Appends elements to a tree in document order.
extension XMLTree {
    /// Opens an element under `parent` (-1 for the root); close it with ``close(_:)``.
    mutating func open(_ tag: Tag, namespace: UInt8, line: Int32, parent: Int) -> Int {
        let index = nodes.count
        nodes.append(
            Node(
                tag: tag, namespace: namespace, line: line, parent: Int32(parent), end: Int32(index + 1),
                firstAttribute: Int32(attributes.count)))
        return index
    }

    mutating func close(_ node: Int) { nodes[node].end = Int32(nodes.count) }

    mutating func addAttribute(_ node: Int, _ attribute: Attribute) {
        attributes.append(attribute)
        nodes[node].attributeCount += 1
    }

    /// The number of a namespace, added when it is new; at most 255 are told apart, the rest have none.
    mutating func namespaceNumber(_ name: String) -> UInt8 {
        if let known = namespaces.firstIndex(of: name) { return UInt8(known) }
        guard namespaces.count < 255 else { return 0 }
        namespaces.append(name)
        return UInt8(namespaces.count - 1)
    }
}
