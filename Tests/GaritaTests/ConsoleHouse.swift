import Clearance
import Country
import Customs
import Formats
import Foundation
import GaritaTesting
import HTTP
import Identity
import JSON
import Ledger
import Programme
import Sealing
import Testing

@testable import garita

/// The whole house on a new database with one person of each role, and its router in memory.
struct ConsoleHouse {
    let house: House
    let router: Router
    /// The session of the person with each role: the cookie field, and the secret that forms send back.
    let sessions: [Role: Session]

    struct Session: Sendable {
        let cookie: String
        let csrf: String
    }

    static let password = "correct horse battery staple"
    static let trader = "SAT970701NN3"

    /// Opens a house, runs `body`, closes it.
    static func with(_ body: (ConsoleHouse) async throws -> Void) async throws {
        let folder = try TestFolder.make()
        let house = try await House.open(
            House.Settings(
                databaseURL: "sqlite:\(folder)/garita.db", countryFolder: root + "/Countries/mx",
                drawKey: [UInt8](repeating: 7, count: 32)))
        do {
            try await body(try await ConsoleHouse(house))
        } catch {
            await house.close()
            throw error
        }
        await house.close()
    }

    /// The folder of the package.
    static var root: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .path
    }

    private init(_ house: House) async throws {
        self.house = house
        router = try house.router(version: "test", log: Log(to: .memory), logsEveryAnswer: false)
        var sessions: [Role: Session] = [:]
        for role in Role.allCases {
            sessions[role] = try await Self.person(role.rawValue, role, Self.trader, in: house)
        }
        self.sessions = sessions
    }

    /// Makes an account and signs it in, officials with their second factor.
    static func person(_ login: String, _ role: Role, _ trader: String, in house: House) async throws -> Session {
        let identity = house.identity
        var organisation: String?
        if !role.isOfficial {
            let kind: Organisation.Kind = role == .trader ? .trader : role == .broker ? .broker : .partner
            let number = role == .trader ? trader : trader.dropLast(3) + role.rawValue.prefix(3).uppercased()
            try await identity.register(Organisation(id: number, name: login, kind: kind), by: "test")
            organisation = number
        }
        try await identity.create(
            Identity.NewAccount(
                login: login, name: login, roles: [role], organisation: organisation, password: password,
                mustChangePassword: false), by: "test")
        var credentials = Identity.Credentials(login: login, password: password, address: "127.0.0.1")
        if role.isOfficial {
            let secret = try await identity.enrolFactor(of: login)
            credentials.code = TOTP.code(secret: secret, at: house.time.now().milliseconds / 1000)
        }
        guard case .signedIn(let session) = try await identity.signIn(credentials) else {
            throw HTTPProblem(.unauthorized, detail: login)
        }
        let cookie = "\(identity.cookieName)=\(session.cookie)"
        let principal = try await identity.principal(of: Request(path: "/", headers: ["Cookie": cookie]))
        return Session(cookie: cookie, csrf: principal?.csrfToken ?? "")
    }

    /// A client that is a browser of a role's person and reads pages in a language; of nobody without a role.
    func client(_ role: Role?, _ language: String = "es", _ body: (TestClient) async throws -> Void) async throws {
        try await withClient(of: router, over: .memory) { client in
            try await body(browser(client, role.flatMap { sessions[$0] }, language))
        }
    }

    func browser(_ client: TestClient, _ session: Session?, _ language: String = "es") -> TestClient {
        let cookies = [session?.cookie, "language=\(language)"].compactMap { $0 }.joined(separator: "; ")
        let client = client.with("Accept", "text/html").with("Cookie", cookies)
        return session.map { client.with("X-CSRF-Token", $0.csrf) } ?? client
    }

    /// The trader's company with a certificate of before this system: its case.
    func holder() async throws -> CaseLife { try await Self.holder(in: house).life }

    /// The same in any house, with the company's place in the register.
    static func holder(in house: House) async throws -> (id: OperatorID, life: CaseLife) {
        let now = house.time.now()
        let day = house.country.zone.day(of: now)
        let code = try #require(
            house.programme.base.library.definitions.first { $0.country == house.country.code }?.code)
        let person = try await house.programme.operators.register(
            NewOperator(
                name: "Sol de Juárez SA de CV", country: "MX",
                identifiers: [NewOperator.Number(.rfc, Self.trader, since: day.advanced(by: -900))],
                roles: [.importer], since: day.advanced(by: -900)), by: "test", at: now)
        let life = try await house.programme.cases.adopt(
            programme: code, operatorID: person.id, role: "importer", sites: [],
            .init(
                certificate: "OEA-1", effective: now.advanced(bySeconds: -86_400), through: day.advanced(by: 300),
                decidedBy: "paper"), actor: "test", at: now)
        return (person.id, life)
    }

    /// Lodges the sample declaration as the trader and answers its number.
    func lodge(_ reference: String, plate: String = "AB123C") async throws -> String {
        let declaration = try Declaration.sample(reference: reference, plate: plate)
        return try await house.clearance.lodge(
            Submission(
                declaration: declaration, body: declaration.canonicalJSON(), mediaType: "application/json",
                organisation: Self.trader, actor: "trader"), at: house.time.now()
        ).standing.number
    }
}
