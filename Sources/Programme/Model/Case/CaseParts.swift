package import Customs

/// A text of people, kept apart from the ledger under its SHA-256: the event proves it and never holds it.
package struct Prose: Hashable, Sendable, Codable {
    /// In hexadecimal.
    package let hash: String

    package init(hash: String) { self.hash = hash }

    package init(from decoder: any Decoder) throws {
        hash = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hash)
    }
}

/// Something that is missing in an application.
package struct Item: Codable, Hashable, Sendable {
    /// A question's or document's code.
    package var code: String
    package var text: Prose
    package init(code: String, text: Prose) {
        self.code = code
        self.text = text
    }
}

/// One reason of a decision: the criterion, the fact, and what proves it (Kyoto 9.8, 10.3).
package struct Reason: Codable, Hashable, Sendable {
    package var criterion: String
    package var fact: Prose
    package var evidence: [EvidenceID]
    /// What of the case's own file proves it besides, by ``CaseRecord``'s codes: `VI-000003`, `F1`, `E123`; nil when
    /// nothing does.
    package var records: [String]?
    package init(criterion: String, fact: Prose, evidence: [EvidenceID] = [], records: [String] = []) {
        self.criterion = criterion
        self.fact = fact
        self.evidence = evidence
        self.records = records.isEmpty ? nil : records
    }
}

/// A line of the risk map, each figure 1 (low) to 5 (high).
package struct RiskEntry: Codable, Hashable, Sendable {
    package var criterion: String
    package var site: SiteID?
    package var likelihood: Int
    package var impact: Int
    /// What is left after the operator's own controls.
    package var residual: Int
    package init(criterion: String, site: SiteID? = nil, likelihood: Int, impact: Int, residual: Int) {
        self.criterion = criterion
        self.site = site
        self.likelihood = likelihood
        self.impact = impact
        self.residual = residual
    }
}

package enum ConsultationAnswer: String, Codable, Sendable, Hashable, CaseIterable {
    case noObjection = "no-objection"
    case objection
}

/// A visit as the plan sets it.
package struct PlannedVisit: Codable, Hashable, Sendable {
    package var visit: VisitID
    package var site: SiteID
    /// Why this site was chosen, a code: `risk`, `random`, `role`, `incident`, `all`.
    package var cause: String
    package var day: CalendarDay
    package var isRemote: Bool
    package var lead: String
    package var second: String
    package init(
        visit: VisitID, site: SiteID, cause: String, day: CalendarDay, isRemote: Bool, lead: String, second: String
    ) {
        self.visit = visit
        self.site = site
        self.cause = cause
        self.day = day
        self.isRemote = isRemote
        self.lead = lead
        self.second = second
    }
}

package struct SiteReason: Codable, Hashable, Sendable {
    package var site: SiteID
    package var cause: String
    package init(site: SiteID, cause: String) {
        self.site = site
        self.cause = cause
    }
}

/// What a validation found at a site about one requirement.
package struct Finding: Codable, Hashable, Sendable {
    package enum Class: String, Codable, Sendable, Hashable, CaseIterable {
        /// A *must* is not met: no grant before it is put right.
        case actionRequired = "action-required"
        case recommendation, observation
        case bestPractice = "best-practice"
    }

    /// Within the case, `F1`, `F2` …
    package var id: String
    package var `class`: Class
    /// The question of the questionnaire's version.
    package var criterion: String
    package var site: SiteID?
    package var fact: Prose
    package var evidence: [EvidenceID]
    /// 1 (slight) to 3 (grave).
    package var severity: Int
    /// Where the class sets none by a clock: the day agreed.
    package var due: CalendarDay?
    package init(
        id: String, class: Class, criterion: String, site: SiteID?, fact: Prose, evidence: [EvidenceID] = [],
        severity: Int = 1, due: CalendarDay? = nil
    ) {
        self.id = id
        self.class = `class`
        self.criterion = criterion
        self.site = site
        self.fact = fact
        self.evidence = evidence
        self.severity = severity
        self.due = due
    }
}

package enum FindingClosure: String, Codable, Sendable, Hashable, CaseIterable {
    case closed
    /// Not yet done, with a plan that the office accepts.
    case planned
    case failed
    /// The finding was wrong.
    case withdrawn
}

/// What was decided.
package enum Outcome: String, Codable, Sendable, Hashable, CaseIterable {
    case grant, refuse, suspend, reinstate, revoke, annul
    /// Certification before validation (US, tier 1).
    case provisional

    package var intention: AdverseIntention? {
        switch self {
        case .refuse: .refuse
        case .suspend: .suspend
        case .revoke: .revoke
        case .annul: .annul
        case .grant, .reinstate, .provisional: nil
        }
    }
}
