package import Customs
package import Ledger

/// Payloads: hearing, decision, and what was decided before this system.
extension CaseFact {
    /// An adverse intention with its reasons; the operator is heard.
    package struct HearingOpened: CasePayload {
        package static let kind = EventKind(
            "case.hearing-opened", "An adverse intention with its reasons; the operator is heard.")
        package var intention: AdverseIntention
        package var ground: String
        package var reasons: [Reason] = []
    }

    /// The operator answered the intention.
    package struct HearingAnswered: CasePayload {
        package static let kind = EventKind("case.hearing-answered", "The operator answered the intention.")
        package var text: Prose
        package var evidence: [EvidenceID] = []
    }

    /// The hearing is over; a decision follows.
    package struct HearingClosed: CasePayload {
        package static let kind = EventKind("case.hearing-closed", "The hearing is over; a decision follows.")
        package var heard: Bool
    }

    /// The case lies before the decision-maker.
    package struct DecisionBegun: CasePayload {
        package static let kind = EventKind("case.decision-begun", "The case lies before the decision-maker.")
    }

    /// A decision was proposed; another person has to approve it.
    package struct DecisionProposed: CasePayload {
        package static let kind = EventKind(
            "case.decision-proposed", "A decision was proposed; another person has to approve it.")
        package var outcome: Outcome
        package var proposal: String
    }

    /// A reasoned decision, approved by a second person.
    package struct Decided: CasePayload {
        package static let kind = EventKind("case.decided", "A reasoned decision, approved by a second person.")
        package var outcome: Outcome
        package var ground: String?
        /// Why there was no hearing before an adverse decision.
        package var exemption: String?
        package var reasons: [Reason] = []
        package var proposedBy: String
        package var approvedBy: String
        package var effective: Instant
        /// The last day of validity; nil: until it ends otherwise.
        package var through: CalendarDay?
        package var certificate: String?
        package var sites: [SiteID] = []
        /// The code of the letter.
        package var letter: String?
    }

    /// A status that was granted before this system is taken over as it stands.
    package struct Adopted: CasePayload {
        package static let kind = EventKind(
            "case.adopted", "A status that was granted before this system is taken over as it stands.")
        package var certificate: String
        package var effective: Instant
        package var through: CalendarDay?
        /// The paper or system that granted it.
        package var decidedBy: String
        package init(certificate: String, effective: Instant, through: CalendarDay? = nil, decidedBy: String) {
            self.certificate = certificate
            self.effective = effective
            self.through = through
            self.decidedBy = decidedBy
        }
    }
}
