package import HTTP
package import Identity

/// What this topic lets people do.
extension Permission {
    /// See the cases of one's own organisation.
    package static let readOwnCases = Permission("case.read-own")
    /// Prepare, sign and answer for one's own organisation, as far as a mandate goes.
    package static let conductOwnCase = Permission("case.conduct-own")
    /// See every case.
    package static let readCases = Permission("case.read")
    /// Completeness: return, accept, not accept.
    package static let intakeCase = Permission("case.intake")
    /// Assessment, correspondence, consultations, findings, requirements.
    package static let assessCase = Permission("case.assess")
    /// Approve a risk map that another made.
    package static let approveRiskMap = Permission("case.approve-risk-map")
    /// Answer when another authority is consulted.
    package static let answerConsultation = Permission("case.answer-consultation")
    /// Propose a decision; open and close hearings.
    package static let decideCase = Permission("case.decide")
    /// Approve a decision that another proposed.
    package static let approveDecision = Permission("case.approve-decision")
    /// Rule on an appeal.
    package static let ruleOnAppeal = Permission("case.rule-on-appeal")
    /// Assign cases, take over certificates granted before this system.
    package static let manageCases = Permission("case.manage")
    /// Declare a conflict of interest; write notes.
    package static let noteCase = Permission("case.note")
}

/// An administration's decision on a case: grant, refuse, renew, suspend, reinstate, revoke, annul.
extension ProtectedAct {
    package static let decideCase = ProtectedAct(
        "case.decide", propose: .decideCase, approve: .approveDecision, lapsesAfterHours: 240)
}

/// Who may do what with cases.
enum CasesGrants {
    private static let office: Set<Role> = [
        .programmeOfficer, .validator, .decisionMaker, .riskAnalyst, .supervisor, .programmeManager, .auditor,
        .appealsOfficer,
    ]

    static let all: Grants = [
        (.readOwnCases, [.trader, .broker]),
        (.conductOwnCase, [.trader, .broker]),
        (.readCases, office),
        (.intakeCase, [.programmeOfficer]),
        (.assessCase, [.programmeOfficer]),
        (.approveRiskMap, [.riskAnalyst, .programmeOfficer]),
        (.decideCase, [.decisionMaker]),
        (.approveDecision, [.decisionMaker]),
        (.ruleOnAppeal, [.appealsOfficer]),
        (.answerConsultation, [.consultedAuthority]),
        (.manageCases, [.programmeManager]),
        (.noteCase, [.programmeOfficer, .validator, .decisionMaker, .riskAnalyst, .programmeManager, .appealsOfficer]),
    ]
}
