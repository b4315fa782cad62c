import Customs
import Database
import JSON
import Ledger

/// Reads and writes of the table `session`. The cookie itself is nowhere stored.
enum SessionStore {
    /// How the person showed who it is.
    enum Factor: String { case password, totp, recovery }

    static func begin(
        hash: [UInt8], login: String, factor: Factor, limits: SessionLimits, at now: Instant, in tx: any Writing
    ) throws {
        let oldest = now.milliseconds - limits.absoluteSeconds * 1000
        try tx.execute("DELETE FROM session WHERE created_at < ?", [.int(oldest)])
        try tx.execute(
            """
            DELETE FROM session WHERE hash IN (
                SELECT hash FROM session WHERE login = ? ORDER BY created_at DESC, hash LIMIT 1000 OFFSET ?)
            """, [.text(login), .int(max(0, limits.perAccount - 1))])
        try tx.execute(
            "INSERT INTO session (hash, login, factor, created_at, seen_at) VALUES (?, ?, ?, ?, ?)",
            [
                .blob(hash), .text(login), .bool(factor != .password), .int(now.milliseconds), .int(now.milliseconds),
            ])
        try tx.execute("UPDATE account SET signed_in_at = ? WHERE login = ?", [.int(now.milliseconds), .text(login)])
        try Ledger.append(
            [
                EventDraft(
                    .signedIn, subject: login, at: now, actor: login, data: ["factor": .string(factor.rawValue)])
            ], in: tx)
    }

    /// A session with its account: one look-up.
    static func find(hash: [UInt8], in db: any Reading) throws -> (session: Session, account: Account)? {
        try db.first(
            """
            SELECT a.*, s.factor AS session_factor, s.created_at AS session_created, s.seen_at AS session_seen
            FROM session s JOIN account a ON a.login = s.login WHERE s.hash = ?
            """, [.blob(hash)]
        ).map { (row) throws in
            let session = Session(
                login: try row.text("login"), hasFactor: try row.bool("session_factor"),
                createdAt: Instant(milliseconds: try row.int("session_created")),
                seenAt: Instant(milliseconds: try row.int("session_seen")))
            return (session, try AccountStore.account(row))
        }
    }

    static func touch(_ hash: [UInt8], at now: Instant, in tx: any Writing) throws {
        try tx.execute("UPDATE session SET seen_at = ? WHERE hash = ?", [.int(now.milliseconds), .blob(hash)])
    }

    /// Ends one session; the event is written when there was one.
    static func end(_ hash: [UInt8], at now: Instant, in tx: any Writing) throws {
        guard let login = try tx.value("SELECT login FROM session WHERE hash = ?", [.blob(hash)])?.text else { return }
        try tx.execute("DELETE FROM session WHERE hash = ?", [.blob(hash)])
        try Ledger.append([EventDraft(.signedOut, subject: login, at: now, actor: login)], in: tx)
    }

    /// Ends all sessions of an account but one; answers how many.
    static func endAll(of login: String, but kept: [UInt8], at now: Instant, in tx: any Writing) throws -> Int {
        let ended = try tx.execute("DELETE FROM session WHERE login = ? AND hash <> ?", [.text(login), .blob(kept)])
        if ended > 0 {
            try Ledger.append(
                [
                    EventDraft(
                        .signedOut, subject: login, at: now, actor: login, data: ["sessions": .number(Int64(ended))])
                ],
                in: tx)
        }
        return ended
    }

    static func count(of login: String, in db: any Reading) throws -> Int {
        Int(try db.value("SELECT count(*) FROM session WHERE login = ?", [.text(login)])?.int ?? 0)
    }
}
