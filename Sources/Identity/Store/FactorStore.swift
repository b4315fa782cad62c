import Customs
import Database
import JSON
import Ledger

/// Reads and writes of the second factor: columns `totp_…` of `account`, and the table `recovery_code`.
enum FactorStore {
    /// Keeps a new shared secret until its first code confirms it; never in the place of a confirmed one.
    static func begin(_ secret: [UInt8], for login: String, in tx: any Writing) throws {
        try tx.execute(
            "UPDATE account SET totp_secret = ?, totp_step = 0 WHERE login = ? AND totp_confirmed = 0",
            [.blob(secret), .text(login)])
    }

    /// Confirms the shared secret by the step of its first code; false when there is nothing to confirm.
    static func confirm(step: Int64, for login: String, at now: Instant, in tx: any Writing) throws -> Bool {
        let changed = try tx.execute(
            """
            UPDATE account SET totp_confirmed = 1, totp_step = ?
            WHERE login = ? AND totp_confirmed = 0 AND totp_secret IS NOT NULL
            """, [.int(step), .text(login)])
        guard changed == 1 else { return false }
        try Ledger.append([EventDraft(.factorEnrolled, subject: login, at: now, actor: login)], in: tx)
        return true
    }

    /// Takes the time step of an accepted code; false when that step or a later one was used before (a replay).
    static func use(step: Int64, for login: String, in tx: any Writing) throws -> Bool {
        try tx.execute(
            "UPDATE account SET totp_step = ? WHERE login = ? AND totp_step < ? AND totp_confirmed = 1",
            [.int(step), .text(login), .int(step)]) == 1
    }

    /// Takes the factor and its recovery codes away and ends the sessions.
    static func remove(for login: String, by actor: String, at now: Instant, in tx: any Writing) throws {
        let changed = try tx.execute(
            "UPDATE account SET totp_confirmed = 0, totp_secret = NULL, totp_step = 0 WHERE login = ?", [.text(login)])
        guard changed == 1 else { throw IdentityError(.accountUnknown) }
        try tx.execute("DELETE FROM recovery_code WHERE login = ?", [.text(login)])
        try tx.execute("DELETE FROM session WHERE login = ?", [.text(login)])
        try Ledger.append([EventDraft(.factorRemoved, subject: login, at: now, actor: actor)], in: tx)
    }

    /// Puts new recovery codes in the place of all earlier ones.
    static func replace(codes hashes: [[UInt8]], for login: String, at now: Instant, in tx: any Writing) throws {
        try tx.execute("DELETE FROM recovery_code WHERE login = ?", [.text(login)])
        try tx.execute(
            "INSERT INTO recovery_code (login, hash) VALUES (?, ?)", many: hashes.map { [.text(login), .blob($0)] })
        try Ledger.append([EventDraft(.recoveryCodesMade, subject: login, at: now, actor: login)], in: tx)
    }

    /// Spends a recovery code; false when it is none of the account's.
    static func spend(code hash: [UInt8], of login: String, in tx: any Writing) throws -> Bool {
        try tx.execute("DELETE FROM recovery_code WHERE login = ? AND hash = ?", [.text(login), .blob(hash)]) == 1
    }

    static func codesLeft(of login: String, in db: any Reading) throws -> Int {
        Int(try db.value("SELECT count(*) FROM recovery_code WHERE login = ?", [.text(login)])?.int ?? 0)
    }
}
