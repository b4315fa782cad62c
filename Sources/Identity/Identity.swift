import Concurrency
package import Customs
package import Database
package import HTTP
import Ledger
package import Sealing

/// The room that knows who is there and what they may do: its front door.
package final class Identity: Sendable {
    /// How a sign-in went.
    package enum SignIn: Sendable {
        /// The cookie's value of the new session; an official who has no second factor yet must enrol one next.
        case signedIn(String, needsEnrolment: Bool)
        /// Login, password or code is not right; which of them is nobody's business.
        case refused
        /// Too many failures: seconds to wait.
        case wait(Int64)
    }

    package let database: Database
    package let grants: Grants
    let accounts: AccountStore
    let sessions: SessionStore
    let time: TimeSource
    private let passwords: Passwords
    private let throttle = Locked(Throttle())
    private let known = Locked<[String: Known]>([:])

    /// Who a cookie or token belongs to, remembered for a second: a revocation is felt that soon on every node.
    private struct Known {
        var principal: Principal?
        var until: Int64
    }

    private static let remembered: Int64 = 1000

    package init(database: Database, grants: Grants, time: TimeSource, passwords: Passwords = Passwords()) {
        self.database = database
        self.grants = grants
        self.time = time
        self.passwords = passwords
        accounts = AccountStore(database: database)
        sessions = SessionStore(database: database)
    }

    // MARK: Who is there

    /// The router's authentication hook: a bearer token or the session cookie; nil for nobody.
    package func principal(of request: Request) async throws -> Principal? {
        let secret: String
        let isToken: Bool
        if let token = request.bearerToken {
            secret = token
            isToken = true
        } else if let cookie = request.cookies[Self.cookie] {
            secret = cookie
            isToken = false
        } else {
            return nil
        }
        guard secret.utf8.count <= 128 else { return nil }
        let now = time.now()
        if let found = known.with({ $0[secret] }), found.until > now.milliseconds { return found.principal }
        let principal =
            isToken ? try await owner(ofToken: secret, at: now) : try await owner(ofSession: secret, at: now)
        known.with { known in
            if known.count > 20_000 { known.removeAll(keepingCapacity: true) }
            known[secret] = Known(principal: principal, until: now.milliseconds + Self.remembered)
        }
        return principal
    }

    package static let cookie = "garita_session"

    private func owner(ofToken secret: String, at now: Instant) async throws -> Principal? {
        guard let token = try await sessions.token(hash: SessionStore.hash(secret)), token.revokedAt == nil,
            token.expiresAt > now, let account = try await accounts.account(token.login), account.isActive
        else { return nil }
        var permissions = grants.permissions(of: account.roles)
        if let narrowed = token.permissions {
            permissions.formIntersection(narrowed.map { Permission($0) })
        }
        return Principal(
            id: account.login, name: account.name, organisation: account.organisation,
            roles: account.roles.map(\.rawValue), permissions: permissions, language: account.language, kind: .token)
    }

    private func owner(ofSession secret: String, at now: Instant) async throws -> Principal? {
        let hash = SessionStore.hash(secret)
        guard let session = try await sessions.session(hash), !session.isOver(at: now),
            let account = try await accounts.account(session.login), account.isActive
        else { return nil }
        if now.milliseconds - session.seenAt.milliseconds > 60_000 { try await sessions.touch(hash, at: now) }
        // Until the second factor was shown an official is known but may do nothing.
        let isComplete = session.hasFactor || !account.needsSecondFactor
        return Principal(
            id: account.login, name: account.name, organisation: account.organisation,
            roles: account.roles.map(\.rawValue), permissions: isComplete ? grants.permissions(of: account.roles) : [],
            language: account.language, kind: .session, csrfToken: session.csrf)
    }

    private func forget(_ secret: String) { known.with { $0[secret] = nil } }

    // MARK: Coming and going

    /// Checks a password, and the one-time code of those who have a second factor, and begins a session.
    ///
    /// Takes the same time for an unknown login. Each failure is counted against the login and the address.
    package func signIn(login: String, password: String, code: String, address: String) async throws -> SignIn {
        let now = time.now()
        let login = login.lowercased()
        let keys = ["login \(login)", "address \(address)"]
        let wait = throttle.with { throttle in keys.map { throttle.wait($0, at: now) }.max() ?? 0 }
        if wait > 0 { return .wait(wait) }
        let found = try await accounts.secrets(login)
        let isRight = try await passwords.verify(password, against: found?.password)
        guard isRight, let found, found.account.isActive, try await accepts(code, of: found, at: now) else {
            throttle.with { throttle in for key in keys { throttle.failed(key, at: now) } }
            if let found { try await noteRefusal(of: found.account.login, at: now) }
            return .refused
        }
        throttle.with { $0.succeeded(keys[0]) }
        let secret = try await sessions.begin(login, hasFactor: found.account.hasSecondFactor, at: now)
        return .signedIn(
            secret, needsEnrolment: found.account.needsSecondFactor && !found.account.hasSecondFactor)
    }

    private func accepts(_ code: String, of found: AccountStore.Secrets, at now: Instant) async throws -> Bool {
        guard found.account.hasSecondFactor else { return true }
        let digits = code.filter(\.isNumber)
        guard let secret = found.totpSecret,
            let step = TOTP.verify(digits, secret: secret, at: now.milliseconds / 1000, after: found.totpStep)
        else { return false }
        return try await accounts.use(totpStep: step, for: found.account.login, confirming: false, at: now)
    }

    private func noteRefusal(of login: String, at now: Instant) async throws {
        try await database.write { (tx) throws -> Void in
            try Ledger.append([EventDraft(.signInRefused, subject: login, at: now, actor: "nobody")], in: tx)
        }
    }

    /// Confirms a new second factor with its first code; answers the cookie of a new session that has it, nil when the
    /// code is not right.
    package func enrol(code: String, login: String, oldSession: String) async throws -> String? {
        let now = time.now()
        let key = "code \(login)"
        if throttle.with({ $0.wait(key, at: now) }) > 0 { return nil }
        guard let found = try await accounts.secrets(login), !found.account.hasSecondFactor,
            let secret = found.totpSecret,
            let step = TOTP.verify(code.filter(\.isNumber), secret: secret, at: now.milliseconds / 1000),
            try await accounts.use(totpStep: step, for: login, confirming: true, at: now)
        else {
            throttle.with { $0.failed(key, at: now) }
            return nil
        }
        throttle.with { $0.succeeded(key) }
        try await signOut(oldSession, login: login)
        return try await sessions.begin(login, hasFactor: true, at: now)
    }

    /// The shared secret to enrol, made now when there is none; nil once one is confirmed.
    package func enrolment(of login: String) async throws -> [UInt8]? {
        guard let found = try await accounts.secrets(login), !found.account.hasSecondFactor else { return nil }
        if let secret = found.totpSecret { return secret }
        let secret = TOTP.newSecret()
        try await accounts.begin(totpSecret: secret, for: login)
        return secret
    }

    package func signOut(_ cookie: String, login: String) async throws {
        forget(cookie)
        try await sessions.end(SessionStore.hash(cookie), login: login, at: time.now())
    }

    /// Enrols a given secret at once, without a first code: for the accounts of a demonstration only.
    package func enrolForDemonstration(_ secret: [UInt8], of login: String) async throws {
        try await accounts.begin(totpSecret: secret, for: login)
        _ = try await accounts.use(totpStep: 1, for: login, confirming: true, at: time.now())
    }

    // MARK: Accounts and tokens

    package func account(_ login: String) async throws -> Account? { try await accounts.account(login) }
    package func allAccounts() async throws -> [Account] { try await accounts.all() }

    /// Makes an account. Throws ``IdentityError`` for a login or password that cannot be.
    package func create(
        login: String, name: String, roles: [Role], organisation: String?, language: String = "es", password: String,
        by actor: String
    ) async throws {
        let login = login.lowercased()
        if let refusal = Account.refusal(login: login) ?? Account.refusal(password: password) {
            throw IdentityError(refusal)
        }
        let account = Account(
            login: login, name: name, roles: roles, organisation: organisation, language: language, isActive: true,
            hasSecondFactor: false, createdAt: time.now())
        let hash = try await passwords.hash(password)
        do {
            try await accounts.insert(account, password: hash, by: actor)
        } catch let error as DatabaseError where error.code == .unique {
            throw IdentityError("the login \(login) is taken")
        }
    }

    package func setPassword(_ password: String, of login: String, by actor: String) async throws {
        if let refusal = Account.refusal(password: password) { throw IdentityError(refusal) }
        try await accounts.set(password: try await passwords.hash(password), for: login, by: actor, at: time.now())
        known.with { $0.removeAll() }
    }

    package func change(_ login: String, roles: [Role], isActive: Bool, by actor: String) async throws {
        try await accounts.change(login, roles: roles, active: isActive, by: actor, at: time.now())
        known.with { $0.removeAll() }
    }

    /// Makes a token for a program; answers its secret, shown once.
    package func makeToken(
        for login: String, label: String, permissions: [Permission]? = nil, days: Int, by actor: String
    ) async throws -> (token: APIToken, secret: String) {
        let now = time.now()
        return try await sessions.make(
            for: login, label: label, permissions: permissions?.map(\.rawValue),
            expiresAt: now.advanced(bySeconds: Int64(days) * 86_400), by: actor, at: now)
    }

    package func tokens(of login: String) async throws -> [APIToken] { try await sessions.tokens(of: login) }

    package func revokeToken(_ id: String, of login: String, by actor: String) async throws -> Bool {
        known.with { $0.removeAll() }
        return try await sessions.revoke(id, of: login, by: actor, at: time.now())
    }
}

/// What an account or token cannot be, in words.
package struct IdentityError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}
