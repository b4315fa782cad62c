import Clearance
import Concurrency
import Country
import Customs
import Database
import Foundation
import GaritaTesting
import HTTP
import Identity
import Ledger
import Sealing

@testable import Programme

/// The room of programmes on a new database, with a clock that a test sets and people of the office and of a company.
struct CaseRoom {
    let database: Database
    let programme: Programme
    let approvals: Approvals
    private let clock: Locked<Instant>

    static let start = Instant(milliseconds: 1_767_600_000_000)

    /// Runs `body` in a room under a sample programme.
    static func with(
        _ engine: TestDatabase, _ definition: ProgrammeDefinition? = nil, _ body: (CaseRoom) async throws -> Void
    ) async throws {
        let migrations =
            Ledger.migrations + IdentityTables.migrations + ClearanceTables.migrations + Programme.migrations
        let definition = try definition ?? .sample()
        try await engine.withDatabase(migrations: migrations) { database in
            let clock = Locked(start)
            let time = TimeSource { clock.with { $0 } }
            let country = try CountryPack.load(directory: "Countries/mx".fromRepository)
            let grants = Grants([Identity.grants, Programme.grants])
            let identity = Identity(
                database: database, grants: grants, time: time, passwords: Passwords(cost: .testing))
            let programme = Programme(
                ProgrammeBase(
                    database: database, country: country, library: ProgrammeLibrary([definition]),
                    folder: try TestFolder.make(), time: time, identity: identity))
            let approvals = Approvals(
                database: database, grants: grants, time: time,
                performances: identity.performances + programme.performances)
            for (login, role) in [
                ("officer", Role.programmeOfficer), ("analyst", .riskAnalyst), ("lead", .validator),
                ("second", .validator), ("decider", .decisionMaker), ("approver", .decisionMaker),
                ("judge", .decisionMaker),
            ] {
                try await identity.create(
                    Identity.NewAccount(
                        login: login, name: login, roles: [role], organisation: nil,
                        password: "correct horse battery staple", mustChangePassword: false), by: "test")
            }
            try await body(
                CaseRoom(database: database, programme: programme, approvals: approvals, clock: clock))
        }
    }

    var now: Instant { clock.with { $0 } }
    var desk: CaseDesk { programme.cases }

    func pass(days: Int) { clock.with { $0 = $0.advanced(bySeconds: Int64(days) * 86_400) } }

    /// Does an act by its name with the fields of its form, as page and API do.
    @discardableResult
    func act(_ name: String, _ fields: [String: String] = [:], on id: CaseID, by actor: String) async throws -> CaseLife
    {
        guard let act = CaseActs.named(name) else { throw Unknown(name: name) }
        let form = FormFields(fields.map { FormFields.Field(name: $0.key, value: $0.value) })
        return try await desk.act(id, actor: actor, at: now) { place in
            try act.build(ActInput(form: form, place: place))
        }
    }

    /// Proposes a decision by one person and approves it by another.
    @discardableResult
    func decide(
        _ kind: DecisionProposal.Kind, on id: CaseID, ground: String? = nil, exemption: String? = nil,
        by proposer: String = "decider", and approver: String = "approver"
    ) async throws -> CaseLife {
        let reasons = try await reasons(ground == nil ? 0 : 1)
        let proposal = try await desk.propose(
            DecisionProposal(caseID: id, kind: kind, ground: ground, exemption: exemption, reasons: reasons),
            reason: "As the file shows.", by: proposer, at: now, through: approvals)
        _ = try await approvals.answer(
            proposal.id, .approve(payloadHash: proposal.payloadHash), reason: "", by: approver)
        return try await desk.life(id)
    }

    private func reasons(_ count: Int) async throws -> [Reason] {
        guard count > 0 else { return [] }
        return try await database.write { (tx) throws in
            [
                Reason(
                    criterion: "1", fact: try ProseStore.keep("The fence was open.", in: tx), records: ["VI-000001"])
            ]
        }
    }

    /// A case that stands before its decision: handed in, accepted, assessed, validated by two, nothing found.
    func untilDecision(_ operatorID: OperatorID = OperatorID(serial: 1)) async throws -> CaseID {
        let site = SiteID(serial: 1)
        let id = try await desk.open(
            programme: "XX-AEO", operatorID: operatorID, role: "importer", sites: [site], actor: "owner", at: now
        ).id
        try await desk.submit(id, consents: [], signedBy: "owner", at: now)
        try await act("accept", on: id, by: "officer")
        try await act("take", ["no-conflict": "yes"], on: id, by: "officer")
        try await act("map-risk", ["likelihood-1": "2", "impact-1": "3", "residual-1": "1"], on: id, by: "officer")
        try await act("approve-risk-map", on: id, by: "analyst")
        let visit = PlannedVisit(
            visit: VisitID(serial: 1), site: site, cause: "all", day: CalendarDay(number: 20_500), isRemote: false,
            lead: "lead", second: "second")
        try await desk.act(id, actor: "officer", at: now) { _ in [.validationPlanned(.init(visits: [visit]))] }
        try await desk.act(id, actor: "lead", at: now) { _ in [.validationBegun(.init(visit: visit.visit))] }
        try await desk.act(id, actor: "lead", at: now) { _ in
            [.findingsIssued(.init(team: ["lead", "second"], report: "00"))]
        }
        try await act("begin-decision", on: id, by: "officer")
        return id
    }

    struct Unknown: Error { var name: String }
}

extension String {
    /// The path of a file of the repository.
    var fromRepository: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: self).path
    }
}
