import Customs

/// One pass between a WCO message and the vocabulary, in either direction.
///
/// Each part of the vocabulary says once, in the schema's order, which element holds which of its values
/// (`mutating func exchange(with:)`); reading fills the values from the tree, writing appends the elements to a new tree.
/// So the two directions cannot drift apart. Values that cannot be read become problems, all of them.
struct WCOExchange {
    let isReading: Bool
    let source: XMLTree
    /// The node whose path begins every place: the `Declaration`.
    let root: Int
    var problems: [Problem] = []

    /// What is written.
    var target = XMLTree()
    private var parent = -1

    /// The element that is being read, where the last child was found, and which children it has.
    private(set) var node = 0
    private var cursor = 0
    private var present = TagSet()
    private var repeated = TagSet()

    /// Reads the element `root` of a tree.
    init(reading tree: XMLTree, at root: Int) {
        isReading = true
        source = tree
        self.root = root
        enter(root)
    }

    /// Writes into an empty tree.
    init() {
        isReading = false
        source = XMLTree()
        root = 0
        target.namespaces = WCONamespace.canonical
        target.nodes.reserveCapacity(256)
    }

    // MARK: Elements with children

    /// An element that stands at most once; written when `isPresent`.
    mutating func element(_ tag: Tag, _ isPresent: Bool, _ body: (inout WCOExchange) -> Void) {
        if isReading {
            guard let child = take(tag) else { return }
            inside(child, body)
        } else if isPresent {
            write(tag, body)
        }
    }

    /// An element for an optional value that is made when the element is there.
    mutating func optional<T>(
        _ tag: Tag, _ value: inout T?, _ blank: @autoclosure () -> T, _ body: (inout T, inout WCOExchange) -> Void
    ) {
        if isReading {
            guard let child = take(tag) else { return }
            var made = blank()
            inside(child) { body(&made, &$0) }
            value = made
        } else if var present = value {
            write(tag) { body(&present, &$0) }
        }
    }

    /// Elements of one name, one for each value of a list.
    mutating func list<T>(
        _ tag: Tag, _ values: inout [T], _ blank: @autoclosure () -> T, _ body: (inout T, inout WCOExchange) -> Void
    ) {
        if isReading {
            for child in takeAll(tag) {
                var value = blank()
                inside(child) { body(&value, &$0) }
                values.append(value)
            }
        } else {
            for index in values.indices { write(tag) { body(&values[index], &$0) } }
        }
    }

    /// Writes the message's head around `body`.
    mutating func elementOfMetaData(_ body: (inout WCOExchange) -> Void) {
        write(.metaData, namespace: WCONamespace.metaData, body)
    }

    // MARK: Leaves

    /// The text of a child, without blanks at its ends; nil when there is none or it is empty.
    mutating func leaf(_ tag: Tag) -> (node: Int, text: String)? {
        guard let child = take(tag) else { return nil }
        if source.hasChildren(child) {
            refuse(child, "wco.structure", "\(tag.name) holds text only; it has elements here")
            return nil
        }
        let text = Blank.trimmed(source.nodes[child].text)
        return text.isEmpty ? nil : (child, text)
    }

    /// Writes an element with text.
    mutating func put(_ tag: Tag, _ text: String, _ namespace: UInt8 = WCONamespace.declaration) {
        let child = target.open(tag, namespace: namespace, line: 0, parent: parent)
        target.nodes[child].text = text
    }

    /// Writes an element with text and an attribute, when the attribute has a value.
    mutating func put(
        _ tag: Tag, _ text: String, _ attribute: String, _ value: String?,
        _ namespace: UInt8 = WCONamespace.declaration
    ) {
        let child = target.open(tag, namespace: namespace, line: 0, parent: parent)
        target.nodes[child].text = text
        if let value { target.addAttribute(child, XMLTree.Attribute(name: attribute, namespace: 0, value: value)) }
    }

    // MARK: Problems

    /// At most so many problems are listed: enough to put a message right, too few to be a burden themselves.
    private var isFull: Bool { problems.count >= 200 }

    mutating func refuse(_ node: Int, _ code: String, _ message: String) {
        if !isFull { problems.append(Problem(code: code, place: place(node), message: message)) }
    }

    mutating func refuse(_ node: Int, _ invalid: InvalidValue) {
        if !isFull { problems.append(Problem(invalid, at: place(node))) }
    }

    /// Refuses the element that is being read for a child that is not there.
    mutating func missing(_ tag: Tag) {
        guard !isFull else { return }
        var place = place(node)
        place.path += "/" + tag.name
        problems.append(
            Problem(code: "wco.missing", place: place, message: "\(tag.name) is missing here; a declaration needs it"))
    }

    /// Says that a part of the declaration has no place in the message, when writing.
    mutating func unwritten(_ what: String) {
        problems.append(
            Problem(
                code: "wco.no-element", severity: .warning, place: Problem.Place(path: what),
                message: "the WCO message has no element for \(what); it is not written"))
    }

    /// Says that the milliseconds of a moment have no place in the message, when writing.
    mutating func imprecise(_ tag: Tag) {
        problems.append(
            Problem(
                code: "wco.precision", severity: .warning, place: Problem.Place(path: tag.name),
                message: "WCO messages give moments to the second; the milliseconds of \(tag.name) are not written"))
    }

    func place(_ node: Int) -> Problem.Place {
        Problem.Place(path: source.path(node, from: root), line: source.line(node))
    }

    // MARK: Walking

    private mutating func write(
        _ tag: Tag, namespace: UInt8 = WCONamespace.declaration, _ body: (inout WCOExchange) -> Void
    ) {
        let outer = parent
        parent = target.open(tag, namespace: namespace, line: 0, parent: outer)
        body(&self)
        target.close(parent)
        parent = outer
    }

    private mutating func inside(_ child: Int, _ body: (inout WCOExchange) -> Void) {
        let outer = (node, cursor, present, repeated)
        enter(child)
        body(&self)
        (node, cursor, present, repeated) = outer
    }

    private mutating func enter(_ element: Int) {
        node = element
        cursor = element + 1
        present = TagSet()
        repeated = TagSet()
        var child = element + 1
        let end = Int(source.nodes[element].end)
        while child < end {
            let tag = source.nodes[child].tag
            if !present.insert(tag) { repeated.insert(tag) }
            child = Int(source.nodes[child].end)
        }
    }

    /// The child with a tag, searched from where the last one was found: messages keep the schema's order.
    private mutating func take(_ tag: Tag) -> Int? {
        guard present.contains(tag) else { return nil }
        let first = find(tag)
        if repeated.contains(tag), let first {
            refuse(first, "wco.repeated", "\(tag.name) stands once here; which of them is meant cannot be known")
        }
        return first
    }

    private mutating func takeAll(_ tag: Tag) -> [Int] {
        guard present.contains(tag) else { return [] }
        guard repeated.contains(tag) else { return find(tag).map { [$0] } ?? [] }
        var all: [Int] = []
        var child = node + 1
        let end = Int(source.nodes[node].end)
        while child < end {
            if source.nodes[child].tag == tag {
                all.append(child)
                cursor = child
            }
            child = Int(source.nodes[child].end)
        }
        return all
    }

    private mutating func find(_ tag: Tag) -> Int? {
        let end = Int(source.nodes[node].end)
        var child = cursor
        while child < end {
            if source.nodes[child].tag == tag {
                cursor = child
                return child
            }
            child = Int(source.nodes[child].end)
        }
        child = node + 1
        while child < cursor {
            if source.nodes[child].tag == tag { return child }
            child = Int(source.nodes[child].end)
        }
        return nil
    }
}

/// A set of tags as 192 bits.
struct TagSet {
    private var low: UInt64 = 0
    private var middle: UInt64 = 0
    private var high: UInt64 = 0

    func contains(_ tag: Tag) -> Bool {
        let bit: UInt64 = 1 << UInt64(tag.rawValue & 63)
        switch tag.rawValue >> 6 {
        case 0: return low & bit != 0
        case 1: return middle & bit != 0
        default: return high & bit != 0
        }
    }

    /// True when the tag was not in the set.
    @discardableResult mutating func insert(_ tag: Tag) -> Bool {
        let isNew = !contains(tag)
        let bit: UInt64 = 1 << UInt64(tag.rawValue & 63)
        switch tag.rawValue >> 6 {
        case 0: low |= bit
        case 1: middle |= bit
        default: high |= bit
        }
        return isNew
    }
}

/// The namespaces of a WCO message and the numbers that trees written here give them.
enum WCONamespace {
    static let metaData: UInt8 = 1
    static let declaration: UInt8 = 2
    static let types: UInt8 = 3
    static let canonical = [
        "", "urn:wco:datamodel:WCO:DocumentMetaData-DMS:2", "urn:wco:datamodel:WCO:DEC-DMS:2",
        "urn:wco:datamodel:WCO:Declaration_DS:DMS:2",
    ]
}
