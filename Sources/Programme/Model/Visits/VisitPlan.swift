package import Customs
import FoundationEssentials
import JSON
import Sealing

/// A question that the visit checks, with what the operator answered.
package struct PlannedCheck: Codable, Hashable, Sendable {
    package enum Obligation: String, Codable, Sendable, Hashable, CaseIterable { case must, should, info }

    /// Something that the operator handed in about it.
    package struct Evidence: Codable, Hashable, Sendable {
        package var id: EvidenceID
        package var name: String
        package init(id: EvidenceID, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// The question's code in the questionnaire's version, for example `2.1`.
    package var question: String
    package var obligation: Obligation
    /// The question by language.
    package var text: [String: String]
    /// What the operator answered, in words; empty when it did not.
    package var answer: String
    package var evidence: [Evidence]

    package init(
        question: String, obligation: Obligation = .must, text: [String: String], answer: String = "",
        evidence: [Evidence] = []
    ) {
        self.question = question
        self.obligation = obligation
        self.text = text
        self.answer = answer
        self.evidence = evidence
    }

    /// The question in a language, else in Spanish, else its code.
    package func text(in language: String) -> String { text[language] ?? text["es"] ?? question }
}

/// What a visit is to be: where, when, who, and what is checked. It does not change; its hash stands in the ledger.
package struct VisitPlan: Codable, Hashable, Sendable {
    package var caseID: CaseID
    package var operatorID: OperatorID
    package var operatorName: String
    package var site: SiteID
    package var siteName: String
    package var address: String
    /// A code of ``SiteSample/Cause``.
    package var cause: String
    /// A person's reason for a site that the draw had not chosen; empty otherwise.
    package var causeReason: String
    /// The seed by which the sites were drawn.
    package var seed: String
    package var day: CalendarDay
    package var isRemote: Bool
    package var lead: String
    package var second: String
    /// The questionnaire's version that the questions are of.
    package var questionnaire: String
    package var checks: [PlannedCheck]
    /// The sites of the case that are not visited; the same in all plans that were made together.
    package var left: [LeftSite]

    /// A site that is not visited, and why.
    package struct LeftSite: Codable, Hashable, Sendable {
        package var site: SiteID
        /// A code of ``SiteSample/Omission``.
        package var cause: String
        /// A person's reason where one took it out; empty otherwise.
        package var reason: String
        package init(site: SiteID, cause: String, reason: String = "") {
            self.site = site
            self.cause = cause
            self.reason = reason
        }
    }

    package init(
        caseID: CaseID, operatorID: OperatorID, operatorName: String, site: SiteID, siteName: String,
        address: String = "", cause: String, causeReason: String = "", seed: String = "", day: CalendarDay,
        isRemote: Bool = false, lead: String, second: String, questionnaire: String, checks: [PlannedCheck],
        left: [LeftSite] = []
    ) {
        self.caseID = caseID
        self.operatorID = operatorID
        self.operatorName = operatorName
        self.site = site
        self.siteName = siteName
        self.address = address
        self.cause = cause
        self.causeReason = causeReason
        self.seed = seed
        self.day = day
        self.isRemote = isRemote
        self.lead = lead
        self.second = second
        self.questionnaire = questionnaire
        self.checks = checks
        self.left = left
    }

    /// The lead first.
    package var team: [String] { [lead, second] }

    package func check(_ question: String) -> PlannedCheck? { checks.first { $0.question == question } }

    /// The most questions of one visit.
    static let mostChecks = 400

    /// Why this cannot be the plan of a visit; nil when it can.
    ///
    /// - Parameters:
    ///   - today: by the country's calendar.
    ///   - notice: days between today and the visit, so that the operator is told in time.
    package func refusal(_ rules: VisitTeam, today: CalendarDay, notice: Int = 0) -> VisitError? {
        if let refusal = rules.refusal(lead: lead, second: second) { return refusal }
        if day.days(since: today) < notice {
            return VisitError(.day, "the visit is on \(today.advanced(by: notice)) or later")
        }
        let codes = checks.map(\.question)
        guard !codes.isEmpty, codes.count <= Self.mostChecks, Set(codes).count == codes.count else {
            return VisitError(.questions, "a visit checks 1 to \(Self.mostChecks) questions, each once")
        }
        if cause == SiteSample.Cause.added.rawValue, causeReason.isEmpty {
            return VisitError(.reason, "say why the site is visited")
        }
        return nil
    }

    /// Canonical JSON, as it is stored and hashed.
    func canonicalBytes() throws -> [UInt8] {
        let encoded = try JSONEncoder().encode(self)
        return try JSONValue.parse([UInt8](encoded), limits: .file).canonicalBytes()
    }

    init(canonical bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(VisitPlan.self, from: Data(bytes))
    }
}

/// Who may visit for a case.
package struct VisitTeam: Hashable, Sendable {
    /// Those who declared a conflict of interest.
    package var conflicts: Set<String>
    /// Those who decide, or have decided, on the case.
    package var deciders: Set<String>
    /// The active validators; nil when that is not asked.
    package var validators: Set<String>?

    package init(conflicts: Set<String> = [], deciders: Set<String> = [], validators: Set<String>? = nil) {
        self.conflicts = conflicts
        self.deciders = deciders
        self.validators = validators
    }

    /// Why these two cannot visit; nil when they can (invariant 2 of the domain: who decides never validates).
    package func refusal(lead: String, second: String) -> VisitError? {
        if lead.isEmpty || second.isEmpty || lead == second {
            return VisitError(.twoPersons, "two persons visit a site")
        }
        for person in [lead, second] {
            if conflicts.contains(person) { return VisitError(.conflict, "\(person) has a conflict of interest") }
            if deciders.contains(person) { return VisitError(.decides, "\(person) decides on the case") }
            if let validators, !validators.contains(person) {
                return VisitError(.notValidator, "\(person) is no active validator")
            }
        }
        return nil
    }
}
