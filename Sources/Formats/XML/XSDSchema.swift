import CXML2
import Concurrency
package import Customs

/// An XML Schema, compiled once and shared by all threads.
///
/// Everything that the schema includes or imports comes from its own folder tree on this machine; nothing is fetched.
package final class XSDSchema: @unchecked Sendable {
    // @unchecked: libxml2 only reads a compiled schema; each validation has a context of its own.
    private let schema: xmlSchemaPtr

    /// At most so many violations of one document are listed.
    private static let maxProblems = 100

    /// Compiles the schema in the file at `path`; `root` is the folder that its imports may come from, by default the
    /// file's own.
    ///
    /// Throws ``XSDError`` with what the compiler found wrong.
    package init(path: String, importsUnder root: String? = nil) throws(XSDError) {
        XMLLibrary.start()
        let path = XMLLibrary.absolute(path)
        let folder = root.map(XMLLibrary.absolute) ?? path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
        let compiled = XMLLibrary.withFiles(under: folder) { () -> Compiled in
            let messages = MessageBox()
            guard let context = xmlSchemaNewParserCtxt(path) else { return Compiled(schema: nil, messages: []) }
            let opaque = Unmanaged.passUnretained(messages).toOpaque()
            xmlSchemaSetParserStructuredErrors(context, collect, opaque)
            let schema = xmlSchemaParse(context)
            xmlSchemaFreeParserCtxt(context)
            return Compiled(schema: schema, messages: messages.problems.map(\.message))
        }
        guard let schema = compiled.schema else { throw XSDError(path: path, messages: compiled.messages) }
        self.schema = schema
    }

    deinit { xmlSchemaFree(schema) }

    /// What in the document does not follow the schema, each with line and path; empty when it is valid.
    package func problems(in bytes: [UInt8], options: ReadOptions = .standard) -> [Problem] {
        guard bytes.count <= options.maxBytes, AttributeFlood.line(in: bytes) == nil else {
            return [XMLReading.problem("xml.size", "the message is too large", line: 1)]
        }
        let box = MessageBox()
        let opaque = Unmanaged.passUnretained(box).toOpaque()
        guard let parser = xmlNewParserCtxt() else { return [] }
        defer { xmlFreeParserCtxt(parser) }
        let flags =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_NOCDATA.rawValue
        let read = bytes.withUnsafeBytes { buffer in
            xmlCtxtReadMemory(
                parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, nil,
                Int32(flags))
        }
        guard let document = read else {
            let line = Int(parser.pointee.lastError.line)
            return [
                XMLReading.problem("xml.not-well-formed", "the document is not well-formed XML", line: max(1, line))
            ]
        }
        defer { xmlFreeDoc(document) }
        guard document.pointee.intSubset == nil, document.pointee.extSubset == nil else {
            return [XMLReading.problem("xml.doctype", "a message has no document type (DOCTYPE); remove it", line: 1)]
        }
        guard let context = xmlSchemaNewValidCtxt(schema) else { return [] }
        defer { xmlSchemaFreeValidCtxt(context) }
        xmlSchemaSetValidStructuredErrors(context, collect, opaque)
        let verdict = xmlSchemaValidateDoc(context, document)
        if verdict != 0, box.problems.isEmpty {
            box.problems.append(XMLReading.problem("xsd.invalid", "the document does not follow the schema", line: 1))
        }
        return Array(box.problems.prefix(Self.maxProblems))
    }

    private struct Compiled: @unchecked Sendable {
        // @unchecked: handed over once, from the compiling closure to the initialiser.
        let schema: xmlSchemaPtr?
        let messages: [String]
    }
}

/// Why a schema could not be compiled.
package struct XSDError: Error, CustomStringConvertible, Sendable {
    package let path: String
    package let messages: [String]
    package var description: String {
        "\(path): " + (messages.isEmpty ? "the schema cannot be read" : messages.joined(separator: "; "))
    }
}

/// Receives libxml2's schema errors; used by one thread at a time.
private final class MessageBox {
    var problems: [Problem] = []
}

private let collect: xmlStructuredErrorFunc = { user, error in
    guard let user, let error else { return }
    let box = Unmanaged<MessageBox>.fromOpaque(user).takeUnretainedValue()
    guard box.problems.count < 1000, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    let words = error.pointee.message.map { String(cString: $0) } ?? "invalid"
    let message = words.split(whereSeparator: \.isNewline).joined(separator: " ")
    let path = error.pointee.node.map { xsdPath($0.assumingMemoryBound(to: xmlNode.self)) } ?? ""
    let line = Int(error.pointee.line)
    box.problems.append(
        Problem(
            code: "xsd.invalid", place: Problem.Place(path: path, line: line > 0 ? line : nil), message: message))
}

/// The path of a node by local names, from the `Declaration` where there is one, positions where a name repeats.
private func xsdPath(_ node: UnsafeMutablePointer<xmlNode>) -> String {
    var steps: [String] = []
    var at: UnsafeMutablePointer<xmlNode>? = node
    while let current = at, current.pointee.type == XML_ELEMENT_NODE {
        let name = current.pointee.name.map { String(cString: $0) } ?? ""
        var position = 1
        var isAlone = true
        var sibling = current.pointee.prev
        while let other = sibling {
            if xmlStrEqual(other.pointee.name, current.pointee.name) != 0 {
                position += 1
                isAlone = false
            }
            sibling = other.pointee.prev
        }
        sibling = current.pointee.next
        while isAlone, let other = sibling {
            if xmlStrEqual(other.pointee.name, current.pointee.name) != 0 { isAlone = false }
            sibling = other.pointee.next
        }
        steps.append(isAlone ? name : "\(name)[\(position)]")
        if name == "Declaration" { break }
        at = current.pointee.parent
    }
    return steps.reversed().joined(separator: "/")
}
