package import Customs
package import Database

/// What visits need of the case desk, and what they tell it. The house connects it with ``VisitDesk/connect(_:)``; every
/// call runs inside the transaction that changes the visit.
package protocol VisitCases: Sendable {
    /// What a plan is made from; nil when there is no such case, or it is not one whose validation can be planned.
    func ground(of caseID: CaseID, in db: any Reading) throws -> VisitGround?
    /// Writes the fact `validation-planned`. Throws `CaseError` when the case does not allow it.
    func planned(
        _ fact: CaseFact.ValidationPlanned, of caseID: CaseID, by person: String, at now: Instant, in tx: any Writing
    ) throws
    /// Who may visit for a case, for a change of its visits; nil when there is no such case.
    func people(of caseID: CaseID, in db: any Reading) throws -> VisitPeople?
    /// Writes the fact `visit-changed`. Throws `CaseError` when the case does not allow it; a visit of a case that is no
    /// longer validated is cancelled without it.
    func changed(
        _ fact: CaseFact.VisitChanged, of caseID: CaseID, by person: String, at now: Instant, in tx: any Writing
    ) throws
    /// Writes the fact `validation-begun` when this is the first visit of the case to begin.
    func begun(_ visit: VisitID, of caseID: CaseID, by person: String, at now: Instant, in tx: any Writing) throws
    /// Writes the fact `findings-issued`, and keeps the texts that it names: every visit of the case is closed.
    func issued(
        _ outcome: ValidationOutcome, of caseID: CaseID, by person: String, at now: Instant, in tx: any Writing
    ) throws
}

/// Who may visit for a case, and how long ahead its operator is told.
package struct VisitPeople: Sendable, Hashable {
    package var team: VisitTeam
    /// Those who may visit, to choose from.
    package var validators: [VisitGround.Person]
    /// Days between a change and the visit.
    package var notice: Int
    /// Whether the case is still validated: then it keeps at least one visit.
    package var isValidated: Bool
    /// The visits of the validation that runs; nil: every visit of the case. Those of an earlier one are told already.
    package var current: Set<VisitID>?

    package init(
        team: VisitTeam = VisitTeam(), validators: [VisitGround.Person] = [], notice: Int = 0,
        isValidated: Bool = false, current: Set<VisitID>? = nil
    ) {
        self.team = team
        self.validators = validators
        self.notice = notice
        self.isValidated = isValidated
        self.current = current
    }

    /// Whether a visit belongs to the validation that runs.
    func isCurrent(_ visit: VisitID) -> Bool { current?.contains(visit) ?? true }
}

/// What the plan of a case's visits is made from.
package struct VisitGround: Sendable, Hashable {
    package struct Site: Sendable, Hashable {
        package var profile: SiteProfile
        package var name: String
        package var address: String
        /// The questions that apply to the site.
        package var checks: [PlannedCheck]

        package init(profile: SiteProfile, name: String, address: String = "", checks: [PlannedCheck]) {
            self.profile = profile
            self.name = name
            self.address = address
            self.checks = checks
        }
    }

    package struct Person: Sendable, Hashable {
        package var login: String
        package var name: String
        package init(login: String, name: String) {
            self.login = login
            self.name = name
        }
    }

    package var caseID: CaseID
    package var operatorID: OperatorID
    package var operatorName: String
    package var questionnaire: String
    package var sites: [Site]
    package var team: VisitTeam
    /// Those who may visit, to choose from.
    package var validators: [Person]
    package var rules: SampleRules
    /// The seed of the draw. Take it from something that stands already, such as the leaf of the event that approved the
    /// risk map: nobody can then try seeds until the sample pleases.
    package var seed: String
    /// Days between the plan and the first visit.
    package var notice: Int

    package init(
        caseID: CaseID, operatorID: OperatorID, operatorName: String, questionnaire: String, sites: [Site],
        team: VisitTeam = VisitTeam(), validators: [Person], rules: SampleRules = SampleRules(), seed: String,
        notice: Int = 0
    ) {
        self.caseID = caseID
        self.operatorID = operatorID
        self.operatorName = operatorName
        self.questionnaire = questionnaire
        self.sites = sites
        self.team = team
        self.validators = validators
        self.rules = rules
        self.seed = seed
        self.notice = notice
    }

    package var sample: SiteSample { SiteSample(sites.map(\.profile), rules: rules, seed: seed) }
}
