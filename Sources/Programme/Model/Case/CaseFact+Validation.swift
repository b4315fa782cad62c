package import Customs
package import Ledger

/// Payloads: the visit, what it found, and how that was mended.
extension CaseFact {
    /// Sites, days and team of the validation are set.
    package struct ValidationPlanned: CasePayload {
        package static let kind = EventKind(
            "case.validation-planned", "Sites, days and team of the validation are set.")
        package var visits: [PlannedVisit] = []
        /// Sites that are not visited, each with its reason.
        package var left: [SiteReason] = []
    }

    /// A visit that has not begun was moved, given others to do it, or cancelled.
    package struct VisitChanged: CasePayload {
        package enum Change: String, Codable, Sendable, Hashable, CaseIterable { case moved, reassigned, cancelled }

        package static let kind = EventKind(
            "case.visit-changed", "A visit that has not begun was moved, given others to do it, or cancelled.")
        package var change: Change
        /// As it stands from now on; one that is cancelled as it stood.
        package var visit: PlannedVisit
        package var text: Prose
    }

    /// Certified before the on-site validation.
    package struct ProvisionallyCertified: CasePayload {
        package static let kind = EventKind("case.provisionally-certified", "Certified before the on-site validation.")
        package var effective: Instant
        package var certificate: String
    }

    /// The validators began.
    package struct ValidationBegun: CasePayload {
        package static let kind = EventKind("case.validation-begun", "The validators began.")
        package var visit: VisitID
    }

    /// The report with its findings was delivered.
    package struct FindingsIssued: CasePayload {
        package static let kind = EventKind("case.findings-issued", "The report with its findings was delivered.")
        package var findings: [Finding] = []
        /// Those who validated.
        package var team: [String] = []
        /// SHA-256 of the checks as they were closed.
        package var report: String
    }

    /// The operator disputes a finding.
    package struct FindingDisputed: CasePayload {
        package static let kind = EventKind("case.finding-disputed", "The operator disputes a finding.")
        package var finding: String
        package var text: Prose
    }

    /// The operator has to put right what is required.
    package struct CureBegun: CasePayload {
        package static let kind = EventKind("case.cure-begun", "The operator has to put right what is required.")
    }

    /// The operator says what was done about a finding.
    package struct CureOffered: CasePayload {
        package static let kind = EventKind("case.cure-offered", "The operator says what was done about a finding.")
        package var finding: String
        package var text: Prose
        package var evidence: [EvidenceID] = []
    }

    /// What came of a finding.
    package struct FindingClosed: CasePayload {
        package static let kind = EventKind("case.finding-closed", "What came of a finding.")
        package var finding: String
        package var closure: FindingClosure
        package var text: Prose?
    }

    /// Every required action is closed, planned or failed.
    package struct CureEnded: CasePayload {
        package static let kind = EventKind("case.cure-ended", "Every required action is closed, planned or failed.")
    }
}
