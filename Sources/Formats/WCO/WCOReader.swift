import Customs

/// A WCO message in XML, read to the vocabulary.
enum WCOReader {
    /// Reads bytes; at most one declaration, with everything the message said.
    static func read(_ bytes: [UInt8], options: ReadOptions) -> ReadResult {
        switch XMLReading.parse(bytes, options: options) {
        case .refused(let problems): return ReadResult(format: .wco, problems: problems)
        case .tree(let tree): return read(tree)
        }
    }

    /// Reads a tree whose `Declaration` is found by its local name, whatever stands around it.
    static func read(_ tree: XMLTree) -> ReadResult {
        let found = declarations(in: tree)
        guard let root = found.first else {
            return ReadResult(format: .wco, problems: [noDeclaration(in: tree)])
        }
        guard found.count == 1 else {
            let second = found[1]
            let place = Problem.Place(path: tree.path(second), line: tree.line(second))
            return ReadResult(
                format: .wco,
                problems: [
                    Problem(
                        code: "wco.several-declarations", place: place,
                        message: "a message carries one declaration; send each in a message of its own")
                ])
        }
        let parent = Int(tree.nodes[root].parent)
        let top = parent >= 0 && tree.nodes[parent].tag == .metaData ? parent : root
        var message = WCOExchange(reading: tree, at: root)
        var declaration = Declaration(reference: "", type: .importAtBorder)
        declaration.exchange(with: &message)
        var problems = message.problems
        if top != root {
            var head = WCOExchange(reading: tree, at: top)
            var envelope = Envelope()
            envelope.exchange(with: &head)
            declaration.envelope = envelope
            problems += head.problems
        }
        guard problems.isEmpty else {
            problems.sort { ($0.place.line ?? 0) < ($1.place.line ?? 0) }
            return ReadResult(format: .wco, problems: problems)
        }
        let canonical = WCODocument.canonical(declaration).tree
        let residue = WCOResidue(source: tree, top: top, declaration: root, canonical: canonical)
        declaration.extensions = residue.extensions
        declaration.forms = residue.forms
        return ReadResult(
            format: .wco, declarations: [declaration], problems: WCOOrder.warnings(tree, declaration: root))
    }

    /// The declarations that a message lodges: not those that a reply tells about.
    private static func declarations(in tree: XMLTree) -> [Int] {
        var found: [Int] = []
        var node = 0
        while node < tree.nodes.count {
            if isReply(node, tree) {
                node = Int(tree.nodes[node].end)
            } else if tree.nodes[node].tag == .declaration {
                found.append(node)
                node = Int(tree.nodes[node].end)
            } else {
                node += 1
            }
        }
        return found
    }

    /// `Response` and the envelopes of queries' answers, such as `DeclarationFullResponse`.
    private static func isReply(_ node: Int, _ tree: XMLTree) -> Bool {
        switch tree.nodes[node].tag {
        case .response: true
        case .other: tree.name(node).hasSuffix("Response")
        default: false
        }
    }

    private static func noDeclaration(in tree: XMLTree) -> Problem {
        let isReply = tree.nodes.indices.contains { self.isReply($0, tree) }
        return Problem(
            code: isReply ? "wco.reply" : "wco.no-declaration",
            place: Problem.Place(path: tree.name(0), line: tree.line(0)),
            message: isReply
                ? "this is a reply of an administration, not a declaration"
                : "no Declaration element stands in this document")
    }
}
