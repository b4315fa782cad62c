import Customs
import Database
import JSON
import Ledger

/// Reads and writes of the table `account`, within a transaction of the caller.
enum AccountStore {
    /// What the check of a sign-in needs.
    struct Secrets: Sendable {
        var account: Account
        var password: String
        var totpSecret: [UInt8]?
        /// The time step of the last accepted code.
        var totpStep: Int64
    }

    static func secrets(_ login: String, in db: any Reading) throws -> Secrets? {
        try db.first("SELECT * FROM account WHERE login = ?", [.text(login)]).map { (row) throws in
            Secrets(
                account: try account(row), password: try row.text("password"),
                totpSecret: try row.optionalBlob("totp_secret"), totpStep: try row.int("totp_step"))
        }
    }

    static func account(_ login: String, in db: any Reading) throws -> Account? {
        try db.first("SELECT * FROM account WHERE login = ?", [.text(login)]).map { try account($0) }
    }

    /// Accounts whose login or organisation begins with a text or whose name holds it, in the order of their logins.
    static func find(_ text: String, after login: String, limit: Int, in db: any Reading) throws -> [Account] {
        var pattern = ""
        for character in text.lowercased() {
            if character == "%" || character == "_" || character == "\\" { pattern.append("\\") }
            pattern.append(character)
        }
        let begins = SQLValue.text(pattern + "%")
        return try db.query(
            """
            SELECT * FROM account WHERE login > ? AND (login LIKE ? ESCAPE '\\' OR lower(name) LIKE ? ESCAPE '\\'
            OR lower(organisation) LIKE ? ESCAPE '\\') ORDER BY login LIMIT ?
            """, [.text(login), begins, .text("%" + pattern + "%"), begins, .int(limit)]
        ).map { try account($0) }
    }

    /// Throws `DatabaseError` `.unique` when the login is taken.
    static func insert(_ account: Account, password: String, by actor: String, in tx: any Writing) throws {
        try tx.execute(
            """
            INSERT INTO account (login, name, roles, organisation, language, active, demonstration, password,
            change_password, totp_confirmed, totp_step, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)
            """,
            [
                .text(account.login), .text(account.name), .text(words(account.roles)), .text(account.organisation),
                .text(account.language), .bool(account.isActive), .bool(account.isDemonstration), .text(password),
                .bool(account.mustChangePassword), .int(account.createdAt.milliseconds),
            ])
        try Ledger.append(
            [
                EventDraft(
                    .accountCreated, subject: account.login, at: account.createdAt, actor: actor,
                    data: ["roles": names(account.roles)])
            ], in: tx)
    }

    /// Sets roles and state; ends the sessions, so that nobody keeps what was taken away.
    static func change(
        _ login: String, roles: [Role], isActive: Bool, by actor: String, at now: Instant, in tx: any Writing
    ) throws {
        let changed = try tx.execute(
            "UPDATE account SET roles = ?, active = ? WHERE login = ?",
            [.text(words(roles)), .bool(isActive), .text(login)])
        guard changed == 1 else { throw IdentityError(.accountUnknown) }
        try tx.execute("DELETE FROM session WHERE login = ?", [.text(login)])
        try Ledger.append(
            [
                EventDraft(
                    .accountChanged, subject: login, at: now, actor: actor,
                    data: ["active": .bool(isActive), "roles": names(roles)])
            ], in: tx)
    }

    /// Sets a password and ends every session of the account.
    static func set(
        password: String, mustChange: Bool, for login: String, by actor: String, at now: Instant, in tx: any Writing
    ) throws {
        let changed = try tx.execute(
            "UPDATE account SET password = ?, change_password = ? WHERE login = ?",
            [.text(password), .bool(mustChange), .text(login)])
        guard changed == 1 else { throw IdentityError(.accountUnknown) }
        try tx.execute("DELETE FROM session WHERE login = ?", [.text(login)])
        try Ledger.append([EventDraft(.passwordChanged, subject: login, at: now, actor: actor)], in: tx)
    }

    /// Puts a hash of today's cost in the place of an older one of the same password.
    static func renew(password: String, for login: String, in tx: any Writing) throws {
        try tx.execute("UPDATE account SET password = ? WHERE login = ?", [.text(password), .text(login)])
    }

    static func set(name: String, language: String, for login: String, in tx: any Writing) throws {
        let changed = try tx.execute(
            "UPDATE account SET name = ?, language = ? WHERE login = ?", [.text(name), .text(language), .text(login)])
        guard changed == 1 else { throw IdentityError(.accountUnknown) }
    }

    private static func words(_ roles: [Role]) -> String {
        Set(roles).sorted().map(\.rawValue).joined(separator: " ")
    }

    private static func names(_ roles: [Role]) -> JSONValue {
        .array(Set(roles).sorted().map { .string($0.rawValue) })
    }

    static func account(_ row: Row) throws(DatabaseError) -> Account {
        Account(
            login: try row.text("login"), name: try row.text("name"),
            roles: try row.text("roles").split(separator: " ").compactMap { Role(rawValue: String($0)) },
            organisation: try row.optionalText("organisation"), language: try row.text("language"),
            isActive: try row.bool("active"), hasSecondFactor: try row.bool("totp_confirmed"),
            mustChangePassword: try row.bool("change_password"), isDemonstration: try row.bool("demonstration"),
            createdAt: Instant(milliseconds: try row.int("created_at")),
            signedInAt: try row.optionalInt("signed_in_at").map { Instant(milliseconds: $0) })
    }
}
