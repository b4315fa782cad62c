import Database

/// The tables of cases: the life of an application and of the status that follows from it.
enum CasesTables {
    /// In the order in which they are run; a released one is never edited.
    static let migrations: [Migration] = [
        Migration(id: "programme-cases-0001", sql: first),
        Migration(id: "programme-cases-0002", sql: consultations),
    ]

    private static let consultations = """
        -- Projection: what other authorities were asked, to list it to each of them.
        CREATE TABLE programme_consultation (
            case_id TEXT NOT NULL,
            consultation TEXT NOT NULL,
            authority TEXT NOT NULL,
            opened_at INTEGER NOT NULL,
            closed INTEGER NOT NULL,
            PRIMARY KEY (case_id, consultation)
        );
        CREATE INDEX programme_consultation_authority ON programme_consultation (authority, closed, opened_at);
        -- The register is filtered by what an operator is, no longer by where its case stands.
        UPDATE operator_standing SET word = 'certified'
            WHERE word IN ('granted', 'monitored', 'renewing', 'reassessment', 'requirement');
        """

    private static let first = """
        -- Programme: texts of people by their SHA-256, which events name.
        CREATE TABLE programme_prose (
            hash TEXT PRIMARY KEY,
            text TEXT NOT NULL
        );
        -- Projection: a case as its events make it, for lists.
        CREATE TABLE programme_case (
            case_id TEXT PRIMARY KEY,
            serial INTEGER NOT NULL UNIQUE,
            operator_id TEXT NOT NULL,
            programme TEXT NOT NULL,
            version TEXT NOT NULL,
            role TEXT NOT NULL,
            state TEXT NOT NULL,
            state_since INTEGER NOT NULL,
            opened_at INTEGER NOT NULL,
            officer TEXT,
            certificate TEXT,
            effective INTEGER,
            through INTEGER,
            overlays TEXT NOT NULL,
            last_sequence INTEGER NOT NULL
        );
        CREATE INDEX programme_case_state ON programme_case (state, serial);
        CREATE INDEX programme_case_operator ON programme_case (operator_id, serial);
        CREATE INDEX programme_case_certificate ON programme_case (certificate);
        CREATE INDEX programme_case_officer ON programme_case (officer, state);
        -- Projection: the whole of a case between its acts, as JSON.
        CREATE TABLE programme_case_file (
            case_id TEXT PRIMARY KEY,
            file BLOB NOT NULL
        );
        -- Projection: the clocks of a case that run, and when each is over.
        CREATE TABLE programme_clock (
            case_id TEXT NOT NULL,
            clock TEXT NOT NULL,
            due INTEGER NOT NULL,
            over_at INTEGER NOT NULL,
            paused INTEGER NOT NULL,
            consequence TEXT NOT NULL,
            PRIMARY KEY (case_id, clock)
        );
        CREATE INDEX programme_clock_over ON programme_clock (over_at);
        """
}
