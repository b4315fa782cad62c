package import Customs
package import Ledger

extension CaseFact {
    /// A case was opened for an operator and a role.
    package struct Opened: CasePayload {
        package static let kind = EventKind("case.opened", "A case was opened for an operator and a role.")
        package var programme: String
        /// The version of the programme that the case is under.
        package var version: String
        package var operatorID: OperatorID
        package var role: String
        package var sites: [SiteID]
        /// The case whose certificate it would renew.
        package var renews: CaseID?
        package init(
            programme: String, version: String, operatorID: OperatorID, role: String, sites: [SiteID] = [],
            renews: CaseID? = nil
        ) {
            self.programme = programme
            self.version = version
            self.operatorID = operatorID
            self.role = role
            self.sites = sites
            self.renews = renews
        }
    }

    /// The application was signed and handed in.
    package struct Submitted: CasePayload {
        package static let kind = EventKind("case.submitted", "The application was signed and handed in.")
        /// SHA-256 of the answers as they were signed.
        package var answers: String
        package var signedBy: String
        package var consents: [String]
        package var sites: [SiteID]
        package init(answers: String, signedBy: String, consents: [String] = [], sites: [SiteID] = []) {
            self.answers = answers
            self.signedBy = signedBy
            self.consents = consents
            self.sites = sites
        }
    }

    /// The office began to look whether everything is there.
    package struct CompletenessBegun: CasePayload {
        package static let kind = EventKind(
            "case.completeness-begun", "The office began to look whether everything is there.")
        package init() {}
    }

    /// Missing items were asked for; acceptance waits.
    package struct Returned: CasePayload {
        package static let kind = EventKind("case.returned", "Missing items were asked for; acceptance waits.")
        package var items: [Item]
        package init(items: [Item] = []) {
            self.items = items
        }
    }

    /// What was missing has come.
    package struct Supplied: CasePayload {
        package static let kind = EventKind("case.supplied", "What was missing has come.")
        package var note: Prose?
        package init(note: Prose? = nil) {
            self.note = note
        }
    }

    /// The application is admissible; the clock of the decision begins.
    package struct Accepted: CasePayload {
        package static let kind = EventKind(
            "case.accepted", "The application is admissible; the clock of the decision begins.")
        /// True when the office let its time pass and the law takes it as accepted.
        package var deemed: Bool
        package init(deemed: Bool) {
            self.deemed = deemed
        }
    }

    /// The application is not admissible.
    package struct NotAccepted: CasePayload {
        package static let kind = EventKind("case.not-accepted", "The application is not admissible.")
        package var reasons: [Reason]
        package init(reasons: [Reason] = []) {
            self.reasons = reasons
        }
    }

    /// A case officer without a conflict of interest took it up.
    package struct AssessmentBegun: CasePayload {
        package static let kind = EventKind(
            "case.assessment-begun", "A case officer without a conflict of interest took it up.")
        package var officer: String
        package var noConflict: Bool
        package init(officer: String, noConflict: Bool) {
            self.officer = officer
            self.noConflict = noConflict
        }
    }

    /// The office asked for further information.
    package struct InformationRequested: CasePayload {
        package static let kind = EventKind("case.information-requested", "The office asked for further information.")
        package var request: String
        package var text: Prose
        package init(request: String, text: Prose) {
            self.request = request
            self.text = text
        }
    }

    /// The operator answered a request.
    package struct InformationSupplied: CasePayload {
        package static let kind = EventKind("case.information-supplied", "The operator answered a request.")
        package var request: String
        package var text: Prose
        package init(request: String, text: Prose) {
            self.request = request
            self.text = text
        }
    }

    /// Likelihood and impact by criterion, as a case officer sees them.
    package struct RiskMapped: CasePayload {
        package static let kind = EventKind(
            "case.risk-mapped", "Likelihood and impact by criterion, as a case officer sees them.")
        package var entries: [RiskEntry]
        package init(entries: [RiskEntry] = []) {
            self.entries = entries
        }
    }

    /// A second person approved the risk map.
    package struct RiskMapApproved: CasePayload {
        package static let kind = EventKind("case.risk-map-approved", "A second person approved the risk map.")
        package init() {}
    }

    /// Another authority was asked.
    package struct ConsultationOpened: CasePayload {
        package static let kind = EventKind("case.consultation-opened", "Another authority was asked.")
        package var consultation: String
        package var authority: String
        package var question: Prose
        /// What its silence means when the time is over.
        package var silence: ConsultationAnswer
        package init(consultation: String, authority: String, question: Prose, silence: ConsultationAnswer) {
            self.consultation = consultation
            self.authority = authority
            self.question = question
            self.silence = silence
        }
    }

    /// The other authority answered, or its time passed.
    package struct ConsultationClosed: CasePayload {
        package static let kind = EventKind(
            "case.consultation-closed", "The other authority answered, or its time passed.")
        package var consultation: String
        package var answer: ConsultationAnswer
        package var byDefault: Bool
        package var text: Prose?
        package init(consultation: String, answer: ConsultationAnswer, byDefault: Bool, text: Prose? = nil) {
            self.consultation = consultation
            self.answer = answer
            self.byDefault = byDefault
            self.text = text
        }
    }

    /// Sites, days and team of the validation are set.
    package struct ValidationPlanned: CasePayload {
        package static let kind = EventKind(
            "case.validation-planned", "Sites, days and team of the validation are set.")
        package var visits: [PlannedVisit]
        /// Sites that are not visited, each with its reason.
        package var left: [SiteReason]
        package init(visits: [PlannedVisit] = [], left: [SiteReason] = []) {
            self.visits = visits
            self.left = left
        }
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
        package init(change: Change, visit: PlannedVisit, text: Prose) {
            self.change = change
            self.visit = visit
            self.text = text
        }
    }

    /// Certified before the on-site validation.
    package struct ProvisionallyCertified: CasePayload {
        package static let kind = EventKind("case.provisionally-certified", "Certified before the on-site validation.")
        package var effective: Instant
        package var certificate: String
        package init(effective: Instant, certificate: String) {
            self.effective = effective
            self.certificate = certificate
        }
    }

    /// The validators began.
    package struct ValidationBegun: CasePayload {
        package static let kind = EventKind("case.validation-begun", "The validators began.")
        package var visit: VisitID
        package init(visit: VisitID) {
            self.visit = visit
        }
    }

    /// The report with its findings was delivered.
    package struct FindingsIssued: CasePayload {
        package static let kind = EventKind("case.findings-issued", "The report with its findings was delivered.")
        package var findings: [Finding]
        /// Those who validated.
        package var team: [String]
        /// SHA-256 of the checks as they were closed.
        package var report: String
        package init(findings: [Finding] = [], team: [String] = [], report: String) {
            self.findings = findings
            self.team = team
            self.report = report
        }
    }

    /// The operator disputes a finding.
    package struct FindingDisputed: CasePayload {
        package static let kind = EventKind("case.finding-disputed", "The operator disputes a finding.")
        package var finding: String
        package var text: Prose
        package init(finding: String, text: Prose) {
            self.finding = finding
            self.text = text
        }
    }

    /// The operator has to put right what is required.
    package struct CureBegun: CasePayload {
        package static let kind = EventKind("case.cure-begun", "The operator has to put right what is required.")
        package init() {}
    }

    /// The operator says what was done about a finding.
    package struct CureOffered: CasePayload {
        package static let kind = EventKind("case.cure-offered", "The operator says what was done about a finding.")
        package var finding: String
        package var text: Prose
        package var evidence: [EvidenceID]
        package init(finding: String, text: Prose, evidence: [EvidenceID] = []) {
            self.finding = finding
            self.text = text
            self.evidence = evidence
        }
    }

    /// What came of a finding.
    package struct FindingClosed: CasePayload {
        package static let kind = EventKind("case.finding-closed", "What came of a finding.")
        package var finding: String
        package var closure: FindingClosure
        package var text: Prose?
        package init(finding: String, closure: FindingClosure, text: Prose? = nil) {
            self.finding = finding
            self.closure = closure
            self.text = text
        }
    }

    /// Every required action is closed, planned or failed.
    package struct CureEnded: CasePayload {
        package static let kind = EventKind("case.cure-ended", "Every required action is closed, planned or failed.")
        package init() {}
    }

    /// An adverse intention with its reasons; the operator is heard.
    package struct HearingOpened: CasePayload {
        package static let kind = EventKind(
            "case.hearing-opened", "An adverse intention with its reasons; the operator is heard.")
        package var intention: AdverseIntention
        package var ground: String
        package var reasons: [Reason]
        package init(intention: AdverseIntention, ground: String, reasons: [Reason] = []) {
            self.intention = intention
            self.ground = ground
            self.reasons = reasons
        }
    }

    /// The operator answered the intention.
    package struct HearingAnswered: CasePayload {
        package static let kind = EventKind("case.hearing-answered", "The operator answered the intention.")
        package var text: Prose
        package var evidence: [EvidenceID]
        package init(text: Prose, evidence: [EvidenceID] = []) {
            self.text = text
            self.evidence = evidence
        }
    }

    /// The hearing is over; a decision follows.
    package struct HearingClosed: CasePayload {
        package static let kind = EventKind("case.hearing-closed", "The hearing is over; a decision follows.")
        package var heard: Bool
        package init(heard: Bool) {
            self.heard = heard
        }
    }

    /// The case lies before the decision-maker.
    package struct DecisionBegun: CasePayload {
        package static let kind = EventKind("case.decision-begun", "The case lies before the decision-maker.")
        package init() {}
    }

    /// A decision was proposed; another person has to approve it.
    package struct DecisionProposed: CasePayload {
        package static let kind = EventKind(
            "case.decision-proposed", "A decision was proposed; another person has to approve it.")
        package var outcome: Outcome
        package var proposal: String
        package init(outcome: Outcome, proposal: String) {
            self.outcome = outcome
            self.proposal = proposal
        }
    }

    /// A reasoned decision, approved by a second person.
    package struct Decided: CasePayload {
        package static let kind = EventKind("case.decided", "A reasoned decision, approved by a second person.")
        package var outcome: Outcome
        package var ground: String?
        /// Why there was no hearing before an adverse decision.
        package var exemption: String?
        package var reasons: [Reason]
        package var proposedBy: String
        package var approvedBy: String
        package var effective: Instant
        /// The last day of validity; nil: until it ends otherwise.
        package var through: CalendarDay?
        package var certificate: String?
        package var sites: [SiteID]
        /// The code of the letter.
        package var letter: String?
        package init(
            outcome: Outcome, ground: String? = nil, exemption: String? = nil, reasons: [Reason] = [],
            proposedBy: String, approvedBy: String, effective: Instant, through: CalendarDay? = nil,
            certificate: String? = nil, sites: [SiteID] = [], letter: String? = nil
        ) {
            self.outcome = outcome
            self.ground = ground
            self.exemption = exemption
            self.reasons = reasons
            self.proposedBy = proposedBy
            self.approvedBy = approvedBy
            self.effective = effective
            self.through = through
            self.certificate = certificate
            self.sites = sites
            self.letter = letter
        }
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

    /// The decision is in effect.
    package struct TookEffect: CasePayload {
        package static let kind = EventKind("case.took-effect", "The decision is in effect.")
        package init() {}
    }

    /// The authority demands proof that the conditions still hold.
    package struct RequirementIssued: CasePayload {
        package static let kind = EventKind(
            "case.requirement-issued", "The authority demands proof that the conditions still hold.")
        package var requirement: String
        package var ground: String
        package var text: Prose
        package init(requirement: String, ground: String, text: Prose) {
            self.requirement = requirement
            self.ground = ground
            self.text = text
        }
    }

    /// The operator answered a requirement.
    package struct RequirementAnswered: CasePayload {
        package static let kind = EventKind("case.requirement-answered", "The operator answered a requirement.")
        package var requirement: String
        package var text: Prose
        package var evidence: [EvidenceID]
        package init(requirement: String, text: Prose, evidence: [EvidenceID] = []) {
            self.requirement = requirement
            self.text = text
            self.evidence = evidence
        }
    }

    /// What came of a requirement.
    package struct RequirementClosed: CasePayload {
        package static let kind = EventKind("case.requirement-closed", "What came of a requirement.")
        package var requirement: String
        package var met: Bool
        package var text: Prose?
        package init(requirement: String, met: Bool, text: Prose? = nil) {
            self.requirement = requirement
            self.met = met
            self.text = text
        }
    }

    /// The conditions are examined anew, in full or in part.
    package struct ReassessmentBegun: CasePayload {
        package static let kind = EventKind(
            "case.reassessment-begun", "The conditions are examined anew, in full or in part.")
        package var full: Bool
        package var cause: String
        package var text: Prose?
        package init(full: Bool, cause: String, text: Prose? = nil) {
            self.full = full
            self.cause = cause
            self.text = text
        }
    }

    /// What the re-assessment came to.
    package struct ReassessmentClosed: CasePayload {
        package static let kind = EventKind("case.reassessment-closed", "What the re-assessment came to.")
        package var satisfactory: Bool
        package var text: Prose?
        package init(satisfactory: Bool, text: Prose? = nil) {
            self.satisfactory = satisfactory
            self.text = text
        }
    }

    /// The window for renewal is open.
    package struct RenewalOpened: CasePayload {
        package static let kind = EventKind("case.renewal-opened", "The window for renewal is open.")
        package init() {}
    }

    /// The holder asked for renewal in time.
    package struct RenewalFiled: CasePayload {
        package static let kind = EventKind("case.renewal-filed", "The holder asked for renewal in time.")
        package var signedBy: String
        package var answers: String?
        package init(signedBy: String, answers: String? = nil) {
            self.signedBy = signedBy
            self.answers = answers
        }
    }

    /// The certificate holds on.
    package struct Renewed: CasePayload {
        package static let kind = EventKind("case.renewed", "The certificate holds on.")
        package var through: CalendarDay?
        package var approvedBy: String
        package init(through: CalendarDay? = nil, approvedBy: String) {
            self.through = through
            self.approvedBy = approvedBy
        }
    }

    /// The holder or applicant took it back.
    package struct Withdrawn: CasePayload {
        package static let kind = EventKind("case.withdrawn", "The holder or applicant took it back.")
        package var signedBy: String
        package var text: Prose?
        package init(signedBy: String, text: Prose? = nil) {
            self.signedBy = signedBy
            self.text = text
        }
    }

    /// A draft was thrown away.
    package struct Discarded: CasePayload {
        package static let kind = EventKind("case.discarded", "A draft was thrown away.")
        package init() {}
    }

    /// The time to act passed without an act.
    package struct Lapsed: CasePayload {
        package static let kind = EventKind("case.lapsed", "The time to act passed without an act.")
        package var clock: String
        package init(clock: String) {
            self.clock = clock
        }
    }

    /// The validity ended without renewal.
    package struct Expired: CasePayload {
        package static let kind = EventKind("case.expired", "The validity ended without renewal.")
        package init() {}
    }

    /// An appeal, incident, criminal case or debt lies over the case.
    package struct OverlayOpened: CasePayload {
        package static let kind = EventKind(
            "case.overlay-opened", "An appeal, incident, criminal case or debt lies over the case.")
        package var overlay: Overlay
        package var reference: String
        package var text: Prose?
        /// The day on which it happened, where a clock counts from there: of an incident.
        package var occurred: CalendarDay?
        package init(overlay: Overlay, reference: String, text: Prose? = nil, occurred: CalendarDay? = nil) {
            self.overlay = overlay
            self.reference = reference
            self.text = text
            self.occurred = occurred
        }
    }

    /// It no longer does.
    package struct OverlayClosed: CasePayload {
        package static let kind = EventKind("case.overlay-closed", "It no longer does.")
        package var overlay: Overlay
        package var reference: String
        package var text: Prose?
        package init(overlay: Overlay, reference: String, text: Prose? = nil) {
            self.overlay = overlay
            self.reference = reference
            self.text = text
        }
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
        package var evidence: [EvidenceID]
        package init(appeal: String, level: Int, decision: Int64, grounds: Prose, evidence: [EvidenceID] = []) {
            self.appeal = appeal
            self.level = level
            self.decision = decision
            self.grounds = grounds
            self.evidence = evidence
        }
    }

    /// The appeal was allowed or dismissed, with reasons and the next route.
    package struct AppealDecided: CasePayload {
        package static let kind = EventKind(
            "case.appeal-decided", "The appeal was allowed or dismissed, with reasons and the next route.")
        package var appeal: String
        package var level: Int
        package var allowed: Bool
        package var reasons: [Reason]
        package var ruledBy: String
        package init(appeal: String, level: Int, allowed: Bool, reasons: [Reason] = [], ruledBy: String) {
            self.appeal = appeal
            self.level = level
            self.allowed = allowed
            self.reasons = reasons
            self.ruledBy = ruledBy
        }
    }

    /// The status is given back because an appeal was allowed.
    package struct Reinstated: CasePayload {
        package static let kind = EventKind(
            "case.reinstated", "The status is given back because an appeal was allowed.")
        package var appeal: String
        package init(appeal: String) {
            self.appeal = appeal
        }
    }

    /// A time limit was extended, with its reason.
    package struct ClockExtended: CasePayload {
        package static let kind = EventKind("case.clock-extended", "A time limit was extended, with its reason.")
        package var clock: String
        package var days: Int
        package var text: Prose
        /// True where the operator asked for it: the rule has other limits for that.
        package var atRequest: Bool?
        package init(clock: String, days: Int, text: Prose, atRequest: Bool? = nil) {
            self.clock = clock
            self.days = days
            self.text = text
            self.atRequest = atRequest
        }
    }

    /// The operator gave notice: a change, the yearly update, an incident.
    package struct NoticeFiled: CasePayload {
        package static let kind = EventKind(
            "case.notice-filed", "The operator gave notice: a change, the yearly update, an incident.")
        package var notice: String
        package var kind: String
        package var text: Prose
        package var evidence: [EvidenceID]
        package init(notice: String, kind: String, text: Prose, evidence: [EvidenceID] = []) {
            self.notice = notice
            self.kind = kind
            self.text = text
            self.evidence = evidence
        }
    }

    /// Who works on the case.
    package struct Assigned: CasePayload {
        package static let kind = EventKind("case.assigned", "Who works on the case.")
        package var officer: String
        package var duty: String
        package init(officer: String, duty: String) {
            self.officer = officer
            self.duty = duty
        }
    }

    /// A person has a conflict of interest and takes no part.
    package struct ConflictDeclared: CasePayload {
        package static let kind = EventKind(
            "case.conflict-declared", "A person has a conflict of interest and takes no part.")
        package var person: String
        package init(person: String) {
            self.person = person
        }
    }

    /// A note of the office.
    package struct Noted: CasePayload {
        package static let kind = EventKind("case.noted", "A note of the office.")
        package var text: Prose
        package init(text: Prose) {
            self.text = text
        }
    }
}
