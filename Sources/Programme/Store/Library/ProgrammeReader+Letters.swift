import Country

extension ProgrammeReader {
    /// The places that a letter may have; a case fills them.
    static let places: Set<String> = [
        "appeal", "appeal-body", "appeal-due", "authority", "case", "certificate", "clock", "date", "due", "effective",
        "findings", "ground", "items", "number", "operator", "programme", "reasons", "request", "role", "ruling",
        "sites", "text", "through", "visits",
    ]

    func letters() -> [ProgrammeDefinition.LetterTemplate] {
        var seen: Set<String> = []
        return required("letters").compactMap { node, _ in
            node.allow("code", "title", "paragraphs")
            let (code, title) = (node.text("code"), text("title", of: node))
            let paragraphs = node.elements("paragraphs").compactMap { paragraph($0) }
            if paragraphs.isEmpty { node.report("a letter has at least one paragraph") }
            if let title { checkPlaces(title, node) }
            guard let code, let title else { return nil }
            if !seen.insert(code).inserted { node.report("“\(code)” is in the list twice") }
            return .init(code: code, title: title, paragraphs: paragraphs)
        }
    }

    /// A paragraph is an object of the languages.
    private func paragraph(_ node: PackNode) -> LocalizedText? {
        var texts: [String: String] = [:]
        for member in node.members {
            guard languages.contains(member.key) else {
                member.node.report("the programme has no language “\(member.key)”")
                continue
            }
            texts[member.key] = member.node.string
        }
        for language in languages where texts[language]?.isEmpty ?? true {
            node.report("the text in language “\(language)” is missing")
        }
        let text = LocalizedText(texts, fallback: languages.first ?? "")
        checkPlaces(text, node)
        return text
    }

    /// Every place is one that a case fills, and all languages have the same.
    private func checkPlaces(_ text: LocalizedText, _ node: PackNode) {
        let found = languages.map { Self.places(in: text[$0]) }
        for place in Set(found.joined()).sorted() {
            if !Self.places.contains(place) { node.report("“{\(place)}” is no place that a case fills") }
            if !found.allSatisfy({ $0.contains(place) }) {
                node.report("“{\(place)}” stands in one language and not in another")
            }
        }
    }

    static func places(in text: String) -> Set<String> {
        Set(
            text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { part in
                part.firstIndex(of: "}").map { String(part[..<$0]) } ?? String(part.prefix(20))
            })
    }
}
