import Concurrency
package import Customs
package import Database
package import HTTP
package import Sealing

/// The room that knows who is there and what they may do: its front door.
///
/// Signing in is in `Identity+SignIn`, the second factor in `Identity+Factor`, accounts and organisations in
/// `Identity+Accounts`, tokens in `Identity+Tokens`; what two people do together is in ``Approvals``.
package final class Identity: Sendable {
    /// How sessions are kept.
    package struct Settings: Sendable {
        /// True when people reach us over TLS: the cookie is then sent over TLS only, under a name that browsers guard.
        package var isSecure = false
        package var sessions = SessionLimits()
        package init() {}
    }

    package let database: Database
    package let grants: Grants
    package let settings: Settings
    let time: TimeSource
    let passwords: Passwords
    let throttle = Locked(Throttle())
    let cache = PrincipalCache()

    package init(
        database: Database, grants: Grants, time: TimeSource, settings: Settings = Settings(),
        passwords: Passwords = Passwords()
    ) {
        self.database = database
        self.grants = grants
        self.time = time
        self.settings = settings
        self.passwords = passwords
    }

    // MARK: Who is there

    /// The router's authentication hook: a bearer token or the session cookie; nil for nobody.
    ///
    /// A secret that was seen within the last second costs no look-up.
    package func principal(of request: Request) async throws -> Principal? {
        let isToken: Bool
        let secret: String
        if let token = request.bearerToken {
            (isToken, secret) = (true, token)
        } else if let cookie = request.cookies[cookieName] {
            (isToken, secret) = (false, cookie)
        } else {
            return nil
        }
        guard secret.utf8.count <= 128 else { return nil }
        let key = Self.key(of: secret)
        let now = time.now()
        switch cache.find(key, at: now) {
        case .principal(let principal): return principal
        case .aging(let principal): return await renewed(principal, key, secret, isToken: isToken, at: now)
        case .nothing:
            let principal = try await lookUp(secret, isToken: isToken, at: now)
            cache.keep(principal, for: key, since: now)
            return principal
        }
    }

    /// A database that does not answer must not shut those out who are known for a second still.
    private func renewed(
        _ principal: Principal, _ key: Digest, _ secret: String, isToken: Bool, at now: Instant
    ) async -> Principal {
        guard let renewed = try? await lookUp(secret, isToken: isToken, at: now) else { return principal }
        cache.keep(renewed, for: key, since: now)
        return renewed
    }

    private func lookUp(_ secret: String, isToken: Bool, at now: Instant) async throws -> Principal? {
        isToken ? try await owner(ofToken: secret, at: now) : try await owner(ofSession: secret, at: now)
    }

    /// A secret's place in the cache, and what of a cookie is stored.
    static func key(of secret: String) -> Digest { SHA256.hash(secret) }

    /// `__Host-` makes browsers refuse a cookie of that name that another host set, or that came without TLS.
    package var cookieName: String { settings.isSecure ? "__Host-garita" : "garita_session" }

    private func owner(ofSession secret: String, at now: Instant) async throws -> Principal? {
        let hash = Self.key(of: secret).bytes
        guard let found = try await database.read({ (db) throws in try SessionStore.find(hash: hash, in: db) }),
            !found.session.isOver(at: now, by: settings.sessions), found.account.isActive
        else { return nil }
        if now.seconds(since: found.session.seenAt) > 60 {
            try await database.write { (tx) throws in try SessionStore.touch(hash, at: now, in: tx) }
        }
        let isComplete = found.account.nextStep(hasFactor: found.session.hasFactor) == nil
        return principal(
            of: found.account, kind: .session,
            permissions: isComplete ? grants.permissions(of: found.account.roles) : [.completeSignIn],
            csrfToken: Self.forgeryToken(of: secret))
    }

    func principal(
        of account: Account, kind: Principal.Kind, permissions: Set<Permission>, csrfToken: String = ""
    ) -> Principal {
        Principal(
            id: account.login, name: account.name, organisation: account.organisation,
            roles: account.roles.map(\.rawValue), permissions: permissions, language: account.language, kind: kind,
            csrfToken: csrfToken)
    }

    /// What the forms of a session send back: made from the cookie, so it is nowhere stored and dies with it.
    static func forgeryToken(of secret: String) -> String {
        Base64URL.text(HMACSHA256.tag(key: Array(secret.utf8), message: Array("garita.csrf".utf8)))
    }
}
