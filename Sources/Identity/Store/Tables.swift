package import Database

/// This room's tables; nobody else reads or writes them. Secrets are stored as hashes only, except the shared secret of
/// the one-time codes, which the check needs.
package enum IdentityTables {
    package static let migrations: [Migration] = [
        Migration(
            id: "identity-0001",
            sql: """
                -- Identity: people and programs that can sign in.
                CREATE TABLE account (
                    login TEXT PRIMARY KEY,
                    name TEXT NOT NULL,
                    roles TEXT NOT NULL,
                    organisation TEXT,
                    language TEXT NOT NULL,
                    password TEXT NOT NULL,
                    active INTEGER NOT NULL,
                    totp_secret BLOB,
                    totp_confirmed INTEGER NOT NULL,
                    totp_step INTEGER NOT NULL,
                    created_at INTEGER NOT NULL
                );
                -- Identity: browser sessions, by the hash of their cookie.
                CREATE TABLE session (
                    hash TEXT PRIMARY KEY,
                    login TEXT NOT NULL REFERENCES account (login),
                    csrf TEXT NOT NULL,
                    factor INTEGER NOT NULL,
                    created_at INTEGER NOT NULL,
                    seen_at INTEGER NOT NULL
                );
                CREATE INDEX session_login ON session (login);
                -- Identity: tokens for programs, by their hash.
                CREATE TABLE api_token (
                    id TEXT PRIMARY KEY,
                    hash TEXT NOT NULL UNIQUE,
                    login TEXT NOT NULL REFERENCES account (login),
                    label TEXT NOT NULL,
                    permissions TEXT,
                    created_at INTEGER NOT NULL,
                    expires_at INTEGER NOT NULL,
                    revoked_at INTEGER
                );
                CREATE INDEX api_token_login ON api_token (login);
                -- Identity: what one proposed and another answers.
                CREATE TABLE proposal (
                    id TEXT PRIMARY KEY,
                    act TEXT NOT NULL,
                    subject TEXT NOT NULL,
                    payload BLOB NOT NULL,
                    payload_hash TEXT NOT NULL,
                    reason TEXT NOT NULL,
                    proposed_by TEXT NOT NULL,
                    proposed_at INTEGER NOT NULL,
                    lapses_at INTEGER NOT NULL,
                    state TEXT NOT NULL,
                    answered_by TEXT,
                    answered_at INTEGER,
                    answer TEXT,
                    CHECK (answered_by IS NULL OR answered_by <> proposed_by)
                );
                CREATE INDEX proposal_state ON proposal (state, proposed_at);
                """)
    ]
}
