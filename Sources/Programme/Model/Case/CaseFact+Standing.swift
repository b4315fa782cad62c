package import Customs
package import Ledger

/// Payloads: what happens to who holds the status.
extension CaseFact {
    /// The decision is in effect.
    package struct TookEffect: CasePayload {
        package static let kind = EventKind("case.took-effect", "The decision is in effect.")
    }

    /// The authority demands proof that the conditions still hold.
    package struct RequirementIssued: CasePayload {
        package static let kind = EventKind(
            "case.requirement-issued", "The authority demands proof that the conditions still hold.")
        package var requirement: String
        package var ground: String
        package var text: Prose
    }

    /// The operator answered a requirement.
    package struct RequirementAnswered: CasePayload {
        package static let kind = EventKind("case.requirement-answered", "The operator answered a requirement.")
        package var requirement: String
        package var text: Prose
        package var evidence: [EvidenceID] = []
    }

    /// What came of a requirement.
    package struct RequirementClosed: CasePayload {
        package static let kind = EventKind("case.requirement-closed", "What came of a requirement.")
        package var requirement: String
        package var met: Bool
        package var text: Prose?
    }

    /// The conditions are examined anew, in full or in part.
    package struct ReassessmentBegun: CasePayload {
        package static let kind = EventKind(
            "case.reassessment-begun", "The conditions are examined anew, in full or in part.")
        package var full: Bool
        package var cause: String
        package var text: Prose?
    }

    /// What the re-assessment came to.
    package struct ReassessmentClosed: CasePayload {
        package static let kind = EventKind("case.reassessment-closed", "What the re-assessment came to.")
        package var satisfactory: Bool
        package var text: Prose?
    }

    /// The window for renewal is open.
    package struct RenewalOpened: CasePayload {
        package static let kind = EventKind("case.renewal-opened", "The window for renewal is open.")
    }

    /// The holder asked for renewal in time.
    package struct RenewalFiled: CasePayload {
        package static let kind = EventKind("case.renewal-filed", "The holder asked for renewal in time.")
        package var signedBy: String
        package var answers: String?
    }

    /// The certificate holds on.
    package struct Renewed: CasePayload {
        package static let kind = EventKind("case.renewed", "The certificate holds on.")
        package var through: CalendarDay?
        package var approvedBy: String
    }

    /// The holder or applicant took it back.
    package struct Withdrawn: CasePayload {
        package static let kind = EventKind("case.withdrawn", "The holder or applicant took it back.")
        package var signedBy: String
        package var text: Prose?
    }

    /// A draft was thrown away.
    package struct Discarded: CasePayload {
        package static let kind = EventKind("case.discarded", "A draft was thrown away.")
    }

    /// The time to act passed without an act.
    package struct Lapsed: CasePayload {
        package static let kind = EventKind("case.lapsed", "The time to act passed without an act.")
        package var clock: String
    }

    /// The validity ended without renewal.
    package struct Expired: CasePayload {
        package static let kind = EventKind("case.expired", "The validity ended without renewal.")
    }
}
