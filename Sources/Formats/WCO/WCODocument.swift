import Customs

/// A declaration as a tree of elements, ready to be written: the vocabulary's values, and between them what the message
/// said beyond them.
struct WCODocument {
    /// The root: the wrapper, the `MetaData` or the `Declaration`.
    private(set) var root: Extension.Node
    /// The namespaces of ``WCONamespace``, as this message writes them.
    let namespaces: [String]
    let warnings: [Problem]

    private let tree: XMLTree
    private let extensions: [String: [Extension]]
    private let forms: [String: [WrittenForm]]
    /// Elements of the schema with something kept in them or inside of them; the others need no look-up.
    private let touched: Set<Int>

    init(_ declaration: Declaration) {
        let (tree, warnings) = Self.canonical(declaration.arrangedForWCO())
        self.tree = tree
        self.warnings = warnings + WCOOrder.beyondSchema(tree)
        var namespaces = WCONamespace.canonical
        var wrapper: Extension.Node?
        var extensions: [String: [Extension]] = [:]
        for kept in declaration.extensions {
            switch (kept.parent.isEmpty, kept.node.name) {
            case (true, "@xmlns:md"): namespaces[1] = kept.node.text
            case (true, "@xmlns:dec"): namespaces[2] = kept.node.text
            case (true, "@xmlns:ds"): namespaces[3] = kept.node.text
            case (true, _): wrapper = kept.node
            default: extensions[kept.parent, default: []].append(kept)
            }
        }
        self.namespaces = namespaces
        self.extensions = extensions
        forms = Dictionary(grouping: declaration.forms, by: \.parent)
        var touched: Set<Int> = []
        for path in Array(extensions.keys) + Array(forms.keys) {
            var element = WCOStructure.declaration.nearestElement(path: path)
            while element >= 0, touched.insert(element).inserted {
                element = WCOStructure.declaration.elements[element].parent
            }
        }
        self.touched = touched
        root = Extension.Node(name: "", content: .nodes([]))
        let message = element(0, tree.name(0), structure: tree.nodes[0].tag == .declaration ? 0 : nil)
        root = wrapper.map { Self.fill($0, with: message) } ?? message
    }

    /// The declaration without what stands beyond the vocabulary, as it is compared with a message that was read.
    static func canonical(_ declaration: Declaration) -> (tree: XMLTree, warnings: [Problem]) {
        var message = WCOExchange()
        var declaration = declaration
        if var envelope = declaration.envelope {
            message.elementOfMetaData { message in
                envelope.exchange(with: &message)
                message.element(.declaration, true) { declaration.exchange(with: &$0) }
            }
        } else {
            message.element(.declaration, true) { declaration.exchange(with: &$0) }
        }
        return (message.target, message.problems)
    }

    // MARK: Merging

    /// An element without its children.
    private func bare(_ index: Int) -> Extension.Node {
        let node = tree.nodes[index]
        return Extension.Node(
            name: tree.name(index),
            namespace: node.namespace == WCONamespace.declaration ? nil : namespaces[Int(node.namespace)],
            attributes: tree.attributes(index).map { Extension.Attribute(name: $0.name, value: $0.value) },
            content: .text(node.text))
    }

    /// An element in which nothing is kept.
    private func plain(_ index: Int) -> Extension.Node {
        var made = bare(index)
        guard tree.hasChildren(index) else { return made }
        var children: [Extension.Node] = []
        var child = index + 1
        let end = Int(tree.nodes[index].end)
        while child < end {
            children.append(plain(child))
            child = Int(tree.nodes[child].end)
        }
        made.content = .nodes(children)
        return made
    }

    private func element(_ index: Int, _ path: String, structure: Int?) -> Extension.Node {
        if let structure, !touched.contains(structure) { return plain(index) }
        var made = bare(index)
        let kept = extensions[path] ?? []
        for attribute in kept where attribute.node.name.hasPrefix("@") {
            let name = String(attribute.node.name.dropFirst())
            if name == "xmlns" {
                made.namespace = attribute.node.text
            } else {
                made.attributes.append(Extension.Attribute(name: name, value: attribute.node.text))
            }
        }
        var children = self.children(index, path, structure)
        for form in forms[path] ?? [] where WCOForm.value(of: form.name, in: tree, index) == form.value {
            let first = children.firstIndex { $0.name == form.name } ?? children.count
            children.removeAll { $0.name == form.name }
            children.insert(contentsOf: form.nodes, at: min(first, children.count))
        }
        for addition in kept where !addition.node.name.hasPrefix("@") {
            children.insert(addition.node, at: place(for: addition, among: children, structure))
        }
        if !children.isEmpty { made.content = .nodes(children) }
        return made
    }

    private func children(_ index: Int, _ path: String, _ structure: Int?) -> [Extension.Node] {
        var counts: [String: Int] = [:]
        let indices = Array(tree.children(index))
        for child in indices { counts[tree.name(child), default: 0] += 1 }
        var seen: [String: Int] = [:]
        return indices.map { child in
            let name = tree.name(child)
            let position = (seen[name] ?? 0) + 1
            seen[name] = position
            let step = name == "Declaration" && tree.nodes[index].tag == .metaData ? "Declaration" : "\(path)/\(name)"
            let inner =
                name == "Declaration"
                ? 0 : structure.flatMap { WCOStructure.declaration.child(of: $0, tree.nodes[child].tag) }
            if let inner, !touched.contains(inner) { return plain(child) }
            return element(child, keptPath(step, position, of: counts[name] ?? 1), structure: inner)
        }
    }

    /// The path under which something was kept: a position is written where a name repeated when the message was read.
    private func keptPath(_ step: String, _ position: Int, of count: Int) -> String {
        let numbered = "\(step)[\(position)]"
        guard position == 1 else { return numbered }
        let other = count > 1 ? step : numbered
        let isOther = extensions[other] != nil || forms[other] != nil
        let usual = count > 1 ? numbered : step
        return isOther && extensions[usual] == nil && forms[usual] == nil ? other : usual
    }

    /// Where an element from beyond the vocabulary goes: where it stood, moved only as far as the schema's order asks.
    private func place(for addition: Extension, among children: [Extension.Node], _ structure: Int?) -> Int {
        let wanted = min(max(0, addition.position), children.count)
        let order = WCOStructure.declaration
        guard let structure, let rank = order.rank(of: TagTable.tag(addition.node.name), in: structure) else {
            return wanted
        }
        let ranks = children.map { order.rank(of: TagTable.tag($0.name), in: structure) }
        let lowest = ranks.lastIndex { $0 ?? rank < rank }.map { $0 + 1 } ?? 0
        let highest = ranks.firstIndex { $0 ?? rank > rank } ?? children.count
        return lowest <= highest ? min(max(wanted, lowest), highest) : lowest
    }

    private static func fill(_ node: Extension.Node, with message: Extension.Node) -> Extension.Node {
        if node.name == WCOForm.hole { return message }
        guard case .nodes(let children) = node.content else { return node }
        var filled = node
        filled.content = .nodes(children.map { fill($0, with: message) })
        return filled
    }
}

extension Extension.Node {
    /// The text of a node without children; empty for one that has them.
    var text: String { if case .text(let text) = content { text } else { "" } }
    /// The children of a node; none for one that holds text.
    var children: [Extension.Node] { if case .nodes(let nodes) = content { nodes } else { [] } }
}

extension Declaration {
    /// The same declaration with each party where WCO messages have its role: the declarant, the agent and the exporter
    /// in the header, traders in the shipment, the carrier in the header's consignment.
    func arrangedForWCO() -> Declaration {
        let shipmentRoles: Set<PartyRole> = [
            .importer, .consignee, .consignor, .seller, .buyer, .payer, .surety, .taxParty,
        ]
        let headerRoles: Set<PartyRole> = [.declarant, .agent, .exporter, .submitter]
        let down = parties.filter { shipmentRoles.contains($0.role) }
        let carriers = parties.filter { $0.role == .carrier }
        let up = shipment?.parties.filter { headerRoles.contains($0.role) } ?? []
        guard !(down.isEmpty && carriers.isEmpty && up.isEmpty) else { return self }
        var arranged = self
        arranged.parties.removeAll { shipmentRoles.contains($0.role) || $0.role == .carrier }
        arranged.parties += up
        arranged.shipment?.parties.removeAll { headerRoles.contains($0.role) }
        if !down.isEmpty { arranged.shipment = arranged.shipment ?? Shipment() }
        arranged.shipment?.parties += down
        if !carriers.isEmpty {
            arranged.consignment = arranged.consignment ?? Consignment()
            arranged.consignment?.parties += carriers
        }
        return arranged
    }
}
