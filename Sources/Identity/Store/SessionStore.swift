package import Customs
import Database
import JSON
import Ledger
import Sealing

/// A browser session: known by the hash of its cookie, good for a bounded time.
struct Session: Sendable {
    var hash: String
    var login: String
    var csrf: String
    /// Whether the second factor was shown in this session.
    var hasFactor: Bool
    var createdAt: Instant
    var seenAt: Instant

    /// Half an hour without use, twelve hours in all.
    func isOver(at now: Instant) -> Bool {
        now.milliseconds - seenAt.milliseconds > 30 * 60_000
            || now.milliseconds - createdAt.milliseconds > 12 * 3_600_000
    }
}

/// Reads and writes of the tables `session` and `api_token`.
struct SessionStore: Sendable {
    let database: Database

    static func hash(_ secret: String) -> String { SHA256.hash(secret).hex }

    /// Begins a session; answers the cookie's value, which is nowhere stored.
    func begin(_ login: String, hasFactor: Bool, at now: Instant) async throws -> String {
        let secret = RandomBytes.token()
        let csrf = RandomBytes.token(18)
        try await database.write { (tx) throws -> Void in
            try tx.execute(
                "INSERT INTO session (hash, login, csrf, factor, created_at, seen_at) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    .text(Self.hash(secret)), .text(login), .text(csrf), .int(hasFactor ? 1 : 0),
                    .int(now.milliseconds),
                    .int(now.milliseconds),
                ])
            try tx.execute("DELETE FROM session WHERE created_at < ?", [.int(now.milliseconds - 12 * 3_600_000)])
            try Ledger.append([EventDraft(.signedIn, subject: login, at: now, actor: login)], in: tx)
        }
        return secret
    }

    func session(_ hash: String) async throws -> Session? {
        try await database.read { (db) throws in
            try db.first("SELECT * FROM session WHERE hash = ?", [.text(hash)]).map { (row) throws in
                Session(
                    hash: try row.text("hash"), login: try row.text("login"), csrf: try row.text("csrf"),
                    hasFactor: try row.bool("factor"), createdAt: Instant(milliseconds: try row.int("created_at")),
                    seenAt: Instant(milliseconds: try row.int("seen_at")))
            }
        }
    }

    func touch(_ hash: String, at now: Instant) async throws {
        try await database.write { (tx) throws -> Void in
            try tx.execute("UPDATE session SET seen_at = ? WHERE hash = ?", [.int(now.milliseconds), .text(hash)])
        }
    }

    func end(_ hash: String, login: String, at now: Instant) async throws {
        try await database.write { (tx) throws -> Void in
            if try tx.execute("DELETE FROM session WHERE hash = ?", [.text(hash)]) == 1 {
                try Ledger.append([EventDraft(.signedOut, subject: login, at: now, actor: login)], in: tx)
            }
        }
    }
}

/// A token for a program, as lists show it.
package struct APIToken: Hashable, Sendable {
    package var id: String
    package var login: String
    package var label: String
    /// The permissions it is narrowed to; nil: all of its owner's.
    package var permissions: [String]?
    package var createdAt: Instant
    package var expiresAt: Instant
    package var revokedAt: Instant?
}

extension SessionStore {
    /// Makes a token; answers it with its secret, which is shown once and nowhere stored.
    func make(
        for login: String, label: String, permissions: [String]?, expiresAt: Instant, by actor: String, at now: Instant
    ) async throws -> (token: APIToken, secret: String) {
        let token = APIToken(
            id: "t" + RandomBytes.token(9), login: login, label: label, permissions: permissions, createdAt: now,
            expiresAt: expiresAt)
        let secret = "garita_\(RandomBytes.token())"
        try await database.write { (tx) throws -> Void in
            try tx.execute(
                """
                INSERT INTO api_token (id, hash, login, label, permissions, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .text(token.id), .text(Self.hash(secret)), .text(login), .text(label),
                    permissions.map { .text($0.joined(separator: " ")) } ?? .null, .int(now.milliseconds),
                    .int(expiresAt.milliseconds),
                ])
            try Ledger.append(
                [
                    EventDraft(
                        .tokenMade, subject: login, at: now, actor: actor,
                        data: ["expiresAt": .string(expiresAt.description), "token": .string(token.id)])
                ], in: tx)
        }
        return (token, secret)
    }

    func token(hash: String) async throws -> APIToken? {
        try await database.read { (db) throws in
            try db.first("SELECT * FROM api_token WHERE hash = ?", [.text(hash)]).map { try Self.token($0) }
        }
    }

    func tokens(of login: String) async throws -> [APIToken] {
        try await database.read { (db) throws in
            try db.query("SELECT * FROM api_token WHERE login = ? ORDER BY created_at DESC LIMIT 200", [.text(login)])
                .map { try Self.token($0) }
        }
    }

    /// Revokes a token of an account; false when there is none to revoke.
    func revoke(_ id: String, of login: String, by actor: String, at now: Instant) async throws -> Bool {
        try await database.write { (tx) throws -> Bool in
            let changed = try tx.execute(
                "UPDATE api_token SET revoked_at = ? WHERE id = ? AND login = ? AND revoked_at IS NULL",
                [.int(now.milliseconds), .text(id), .text(login)])
            if changed == 1 {
                try Ledger.append(
                    [EventDraft(.tokenRevoked, subject: login, at: now, actor: actor, data: ["token": .string(id)])],
                    in: tx)
            }
            return changed == 1
        }
    }

    private static func token(_ row: Row) throws(DatabaseError) -> APIToken {
        APIToken(
            id: try row.text("id"), login: try row.text("login"), label: try row.text("label"),
            permissions: try row.optionalText("permissions")?.split(separator: " ").map(String.init),
            createdAt: Instant(milliseconds: try row.int("created_at")),
            expiresAt: Instant(milliseconds: try row.int("expires_at")),
            revokedAt: try row.optionalInt("revoked_at").map { Instant(milliseconds: $0) })
    }
}
