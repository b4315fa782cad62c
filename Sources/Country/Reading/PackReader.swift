import Customs
import FoundationEssentials

/// Reads the files of a pack and gathers what is wrong with them.
struct PackReader {
    let directory: String
    let list = ProblemList()

    /// The bytes of a file that must be there.
    func bytes(_ name: String) -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: directory + "/" + name) else {
            list.add(PackProblem(file: name, reason: "the file is missing in \(directory)"))
            return nil
        }
        return [UInt8](data)
    }

    /// A file that must be there and be JSON.
    func file(_ name: String) -> (file: PackFile, root: PackNode)? {
        guard let bytes = bytes(name) else { return nil }
        let file = PackFile(name: name, bytes: bytes)
        return PackNode(file, problems: list).map { (file, $0) }
    }

    func offices(_ root: PackNode, languages: [String], zones: inout Zones) -> [Office] {
        root.allow("sources", "offices")
        let sources = root.sources()
        var offices: [(entry: Office, node: PackNode)] = []
        for node in root.elements("offices") {
            node.allow("code", "name", "kind", "region", "timeZone", "modes", "sections", "from", "through", "source")
            let code = node.member("code")?.code(CustomsOffice.self)
            let name = node.text("name")
            let kind = node.member("kind")?.word(Office.Kind.self)
            let region = node.text("region")
            let zone = node.member("timeZone").flatMap { zones.zone($0) }
            let modes = modes(node)
            let validity = node.validity()
            let source = node.source(in: sources)
            let sections = node.optional("sections")?.elements.compactMap { section(in: $0, of: code, sources) } ?? []
            guard let code, let name, let kind, let region, let zone, let validity, let source else { continue }
            offices.append(
                (
                    Office(
                        code: code, name: name, kind: kind, region: region, zone: zone, modes: modes,
                        sections: sections, validity: validity, source: source), node
                ))
        }
        reportOverlaps(offices, code: { $0.code.text }, validity: { $0.validity })
        return offices.map(\.entry)
    }

    private func section(in node: PackNode, of office: CustomsOffice?, _ sources: [String: Source]) -> Office.Section? {
        node.allow("code", "name", "modes", "from", "through", "source")
        let code = node.member("code")?.code(CustomsOffice.self)
        if let code, let office, !code.text.hasPrefix(office.text) {
            node.report("a section's code begins with its office's, \(office)")
        }
        let (name, modes) = (node.text("name"), modes(node))
        guard let validity = node.validity(), let source = node.source(in: sources), let code, let name else {
            return nil
        }
        return Office.Section(code: code, name: name, modes: modes, validity: validity, source: source)
    }

    private func modes(_ node: PackNode) -> [TransportMode] {
        node.elements("modes").compactMap { $0.value { text throws(InvalidValue) in try TransportMode(text) } }
    }

    func procedures(_ root: PackNode, languages: [String]) -> [ProcedureCode] {
        root.allow("sources", "procedures")
        let sources = root.sources()
        var procedures: [(entry: ProcedureCode, node: PackNode)] = []
        for node in root.elements("procedures") {
            node.allow("code", "kind", "name", "flows", "regimes", "from", "through", "source")
            let code = node.text("code")
            let kind = node.member("kind")?.word(ProcedureCode.Kind.self)
            let name = node.localized("name", languages: languages)
            let flows = node.elements("flows").compactMap { $0.word(DeclarationType.Flow.self) }
            let regimes = node.optional("regimes")?.elements.compactMap(\.string) ?? []
            let validity = node.validity()
            guard let source = node.source(in: sources), let code, let kind, let name, let validity else { continue }
            let procedure = ProcedureCode(
                code: code, kind: kind, name: name, flows: flows, regimes: regimes, validity: validity, source: source)
            procedures.append((procedure, node))
        }
        reportOverlaps(procedures, code: { "\($0.kind.rawValue) \($0.code)" }, validity: { $0.validity })
        let known = Set(procedures.filter { $0.entry.kind == .regime }.map(\.entry.code))
        for (procedure, node) in procedures {
            for regime in procedure.regimes where !known.contains(regime) {
                node.report("“\(regime)” is not a regime of this file")
            }
        }
        return procedures.map(\.entry)
    }

    /// The texts of every language; a key that one language lacks is a problem in that language's file.
    func texts(_ languages: [String]) -> [String: LocalizedText] {
        var texts: [String: [String: String]] = [:]
        var roots: [(language: String, root: PackNode)] = []
        for language in languages {
            guard let (_, root) = file("texts.\(language).json") else { continue }
            roots.append((language, root))
            for (key, node) in root.members {
                if let text = node.string { texts[key, default: [:]][language] = text }
            }
        }
        for (language, root) in roots {
            for key in texts.keys.sorted() where texts[key]?[language] == nil {
                root.report("the text “\(key)”, which another language has, is missing")
            }
        }
        return texts.mapValues { LocalizedText($0, fallback: languages.first ?? "") }
    }
}

/// The zones that a pack names, each read once.
struct Zones {
    private var known: [String: Zone] = [:]

    mutating func zone(_ node: PackNode) -> Zone? {
        guard let name = node.string else { return nil }
        if let zone = known[name] { return zone }
        let zone = node.value { text throws(InvalidValue) in try Zone.load(text) }
        known[name] = zone
        return zone
    }
}
