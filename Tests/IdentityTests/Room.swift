import Concurrency
import Customs
import Database
import GaritaTesting
import HTTP
import Identity
import Ledger
import Sealing

/// A clock that a test sets.
final class TestClock: Sendable {
    private let now: Locked<Instant>

    init(_ milliseconds: Int64 = 1_795_468_584_000) { now = Locked(Instant(milliseconds: milliseconds)) }

    var instant: Instant { now.with { $0 } }
    func advance(seconds: Int64) { now.with { $0 = $0.advanced(bySeconds: seconds) } }
    var source: TimeSource { TimeSource { [self] in instant } }
}

/// The room on a new database, with a few people in it.
struct Room {
    static let password = "correct horse battery staple"
    static let address = "192.0.2.7"

    let database: Database
    let identity: Identity
    let approvals: Approvals
    let clock: TestClock

    /// Runs `body` in a room on a new database of an engine.
    static func with(
        _ engine: TestDatabase, performances: [Approvals.Performance] = [], grants: Grants = [],
        _ body: (Room) async throws -> Void
    ) async throws {
        try await engine.withDatabase(migrations: Ledger.migrations + IdentityTables.migrations) { database in
            let clock = TestClock()
            let all = Grants([Identity.grants, grants])
            let identity = Identity(
                database: database, grants: all, time: clock.source, passwords: Passwords(cost: .testing))
            let approvals = Approvals(
                database: database, grants: all, time: clock.source,
                performances: identity.performances + performances)
            try await body(Room(database: database, identity: identity, approvals: approvals, clock: clock))
        }
    }

    static let organisation = Organisation(id: "TIM910301AB1", name: "Timón, S.A.", kind: .trader)

    /// Makes an account; an official's second factor is enrolled, and its secret answered.
    @discardableResult
    func person(_ login: String, _ roles: Role...) async throws -> [UInt8] {
        let isOfficial = roles.contains(where: \.isOfficial)
        if !isOfficial { try await identity.register(Self.organisation, by: "test") }
        try await identity.create(
            Identity.NewAccount(
                login: login, name: login.uppercased(), roles: roles,
                organisation: isOfficial ? nil : Self.organisation.id, password: Self.password,
                mustChangePassword: false), by: "test")
        guard isOfficial else { return [] }
        let cookie = try await signIn(login).cookie
        let secret = try await identity.enrolment(of: login) ?? []
        guard
            case .enrolled(let session, _) = try await identity.enrol(code: code(secret), login: login, cookie: cookie)
        else { throw Unexpected() }
        try await identity.signOut(session.cookie)
        clock.advance(seconds: 30)
        return secret
    }

    func code(_ secret: [UInt8]) -> String { TOTP.code(secret: secret, at: clock.instant.milliseconds / 1000) }

    /// Signs in and has to get in.
    func signIn(
        _ login: String, code: String = "", replacing cookie: String? = nil
    ) async throws -> Identity.NewSession {
        guard case .signedIn(let session) = try await attempt(login, code: code, cookie: cookie) else {
            throw Unexpected()
        }
        return session
    }

    /// Tries to sign in.
    func attempt(
        _ login: String, password: String = Room.password, code: String = "", address: String = Room.address,
        cookie: String? = nil
    ) async throws -> Identity.SignIn {
        try await identity.signIn(
            Identity.Credentials(login: login, password: password, code: code, address: address, cookie: cookie))
    }

    /// Who a cookie belongs to, as the router would find.
    func who(cookie: String) async throws -> Principal? {
        try await identity.principal(of: Request(path: "/", headers: ["Cookie": "garita_session=\(cookie)"]))
    }

    /// Who a token belongs to.
    func who(token: String) async throws -> Principal? {
        try await identity.principal(of: Request(path: "/", headers: ["Authorization": "Bearer \(token)"]))
    }

    /// The kinds of all events so far.
    func events(about subject: String? = nil) async throws -> [Event] {
        try await database.read { (db) throws in try Ledger.events(EventFilter(subject: subject), in: db) }
    }

    struct Unexpected: Error {}
}
