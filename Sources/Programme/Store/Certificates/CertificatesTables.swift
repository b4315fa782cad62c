import Database

/// The tables of certificates: certificates, the public register and verification.
///
/// `certificate` and `certificate_span` are projections of the cases' events. Programme and role stand in both, so that each
/// way in which the register can be narrowed is one walk down one index; every such index holds all that the walk looks at.
enum CertificatesTables {
    /// In the order in which they are run; a released one is never edited.
    static let migrations: [Migration] = [
        Migration(id: "certificates-0001-tables", sql: tables),
        Migration(id: "certificates-0002-search", sql: search),
        Migration(id: "certificates-0003-consents", sql: consents),
    ]

    private static let tables = """
        -- Projection: a certificate. sites are numbers with blanks between; through is the last day, nothing for no end.
        CREATE TABLE certificate (
            number TEXT PRIMARY KEY,
            code TEXT NOT NULL,
            case_id TEXT NOT NULL,
            operator TEXT NOT NULL,
            programme TEXT NOT NULL,
            version TEXT NOT NULL,
            role TEXT NOT NULL,
            decided_at INTEGER,
            effective INTEGER NOT NULL,
            through TEXT,
            sites TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        -- Projection: the status of a certificate from since on and before until; the spans of one do not overlap.
        CREATE TABLE certificate_span (
            number TEXT NOT NULL,
            since INTEGER NOT NULL,
            until INTEGER NOT NULL,
            status TEXT NOT NULL,
            programme TEXT NOT NULL,
            role TEXT NOT NULL,
            PRIMARY KEY (number, since)
        ) STRICT, WITHOUT ROWID;
        -- The last serial that was given of each series of numbers (prefix and year).
        CREATE TABLE certificate_series (
            series TEXT PRIMARY KEY,
            last INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// What the holder lets be done, as words with blanks between. A span of a holder that is not shown has no role, so that
    /// narrowing by role tells nothing of it. What stands is read from the applications' signed consents; their data is
    /// text to SQLite and hexadecimal to PostgreSQL.
    private static let consents = """
        ALTER TABLE certificate ADD COLUMN consents TEXT NOT NULL DEFAULT '';
        UPDATE certificate SET consents = 'mutual-recognition' WHERE case_id IN (
            SELECT subject FROM event WHERE kind = 'case.submitted'
                AND (CAST(data AS TEXT) LIKE '%"mutual-recognition"%'
                OR CAST(data AS TEXT) LIKE '%226d757475616c2d7265636f676e6974696f6e22%'));
        UPDATE certificate SET consents = CASE WHEN consents = '' THEN 'public-register'
            ELSE 'mutual-recognition public-register' END
            WHERE case_id IN (
            SELECT subject FROM event WHERE kind = 'case.submitted'
                AND (CAST(data AS TEXT) LIKE '%"public-register"%'
                OR CAST(data AS TEXT) LIKE '%227075626c69632d726567697374657222%'));
        UPDATE certificate_span SET role = '' WHERE number IN (
            SELECT number FROM certificate WHERE consents NOT LIKE '%public-register%');
        """

    /// One walk for each way to narrow: by status (s), programme (p) and role (r).
    private static let search = """
        CREATE INDEX certificate_code ON certificate (code);
        CREATE INDEX certificate_case ON certificate (case_id);
        CREATE INDEX certificate_operator ON certificate (operator, number);
        CREATE INDEX certificate_span_s ON certificate_span (status, number, since, until);
        CREATE INDEX certificate_span_p ON certificate_span (programme, number, since, until, status);
        CREATE INDEX certificate_span_r ON certificate_span (role, number, since, until, status);
        CREATE INDEX certificate_span_sp ON certificate_span (status, programme, number, since, until);
        CREATE INDEX certificate_span_sr ON certificate_span (status, role, number, since, until);
        CREATE INDEX certificate_span_pr ON certificate_span (programme, role, number, since, until, status);
        CREATE INDEX certificate_span_spr ON certificate_span (status, programme, role, number, since, until);
        """
}
