import CXML2
import Customs

/// Receives libxml2's events and appends to the tree. One per parse, used by one thread.
final class XMLTreeBuilder {
    var tree = XMLTree()
    var problems: [Problem] = []
    var isWellFormed = false
    /// Set while the parser runs.
    var context: xmlParserCtxtPtr?

    private let options: ReadOptions
    private var open: [Int] = []
    private var pending: [UInt8] = []
    private var hasRoot = false
    private var isStopped = false
    /// The parser hands out one pointer per name and parse: what it means is found by the pointer.
    private var knownNames = PointerCache<Tag>()
    private var knownNamespaces = PointerCache<UInt8>()
    private var otherNumbers: [String: Int32] = [:]

    /// At most so many namespaces in a message, and so many errors of the parser that are reported.
    private static let maxNamespaces = 64
    private static let maxErrors = 5

    init(options: ReadOptions) {
        self.options = options
        tree.nodes.reserveCapacity(512)
        pending.reserveCapacity(256)
    }

    // MARK: Events

    func start(
        _ name: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?, _ count: Int,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard !isStopped, let name else { return }
        guard open.count < options.maxDepth else {
            return refuse("xml.depth", "elements are nested at most \(options.maxDepth) deep")
        }
        guard tree.nodes.count < options.maxElements else {
            return refuse("xml.elements", "a message has at most \(options.maxElements) elements")
        }
        keepLooseText()
        let tag = tag(of: name)
        let node = tree.open(tag, namespace: namespace(uri), line: line, parent: open.last ?? -1)
        if tag == .other { tree.nodes[node].otherName = otherNumber(name) }
        if let attributes {
            for index in 0..<count { keepAttribute(attributes + index * 5, of: node) }
        }
        open.append(node)
        hasRoot = true
    }

    func finish() {
        guard !isStopped, let node = open.last else { return }
        if tree.nodes.count == node + 1 {
            if !pending.isEmpty {
                tree.nodes[node].text = String(decoding: pending, as: UTF8.self)
                pending.removeAll(keepingCapacity: true)
            }
        } else {
            keepLooseText()
        }
        open.removeLast()
        tree.close(node)
    }

    func append(_ text: UnsafePointer<xmlChar>?, _ length: Int) {
        guard !isStopped, let text, length > 0 else { return }
        pending.append(contentsOf: UnsafeBufferPointer(start: text, count: length))
    }

    /// Stops the parse with a problem at the place that it has reached.
    func refuse(_ code: String, _ message: String) {
        guard !isStopped else { return }
        isStopped = true
        let column = context.map { Int(garita_xml_column($0)) }
        let path = open.last.map { tree.path($0) } ?? ""
        problems = [
            Problem(code: code, place: Problem.Place(path: path, line: Int(line), column: column), message: message)
        ]
        if let context { xmlStopParser(context) }
    }

    func report(_ error: xmlErrorPtr?) {
        guard !isStopped, let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        guard problems.count < Self.maxErrors else { return }
        let line = max(1, Int(error.pointee.line))
        let column = error.pointee.int2 > 0 ? Int(error.pointee.int2) : nil
        let number = error.pointee.code
        let path = open.last.map { tree.path($0) } ?? ""
        let place = Problem.Place(path: path, line: line, column: column)
        if hasRoot, open.isEmpty,
            number == Int32(XML_ERR_DOCUMENT_END.rawValue) || number == Int32(XML_ERR_RESERVED_XML_NAME.rawValue)
        {
            guard problems.isEmpty else { return }
            problems.append(
                Problem(
                    code: "xml.several-documents", place: place,
                    message: "something follows the end of the document; send one message in one file"))
            return
        }
        let words = error.pointee.message.map { String(cString: $0) } ?? "not well-formed"
        let message = words.split(whereSeparator: \.isNewline).joined(separator: " ")
        problems.append(Problem(code: "xml.not-well-formed", place: place, message: message))
    }

    // MARK: Parts

    private var line: Int32 { context.map { garita_xml_line($0) } ?? 1 }

    /// Text between elements: dropped when it is blank, kept as a node of its own when it says something.
    private func keepLooseText() {
        guard !pending.isEmpty else { return }
        defer { pending.removeAll(keepingCapacity: true) }
        guard pending.contains(where: { !Blank.isBlank($0) }) else { return }
        let node = tree.open(.looseText, namespace: 0, line: line, parent: open.last ?? -1)
        tree.nodes[node].text = String(decoding: pending, as: UTF8.self)
    }

    private func tag(of name: UnsafePointer<xmlChar>) -> Tag {
        if let known = knownNames[name] { return known }
        let tag = TagTable.tag(UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))))
        knownNames[name] = tag
        return tag
    }

    private func namespace(_ uri: UnsafePointer<xmlChar>?) -> UInt8 {
        guard let uri else { return 0 }
        if let known = knownNamespaces[uri] { return known }
        let number = tree.namespaceNumber(
            Self.attributeText(UnsafeBufferPointer(start: uri, count: Int(xmlStrlen(uri)))))
        if tree.namespaces.count > Self.maxNamespaces {
            refuse("xml.namespaces", "a message uses at most \(Self.maxNamespaces) namespaces")
        }
        knownNamespaces[uri] = number
        return number
    }

    private func otherNumber(_ name: UnsafePointer<xmlChar>) -> Int32 {
        let text = String(cString: name)
        if let known = otherNumbers[text] { return known }
        let number = Int32(tree.otherNames.count)
        tree.otherNames.append(text)
        otherNumbers[text] = number
        return number
    }

    /// The value of an attribute. libxml2 leaves an ampersand in it as a reference, for a second reading that SAX does
    /// not make.
    private static func attributeText(_ bytes: UnsafeBufferPointer<xmlChar>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(0x26) else { return text }
        return text.split(separator: "&#38;", omittingEmptySubsequences: false).joined(separator: "&")
    }

    /// Five pointers to an attribute: name, prefix, namespace, begin and end of the value.
    private func keepAttribute(_ parts: UnsafeMutablePointer<UnsafePointer<xmlChar>?>, of node: Int) {
        guard let name = parts[0], let begin = parts[3], let end = parts[4] else { return }
        let value = Self.attributeText(UnsafeBufferPointer(start: begin, count: end - begin))
        tree.addAttribute(
            node, XMLTree.Attribute(name: String(cString: name), namespace: namespace(parts[2]), value: value))
    }
}

/// XML's blanks: space, tab, line feed, carriage return.
enum Blank {
    @inline(__always) static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }

    /// The text without blanks at its ends; the same text when there are none.
    static func trimmed(_ text: String) -> String {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last, isBlank(first) || isBlank(last) else { return text }
        guard let start = bytes.firstIndex(where: { !isBlank($0) }),
            let end = bytes.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(text[start...end])
    }
}

/// A small table from the parser's interned pointers to what they mean; a full place is simply overwritten.
struct PointerCache<Value> {
    private var keys: [UnsafeRawPointer?] = Array(repeating: nil, count: 256)
    private var values: [Value?] = Array(repeating: nil, count: 256)

    subscript(pointer: UnsafePointer<xmlChar>) -> Value? {
        get {
            let key = UnsafeRawPointer(pointer)
            let place = Self.place(key)
            return keys[place] == key ? values[place] : nil
        }
        set {
            let key = UnsafeRawPointer(pointer)
            let place = Self.place(key)
            keys[place] = key
            values[place] = newValue
        }
    }

    private static func place(_ pointer: UnsafeRawPointer) -> Int {
        let bits = UInt(bitPattern: pointer)
        return Int(truncatingIfNeeded: (bits ^ (bits >> 8)) & 255)
    }
}
