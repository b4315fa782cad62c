package import Country

/// How much a question binds.
package enum Obligation: String, Sendable, Hashable, CaseIterable {
    /// A gate: without it there is no status, whatever else is good.
    case must
    /// Expected; its lack is a recommendation.
    case should
    /// Asked to know, not to judge.
    case info
}

/// One of the criteria A to M of the WCO SAFE Framework, by which programmes are compared.
package enum SAFELetter: String, Sendable, Hashable, CaseIterable, Comparable {
    case a = "A"
    case b = "B"
    case c = "C"
    case d = "D"
    case e = "E"
    case f = "F"
    case g = "G"
    case h = "H"
    case i = "I"
    case j = "J"
    case k = "K"
    case l = "L"
    case m = "M"

    package static func < (left: SAFELetter, right: SAFELetter) -> Bool { left.rawValue < right.rawValue }
}

/// A question by the questionnaire that asks it, whatever the version: `MX-OEA-COMPANY/1.1`.
package struct QuestionReference: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let questionnaire: String
    package let question: String

    package init(_ questionnaire: String, _ question: String) {
        self.questionnaire = questionnaire
        self.question = question
    }

    /// Nil unless the text is two codes with one slash between them.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ Questionnaire.isCode($0) }) else { return nil }
        self.init(String(parts[0]), String(parts[1]))
    }

    package var description: String { "\(questionnaire)/\(question)" }

    package static func < (left: QuestionReference, right: QuestionReference) -> Bool {
        (left.questionnaire, left.question) < (right.questionnaire, right.question)
    }
}

/// One question: what a company is asked, why, and what an answer needs.
package struct Question: Hashable, Sendable {
    /// Where the answer is given: once, or for each site (with the company's answer standing for sites that have none).
    package enum Level: String, Sendable, Hashable, CaseIterable { case company, site }

    /// What an answer must bring as proof.
    package struct Evidence: Hashable, Sendable {
        package enum Rule: String, Sendable, Hashable, CaseIterable { case none, advised, required }

        package var rule: Rule
        /// What would do, each a kind of document or record.
        package var kinds: [LocalizedText]
    }

    /// Within its questionnaire, for example `1.1`.
    package var code: String
    /// A few words for lists.
    package var title: LocalizedText
    package var text: LocalizedText
    /// What is meant and how to answer.
    package var guidance: LocalizedText
    /// What must not be missing in the answer.
    package var points: [LocalizedText]
    package var obligation: Obligation
    package var type: AnswerType
    package var evidence: Evidence
    /// The roles and the kinds of site that are asked; empty for all.
    package var roles: Set<String>
    package var siteTypes: Set<String>
    package var safe: Set<SAFELetter>
    /// Questions of other questionnaires that ask the same.
    package var same: Set<QuestionReference>
    package var level: Level
    /// What a small company needs to answer it for the first time, as we estimate.
    package var minutes: Int

    /// Whether an operator with these roles is asked, for a site of this kind (nil: for the company as a whole).
    package func applies(roles held: Set<String>, siteType: String?) -> Bool {
        guard roles.isEmpty || !roles.isDisjoint(with: held) else { return false }
        guard let siteType else { return true }
        return siteTypes.isEmpty || siteTypes.contains(siteType)
    }

    /// Whether an answer to `old` needs another look under this wording, when nothing says otherwise.
    func asksOtherwise(than old: Question) -> Bool {
        text != old.text || points != old.points || type != old.type || evidence != old.evidence
            || obligation != old.obligation || level != old.level
    }
}
