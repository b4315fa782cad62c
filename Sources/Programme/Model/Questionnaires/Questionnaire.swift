package import Country
package import Customs

/// The questions that a programme asks in a role, in one version: data of a country's pack.
///
/// Read from `Countries/<code>/programmes/questionnaires/*.json`; a code keeps its meaning through the versions, and what a
/// version changes is told by its text and by ``migration``.
package struct Questionnaire: Hashable, Sendable {
    /// Questions of one subject.
    package struct Section: Hashable, Sendable {
        package var code: String
        package var title: LocalizedText
        /// The same as a task that begins with a verb.
        package var task: LocalizedText
        package var questions: [Question]
    }

    /// The same through all versions, for example `MX-OEA-COMPANY`.
    package let code: String
    /// The programme that asks, for example `MX-OEA`.
    package let programme: String
    /// The country whose pack holds it, as its folder is called.
    package let country: String
    /// The operator roles that it is for; empty for all.
    package let roles: Set<String>
    package let version: String
    package let validity: Validity
    package let title: LocalizedText
    package let sections: [Section]
    /// How answers to the version before come over; nil for a first version.
    package let migration: QuestionnaireMigration?
    package let source: Source
    private let places: [String: Place]

    private struct Place: Hashable, Sendable {
        var section: Int
        var question: Int
    }

    package init(
        code: String, programme: String, country: String, roles: Set<String>, version: String, validity: Validity,
        title: LocalizedText, sections: [Section], migration: QuestionnaireMigration?, source: Source
    ) {
        self.code = code
        self.programme = programme
        self.country = country
        self.roles = roles
        self.version = version
        self.validity = validity
        self.title = title
        self.sections = sections
        self.migration = migration
        self.source = source
        var places: [String: Place] = [:]
        for (index, section) in sections.enumerated() {
            for (place, question) in section.questions.enumerated() {
                places[question.code] = Place(section: index, question: place)
            }
        }
        self.places = places
    }

    package var effectiveFrom: CalendarDay { validity.from }

    /// Every question in its order.
    package var questions: [Question] { sections.flatMap(\.questions) }

    package func question(_ code: String) -> Question? {
        places[code].map { sections[$0.section].questions[$0.question] }
    }

    package func section(ofQuestion code: String) -> Section? { places[code].map { sections[$0.section] } }

    /// The question asked after another, for going on; nil after the last.
    package func question(after code: String, where isAsked: (Question) -> Bool) -> Question? {
        guard let place = places[code] else { return nil }
        let rest = sections[place.section].questions.dropFirst(place.question + 1)
        return rest.first(where: isAsked)
            ?? sections.dropFirst(place.section + 1).lazy.flatMap(\.questions).first(where: isAsked)
    }

    /// Letters, digits, points and hyphens, at most 40: what may stand in an address and in a key.
    package static func isCode(_ text: some StringProtocol) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2D || byte == 0x2E
            }
    }
}

/// How the answers to one version of a questionnaire become answers to the next.
package struct QuestionnaireMigration: Hashable, Sendable {
    /// What became of a question. A code that no move names keeps its answer; where its wording changed, the answer must
    /// be looked at again.
    package struct Move: Hashable, Sendable {
        /// The question of the version before.
        package var from: String
        /// The questions that take its answer: one when it was renamed or reworded, several when it was split, none when
        /// it is no longer asked.
        package var to: [String]
        /// Whether somebody must look at the answer again.
        package var look: Bool
        /// Why, for the person who looks.
        package var why: LocalizedText
    }

    /// The version before.
    package var from: String
    package var moves: [Move]
}

/// Every questionnaire that the house knows, in its versions, with what ties them together.
package struct QuestionnaireLibrary: Sendable {
    /// By code, then by the day from which they hold.
    package let questionnaires: [Questionnaire]
    private let links: [QuestionReference: Set<QuestionReference>]

    package init(_ questionnaires: [Questionnaire] = []) {
        self.questionnaires = questionnaires.sorted {
            ($0.code, $0.validity.from, $0.version) < ($1.code, $1.validity.from, $1.version)
        }
        // Who asks the same is asked the same: the tie holds in both directions, whichever file declares it.
        var links: [QuestionReference: Set<QuestionReference>] = [:]
        for questionnaire in questionnaires {
            for question in questionnaire.questions {
                let own = QuestionReference(questionnaire.code, question.code)
                for other in question.same {
                    links[own, default: []].insert(other)
                    links[other, default: []].insert(own)
                }
            }
        }
        self.links = links
    }

    /// The versions of a questionnaire, oldest first.
    package func versions(of code: String) -> [Questionnaire] { questionnaires.filter { $0.code == code } }

    /// The version in force on a day; its newest when none is.
    package func questionnaire(_ code: String, on day: CalendarDay) -> Questionnaire? {
        let versions = versions(of: code)
        return versions.last { $0.validity.contains(day) } ?? versions.last
    }

    package func questionnaire(_ code: String, version: String) -> Questionnaire? {
        questionnaires.first { $0.code == code && $0.version == version }
    }

    /// Those in force on a day for an operator of some roles, each code once; nil for every role.
    package func inForce(on day: CalendarDay, roles: Set<String>? = nil) -> [Questionnaire] {
        var found: [Questionnaire] = []
        for questionnaire in questionnaires where questionnaire.validity.contains(day) {
            if let roles, !questionnaire.roles.isEmpty, questionnaire.roles.isDisjoint(with: roles) { continue }
            if found.last?.code == questionnaire.code { found.removeLast() }
            found.append(questionnaire)
        }
        return found
    }

    /// The questions that ask the same as another, in order.
    package func same(as reference: QuestionReference) -> [QuestionReference] { (links[reference] ?? []).sorted() }

    /// The versions that lead from one to another, the first left out; nil when no way leads there.
    package func path(of code: String, from: String, to: String) -> [Questionnaire]? {
        var path: [Questionnaire] = []
        var version = to
        while version != from {
            guard let step = questionnaire(code, version: version), let before = step.migration?.from,
                path.count < 32
            else { return nil }
            path.insert(step, at: 0)
            version = before
        }
        return path
    }
}
