package import Customs

/// A finding and what became of it.
package struct FindingStanding: Hashable, Sendable, Codable {
    package var finding: Finding
    package var issuedAt: Instant
    package var disputed: Prose?
    package var cures: [CaseFact.CureOffered] = []
    package var closure: FindingClosure?
    package var closedBy: String?

    /// It keeps a grant from being made.
    package var blocks: Bool {
        finding.class == .actionRequired && closure != .closed && closure != .withdrawn && closure != .planned
    }
}

/// An adverse intention and the hearing on it.
package struct HearingStanding: Hashable, Sendable, Codable {
    package var opened: CaseFact.HearingOpened
    package var at: Instant
    package var answers: [CaseFact.HearingAnswered] = []
    package var isClosed = false
}

package struct ConsultationStanding: Hashable, Sendable, Codable {
    package var opened: CaseFact.ConsultationOpened
    package var at: Instant
    package var closed: CaseFact.ConsultationClosed?
}

package struct RequestStanding: Hashable, Sendable, Codable {
    package var asked: CaseFact.InformationRequested
    package var at: Instant
    package var answer: CaseFact.InformationSupplied?
}

package struct RequirementStanding: Hashable, Sendable, Codable {
    package var issued: CaseFact.RequirementIssued
    package var at: Instant
    package var answers: [CaseFact.RequirementAnswered] = []
    package var closed: CaseFact.RequirementClosed?
}

package struct DecisionStanding: Hashable, Sendable, Codable {
    package var decided: CaseFact.Decided
    package var at: Instant
    package var sequence: Int64
    /// Where the case stood before; an appeal that is allowed leads back there.
    package var before: CaseState
}

package struct AppealStanding: Hashable, Sendable, Codable {
    package var lodged: CaseFact.AppealLodged
    package var by: String
    package var at: Instant
    package var decided: CaseFact.AppealDecided?
}

/// The certificate as it stands.
package struct Certificate: Hashable, Sendable, Codable {
    package var number: String
    package var effective: Instant
    package var through: CalendarDay?
    package var sites: [SiteID]
}

package struct OpenOverlay: Hashable, Sendable, Codable {
    package var overlay: Overlay
    package var reference: String
    package var since: Instant
}
