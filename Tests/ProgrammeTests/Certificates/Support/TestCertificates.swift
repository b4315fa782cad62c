import Clearance
import Country
import Customs
import Database
import GaritaTesting
import HTML
import HTTP
import Identity
import Ledger

@testable import Programme

/// The endpoints of certificates on a database of their own; who asks stands in a header.
struct TestCertificates: Sendable {
    static let migrations =
        Ledger.migrations + IdentityTables.migrations + ClearanceTables.migrations + Programme.migrations
    static let address = "https://garita.example/aduana/"

    let database: Database
    let site: ProgrammeSite
    let router: Router

    init(
        _ database: Database, names: any OperatorNames = SampleNames.few, now: Instant = SampleCertificates.at(10)
    ) throws {
        self.database = database
        let time = TimeSource.fixed(now)
        let country = try CountryPack.load(directory: Repository.root + "/Countries/mx")
        let identity = Identity(database: database, grants: Programme.grants, time: time)
        let settings = CertificateDesk.Settings(
            publicAddress: PublicAddress(Self.address), names: names,
            mayRead: { principal, id, _ in principal.organisation == "ORG-1" && id == OperatorID(serial: 1) })
        let programme = Programme(
            ProgrammeBase(
                database: database, country: country,
                library: ProgrammeLibrary([SampleProgramme.definition, SampleProgramme.other]), folder: "/nowhere",
                time: time, identity: identity), certificates: settings)
        let shell = Shell(
            catalogue: Catalogue([IdentityTexts.all, ClearanceTexts.all, Programme.texts]), version: "test",
            time: time, navigation: Programme.navigation, clock: .utc, isSecure: false)
        site = ProgrammeSite(
            programme: programme, shell: shell,
            approvals: Approvals(database: database, grants: Programme.grants, time: time, performances: []))
        var router = RouterSettings()
        router.errorPage = { problem, request in shell.problemPage(problem, request) }
        router.logsEveryAnswer = false
        self.router = try Router(
            endpoints: CertificatesAPI(site: site).endpoints + CertificatesPages(site: site).endpoints,
            settings: router, authenticate: { Self.principal($0.headers["x-as"]) })
    }

    /// `trader:ORG-1`: a role and the organisation that it acts for.
    static func principal(_ text: String?) -> Principal? {
        guard let parts = text?.split(separator: ":"), let role = parts.first.flatMap({ Role(rawValue: String($0)) })
        else { return nil }
        return Principal(
            id: "somebody", name: "Somebody", organisation: parts.count > 1 ? String(parts[1]) : nil,
            roles: [role.rawValue], permissions: Programme.grants.permissions(of: [role]))
    }

    static func with<T>(
        _ engine: TestDatabase, _ lives: [CaseLife], _ body: (TestCertificates, TestClient) async throws -> T
    ) async throws -> T {
        try await engine.withDatabase(migrations: migrations) { database in
            try await database.write { (tx) throws -> Void in
                for life in lives { try CertificateStore.put(CertificateRow.rows(from: life), in: tx) }
            }
            let test = try TestCertificates(database)
            var answer: T?
            try await withClient(of: test.router, over: .memory) { answer = try await body(test, $0) }
            guard let answer else { throw CancellationError() }
            return answer
        }
    }
}

extension TestClient {
    func page(_ target: String, as role: String? = nil, _ language: Language = .es) async throws -> TestAnswer {
        var headers: Headers = ["Accept": "text/html,*/*;q=0.8", "Cookie": "language=\(language.rawValue)"]
        if let role { headers["X-As"] = role }
        return try await get(target, headers: headers)
    }
}
