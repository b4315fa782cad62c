import Database

/// The tables of evidence: files that prove an answer.
///
/// The bytes stand in files named by their hash; a row names its file by the same hash, which the event
/// `evidence.stored` tells too. Rows are the operator's own work and not made from events.
enum EvidenceTables {
    /// In the order in which they are run; a released one is never edited.
    static let migrations: [Migration] = [
        Migration(
            id: "programme-evidence-0001",
            sql: """
                -- The next number of a file.
                CREATE TABLE evidence_series (id INTEGER PRIMARY KEY, next INTEGER NOT NULL) STRICT;
                INSERT INTO evidence_series (id, next) VALUES (1, 1);
                -- A file of an operator: its entry, not its bytes.
                CREATE TABLE evidence (
                    serial INTEGER PRIMARY KEY,
                    operator TEXT NOT NULL,
                    name TEXT NOT NULL,
                    title TEXT NOT NULL,
                    declared TEXT NOT NULL,
                    type TEXT NOT NULL,
                    hash TEXT NOT NULL,
                    size INTEGER NOT NULL,
                    valid_through INTEGER,
                    stored_at INTEGER NOT NULL,
                    stored_by TEXT NOT NULL,
                    scan TEXT NOT NULL,
                    withdrawn_at INTEGER,
                    damaged_at INTEGER,
                    version INTEGER NOT NULL,
                    CHECK (scan IN ('unscanned', 'clean', 'infected'))
                ) STRICT;
                -- The same bytes stand once per operator.
                CREATE UNIQUE INDEX evidence_once ON evidence (operator, hash) WHERE withdrawn_at IS NULL;
                CREATE INDEX evidence_operator ON evidence (operator, serial);
                CREATE INDEX evidence_validity ON evidence (valid_through, serial)
                    WHERE withdrawn_at IS NULL AND valid_through IS NOT NULL;
                CREATE INDEX evidence_scan ON evidence (scan, serial);
                CREATE INDEX evidence_hash ON evidence (hash);
                -- The sites and questions for which an operator offers a file.
                CREATE TABLE evidence_support (
                    serial INTEGER NOT NULL REFERENCES evidence (serial),
                    kind TEXT NOT NULL,
                    value TEXT NOT NULL,
                    PRIMARY KEY (serial, kind, value)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX evidence_support_value ON evidence_support (kind, value, serial);
                -- Where a file is used: answers, findings, cures, notices.
                CREATE TABLE evidence_use (
                    serial INTEGER NOT NULL REFERENCES evidence (serial),
                    kind TEXT NOT NULL,
                    reference TEXT NOT NULL,
                    noted_at INTEGER NOT NULL,
                    PRIMARY KEY (serial, kind, reference)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX evidence_use_reference ON evidence_use (kind, reference, serial);
                """)
    ]
}
