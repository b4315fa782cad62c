package import Country
import Customs
import JSON

/// Reads questionnaires from the files of a country's pack, noting everything that is wrong with them.
package struct QuestionnaireReader {
    /// The languages that every text has: those of the pages.
    package static let languages = ["es", "en"]

    private let list: ProblemList
    /// The questionnaires read so far, with the places that only the whole library can judge.
    private var found: [Questionnaire] = []
    private var references: [(reference: QuestionReference, from: String, node: PackNode)] = []
    private var migrations: [(code: String, version: String, node: PackNode)] = []

    package init(problems: ProblemList) { list = problems }

    /// Reads one file; `country` is the name of its pack's folder.
    package mutating func read(_ file: PackFile, country: String) {
        guard let root = PackNode(file, problems: list) else { return }
        root.allow(
            "code", "programme", "version", "from", "through", "roles", "title", "sources", "source", "migrates",
            "sections")
        let code = self.code(root, "code")
        let programme = self.code(root, "programme")
        let version = self.code(root, "version")
        let validity = root.validity()
        let roles = Set(root.elements("roles").compactMap(\.string))
        let title = root.localized("title", languages: Self.languages)
        let sources = root.sources()
        let source = root.source(in: sources)
        var seen: Set<String> = []
        var sections: [Questionnaire.Section] = []
        var sectionCodes: Set<String> = []
        for node in root.elements("sections") {
            guard let section = section(node, questionnaire: code ?? "", seen: &seen) else { continue }
            if !sectionCodes.insert(section.code).inserted {
                node.report("section “\(section.code)” stands here twice")
            }
            sections.append(section)
        }
        if sections.isEmpty { root.report("a questionnaire asks something") }
        let migration = root.optional("migrates").flatMap { self.migration($0) }
        guard let code, let programme, let version, let validity, let title, let source else { return }
        if found.contains(where: { $0.code == code && $0.version == version }) {
            root.report("version \(version) of \(code) stands in another file too")
        }
        if found.contains(where: { $0.code == code && $0.programme != programme }) {
            root.report("another version of \(code) belongs to another programme")
        }
        if let node = root.optional("migrates") { migrations.append((code, version, node)) }
        found.append(
            Questionnaire(
                code: code, programme: programme, country: country, roles: roles, version: version, validity: validity,
                title: title, sections: sections, migration: migration, source: source))
    }

    /// The library of everything read, once the references between files are looked at too.
    package func library() -> QuestionnaireLibrary {
        let library = QuestionnaireLibrary(found)
        for (reference, code, node) in references {
            if reference.questionnaire == code {
                node.report("a question does not ask the same as one of its own questionnaire")
            } else if !found.contains(where: {
                $0.code == reference.questionnaire && $0.question(reference.question) != nil
            }) {
                node.report("no version of a questionnaire asks “\(reference)”")
            }
        }
        for (code, version, node) in migrations { check(node, code, version, library) }
        return library
    }

    // MARK: Parts

    private func code(_ node: PackNode, _ key: String) -> String? {
        guard let text = node.text(key) else { return nil }
        guard Questionnaire.isCode(text) else {
            node.optional(key)?.report("a code has 1 to 40 letters, digits, points and hyphens")
            return nil
        }
        return text
    }

    private mutating func section(
        _ node: PackNode, questionnaire: String, seen: inout Set<String>
    ) -> Questionnaire.Section? {
        node.allow("code", "title", "task", "questions")
        let code = self.code(node, "code")
        let title = node.localized("title", languages: Self.languages)
        let task = node.localized("task", languages: Self.languages)
        var questions: [Question] = []
        for child in node.elements("questions") {
            guard let question = question(child, questionnaire: questionnaire) else { continue }
            if !seen.insert(question.code).inserted { child.report("question “\(question.code)” stands here twice") }
            questions.append(question)
        }
        if questions.isEmpty { node.report("a section asks something") }
        guard let code, let title, let task else { return nil }
        return Questionnaire.Section(code: code, title: title, task: task, questions: questions)
    }

    private mutating func question(_ node: PackNode, questionnaire: String) -> Question? {
        node.allow(
            "code", "title", "text", "guidance", "points", "obligation", "type", "options", "notApplicable", "evidence",
            "roles", "siteTypes", "safe", "same", "level", "minutes")
        let code = self.code(node, "code")
        let title = node.localized("title", languages: Self.languages)
        let text = node.localized("text", languages: Self.languages)
        let guidance = node.localized("guidance", languages: Self.languages)
        let points = node.optional("points")?.elements.compactMap { self.text(in: $0) } ?? []
        let obligation = node.member("obligation")?.word(Obligation.self)
        let type = self.type(node)
        let evidence = self.evidence(node)
        let safe = node.elements("safe").compactMap { $0.word(SAFELetter.self) }
        let level = node.member("level")?.word(Question.Level.self)
        let minutes = node.whole("minutes", in: 1...2400)
        var same: Set<QuestionReference> = []
        for child in node.optional("same")?.elements ?? [] {
            guard let text = child.string else { continue }
            guard let reference = QuestionReference(text) else {
                child.report("a reference is a questionnaire's code, a slash and a question's code")
                continue
            }
            same.insert(reference)
            references.append((reference, questionnaire, child))
        }
        guard let code, let title, let text, let guidance, let obligation, let type, let level, let minutes else {
            return nil
        }
        return Question(
            code: code, title: title, text: text, guidance: guidance, points: points, obligation: obligation,
            type: type, evidence: evidence, roles: words(node, "roles"), siteTypes: words(node, "siteTypes"),
            safe: Set(safe), same: same, level: level, minutes: minutes)
    }

    private func words(_ node: PackNode, _ key: String) -> Set<String> {
        Set(node.optional(key)?.elements.compactMap(\.string) ?? [])
    }

    /// A text that is an element of a list.
    private func text(in node: PackNode) -> LocalizedText? {
        if let same = node.json.string { return LocalizedText(same, languages: Self.languages) }
        var texts: [String: String] = [:]
        for member in node.members {
            guard Self.languages.contains(member.key) else {
                member.node.report("the pages have no language “\(member.key)”")
                continue
            }
            texts[member.key] = member.node.string
        }
        for language in Self.languages where texts[language]?.isEmpty ?? true {
            node.report("the text in language “\(language)” is missing")
        }
        return LocalizedText(texts, fallback: Self.languages[0])
    }

    private func type(_ node: PackNode) -> AnswerType? {
        guard let kind = node.member("type"), let word = kind.string else { return nil }
        let allows = node.optional("notApplicable").map { $0.bool ?? true } ?? true
        switch word {
        case "verdict": return .verdict(allowsNotApplicable: allows)
        case "text": return .text
        case "number": return .number
        case "day": return .day
        case "choice": return .choice(options(node))
        case "list": return .list(options(node))
        default:
            kind.report("“\(word)” is not one of verdict, text, number, day, choice, list")
            return nil
        }
    }

    private func options(_ node: PackNode) -> [AnswerType.Option] {
        let options = node.elements("options").compactMap { child -> AnswerType.Option? in
            child.allow("code", "name")
            guard let code = code(child, "code"), let name = child.localized("name", languages: Self.languages) else {
                return nil
            }
            return AnswerType.Option(code: code, name: name)
        }
        if Set(options.map(\.code)).count < max(2, options.count) {
            node.report("a choice is between at least two options of different codes")
        }
        return options
    }

    private func evidence(_ node: PackNode) -> Question.Evidence {
        guard let child = node.optional("evidence") else { return Question.Evidence(rule: .none, kinds: []) }
        child.allow("rule", "kinds")
        let rule = child.member("rule")?.word(Question.Evidence.Rule.self) ?? .none
        return Question.Evidence(rule: rule, kinds: child.elements("kinds").compactMap { text(in: $0) })
    }

    private func migration(_ node: PackNode) -> QuestionnaireMigration? {
        node.allow("from", "moves")
        let from = code(node, "from")
        let moves = node.elements("moves").compactMap { child -> QuestionnaireMigration.Move? in
            child.allow("from", "to", "look", "why")
            let old = code(child, "from")
            let targets = child.elements("to").compactMap(\.string)
            let look = child.optional("look").map { $0.bool ?? true } ?? true
            guard let why = child.localized("why", languages: Self.languages), let old else { return nil }
            return QuestionnaireMigration.Move(from: old, to: targets, look: look, why: why)
        }
        return from.map { QuestionnaireMigration(from: $0, moves: moves) }
    }

    /// A migration names questions that are there, each once, and forgets none that is gone.
    private func check(_ node: PackNode, _ code: String, _ version: String, _ library: QuestionnaireLibrary) {
        guard let next = library.questionnaire(code, version: version), let migration = next.migration else { return }
        guard let old = library.questionnaire(code, version: migration.from) else {
            return node.report("there is no version “\(migration.from)” of \(code)")
        }
        if old.validity.from >= next.validity.from {
            node.report("version \(migration.from) holds from the same day or a later one")
        }
        var seen: Set<String> = []
        for child in node.optional("moves")?.elements ?? [] {
            guard let from = child.optional("from")?.json.string else { continue }
            if !seen.insert(from).inserted { child.report("“\(from)” is moved twice") }
            if old.question(from) == nil { child.report("version \(old.version) does not ask “\(from)”") }
            for target in child.optional("to")?.json.array ?? [] {
                guard let text = target.string, next.question(text) == nil else { continue }
                child.report("version \(version) does not ask “\(text)”")
            }
        }
        for question in old.questions where next.question(question.code) == nil && !seen.contains(question.code) {
            node.report("“\(question.code)” of version \(old.version) is gone and no move says what becomes of it")
        }
    }
}
