import Concurrency
import Customs
package import Database
import JSON
import Sealing

extension Identity {
    package func account(_ login: String) async throws -> Account? {
        try await database.read { (db) throws in try AccountStore.account(login, in: db) }
    }

    /// Accounts whose login or organisation begins with a text or whose name holds it, in the order of their logins.
    package func accounts(matching text: String = "", after login: String = "", limit: Int = 100) async throws
        -> [Account]
    {
        try await database.read { (db) throws in try AccountStore.find(text, after: login, limit: limit, in: db) }
    }

    /// The names of some accounts by login, for pages that show who did what.
    package func names(of logins: Set<String>) async throws -> [String: String] {
        try await database.read { (db) throws in
            var names: [String: String] = [:]
            for login in logins { names[login] = try AccountStore.account(login, in: db)?.name }
            return names
        }
    }

    /// What an account is to be.
    package struct NewAccount: Sendable {
        package var login: String
        package var name: String
        package var roles: [Role]
        package var organisation: String?
        package var language: String
        package var password: String
        /// Whether its owner has to choose another password first.
        package var mustChangePassword: Bool

        package init(
            login: String, name: String, roles: [Role], organisation: String? = nil, language: String = "es",
            password: String, mustChangePassword: Bool = true
        ) {
            self.login = Account.normalised(login: login)
            self.name = name
            self.roles = roles
            self.organisation = organisation
            self.language = language
            self.password = password
            self.mustChangePassword = mustChangePassword
        }

        /// Why there cannot be such an account; nil when there can.
        var refusal: IdentityError? {
            if let refusal = Account.refusal(login: login) ?? Account.refusal(password: password, login: login) {
                return refusal
            }
            if name.isEmpty || name.count > 200 { return IdentityError(.name) }
            return Account.refusal(roles: roles, organisation: organisation)
        }
    }

    /// Makes an account with the roles given, at once: for the server's console and for roles that need no approval.
    /// Throws ``IdentityError``.
    package func create(_ wanted: NewAccount, isDemonstration: Bool = false, by actor: String) async throws {
        if let refusal = wanted.refusal { throw refusal }
        try await insert(wanted, isDemonstration: isDemonstration, by: actor)
    }

    /// Makes an account, whatever its roles.
    func insert(_ wanted: NewAccount, isDemonstration: Bool = false, by actor: String) async throws {
        let account = Account(
            login: wanted.login, name: wanted.name, roles: wanted.roles, organisation: wanted.organisation,
            language: wanted.language, isActive: true, hasSecondFactor: false,
            mustChangePassword: wanted.mustChangePassword, isDemonstration: isDemonstration, createdAt: time.now())
        let hash = try await passwords.hash(wanted.password)
        try await database.write { (tx) throws in
            if let id = account.organisation, try OrganisationStore.find(id, in: tx) == nil {
                throw IdentityError(.organisationUnknown)
            }
            if try AccountStore.account(account.login, in: tx) != nil { throw IdentityError(.loginTaken) }
            try AccountStore.insert(account, password: hash, by: actor, in: tx)
        }
    }

    /// Sets a person's name and language.
    package func set(name: String, language: String, of login: String) async throws {
        guard !name.isEmpty, name.count <= 200 else { throw IdentityError(.name) }
        try await database.write { (tx) throws in
            try AccountStore.set(name: name, language: language, for: login, in: tx)
        }
        cache.forgetAll()
    }

    /// Sets roles and state at once and ends the account's sessions.
    package func change(_ login: String, roles: [Role], isActive: Bool, by actor: String) async throws {
        let now = time.now()
        try await database.write { (tx) throws in
            guard let account = try AccountStore.account(login, in: tx) else { throw IdentityError(.accountUnknown) }
            if !roles.isEmpty, let refusal = Account.refusal(roles: roles, organisation: account.organisation) {
                throw refusal
            }
            try AccountStore.change(login, roles: roles, isActive: isActive, by: actor, at: now, in: tx)
        }
        cache.forgetAll()
    }

    // MARK: Passwords

    /// Sets a password that someone else made; its owner has to choose another at the next sign-in.
    package func setPassword(_ password: String, of login: String, mustChange: Bool = true, by actor: String)
        async throws
    {
        if let refusal = Account.refusal(password: password, login: login) { throw refusal }
        let hash = try await passwords.hash(password)
        let now = time.now()
        try await database.write { (tx) throws in
            try AccountStore.set(password: hash, mustChange: mustChange, for: login, by: actor, at: now, in: tx)
        }
        cache.forgetAll()
    }

    /// What came of choosing a new password.
    package enum PasswordChange: Sendable, Hashable {
        /// All other sessions have ended; this one goes on under a new cookie.
        case changed(NewSession)
        case wrong
        case wait(Int64)
    }

    /// Sets a person's own new password, who shows the present one. Throws ``IdentityError`` for a password that cannot be.
    package func changePassword(
        from present: String, to new: String, login: String, cookie: String
    ) async throws -> PasswordChange {
        if let refusal = Account.refusal(password: new, login: login) { throw refusal }
        let now = time.now()
        let wait = throttle.with { $0.attempt([.proof(login: login)], at: now) }
        if wait > 0 { return .wait(wait) }
        let found = try await database.read { (db) throws in
            (
                try AccountStore.secrets(login, in: db),
                try SessionStore.find(hash: Self.key(of: cookie).bytes, in: db)?.session.hasFactor ?? false
            )
        }
        guard present.utf8.count <= Passwords.maxPasswordBytes,
            try await passwords.verify(present, against: found.0?.password)
        else { return .wrong }
        throttle.with { $0.succeeded([.proof(login: login)]) }
        guard new != present else { throw IdentityError(.passwordSame) }
        let hash = try await passwords.hash(new)
        try await database.write { (tx) throws in
            try AccountStore.set(password: hash, mustChange: false, for: login, by: login, at: now, in: tx)
        }
        cache.forgetAll()
        return .changed(try await rotate(cookie, login: login, factor: found.1 ? .totp : .password, at: now))
    }

    /// A password for a person who will choose another at once: six groups of letters and digits, none easily confused.
    package static func makePassword() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let picked = RandomBytes.make(24).map { letters[Int($0) % letters.count] }
        return stride(from: 0, to: 24, by: 4).map { String(picked[$0..<($0 + 4)]) }.joined(separator: "-")
    }

    // MARK: Organisations

    /// Registers an organisation or brings its name and kind up to date. Throws ``IdentityError``.
    package func register(_ organisation: Organisation, by actor: String) async throws {
        if let refusal = organisation.refusal { throw refusal }
        let now = time.now()
        try await database.write { (tx) throws in
            try OrganisationStore.register(organisation, by: actor, at: now, in: tx)
        }
    }

    package func organisation(_ id: String) async throws -> Organisation? {
        try await database.read { (db) throws in try OrganisationStore.find(id, in: db) }
    }

    /// Organisations in the order of their numbers.
    package func organisations(after id: String = "", limit: Int = 200) async throws -> [Organisation] {
        try await database.read { (db) throws in try OrganisationStore.all(after: id, limit: limit, in: db) }
    }
}

extension Identity {
    /// The active people who hold a role, by login, within a reading of the caller's: for lists to choose from.
    package static func people(holding role: Role, in db: any Reading) throws -> [(login: String, name: String)] {
        try AccountStore.find("", after: "", limit: 1000, in: db).filter { $0.isActive && $0.roles.contains(role) }
            .map { ($0.login, $0.name) }
    }
}
