import Customs
import Database
import HTTP
import JSON
import Ledger

/// Reads and writes of the table `api_token`. The secret itself is nowhere stored.
enum TokenStore {
    static func insert(_ token: APIToken, hash: [UInt8], by actor: String, in tx: any Writing) throws {
        try tx.execute(
            """
            INSERT INTO api_token (id, hash, login, label, permissions, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(token.id), .blob(hash), .text(token.login), .text(token.label),
                .text(token.permissions.map(\.rawValue).joined(separator: " ")), .int(token.createdAt.milliseconds),
                .int(token.expiresAt.milliseconds),
            ])
        try Ledger.append(
            [
                EventDraft(
                    .tokenMade, subject: token.login, at: token.createdAt, actor: actor,
                    data: [
                        "expiresAt": .string(token.expiresAt.description),
                        "permissions": .array(token.permissions.map { .string($0.rawValue) }),
                        "token": .string(token.id),
                    ])
            ], in: tx)
    }

    /// A token with the hash of its secret and its owner: one look-up.
    static func find(_ id: String, in db: any Reading) throws -> (token: APIToken, hash: [UInt8], owner: Account)? {
        try db.first(
            """
            SELECT a.*, t.id AS token_id, t.hash AS token_hash, t.label AS token_label,
            t.permissions AS token_permissions, t.created_at AS token_created, t.expires_at AS token_expires,
            t.revoked_at AS token_revoked, t.used_at AS token_used
            FROM api_token t JOIN account a ON a.login = t.login WHERE t.id = ?
            """, [.text(id)]
        ).map { (row) throws in
            (try token(row, prefix: "token_"), try row.blob("token_hash"), try AccountStore.account(row))
        }
    }

    static func used(_ id: String, at now: Instant, in tx: any Writing) throws {
        try tx.execute("UPDATE api_token SET used_at = ? WHERE id = ?", [.int(now.milliseconds), .text(id)])
    }

    /// The newest 200.
    static func all(of login: String, in db: any Reading) throws -> [APIToken] {
        try db.query(
            "SELECT * FROM api_token WHERE login = ? ORDER BY created_at DESC, id LIMIT 200", [.text(login)]
        ).map { try token($0, prefix: "") }
    }

    static func countActive(of login: String, at now: Instant, in db: any Reading) throws -> Int {
        Int(
            try db.value(
                "SELECT count(*) FROM api_token WHERE login = ? AND revoked_at IS NULL AND expires_at > ?",
                [.text(login), .int(now.milliseconds)])?.int ?? 0)
    }

    /// False when the account has no such token to revoke.
    static func revoke(
        _ id: String, of login: String, by actor: String, at now: Instant, in tx: any Writing
    ) throws -> Bool {
        let changed = try tx.execute(
            "UPDATE api_token SET revoked_at = ? WHERE id = ? AND login = ? AND revoked_at IS NULL",
            [.int(now.milliseconds), .text(id), .text(login)])
        guard changed == 1 else { return false }
        try Ledger.append(
            [EventDraft(.tokenRevoked, subject: login, at: now, actor: actor, data: ["token": .string(id)])], in: tx)
        return true
    }

    private static func token(_ row: Row, prefix: String) throws(DatabaseError) -> APIToken {
        func moment(_ name: String) throws(DatabaseError) -> Instant? {
            try row.optionalInt(name).map { Instant(milliseconds: $0) }
        }
        let times = prefix.isEmpty ? "_at" : ""
        return APIToken(
            id: try row.text(prefix + "id"), login: try row.text("login"), label: try row.text(prefix + "label"),
            permissions: try row.text(prefix + "permissions").split(separator: " ").map { Permission(String($0)) },
            createdAt: Instant(milliseconds: try row.int(prefix + "created" + times)),
            expiresAt: Instant(milliseconds: try row.int(prefix + "expires" + times)),
            revokedAt: try moment(prefix + "revoked" + times), usedAt: try moment(prefix + "used" + times))
    }
}
