import CXML2
import Customs

/// XML bytes into an ``XMLTree`` through libxml2's SAX2 interface.
///
/// What a message may not do is refused, not tolerated: a document type (and so every entity of its own), more bytes,
/// depth, elements or attributes than the limits, anything that is not well-formed. Nothing is ever fetched.
enum XMLReading {
    /// A tree, or why there is none: problems with line and column.
    enum Outcome {
        case tree(XMLTree)
        case refused([Problem])
    }

    static func parse(_ bytes: [UInt8], options: ReadOptions = .standard) -> Outcome {
        guard !bytes.isEmpty else { return .refused([problem("xml.empty", "the document is empty", line: 1)]) }
        guard bytes.count <= options.maxBytes else {
            return .refused([
                problem(
                    "xml.size", "a message has at most \(options.maxBytes) bytes; this one has \(bytes.count)", line: 1)
            ])
        }
        if let line = AttributeFlood.line(in: bytes) {
            return .refused([problem("xml.attributes", "an element has too many attributes", line: line)])
        }
        XMLLibrary.start()
        let builder = XMLTreeBuilder(options: options)
        let opaque = Unmanaged.passUnretained(builder).toOpaque()
        let finished: Bool = bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                let context = xmlCreateMemoryParserCtxt(base, Int32(buffer.count))
            else { return false }
            builder.context = context
            context.pointee.sax.pointee = handler
            _ = xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue))
            context.pointee.userData = opaque
            _ = xmlParseDocument(context)
            builder.isWellFormed = context.pointee.wellFormed != 0
            builder.context = nil
            context.pointee.userData = nil
            xmlFreeParserCtxt(context)
            return true
        }
        guard finished else { return .refused([problem("xml.memory", "the parser could not be made", line: 1)]) }
        if !builder.problems.isEmpty { return .refused(builder.problems) }
        guard builder.isWellFormed, !builder.tree.nodes.isEmpty else {
            return .refused([problem("xml.not-well-formed", "the document is not well-formed XML", line: 1)])
        }
        return .tree(builder.tree)
    }

    static func problem(_ code: String, _ message: String, line: Int, column: Int? = nil) -> Problem {
        Problem(code: code, place: Problem.Place(path: "", line: line, column: column), message: message)
    }

    /// The callbacks; whatever is not named here (entities, notations, external subsets) does not happen.
    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        handler.internalSubset = { user, _, _, _ in
            builder(user)?.refuse("xml.doctype", "a message has no document type (DOCTYPE); remove it")
        }
        handler.externalSubset = { user, _, _, _ in
            builder(user)?.refuse("xml.doctype", "a message has no document type (DOCTYPE); remove it")
        }
        handler.reference = { user, _ in
            builder(user)?.refuse("xml.entity", "a message has no entities of its own; write the text itself")
        }
        handler.startElementNs = { user, name, _, uri, _, _, count, _, attributes in
            builder(user)?.start(name, uri, Int(count), attributes)
        }
        handler.endElementNs = { user, _, _, _ in builder(user)?.finish() }
        handler.characters = { user, text, length in builder(user)?.append(text, Int(length)) }
        handler.ignorableWhitespace = { user, text, length in builder(user)?.append(text, Int(length)) }
        handler.cdataBlock = { user, text, length in builder(user)?.append(text, Int(length)) }
        handler.serror = { user, error in builder(user)?.report(error) }
        return handler
    }
}

/// The receiver of a parse, from the pointer that libxml2 carries along.
private func builder(_ user: UnsafeMutableRawPointer?) -> XMLTreeBuilder? {
    user.map { Unmanaged<XMLTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
}
