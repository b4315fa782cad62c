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
