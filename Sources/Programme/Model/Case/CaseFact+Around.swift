package import Customs
package import Ledger

/// Payloads: what runs beside the states: overlays, appeals, notices, people.
extension CaseFact {
    /// An appeal, incident, criminal case or debt lies over the case.
    package struct OverlayOpened: CasePayload {
        package static let kind = EventKind(
            "case.overlay-opened", "An appeal, incident, criminal case or debt lies over the case.")
        package var overlay: Overlay
        package var reference: String
        package var text: Prose?
        /// The day on which it happened, where a clock counts from there: of an incident.
        package var occurred: CalendarDay?
    }

    /// It no longer does.
    package struct OverlayClosed: CasePayload {
        package static let kind = EventKind("case.overlay-closed", "It no longer does.")
        package var overlay: Overlay
        package var reference: String
        package var text: Prose?
    }

    /// An affected person appeals against a decision, or against its absence.
    package struct AppealLodged: CasePayload {
        package static let kind = EventKind(
            "case.appeal-lodged", "An affected person appeals against a decision, or against its absence.")
        package var appeal: String
        package var level: Int
        /// The sequence of the decision; 0 against an omission.
        package var decision: Int64
        package var grounds: Prose
        package var evidence: [EvidenceID] = []
    }

    /// The appeal was allowed or dismissed, with reasons and the next route.
    package struct AppealDecided: CasePayload {
        package static let kind = EventKind(
            "case.appeal-decided", "The appeal was allowed or dismissed, with reasons and the next route.")
        package var appeal: String
        package var level: Int
        package var allowed: Bool
        package var reasons: [Reason] = []
        package var ruledBy: String
    }

    /// The status is given back because an appeal was allowed.
    package struct Reinstated: CasePayload {
        package static let kind = EventKind(
            "case.reinstated", "The status is given back because an appeal was allowed.")
        package var appeal: String
    }

    /// A time limit was extended, with its reason.
    package struct ClockExtended: CasePayload {
        package static let kind = EventKind("case.clock-extended", "A time limit was extended, with its reason.")
        package var clock: String
        package var days: Int
        package var text: Prose
        /// True where the operator asked for it: the rule has other limits for that.
        package var atRequest: Bool?
    }

    /// The operator gave notice: a change, the yearly update, an incident.
    package struct NoticeFiled: CasePayload {
        package static let kind = EventKind(
            "case.notice-filed", "The operator gave notice: a change, the yearly update, an incident.")
        package var notice: String
        package var kind: String
        package var text: Prose
        package var evidence: [EvidenceID] = []
    }

    /// Who works on the case.
    package struct Assigned: CasePayload {
        package static let kind = EventKind("case.assigned", "Who works on the case.")
        package var officer: String
        package var duty: String
    }

    /// A person has a conflict of interest and takes no part.
    package struct ConflictDeclared: CasePayload {
        package static let kind = EventKind(
            "case.conflict-declared", "A person has a conflict of interest and takes no part.")
        package var person: String
    }

    /// What the operator lets be shown and shared from now on; alone among the facts of a case, it changes nothing else.
    package struct ConsentsChanged: CasePayload {
        package static let kind = EventKind(
            "case.consents-changed", "The operator gave or withdrew consents; these are all that stand now.")
        package var consents: [String]
        package var signedBy: String

        init(consents: [Consent], signedBy: String) {
            self.consents = Set(consents).map(\.rawValue).sorted()
            self.signedBy = signedBy
        }
    }

    /// A note of the office.
    package struct Noted: CasePayload {
        package static let kind = EventKind("case.noted", "A note of the office.")
        package var text: Prose
    }
}
