import Customs
import Database
import JSON
import Ledger

/// Reads and writes of the table `account`.
struct AccountStore: Sendable {
    let database: Database

    /// What the check of a sign-in needs.
    struct Secrets: Sendable {
        var account: Account
        var password: String
        var totpSecret: [UInt8]?
        var totpStep: Int64
    }

    func secrets(_ login: String) async throws -> Secrets? {
        try await database.read { (db) throws in
            try db.first("SELECT * FROM account WHERE login = ?", [.text(login)]).map { (row) throws in
                Secrets(
                    account: try Self.account(row), password: try row.text("password"),
                    totpSecret: try row.optionalBlob("totp_secret"), totpStep: try row.int("totp_step"))
            }
        }
    }

    func account(_ login: String) async throws -> Account? { try await secrets(login)?.account }

    func all() async throws -> [Account] {
        try await database.read { (db) throws in
            try db.query("SELECT * FROM account ORDER BY login LIMIT 1000").map { try Self.account($0) }
        }
    }

    /// Makes an account; throws `DatabaseError` `.unique` when the login is taken.
    func insert(_ account: Account, password: String, by actor: String) async throws {
        try await database.write { (tx) throws -> Void in
            try tx.execute(
                """
                INSERT INTO account (login, name, roles, organisation, language, password, active, totp_secret,
                totp_confirmed, totp_step, created_at) VALUES (?, ?, ?, ?, ?, ?, 1, NULL, 0, 0, ?)
                """,
                [
                    .text(account.login), .text(account.name),
                    .text(account.roles.map(\.rawValue).joined(separator: " ")),
                    account.organisation.map { .text($0) } ?? .null, .text(account.language), .text(password),
                    .int(account.createdAt.milliseconds),
                ])
            try Ledger.append(
                [
                    EventDraft(
                        .accountCreated, subject: account.login, at: account.createdAt, actor: actor,
                        data: ["roles": .array(account.roles.map { .string($0.rawValue) })])
                ], in: tx)
        }
    }

    /// Sets a password and ends every session of the account.
    func set(password: String, for login: String, by actor: String, at now: Instant) async throws {
        try await database.write { (tx) throws -> Void in
            try tx.execute("UPDATE account SET password = ? WHERE login = ?", [.text(password), .text(login)])
            try tx.execute("DELETE FROM session WHERE login = ?", [.text(login)])
            try Ledger.append([EventDraft(.passwordChanged, subject: login, at: now, actor: actor)], in: tx)
        }
    }

    /// Sets roles and state; ends the sessions, so that nobody keeps what was taken away.
    func change(_ login: String, roles: [Role], active: Bool, by actor: String, at now: Instant) async throws {
        try await database.write { (tx) throws -> Void in
            let words = roles.map(\.rawValue).joined(separator: " ")
            try tx.execute(
                "UPDATE account SET roles = ?, active = ? WHERE login = ?",
                [.text(words), .int(active ? 1 : 0), .text(login)])
            try tx.execute("DELETE FROM session WHERE login = ?", [.text(login)])
            try Ledger.append(
                [
                    EventDraft(
                        .accountChanged, subject: login, at: now, actor: actor,
                        data: ["active": .bool(active), "roles": .array(roles.map { .string($0.rawValue) })])
                ], in: tx)
        }
    }

    /// Keeps a new shared secret until its first code confirms it.
    func begin(totpSecret: [UInt8], for login: String) async throws {
        try await database.write { (tx) throws -> Void in
            try tx.execute(
                "UPDATE account SET totp_secret = ?, totp_step = 0 WHERE login = ? AND totp_confirmed = 0",
                [.blob(totpSecret), .text(login)])
        }
    }

    /// Takes the time step of an accepted code; false when that step or a later one was used before (replay).
    func use(totpStep step: Int64, for login: String, confirming: Bool, at now: Instant) async throws -> Bool {
        try await database.write { (tx) throws -> Bool in
            let changed = try tx.execute(
                "UPDATE account SET totp_step = ?, totp_confirmed = 1 WHERE login = ? AND totp_step < ?",
                [.int(step), .text(login), .int(step)])
            if changed == 1, confirming {
                try Ledger.append([EventDraft(.secondFactorEnrolled, subject: login, at: now, actor: login)], in: tx)
            }
            return changed == 1
        }
    }

    private static func account(_ row: Row) throws(DatabaseError) -> Account {
        Account(
            login: try row.text("login"), name: try row.text("name"),
            roles: try row.text("roles").split(separator: " ").compactMap { Role(rawValue: String($0)) },
            organisation: try row.optionalText("organisation"), language: try row.text("language"),
            isActive: try row.bool("active"), hasSecondFactor: try row.bool("totp_confirmed"),
            createdAt: Instant(milliseconds: try row.int("created_at")))
    }
}
