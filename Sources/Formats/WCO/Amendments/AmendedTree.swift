import Customs

/// The data that an amendment message carries, found by the steps of its pointers.
struct AmendmentData {
    private let root: Extension.Node
    /// The numbers that the pointers use in each group of elements that repeat.
    private let numbers: [Group: [Int]]

    private struct Group: Hashable {
        let parent: [WCOPointers.Step]
        let tag: Tag
    }

    init(_ root: Extension.Node, pointed: [[WCOPointers.Step]]) {
        self.root = root
        var numbers: [Group: Set<Int>] = [:]
        for steps in pointed {
            for (index, step) in steps.enumerated() {
                guard let position = step.position else { continue }
                numbers[Group(parent: Array(steps[..<index]), tag: step.tag), default: []].insert(position)
            }
        }
        self.numbers = numbers.mapValues { $0.sorted() }
    }

    /// The element at some steps; nil when the message does not carry it.
    func node(at steps: [WCOPointers.Step]) -> Extension.Node? {
        var node = root
        for index in 1..<steps.count {
            let step = steps[index]
            let candidates = node.children.filter { $0.name == step.tag.name }
            guard let found = pick(step, from: candidates, Group(parent: Array(steps[..<index]), tag: step.tag)) else {
                return nil
            }
            node = candidates[found]
        }
        return node
    }

    /// Elements with a sequence number are found by it. Those without are found by their place, except when there are
    /// just as many as the pointers name: then they are those, in their order.
    private func pick(_ step: WCOPointers.Step, from candidates: [Extension.Node], _ group: Group) -> Int? {
        guard let position = step.position else { return candidates.isEmpty ? nil : 0 }
        if candidates.contains(where: { $0.sequence != nil }) {
            return candidates.firstIndex { $0.sequence == position }
        }
        if let pointed = numbers[group], pointed.count == candidates.count {
            return pointed.firstIndex(of: position)
        }
        return candidates.indices.contains(position - 1) ? position - 1 : nil
    }
}

/// A declaration's elements while amendments are made. Removed elements keep their place until all is done, so that the
/// pointers' numbers go on meaning what they meant when the message was written.
struct AmendedTree {
    private var root: Extension.Node
    /// The namespace of `DateTimeString` in the declaration that is amended.
    private let types: String

    private static let removed = "#removed:"

    init(_ root: Extension.Node, types: String) {
        self.root = root
        self.types = types
    }

    /// The declaration when all amendments are made.
    var amended: Extension.Node { Self.withoutRemoved(root) }

    /// Replaces, adds or removes the element at some steps; false when there is nothing to do either of it with.
    mutating func amend(_ steps: [WCOPointers.Step], with data: AmendmentData) -> Bool {
        let replacement = data.node(at: steps).map(ownNamespaces)
        return amend(&root, steps, 1, structure: 0, replacement, data)
    }

    private func amend(
        _ node: inout Extension.Node, _ steps: [WCOPointers.Step], _ index: Int, structure: Int,
        _ replacement: Extension.Node?, _ data: AmendmentData
    ) -> Bool {
        let step = steps[index]
        var children = node.children
        let isLast = index == steps.count - 1
        if let place = place(of: step, in: children) {
            if isLast {
                let isGone = children[place].name.hasPrefix(Self.removed)
                if let replacement {
                    children[place] = replacement
                } else if isGone {
                    return false
                } else {
                    children[place].name = Self.removed + step.tag.name
                }
                node.content = .nodes(children)
                return true
            }
            guard let inner = WCOStructure.declaration.child(of: structure, step.tag) else { return false }
            let isDone = amend(&children[place], steps, index + 1, structure: inner, replacement, data)
            node.content = .nodes(children)
            return isDone
        }
        guard let replacement else { return false }
        let added = isLast ? replacement : shell(steps, index, replacement, data)
        children.insert(added, at: Self.place(for: step.tag, among: children, structure))
        node.content = .nodes(children)
        return true
    }

    /// Where the element of a step stands among the children: by sequence number where they have one, else by place.
    private func place(of step: WCOPointers.Step, in children: [Extension.Node]) -> Int? {
        let name = step.tag.name
        let candidates = children.indices.filter {
            children[$0].name == name || children[$0].name == Self.removed + name
        }
        guard let position = step.position else { return candidates.first }
        if candidates.contains(where: { children[$0].sequence != nil }) {
            return candidates.first { children[$0].sequence == position }
        }
        return candidates.indices.contains(position - 1) ? candidates[position - 1] : nil
    }

    /// An element that the declaration does not have yet, with nothing in it but its number and what is added.
    private func shell(
        _ steps: [WCOPointers.Step], _ index: Int, _ replacement: Extension.Node, _ data: AmendmentData
    ) -> Extension.Node {
        if index == steps.count - 1 { return replacement }
        let carried = data.node(at: Array(steps[...index]))
        var children = carried?.children.filter { $0.name == Tag.sequenceNumeric.name } ?? []
        let inner = shell(steps, index + 1, replacement, data)
        if !children.contains(where: { $0.name == inner.name }) { children.append(inner) }
        return Extension.Node(name: steps[index].tag.name, content: .nodes(children))
    }

    private static func place(for tag: Tag, among children: [Extension.Node], _ structure: Int) -> Int {
        let order = WCOStructure.declaration
        guard let rank = order.rank(of: tag, in: structure) else { return children.count }
        let after = children.lastIndex { child in
            let name = child.name.hasPrefix(removed) ? String(child.name.dropFirst(removed.count)) : child.name
            return (order.rank(of: TagTable.tag(name), in: structure) ?? .max) <= rank
        }
        return after.map { $0 + 1 } ?? 0
    }

    private func ownNamespaces(_ node: Extension.Node) -> Extension.Node {
        var node = node
        if node.name == Tag.dateTimeString.name { node.namespace = types }
        if case .nodes(let children) = node.content { node.content = .nodes(children.map(ownNamespaces)) }
        return node
    }

    private static func withoutRemoved(_ node: Extension.Node) -> Extension.Node {
        guard case .nodes(let children) = node.content else { return node }
        var node = node
        node.content = .nodes(children.filter { !$0.name.hasPrefix(removed) }.map(withoutRemoved))
        return node
    }
}

extension Extension.Node {
    /// The number that an element gives itself.
    fileprivate var sequence: Int? {
        children.first { $0.name == Tag.sequenceNumeric.name }.flatMap { Int(Blank.trimmed($0.text)) }
    }
}

extension WCODocument {
    /// The `Declaration` element of the document.
    var declaration: Extension.Node { Self.find(root) ?? root }

    private static func find(_ node: Extension.Node) -> Extension.Node? {
        if node.name == Tag.declaration.name { return node }
        for child in node.children { if let found = find(child) { return found } }
        return nil
    }
}

extension XMLTree {
    /// A tree that was not read from bytes: its nodes have no lines. Namespaces of the message become the usual ones.
    init(_ root: Extension.Node, namespaces known: [String]) {
        namespaces = WCONamespace.canonical
        add(root, parent: -1, known)
    }

    private mutating func add(_ source: Extension.Node, parent: Int, _ known: [String]) {
        let tag = source.name == "#text" ? .looseText : TagTable.tag(source.name)
        let namespace: UInt8
        if let name = source.namespace {
            namespace = known.firstIndex(of: name).map { UInt8($0) } ?? namespaceNumber(name)
        } else {
            namespace = tag == .looseText ? 0 : WCONamespace.declaration
        }
        let node = open(tag, namespace: namespace, line: 0, parent: parent)
        if tag == .other {
            nodes[node].otherName = Int32(otherNames.count)
            otherNames.append(source.name)
        }
        for attribute in source.attributes {
            var name = attribute.name
            var number: UInt8 = 0
            if name.hasPrefix("{"), let end = name.firstIndex(of: "}") {
                number = namespaceNumber(String(name[name.index(after: name.startIndex)..<end]))
                name = String(name[name.index(after: end)...])
            }
            addAttribute(node, Attribute(name: name, namespace: number, value: attribute.value))
        }
        switch source.content {
        case .text(let text): nodes[node].text = text
        case .nodes(let children): for child in children { add(child, parent: node, known) }
        }
        close(node)
    }
}
