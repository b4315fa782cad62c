import Country
import Customs
import Deadlines

extension ProgrammeReader {
    func definition(calendar: CountryCalendar) -> ProgrammeDefinition? {
        root.allow(
            [
                "code", "country", "timeZone", "languages", "name", "authority", "version", "from", "through",
                "sources",
                "shares", "certificate", "bars", "reassessment",
            ] + Self.lists)
        let code = root.text("code")
        let country = root.member("country")?.code(CountryCode.self)
        let (name, authority, version) = (text("name", of: root), text("authority", of: root), root.text("version"))
        let (validity, zone) = (root.validity(), zone())
        let clocks = clocks(version: "\(code ?? "") \(version ?? "")")
        let bars = bars(clocks)
        let certificate = certificate(clocks)
        let reassessment = reassessment(clocks)
        let states = Set(required("states").compactMap { $0.node.word(CaseState.self) })
        let (roles, criteria, grounds, exemptions) = (roles(), criteria(), grounds(), exemptions())
        let (benefits, deciders, appeals) = (benefits(), deciders(), appeals(clocks))
        let (letters, questionnaires, figures) = (letters(), questionnaires(roles), figures())
        guard let code, let country, let name, let authority, let version, let validity, let zone, let certificate
        else { return nil }
        let definition = ProgrammeDefinition(
            code: code, country: country, name: name, authority: authority, version: version, validity: validity,
            roles: roles, criteria: criteria, states: states, clocks: clocks, grounds: grounds,
            exemptions: exemptions, benefits: benefits, appeals: appeals, letters: letters, certificate: certificate,
            bars: bars.mapValues(\.months), questionnaires: questionnaires, sources: sources, deciders: deciders,
            figures: figures, barClocks: bars.mapValues(\.clock), reassessment: reassessment,
            languages: languages, calendar: calendar, zone: zone)
        check(definition)
        return definition
    }

    private func roles() -> [ProgrammeDefinition.RoleEntry] {
        unique(required("roles")) { node, _ in
            node.allow("code", "name")
            guard let code = node.text("code"), let name = text("name", of: node) else { return nil }
            return .init(code: code, name: name)
        }
    }

    private func criteria() -> [ProgrammeDefinition.Criterion] {
        unique(required("criteria")) { node, _ in
            node.allow("code", "name", "safe", "gate")
            let safe = node.elements("safe").compactMap { element -> String? in
                guard let letter = element.string else { return nil }
                if letter.utf8.count != 1 || !("A"..."M").contains(letter) {
                    element.report("“\(letter)” is not one of the SAFE criteria A to M")
                }
                return letter
            }
            let isGate = node.optional("gate")?.bool ?? true
            guard let code = node.text("code"), let name = text("name", of: node) else { return nil }
            return .init(code: code, name: name, safe: safe, isGate: isGate)
        }
    }

    private func grounds() -> [ProgrammeDefinition.Ground] {
        unique(required("grounds")) { node, sources in
            node.allow("code", "name", "effects", "source")
            let effects = Set(node.elements("effects").compactMap { $0.word(AdverseIntention.self) })
            if effects.isEmpty { node.report("a ground carries at least one effect") }
            guard let code = node.text("code"), let name = text("name", of: node),
                let source = node.source(in: sources)
            else { return nil }
            return .init(code: code, name: name, effects: effects, source: source)
        }
    }

    private func exemptions() -> [ProgrammeDefinition.Entry] {
        unique(entries("exemptions")) { node, sources in
            node.allow("code", "name", "source")
            guard let code = node.text("code"), let name = text("name", of: node),
                let source = node.source(in: sources)
            else { return nil }
            return .init(code: code, name: name, source: source)
        }
    }

    private func benefits() -> [ProgrammeDefinition.Benefit] {
        unique(required("benefits")) { node, sources in
            node.allow("code", "name", "tfa", "source")
            let tfa = node.optional("tfa").flatMap { node -> String? in
                guard let letter = node.string else { return nil }
                if letter.utf8.count != 1 || !("a"..."g").contains(letter) {
                    node.report("“\(letter)” is not one of the benefits (a) to (g) of WTO TFA 7.7.3")
                }
                return letter
            }
            guard let code = node.text("code"), let name = text("name", of: node) else { return nil }
            return .init(code: code, name: name, tfa: tfa, source: node.source(in: sources))
        }
    }

    private func deciders() -> [ProgrammeDefinition.Decider] {
        required("deciders").compactMap { node, sources in
            node.allow("outcomes", "name", "source")
            let outcomes = Set(node.elements("outcomes").compactMap { $0.word(Outcome.self) })
            guard let name = text("name", of: node), let source = node.source(in: sources) else { return nil }
            return .init(outcomes: outcomes, name: name, source: source)
        }
    }

    private func questionnaires(_ roles: [ProgrammeDefinition.RoleEntry]) -> [ProgrammeDefinition.QuestionnaireUse] {
        required("questionnaires").compactMap { node, _ in
            node.allow("questionnaire", "roles")
            let named = node.optional("roles")?.elements ?? []
            for role in named where role.string.map({ text in !roles.contains { $0.code == text } }) ?? false {
                role.report("“\(role.string ?? "")” is not a role of the programme")
            }
            guard let questionnaire = node.text("questionnaire") else { return nil }
            return .init(questionnaire: questionnaire, roles: Set(named.compactMap(\.string)))
        }
    }

    /// Entries of which no two carry the same code.
    private func unique<Entry: CodedEntry>(
        _ entries: [(node: PackNode, sources: [String: Source])],
        _ read: (PackNode, [String: Source]) -> Entry?
    ) -> [Entry] {
        var seen: Set<String> = []
        return entries.compactMap { node, sources in
            guard let entry = read(node, sources) else { return nil }
            if !seen.insert(entry.code).inserted { node.report("“\(entry.code)” is in the list twice") }
            return entry
        }
    }
}

/// An entry with a code that is its own within its list.
private protocol CodedEntry { var code: String { get } }
extension ProgrammeDefinition.RoleEntry: CodedEntry {}
extension ProgrammeDefinition.Criterion: CodedEntry {}
extension ProgrammeDefinition.Ground: CodedEntry {}
extension ProgrammeDefinition.Entry: CodedEntry {}
extension ProgrammeDefinition.Benefit: CodedEntry {}
