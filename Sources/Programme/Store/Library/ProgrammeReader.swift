import Country
import Customs
import Deadlines

/// Reads one programme's file, with the one that it shares with others.
struct ProgrammeReader {
    /// A file's root and the sources that its entries cite.
    struct Part {
        let root: PackNode
        let sources: [String: Source]
    }

    let root: PackNode
    /// The shared part first.
    let parts: [Part]
    let languages: [String]

    static let lists = [
        "roles", "criteria", "states", "clocks", "figures", "grounds", "exemptions", "benefits", "deciders", "appeals",
        "letters", "questionnaires",
    ]

    init(root: PackNode, shelf: ProgrammeShelf, folder: String) {
        self.root = root
        languages = root.elements("languages").compactMap(\.string)
        if languages.isEmpty { root.report("a programme has at least one language") }
        var parts: [Part] = []
        if let node = root.optional("shares"), let name = node.string {
            if name.hasPrefix("/") || name.contains("..") {
                node.report("a shared file lies below the folder of the programmes")
            } else if let shared = shelf.root(folder + "/" + name) {
                shared.allow(["sources"] + Self.lists)
                parts.append(Part(root: shared, sources: shared.sources()))
            }
        }
        self.parts = parts + [Part(root: root, sources: root.sources())]
    }

    var isReference: Bool { root.optional("reference")?.bool ?? false }

    /// The elements of a list in both parts, each with the sources of its file.
    func entries(_ key: String) -> [(node: PackNode, sources: [String: Source])] {
        parts.flatMap { part in part.root.optional(key)?.elements.map { ($0, part.sources) } ?? [] }
    }

    /// A list that must hold something, in one of the parts.
    func required(_ key: String) -> [(node: PackNode, sources: [String: Source])] {
        let entries = entries(key)
        if entries.isEmpty { root.report("“\(key)” is missing or empty") }
        return entries
    }

    var sources: [Source] { parts.flatMap { $0.sources.values.sorted { $0.key < $1.key } } }

    func zone() -> Zone? { root.member("timeZone")?.value { text throws(InvalidValue) in try Zone.load(text) } }

    func text(_ key: String, of node: PackNode) -> LocalizedText? { node.localized(key, languages: languages) }

    func clocks(version: String) -> [ClockRule] {
        var clocks: [(entry: ClockRule, node: PackNode)] = []
        for (node, sources) in entries("clocks") {
            guard let rule = ClockRule(node, sources: sources, languages: languages, version: version) else { continue }
            checkEvents(node)
            clocks.append((rule, node))
        }
        reportOverlaps(clocks, code: { $0.code }, validity: { $0.validity })
        return clocks.map(\.entry).sorted { ($0.code, $0.validity.from) < ($1.code, $1.validity.from) }
    }

    func figures() -> [ProgrammeDefinition.Figure] {
        entries("figures").compactMap { node, sources in
            node.allow("kind", "row", "code", "name", "why", "mark", "source")
            let kind = node.member("kind")?.word(ProgrammeDefinition.Figure.Kind.self)
            let row = node.whole("row", in: 1...46)
            let code = node.text("code")
            let mark = node.member("mark")?.word(ClockRule.Mark.self)
            let (name, why, source) = (text("name", of: node), text("why", of: node), node.source(in: sources))
            guard let kind, let row, let code, let mark, let name, let why, let source else { return nil }
            return .init(kind: kind, row: row, code: code, name: name, why: why, mark: mark, source: source)
        }
    }

    func reference(calendar: CountryCalendar) -> ProgrammeReference? {
        root.allow(
            "reference", "code", "country", "timeZone", "languages", "name", "authority", "version", "sources",
            "clocks", "figures")
        let code = root.text("code")
        let country = root.member("country")?.code(CountryCode.self)
        let (name, authority, version) = (text("name", of: root), text("authority", of: root), root.text("version"))
        let zone = zone()
        let clocks = clocks(version: "\(code ?? "") \(version ?? "")")
        let figures = figures()
        guard let code, let country, let name, let authority, let version, let zone else { return nil }
        return ProgrammeReference(
            code: code, country: country, name: name, authority: authority, version: version, clocks: clocks,
            figures: figures, calendar: calendar, zone: zone, sources: sources)
    }
}
