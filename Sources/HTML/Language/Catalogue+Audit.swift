extension Catalogue {
    /// Everything that is wrong with the texts themselves, in words; empty when all is well.
    ///
    /// A key written twice, a text missing in one language, placeholders or plurals that differ between the languages,
    /// blanks at an end, an exclamation mark (the house does not shout), a country's overlay that does not fit.
    package func audit() -> [String] {
        var complaints = overlayComplaints
        var seen: Set<String> = []
        for entry in entries {
            if !seen.insert(entry.key).inserted { complaints.append("\(entry.key): written twice") }
            if !entry.key.utf8.allSatisfy(Self.isKeyByte) || !entry.key.utf8.contains(0x2E) {
                complaints.append("\(entry.key): a key is room.place.thing")
            }
            let (es, en) = (Template(entry.es), Template(entry.en))
            for (language, text, template) in [("es", entry.es, es), ("en", entry.en, en)] {
                if let complaint = Self.complaint(text) ?? template.complaint {
                    complaints.append("\(entry.key) (\(language)): \(complaint)")
                }
            }
            if es.names != en.names {
                complaints.append("\(entry.key): es has \(es.names.sorted()), en has \(en.names.sorted())")
            }
        }
        return complaints
    }

    /// What the pages of one room ask of the catalogue, read from their source: keys that have no text, and texts
    /// with one of the prefixes that no source asks for.
    ///
    /// - Parameters:
    ///   - sources: the contents of the room's Swift files. `t("key"` and `t.html("key"` count as questions; a key
    ///     with an interpolation, `t("state.\(word)")`, stands for all keys that begin as it does.
    ///   - prefixes: the beginnings of the room's own keys, such as `lane.`.
    package func audit(sources: [String], prefixes: [String]) -> [String] {
        var asked: Set<String> = []
        var beginnings: Set<String> = []
        var literals: Set<String> = []
        for source in sources {
            for literal in SourceLiteral.all(in: source) {
                if literal.isQuestion {
                    if literal.isWhole { asked.insert(literal.text) } else { beginnings.insert(literal.text) }
                } else if literal.isWhole {
                    literals.insert(literal.text)
                }
            }
        }
        var complaints = asked.filter { !has($0) }.sorted().map { "\($0): asked for, has no text" }
        for beginning in beginnings.sorted() where !entries.contains(where: { $0.key.hasPrefix(beginning) }) {
            complaints.append("\(beginning)…: asked for, no text begins so")
        }
        for entry in entries where prefixes.contains(where: { entry.key.hasPrefix($0) }) {
            if !asked.contains(entry.key), !beginnings.contains(where: { entry.key.hasPrefix($0) }),
                !literals.contains(entry.key)
            {
                complaints.append("\(entry.key): no page asks for it")
            }
        }
        return complaints
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2E
            || byte == 0x2D || byte == 0x5F
    }

    private static func complaint(_ text: String) -> String? {
        if text.isEmpty { return "empty" }
        if text.first == " " || text.last == " " { return "a blank at an end" }
        if text.contains("!") || text.contains("¡") { return "an exclamation mark" }
        return nil
    }

}
