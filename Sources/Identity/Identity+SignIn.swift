import Concurrency
import Customs
import Database
import HTTP
import JSON
import Ledger
import Sealing

extension Identity {
    /// What a person gives to sign in.
    package struct Credentials: Sendable {
        package var login: String
        package var password: String
        /// The one-time code or a recovery code; empty when the account has no second factor.
        package var code: String
        /// Where the request comes from.
        package var address: String
        /// The cookie that the browser brought, whose session ends when the new one begins.
        package var cookie: String?

        package init(login: String, password: String, code: String = "", address: String, cookie: String? = nil) {
            self.login = login
            self.password = password
            self.code = code
            self.address = address
            self.cookie = cookie
        }
    }

    /// A session that has begun.
    package struct NewSession: Sendable, Hashable {
        /// The cookie's value, which is nowhere stored.
        package var cookie: String
        package var login: String
        /// What has to be done before anything else; nil when nothing has.
        package var nextStep: SignInStep?
    }

    /// How a sign-in went.
    package enum SignIn: Sendable, Hashable {
        case signedIn(NewSession)
        /// Account, password or code is not right; which of them is nobody's business.
        case refused
        /// Too many failures: seconds to wait.
        case wait(Int64)
    }

    /// Checks a password, and the one-time code of those who have a second factor, and begins a session.
    ///
    /// An unknown account costs the same work as a known one: a password hash and a refusal in the ledger. Throws
    /// `SealingError` `overloaded` when too many wait for a hash.
    package func signIn(_ credentials: Credentials) async throws -> SignIn {
        let now = time.now()
        let login = Account.normalised(login: String(credentials.login.prefix(128)))
        let keys: [Throttle.Key] = [
            .pair(login: login, address: credentials.address), .login(login), .address(credentials.address),
        ]
        let wait = throttle.with { $0.attempt(keys, at: now) }
        if wait > 0 { return .wait(wait) }

        let found = try await database.read { (db) throws in try AccountStore.secrets(login, in: db) }
        guard try await isRight(credentials.password, for: found?.password) else {
            return try await refuse(found, because: found == nil ? "account" : "password", at: now)
        }
        guard let found, found.account.isActive else { return try await refuse(found, because: "account", at: now) }

        let renewed = passwords.needsRehash(found.password) ? try await passwords.hash(credentials.password) : nil
        let (code, secret, limits) = (credentials.code, RandomBytes.token(), settings.sessions)
        let hash = Self.key(of: secret).bytes
        let earlier = credentials.cookie.map { Self.key(of: $0) }
        let factor = try await database.write { (tx) throws -> SessionStore.Factor? in
            guard let factor = try Self.factor(shownBy: code, of: login, at: now, in: tx) else { return nil }
            if let renewed { try AccountStore.renew(password: renewed, for: login, in: tx) }
            if let earlier { try SessionStore.end(earlier.bytes, at: now, in: tx) }
            try SessionStore.begin(hash: hash, login: login, factor: factor, limits: limits, at: now, in: tx)
            return factor
        }
        guard let factor else { return try await refuse(found, because: "code", at: now) }
        if let earlier { cache.forget(earlier) }
        throttle.with { $0.succeeded(keys) }
        return .signedIn(
            NewSession(cookie: secret, login: login, nextStep: found.account.nextStep(hasFactor: factor != .password)))
    }

    /// A password that is too long to hash is simply not right.
    private func isRight(_ password: String, for hash: String?) async throws -> Bool {
        guard password.utf8.count <= Passwords.maxPasswordBytes else { return false }
        return try await passwords.verify(password, against: hash)
    }

    /// The second factor that a code shows; nil when the account has one and this is not it. A code is spent.
    static func factor(
        shownBy code: String, of login: String, at now: Instant, in tx: any Writing
    ) throws -> SessionStore.Factor? {
        guard let found = try AccountStore.secrets(login, in: tx) else { return nil }
        guard found.account.hasSecondFactor, let secret = found.totpSecret else { return .password }
        if let hash = RecoveryCode.hash(code) {
            return try FactorStore.spend(code: hash, of: login, in: tx) ? .recovery : nil
        }
        let digits = String(code.filter { $0 != " " })
        let seconds = now.milliseconds / 1000
        guard let step = TOTP.verify(digits, secret: secret, at: seconds, after: found.totpStep) else { return nil }
        return try FactorStore.use(step: step, for: login, in: tx) ? .totp : nil
    }

    private func refuse(_ found: AccountStore.Secrets?, because word: String, at now: Instant) async throws -> SignIn {
        // Never what was typed: people type passwords in the wrong box.
        let subject = found?.account.login ?? "-"
        try await database.write { (tx) throws in
            let draft = EventDraft(
                .signInRefused, subject: subject, at: now, actor: "-", data: ["because": .string(word)])
            try Ledger.append([draft], in: tx)
        }
        return .refused
    }

    // MARK: Leaving

    /// Ends the session of a cookie, here at once and elsewhere within a second.
    package func signOut(_ cookie: String) async throws {
        let now = time.now()
        let key = Self.key(of: cookie)
        try await database.write { (tx) throws in try SessionStore.end(key.bytes, at: now, in: tx) }
        cache.forget(key)
    }

    /// Ends every session of an account but that of the cookie; answers how many.
    package func signOutElsewhere(_ login: String, keeping cookie: String) async throws -> Int {
        let now = time.now()
        let kept = Self.key(of: cookie).bytes
        let ended = try await database.write { (tx) throws in
            try SessionStore.endAll(of: login, but: kept, at: now, in: tx)
        }
        cache.forgetAll()
        return ended
    }

    /// How many sessions of an account are there, some of which may be over.
    package func sessionCount(of login: String) async throws -> Int {
        try await database.read { (db) throws in try SessionStore.count(of: login, in: db) }
    }

    /// Begins a session anew for one who is signed in and has just proved more: the old cookie dies.
    func rotate(_ cookie: String, login: String, factor: SessionStore.Factor, at now: Instant) async throws
        -> NewSession
    {
        let secret = RandomBytes.token()
        let (old, new) = (Self.key(of: cookie), Self.key(of: secret))
        let limits = settings.sessions
        let account = try await database.write { (tx) throws -> Account in
            guard let account = try AccountStore.account(login, in: tx), account.isActive else {
                throw IdentityError(.accountUnknown)
            }
            try SessionStore.end(old.bytes, at: now, in: tx)
            try SessionStore.begin(hash: new.bytes, login: login, factor: factor, limits: limits, at: now, in: tx)
            return account
        }
        cache.forget(old)
        return NewSession(cookie: secret, login: login, nextStep: account.nextStep(hasFactor: factor != .password))
    }
}
