import Concurrency
import Country
import Customs
import Database
import FoundationEssentials
import GaritaTesting
import HTTP
import Identity
import JSON
import Ledger
import Sealing

@testable import Programme

/// The register of operators on a new database, with a clock that the test sets.
struct TestRegister {
    static let migrations =
        Ledger.migrations + IdentityTables.migrations + Programme.migrations
    static let start = Instant(milliseconds: 1_795_468_584_000)
    static let rfc = ["SAT970701NN3", "MAB9307148T4", "GAR260101AB8", "VACE460910SX6"]

    let database: Database
    let programme: Programme
    let identity: Identity
    let approvals: Approvals
    let clock: Locked<Instant>

    var register: OperatorRegistry { programme.operators }
    var now: Instant { clock.with { $0 } }
    var today: CalendarDay { register.day(of: now) }

    static func with(_ engine: TestDatabase, _ body: (TestRegister) async throws -> Void) async throws {
        try await engine.withDatabase(migrations: migrations) { database in
            try await body(try TestRegister(database))
        }
    }

    init(_ database: Database) throws {
        self.database = database
        let clock = Locked(Self.start)
        self.clock = clock
        let time = TimeSource { clock.with { $0 } }
        let grants = Grants([Identity.grants, OperatorsGrants.all])
        identity = Identity(database: database, grants: grants, time: time, passwords: Passwords(cost: .testing))
        programme = Programme(
            ProgrammeBase(
                database: database, country: try CountryPack.load(directory: Self.root + "/Countries/mx"),
                library: ProgrammeLibrary([]), folder: "", time: time, identity: identity))
        approvals = Approvals(
            database: database, grants: grants, time: time, performances: [programme.operators.mergePerformance])
    }

    static var root: String {
        var url = URL(filePath: #filePath)
        for _ in 0..<4 { url.deleteLastPathComponent() }
        return url.path
    }

    func advance(days: Int) { clock.with { $0 = $0.advanced(bySeconds: Int64(days) * 86_400) } }

    /// Registers a company and answers its number.
    @discardableResult
    func company(
        _ name: String, _ rfc: String, roles: [OperatorRole] = [.importer], town: String? = nil,
        people: [NewPerson] = [], representative: String? = nil
    ) async throws -> OperatorID {
        var sites: [NewSite] = []
        if let town {
            sites = [
                NewSite(
                    type: .plant, details: SiteDetails(name: "Planta", line: "Av. 1", town: town, country: "MX"),
                    activities: [.production], since: today)
            ]
        }
        return try await register.register(
            NewOperator(
                name: name, country: "MX", identifiers: [NewOperator.Number(.rfc, rfc)], roles: roles, sites: sites,
                people: people, representative: representative), by: "test", at: now
        ).id
    }

    /// An account of an organisation, or of an official.
    func person(_ login: String, _ role: Role, _ organisation: String? = nil) async throws {
        if let organisation {
            try await identity.register(
                Organisation(id: organisation, name: organisation, kind: role == .broker ? .broker : .trader),
                by: "test")
        }
        try await identity.create(
            Identity.NewAccount(
                login: login, name: login, roles: [role], organisation: organisation,
                password: "correct horse battery", mustChangePassword: false), by: "test")
    }

    func merge(_ lost: OperatorID, into kept: OperatorID) async throws {
        let proposal = try await register.propose(
            OperatorRegistry.Merge(lost: lost, kept: kept), reason: "double", by: "olga", with: approvals)
        _ = try await approvals.answer(
            proposal.id, .approve(payloadHash: proposal.payloadHash), reason: "", by: "sara")
    }

    func rebuilt() async throws -> RebuildReport {
        try await Ledger.rebuild([OperatorProjection()], in: database)
    }
}
