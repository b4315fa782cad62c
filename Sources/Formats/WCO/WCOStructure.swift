/// What the WCO schema says about the declaration's elements: their order, which repeat, and the identifiers by which
/// pointers name them.
struct WCOStructure: Sendable {
    /// One kind of element at one place of the message.
    struct Element: Sendable {
        let tag: Tag
        /// `68A` for a section, `360` for a tag; empty where the schema gives none.
        let identifier: String
        let repeats: Bool
        /// Index of the parent; -1 for the declaration.
        let parent: Int
        fileprivate(set) var children: [Int] = []
    }

    let elements: [Element]

    /// The structure of the declaration; its root is the element 0.
    static let declaration = WCOStructure(table: table)
    /// The structure of a reply, as far as pointers into it go.
    static let response = WCOStructure(table: responseTable)

    private init(table: String) {
        var elements: [Element] = []
        var open: [Int] = []
        func add(_ tag: Tag, _ identifier: String, repeats: Bool, parent: Int) -> Int {
            let index = elements.count
            elements.append(Element(tag: tag, identifier: identifier, repeats: repeats, parent: parent))
            if parent >= 0 { elements[parent].children.append(index) }
            if tag.name.hasSuffix("DateTime") {
                elements.append(Element(tag: .dateTimeString, identifier: "", repeats: false, parent: index))
                elements[index].children.append(index + 1)
            }
            return index
        }
        for line in table.split(separator: "\n") {
            let depth = line.prefix { $0 == " " }.count / 2
            let words = line.split(separator: " ")
            open.removeSubrange(min(depth, open.count)...)
            let tag = TagTable.tag(String(words[0]))
            let index = add(tag, String(words[1]), repeats: words.count > 2, parent: open.last ?? -1)
            for (part, identifier) in Self.sharedParts[tag] ?? [] {
                _ = add(part, identifier, repeats: false, parent: index)
            }
            open.append(index)
        }
        self.elements = elements
    }

    /// The child of an element with a tag.
    func child(of element: Int, _ tag: Tag) -> Int? {
        elements[element].children.first { elements[$0].tag == tag }
    }

    /// The child of an element with a WCO identifier.
    func child(of element: Int, identifier: some StringProtocol) -> Int? {
        guard !identifier.isEmpty else { return nil }
        return elements[element].children.first { elements[$0].identifier == identifier }
    }

    /// Where a child stands in the schema's order; nil when the schema does not have it there.
    func rank(of tag: Tag, in element: Int) -> Int? {
        elements[element].children.firstIndex { elements[$0].tag == tag }
    }

    /// The same, searched from a place in the order on.
    func rank(of tag: Tag, in element: Int, from start: Int) -> Int? {
        let children = elements[element].children
        var rank = start
        while rank < children.count {
            if elements[children[rank]].tag == tag { return rank }
            rank += 1
        }
        return nil
    }

    /// True for an element that holds a value, not elements.
    func isLeaf(_ element: Int) -> Bool {
        elements[element].children.allSatisfy { elements[$0].tag == .dateTimeString }
    }

    /// The element that a path names, or the last one on the way that the schema has; -1 when it has none.
    func nearestElement(path: String) -> Int {
        var steps = path.split(separator: "/")
        while !steps.isEmpty {
            if let element = element(path: steps.joined(separator: "/")) { return element }
            steps.removeLast()
        }
        return -1
    }

    /// The element that a path names, positions left aside; nil when the schema has no such path.
    func element(path: some StringProtocol) -> Int? {
        var steps = path.split(separator: "/").makeIterator()
        guard let first = steps.next(), first == elements[0].tag.name else { return nil }
        var element = 0
        while let step = steps.next() {
            let name = step.prefix { $0 != "[" }
            guard let next = child(of: element, TagTable.tag(String(name))) else { return nil }
            element = next
        }
        return element
    }
}
