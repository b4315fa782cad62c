import Customs

/// Writes a tree of elements as XML in UTF-8, indented, with the namespaces declared where they are needed.
struct XMLOutput {
    private(set) var bytes: [UInt8] = []
    private(set) var warnings: [Problem] = []
    /// The namespace of elements that name none of their own, and the prefixes of the others that are known.
    private let mainNamespace: String
    private let prefixes: [(prefix: String, namespace: String)]

    private static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"
    private static let xml = "http://www.w3.org/XML/1998/namespace"

    /// Writes a document.
    init(_ document: WCODocument) {
        mainNamespace = document.namespaces[2]
        prefixes = [
            ("md", document.namespaces[1]), ("ds", document.namespaces[3]), ("xsi", Self.schemaInstance),
            ("xml", Self.xml),
        ]
        bytes.reserveCapacity(8192)
        put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        element(document.root, depth: 0, inherited: nil)
        bytes.append(0x0A)
    }

    // MARK: Elements

    /// `inherited` is the default namespace around the element; nil at the root.
    private mutating func element(_ node: Extension.Node, depth: Int, inherited: String?) {
        if node.name == "#text" { return put(escaping: node.text, inAttribute: false) }
        guard XMLName.isValid(node.name) else {
            return warn("xml.name", node.name, "is not a name that XML allows; the element is not written")
        }
        let namespace = node.namespace ?? mainNamespace
        let prefix = self.prefix(of: namespace)
        var inner = inherited ?? mainNamespace
        put("<")
        if let prefix { put(prefix + ":") } else if inner != namespace { inner = namespace }
        put(node.name)
        if inherited == nil {
            declarePrefixes()
            if !inner.isEmpty { declare("xmlns", inner) }
        } else if inner != inherited {
            declare("xmlns", inner)
        }
        attributes(node)
        switch node.content {
        case .text(let text):
            if text.isEmpty { return put("/>") }
            put(">")
            put(escaping: text, inAttribute: false)
        case .nodes(let children):
            put(">")
            let isMixed = children.contains { $0.name == "#text" }
            for child in children {
                if !isMixed { newLine(depth + 1) }
                element(child, depth: depth + 1, inherited: inner)
            }
            if !isMixed { newLine(depth) }
        }
        put("</")
        if let prefix { put(prefix + ":") }
        put(node.name)
        put(">")
    }

    private func prefix(of namespace: String) -> String? {
        guard !namespace.isEmpty, namespace != mainNamespace else { return nil }
        return prefixes.first { $0.namespace == namespace }?.prefix
    }

    private mutating func declarePrefixes() {
        for (prefix, namespace) in prefixes.dropLast() where !namespace.isEmpty && namespace != mainNamespace {
            declare("xmlns:" + prefix, namespace)
        }
    }

    private mutating func declare(_ name: String, _ namespace: String) {
        put(" \(name)=\"")
        put(escaping: namespace, inAttribute: true)
        put("\"")
    }

    private mutating func attributes(_ node: Extension.Node) {
        var written: Set<String> = []
        for (index, attribute) in node.attributes.enumerated() where written.insert(attribute.name).inserted {
            var name = attribute.name
            var ownPrefix: String?
            if name.hasPrefix("{"), let end = name.firstIndex(of: "}") {
                let namespace = String(name[name.index(after: name.startIndex)..<end])
                name = String(name[name.index(after: end)...])
                let prefix = prefixes.first { $0.namespace == namespace && !namespace.isEmpty }?.prefix ?? "a\(index)"
                if prefix == "a\(index)" || (prefix != "xml" && namespace == mainNamespace) {
                    declare("xmlns:a\(index)", namespace)
                    ownPrefix = "a\(index)"
                } else {
                    ownPrefix = prefix
                }
            }
            guard XMLName.isValid(name), name != "xmlns" else {
                warn("xml.name", name, "is not a name that XML allows; the attribute is not written")
                continue
            }
            put(" \(ownPrefix.map { $0 + ":" } ?? "")\(name)=\"")
            put(escaping: attribute.value, inAttribute: true)
            put("\"")
        }
    }

    // MARK: Bytes

    private mutating func newLine(_ depth: Int) {
        bytes.append(0x0A)
        for _ in 0..<depth { bytes.append(contentsOf: [0x20, 0x20]) }
    }

    private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Text with its references; what XML has no character for becomes U+FFFD, with a warning.
    private mutating func put(escaping text: String, inAttribute: Bool) {
        var text = text
        let isPlain = text.withUTF8 { bytes in
            let isPlain = bytes.allSatisfy { byte in
                byte >= 0x20 && byte < 0x80 && byte != 0x26 && byte != 0x3C && byte != 0x3E && byte != 0x22
            }
            if isPlain { self.bytes.append(contentsOf: bytes) }
            return isPlain
        }
        if isPlain { return }
        var hasForbidden = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: put("&amp;")
            case 0x3C: put("&lt;")
            case 0x3E: put("&gt;")
            case 0x22 where inAttribute: put("&quot;")
            case 0x0D: put("&#13;")
            case 0x09 where inAttribute: put("&#9;")
            case 0x0A where inAttribute: put("&#10;")
            case 0x09, 0x0A, 0x20...0x7F: bytes.append(UInt8(scalar.value))
            case 0..<0x20, 0xFFFE, 0xFFFF:
                hasForbidden = true
                put("\u{FFFD}")
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        if hasForbidden { warn("xml.character", "a text", "has a control character that XML cannot carry") }
    }

    private mutating func warn(_ code: String, _ what: String, _ message: String) {
        warnings.append(
            Problem(code: code, severity: .warning, place: Problem.Place(path: what), message: "\(what) \(message)"))
    }
}

/// Names as XML allows them, without colon (NCName, XML Namespaces 1.0).
enum XMLName {
    static func isValid(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, isStart(first) else { return false }
        return name.unicodeScalars.allSatisfy { isStart($0) || isInner($0) }
    }

    private static func isStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
            0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
            0x10000...0xEFFFF:
            true
        default: false
        }
    }

    private static func isInner(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: false
        }
    }
}
