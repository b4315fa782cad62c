import Customs
package import Ledger

/// Payloads: from the first sheet to the assessment.
extension CaseFact {
    /// A case was opened for an operator and a role.
    package struct Opened: CasePayload {
        package static let kind = EventKind("case.opened", "A case was opened for an operator and a role.")
        package var programme: String
        /// The version of the programme that the case is under.
        package var version: String
        package var operatorID: OperatorID
        package var role: String
        package var sites: [SiteID] = []
        /// The case whose certificate it would renew.
        package var renews: CaseID?
    }

    /// The application was signed and handed in.
    package struct Submitted: CasePayload {
        package static let kind = EventKind("case.submitted", "The application was signed and handed in.")
        /// SHA-256 of the answers as they were signed.
        package var answers: String
        package var signedBy: String
        package var consents: [String] = []
        package var sites: [SiteID] = []
    }

    /// The office began to look whether everything is there.
    package struct CompletenessBegun: CasePayload {
        package static let kind = EventKind(
            "case.completeness-begun", "The office began to look whether everything is there.")
    }

    /// Missing items were asked for; acceptance waits.
    package struct Returned: CasePayload {
        package static let kind = EventKind("case.returned", "Missing items were asked for; acceptance waits.")
        package var items: [Item] = []
    }

    /// What was missing has come.
    package struct Supplied: CasePayload {
        package static let kind = EventKind("case.supplied", "What was missing has come.")
        package var note: Prose?
    }

    /// The application is admissible; the clock of the decision begins.
    package struct Accepted: CasePayload {
        package static let kind = EventKind(
            "case.accepted", "The application is admissible; the clock of the decision begins.")
        /// True when the office let its time pass and the law takes it as accepted.
        package var deemed: Bool
    }

    /// The application is not admissible.
    package struct NotAccepted: CasePayload {
        package static let kind = EventKind("case.not-accepted", "The application is not admissible.")
        package var reasons: [Reason] = []
    }

    /// A case officer without a conflict of interest took it up.
    package struct AssessmentBegun: CasePayload {
        package static let kind = EventKind(
            "case.assessment-begun", "A case officer without a conflict of interest took it up.")
        package var officer: String
        package var noConflict: Bool
    }

    /// The office asked for further information.
    package struct InformationRequested: CasePayload {
        package static let kind = EventKind("case.information-requested", "The office asked for further information.")
        package var request: String
        package var text: Prose
    }

    /// The operator answered a request.
    package struct InformationSupplied: CasePayload {
        package static let kind = EventKind("case.information-supplied", "The operator answered a request.")
        package var request: String
        package var text: Prose
    }

    /// Likelihood and impact by criterion, as a case officer sees them.
    package struct RiskMapped: CasePayload {
        package static let kind = EventKind(
            "case.risk-mapped", "Likelihood and impact by criterion, as a case officer sees them.")
        package var entries: [RiskEntry] = []
    }

    /// A second person approved the risk map.
    package struct RiskMapApproved: CasePayload {
        package static let kind = EventKind("case.risk-map-approved", "A second person approved the risk map.")
    }

    /// Another authority was asked.
    package struct ConsultationOpened: CasePayload {
        package static let kind = EventKind("case.consultation-opened", "Another authority was asked.")
        package var consultation: String
        package var authority: String
        package var question: Prose
        /// What its silence means when the time is over.
        package var silence: ConsultationAnswer
    }

    /// The other authority answered, or its time passed.
    package struct ConsultationClosed: CasePayload {
        package static let kind = EventKind(
            "case.consultation-closed", "The other authority answered, or its time passed.")
        package var consultation: String
        package var answer: ConsultationAnswer
        package var byDefault: Bool
        package var text: Prose?
    }
}
