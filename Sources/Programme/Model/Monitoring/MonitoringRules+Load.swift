package import Country
import Customs
import FoundationEssentials
import JSON

extension MonitoringRules {
    /// Reads and checks the two files of a country's folder (`Countries/mx`); a country without them watches nothing.
    ///
    /// Throws `CountryPackError` with every problem.
    package static func load(country directory: String, languages: [String]) throws(CountryPackError) -> MonitoringRules
    {
        let list = ProblemList()
        var rules = MonitoringRules()
        if let root = root("monitoring.json", in: directory, list) { rules.read(root, languages) }
        if let root = root("connectors.json", in: directory, list) { rules.readConnectors(root, languages) }
        guard list.problems.isEmpty else { throw CountryPackError(directory: directory, problems: list.problems) }
        return rules
    }

    private static func root(_ name: String, in directory: String, _ list: ProblemList) -> PackNode? {
        guard let data = FileManager.default.contents(atPath: directory + "/" + name) else { return nil }
        return PackNode(PackFile(name: name, bytes: [UInt8](data)), problems: list)
    }

    private mutating func read(_ root: PackNode, _ languages: [String]) {
        root.allow("sources", "requirements", "notices", "incidents")
        let sources = root.sources()
        requirements = root.elements("requirements").compactMap { Self.requirement($0, sources, languages) }
        noticeKinds = root.elements("notices").compactMap { Self.kind($0, sources, languages) }
        guard let incidents = root.member("incidents") else { return }
        incidents.allow("clock", "kinds", "file")
        incidentClock = incidents.text("clock") ?? ""
        incidentKinds = incidents.elements("kinds").compactMap { Self.kind($0, sources, languages) }
        incidentFile = incidents.elements("file").compactMap { node in
            node.allow("code", "name", "known", "source")
            let known = node.elements("known").compactMap { item -> String? in
                guard let word = item.string else { return nil }
                if IncidentFacts.words.contains(word) { return word }
                item.report("“\(word)” is not one of \(IncidentFacts.words.sorted().joined(separator: ", "))")
                return nil
            }
            guard let code = node.text("code"), let name = node.localized("name", languages: languages),
                let source = node.source(in: sources)
            else { return nil }
            return FileItem(code: code, name: name, known: known, source: source)
        }
    }

    private static func kind(_ node: PackNode, _ sources: [String: Source], _ languages: [String]) -> Kind? {
        node.allow("code", "name", "source")
        guard let code = node.text("code"), let name = node.localized("name", languages: languages),
            let source = node.source(in: sources)
        else { return nil }
        return Kind(code: code, name: name, source: source)
    }

    private static func requirement(
        _ node: PackNode, _ sources: [String: Source], _ languages: [String]
    ) -> MonitoredRequirement? {
        node.allow(
            "code", "programme", "name", "by", "check", "freshDays", "months", "most", "least", "overlay", "notice",
            "source"
        )
        guard let code = node.text("code"), let programme = node.text("programme"),
            let name = node.localized("name", languages: languages), let source = node.source(in: sources),
            let check = check(node)
        else { return nil }
        return MonitoredRequirement(code: code, programme: programme, name: name, check: check, source: source)
    }

    private static func check(_ node: PackNode) -> MonitoredRequirement.Check? {
        let months = { node.whole("months", in: 1...120) }
        switch node.text("by") {
        case "observation":
            guard let check = node.text("check"), let days = node.whole("freshDays", in: 1...1000) else { return nil }
            return .observation(check: check, freshDays: days)
        case "operations": return months().map { .operations(months: $0) }
        case "compliance":
            guard let months = months(), let most = node.number("most", in: 0...1),
                let least = node.whole("least", in: 1...10_000)
            else { return nil }
            return .compliance(months: months, most: most, least: least)
        case "overlay": return node.member("overlay")?.word(Overlay.self).map { .noOverlay($0) }
        case "notice":
            guard let kind = node.text("notice"), let months = months() else { return nil }
            return .notice(kind: kind, months: months)
        case "evidence": return .evidence
        default:
            node.report("“by” is observation, operations, compliance, overlay, notice or evidence")
            return nil
        }
    }

    private mutating func readConnectors(_ root: PackNode, _ languages: [String]) {
        root.allow("sources", "connectors")
        let sources = root.sources()
        for node in root.elements("connectors") {
            node.allow(
                "code", "kind", "check", "name", "enabled", "everyMinutes", "mode", "url", "results", "source")
            let url = node.optional("url")?.string
            var results: [String: Observation.Result] = [:]
            for (word, meaning) in node.member("results")?.members ?? [] {
                results[Observation.folded(word)] = meaning.word(Observation.Result.self)
            }
            guard let code = node.text("code"), let kind = node.member("kind")?.word(Connector.Kind.self),
                let check = node.text("check"), let name = node.localized("name", languages: languages),
                let minutes = node.whole("everyMinutes", in: 1...100_000),
                let mode = node.member("mode")?.word(Connector.Mode.self), let source = node.source(in: sources)
            else { continue }
            let isPlain = code.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
            }
            if !isPlain {
                node.report("a connector's code has lower-case letters, digits and hyphens: it names a folder")
            }
            if connectors.contains(where: { $0.code == code }) { node.report("“\(code)” is in the list twice") }
            if kind == .http, url == nil { node.report("an http connector has a url") }
            connectors.append(
                Connector(
                    code: code, kind: kind, check: check, name: name,
                    isEnabled: node.optional("enabled")?.bool ?? false,
                    everyMinutes: minutes, mode: mode, url: url, results: results, source: source))
        }
    }
}
