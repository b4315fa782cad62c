import Concurrency
import Customs
import Database

@testable import Programme

/// A case desk that notes what it hears, and refuses when told to.
final class RecordingCases: VisitCases {
    private let state = Locked((heard: [String](), refuse: false))
    private let running = Locked<Set<VisitID>?>(nil)
    let sites: [VisitGround.Site]

    init(sites: [VisitGround.Site] = []) { self.sites = sites }

    var heard: [String] { state.with { $0.heard } }
    var refuse: Bool {
        get { state.with { $0.refuse } }
        set { state.with { $0.refuse = newValue } }
    }

    /// The visits of the validation that runs; nil: all.
    var current: Set<VisitID>? {
        get { running.with { $0 } }
        set { running.with { $0 = newValue } }
    }

    private func note(_ text: String) throws {
        if refuse { throw CaseError(.state, "not now") }
        state.with { $0.heard.append(text) }
    }

    func ground(of caseID: CaseID, in db: any Reading) throws -> VisitGround? {
        guard caseID == VisitSamples.caseID, !sites.isEmpty else { return nil }
        let people = [("vera", "Vera Luna"), ("saul", "Saúl Ríos"), ("carla", "Carla Díaz")]
        return VisitGround(
            caseID: caseID, operatorID: OperatorID(serial: 3), operatorName: "Autopartes del Norte SA de CV",
            questionnaire: "MX-OEA-E3/2023", sites: sites, team: VisitTeam(conflicts: ["carla"]),
            validators: people.map { VisitGround.Person(login: $0.0, name: $0.1) }, seed: "leaf-1", notice: 1)
    }

    func planned(
        _ fact: CaseFact.ValidationPlanned, of caseID: CaseID, by person: String, at now: Instant, in tx: any Writing
    ) throws { try note("planned \(fact.visits.count) left \(fact.left.count)") }

    func people(of caseID: CaseID, in db: any Reading) throws -> VisitPeople? {
        guard let ground = try ground(of: caseID, in: db) else { return nil }
        return VisitPeople(
            team: ground.team, validators: ground.validators, notice: ground.notice, isValidated: true,
            current: current)
    }

    func changed(
        _ fact: CaseFact.VisitChanged, of caseID: CaseID, by person: String, at now: Instant, in tx: any Writing
    ) throws { try note("\(fact.change.rawValue) \(fact.visit.day) \(fact.visit.lead) \(fact.visit.second)") }

    func begun(_ visit: VisitID, of caseID: CaseID, by person: String, at now: Instant, in tx: any Writing) throws {
        try note("begun \(visit)")
    }

    func issued(
        _ outcome: ValidationOutcome, of caseID: CaseID, by person: String, at now: Instant, in tx: any Writing
    ) throws { try note("issued \(outcome.findings.count)") }
}
