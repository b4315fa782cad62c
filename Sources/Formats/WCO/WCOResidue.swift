import Customs

/// What a message says and the vocabulary does not: found by writing what was read once more and comparing.
///
/// So nothing can be forgotten when a word is added to the vocabulary or taken out of it: whatever Garita would not
/// write by itself is kept, either as an element that the vocabulary has no word for (``Extension``) or as another way
/// to write a value that it has (``WrittenForm``).
struct WCOResidue {
    private(set) var extensions: [Extension] = []
    private(set) var forms: [WrittenForm] = []

    private let source: XMLTree
    private let canonical: XMLTree
    /// The source's number of the namespace of each kind that ``WCONamespace`` lists.
    private let expected: [UInt8]
    private let declaration: Int
    /// Made when there is much to keep, so that a message of thousands of oddities costs no more than its length.
    private var positions: XMLTree.SiblingPositions?

    /// Names whose values the vocabulary arranges in its own way: they differ as a group or not at all.
    private static let rearranged: Set<Tag> = [.classification, .governmentProcedure, .itinerary]

    /// Compares a message with what is written for what was read from it. `top` is the message's `MetaData`, or its
    /// `Declaration` when it has none.
    init(source: XMLTree, top: Int, declaration: Int, canonical: XMLTree) {
        self.source = source
        self.canonical = canonical
        self.declaration = declaration
        let types = source.nodes.first { $0.tag == .dateTimeString }?.namespace
        let metaData = source.nodes[top].tag == .metaData ? source.nodes[top].namespace : nil
        let declared = source.nodes[declaration].namespace
        let standard = WCONamespace.canonical.map {
            UInt8(truncatingIfNeeded: source.namespaces.firstIndex(of: $0) ?? 0)
        }
        expected = [
            0, metaData ?? standard[1], declared,
            types ?? (source.namespaces[Int(declared)].isEmpty ? 0 : standard[3]),
        ]
        noteNamespaces(metaData: metaData, declared: declared, types: types)
        noteWrapper(top)
        compare(top, 0)
    }

    // MARK: The document

    private mutating func noteNamespaces(metaData: UInt8?, declared: UInt8, types: UInt8?) {
        for (kind, number) in [("md", metaData), ("dec", declared), ("ds", types)] {
            guard let number else { continue }
            let index = kind == "md" ? 1 : kind == "dec" ? 2 : 3
            let name = source.namespaces[Int(number)]
            if name != WCONamespace.canonical[index] {
                keep(Extension.Node(name: "@xmlns:\(kind)", content: .text(name)), parent: "", position: 0)
            }
        }
    }

    /// An envelope around the message: kept whole, with a hole where the message stands.
    private mutating func noteWrapper(_ top: Int) {
        guard top != 0 else { return }
        keep(node(0, hole: top), parent: "", position: 0)
    }

    // MARK: Elements

    private mutating func compare(_ node: Int, _ other: Int) {
        for attribute in source.attributes(node) {
            keep(
                Extension.Node(name: "@" + name(attribute), content: .text(attribute.value)), parent: path(node),
                position: 0)
        }
        if source.nodes[node].namespace != expected[Int(canonical.nodes[other].namespace)] {
            let name = source.namespaces[Int(source.nodes[node].namespace)]
            keep(Extension.Node(name: "@xmlns", content: .text(name)), parent: path(node), position: 0)
        }
        if !compareInStep(node, other) { compareByName(node, other) }
    }

    /// The usual case: the same names in the same order.
    private mutating func compareInStep(_ node: Int, _ other: Int) -> Bool {
        var child = node + 1
        var otherChild = other + 1
        let end = Int(source.nodes[node].end)
        let otherEnd = Int(canonical.nodes[other].end)
        while child < end, otherChild < otherEnd {
            guard source.sameName(child, canonical, otherChild) else { return false }
            child = Int(source.nodes[child].end)
            otherChild = Int(canonical.nodes[otherChild].end)
        }
        guard child >= end, otherChild >= otherEnd else { return false }
        child = node + 1
        otherChild = other + 1
        var deviant: [Int] = []
        while child < end {
            if isOtherwise(child, otherChild) { deviant.append(child) }
            child = Int(source.nodes[child].end)
            otherChild = Int(canonical.nodes[otherChild].end)
        }
        var noted: Set<String> = []
        for child in deviant where noted.insert(source.name(child)).inserted {
            keepForm(of: source.name(child), node, other)
        }
        return true
    }

    private mutating func compareByName(_ node: Int, _ other: Int) {
        var groups: [String: (members: [Int], others: [Int])] = [:]
        var names: [String] = []
        for child in source.children(node) {
            let name = source.name(child)
            if groups[name] == nil { names.append(name) }
            groups[name, default: ([], [])].members.append(child)
        }
        for child in canonical.children(other) {
            let name = canonical.name(child)
            if groups[name] == nil { names.append(name) }
            groups[name, default: ([], [])].others.append(child)
        }
        var unknown: [Int] = []
        for name in names {
            guard let (members, others) = groups[name] else { continue }
            if others.isEmpty {
                unknown += members
            } else if members.count != others.count {
                keepForm(of: name, node, other)
            } else {
                var differs = false
                for (member, otherMember) in zip(members, others) where isOtherwise(member, otherMember) {
                    differs = true
                }
                if differs { keepForm(of: name, node, other) }
            }
        }
        guard !unknown.isEmpty else { return }
        let parent = path(node)
        let wanted = Set(unknown)
        for (position, child) in source.children(node).enumerated() where wanted.contains(child) {
            keep(self.node(child), parent: parent, position: position)
        }
    }

    /// True when a pair of elements of one name differs in a way that is kept as a written form; what differs inside of
    /// elements is kept on the way.
    private mutating func isOtherwise(_ node: Int, _ other: Int) -> Bool {
        let isLeaf = !source.hasChildren(node)
        let isOtherLeaf = !canonical.hasChildren(other)
        if isLeaf, isOtherLeaf {
            let text = source.nodes[node].text
            let otherText = canonical.nodes[other].text
            if text != otherText {
                return !(otherText.isEmpty && Blank.trimmed(text).isEmpty) || !sameHead(node, other)
            }
            return !sameHead(node, other)
        }
        if isLeaf || (isOtherLeaf && !canonical.nodes[other].text.isEmpty) { return true }
        if Self.rearranged.contains(canonical.nodes[other].tag) { return !isSame(node, other) }
        compare(node, other)
        return false
    }

    /// Equal through and through.
    private func isSame(_ node: Int, _ other: Int) -> Bool {
        let count = Int(source.nodes[node].end) - node
        guard count == Int(canonical.nodes[other].end) - other else { return false }
        for step in 0..<count {
            let (left, right) = (node + step, other + step)
            guard source.sameName(left, canonical, right), sameHead(left, right),
                Int(source.nodes[left].end) - left == Int(canonical.nodes[right].end) - right,
                source.hasChildren(left) || source.nodes[left].text == canonical.nodes[right].text
            else { return false }
        }
        return true
    }

    /// Equal in namespace and attributes.
    private func sameHead(_ node: Int, _ other: Int) -> Bool {
        let left = source.nodes[node]
        let right = canonical.nodes[other]
        guard left.namespace == expected[Int(right.namespace)], left.attributeCount == right.attributeCount else {
            return false
        }
        return left.attributeCount == 0
            || zip(source.attributes(node), canonical.attributes(other)).allSatisfy {
                $0.name == $1.name && $0.value == $1.value && $0.namespace == $1.namespace
            }
    }

    // MARK: Keeping

    private mutating func keep(_ node: Extension.Node, parent: String, position: Int) {
        extensions.append(Extension(parent: parent, position: position, node: node))
        countForPositions()
    }

    private mutating func keepForm(of name: String, _ node: Int, _ other: Int) {
        let members = source.children(node).filter { source.name($0) == name }
        forms.append(
            WrittenForm(
                parent: path(node), name: name, value: WCOForm.value(of: name, in: canonical, other),
                nodes: members.map { self.node($0) }))
        countForPositions()
    }

    private mutating func countForPositions() {
        if positions == nil, extensions.count + forms.count > 64 { positions = XMLTree.SiblingPositions(source) }
    }

    /// The path of an element from the `Declaration`, or from the `MetaData` for the few that stand before it.
    private func path(_ node: Int) -> String {
        let isInside = node >= declaration && node < Int(source.nodes[declaration].end)
        return isInside ? source.path(node, from: declaration, positions: positions) : source.name(node)
    }

    private func name(_ attribute: XMLTree.Attribute) -> String {
        attribute.namespace == 0
            ? attribute.name : "{\(source.namespaces[Int(attribute.namespace)])}\(attribute.name)"
    }

    /// An element with all that is in it; `hole` is left empty and marked.
    private func node(_ index: Int, hole: Int = -1) -> Extension.Node {
        if index == hole { return Extension.Node(name: WCOForm.hole, content: .nodes([])) }
        let node = source.nodes[index]
        let isDeclared = node.namespace == expected[Int(WCONamespace.declaration)] || node.tag == .looseText
        let children = source.children(index).map { self.node($0, hole: hole) }
        return Extension.Node(
            name: source.name(index),
            namespace: isDeclared ? nil : source.namespaces[Int(node.namespace)],
            attributes: source.attributes(index).map { Extension.Attribute(name: name($0), value: $0.value) },
            content: children.isEmpty ? .text(node.text) : .nodes(children))
    }
}

/// How a group of elements that Garita would write is put in one text, to be compared later.
enum WCOForm {
    /// The name of the node that stands for the message inside its wrapper.
    static let hole = "#message"

    /// The text of a single element without attributes, else the elements in short XML; empty when there are none.
    static func value(of name: String, in tree: XMLTree, _ parent: Int) -> String {
        let members = tree.children(parent).filter { tree.name($0) == name }
        if members.count == 1, !tree.hasChildren(members[0]), tree.nodes[members[0]].attributeCount == 0 {
            return tree.nodes[members[0]].text
        }
        var text = ""
        for member in members { append(member, of: tree, to: &text) }
        return text
    }

    private static func append(_ node: Int, of tree: XMLTree, to text: inout String) {
        text += "<" + tree.name(node)
        for attribute in tree.attributes(node) { text += " \(attribute.name)=\"\(attribute.value)\"" }
        text += ">"
        if tree.hasChildren(node) {
            for child in tree.children(node) { append(child, of: tree, to: &text) }
        } else {
            text += tree.nodes[node].text
        }
        text += "</" + tree.name(node) + ">"
    }
}
