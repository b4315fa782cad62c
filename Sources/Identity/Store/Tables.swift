package import Database

/// This room's tables; nobody else reads or writes them.
///
/// Passwords are stored as Argon2id, cookies, tokens and recovery codes as SHA-256 of 256 (53) random bits; the shared
/// secret of the one-time codes as it is, since the check needs it.
package enum IdentityTables {
    package static let migrations: [Migration] = [
        Migration(
            id: "identity-0001",
            sql: """
                -- Identity: operators, brokers and partner administrations for which accounts act.
                CREATE TABLE organisation (
                    id TEXT PRIMARY KEY,
                    name TEXT NOT NULL,
                    kind TEXT NOT NULL
                );
                -- Identity: people and programs that can sign in.
                CREATE TABLE account (
                    login TEXT PRIMARY KEY,
                    name TEXT NOT NULL,
                    roles TEXT NOT NULL,
                    organisation TEXT REFERENCES organisation (id),
                    language TEXT NOT NULL,
                    active INTEGER NOT NULL,
                    demonstration INTEGER NOT NULL,
                    password TEXT NOT NULL,
                    change_password INTEGER NOT NULL,
                    totp_secret BLOB,
                    totp_confirmed INTEGER NOT NULL,
                    totp_step INTEGER NOT NULL,
                    created_at INTEGER NOT NULL,
                    signed_in_at INTEGER,
                    CHECK (totp_confirmed = 0 OR totp_secret IS NOT NULL)
                );
                CREATE INDEX account_organisation ON account (organisation);
                -- Identity: what stands in for a lost phone, once each.
                CREATE TABLE recovery_code (
                    login TEXT NOT NULL REFERENCES account (login),
                    hash BLOB NOT NULL,
                    PRIMARY KEY (login, hash)
                );
                -- Identity: browser sessions, by the hash of their cookie.
                CREATE TABLE session (
                    hash BLOB PRIMARY KEY,
                    login TEXT NOT NULL REFERENCES account (login),
                    factor INTEGER NOT NULL,
                    created_at INTEGER NOT NULL,
                    seen_at INTEGER NOT NULL
                );
                CREATE INDEX session_login ON session (login, created_at);
                CREATE INDEX session_created ON session (created_at);
                -- Identity: tokens for programs.
                CREATE TABLE api_token (
                    id TEXT PRIMARY KEY,
                    hash BLOB NOT NULL,
                    login TEXT NOT NULL REFERENCES account (login),
                    label TEXT NOT NULL,
                    permissions TEXT NOT NULL,
                    created_at INTEGER NOT NULL,
                    expires_at INTEGER NOT NULL,
                    revoked_at INTEGER,
                    used_at INTEGER
                );
                CREATE INDEX api_token_login ON api_token (login, created_at);
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
                    barred TEXT NOT NULL,
                    state TEXT NOT NULL,
                    answered_by TEXT,
                    answered_at INTEGER,
                    answer TEXT,
                    CHECK ((state = 'open') = (answered_by IS NULL)),
                    CHECK (state IN ('open', 'withdrawn') OR answered_by <> proposed_by)
                );
                CREATE INDEX proposal_state ON proposal (state, proposed_at);
                CREATE INDEX proposal_subject ON proposal (subject, proposed_at);
                """)
    ]
}
