import Database

/// The tables of benefits: what status gave an operator against comparable traffic.
enum BenefitsTables {
    /// In the order in which they are run; a released one is never edited.
    static let migrations = [Migration(id: "benefits-0001", sql: first)]

    private static let first = """
        -- Computed from declarations and statuses, and computed again the same: what status gave an operator in a month.
        CREATE TABLE benefit_month (
            operator_id TEXT NOT NULL,
            month TEXT NOT NULL,
            programme TEXT NOT NULL,
            method TEXT NOT NULL,
            hash TEXT NOT NULL,
            body BLOB NOT NULL,
            computed_at INTEGER NOT NULL,
            PRIMARY KEY (operator_id, month, programme)
        ) STRICT;
        CREATE INDEX benefit_month_month ON benefit_month (month, operator_id);
        -- The same for all holders of a programme.
        CREATE TABLE benefit_programme (
            programme TEXT NOT NULL,
            month TEXT NOT NULL,
            method TEXT NOT NULL,
            hash TEXT NOT NULL,
            body BLOB NOT NULL,
            computed_at INTEGER NOT NULL,
            PRIMARY KEY (programme, month)
        ) STRICT;
        -- Facts: what an operator said against a line, and the answer. id is the sequence of the event; line_body the line
        -- as it stood, which nobody edits.
        CREATE TABLE benefit_contest (
            id INTEGER PRIMARY KEY,
            operator_id TEXT NOT NULL,
            month TEXT NOT NULL,
            programme TEXT NOT NULL,
            line TEXT NOT NULL,
            line_body BLOB NOT NULL,
            statement TEXT NOT NULL,
            contested_by TEXT NOT NULL,
            contested_at INTEGER NOT NULL,
            state TEXT NOT NULL,
            answer TEXT,
            answered_by TEXT,
            answered_at INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX benefit_contest_open ON benefit_contest (operator_id, month, programme, line)
            WHERE state = 'open';
        CREATE INDEX benefit_contest_operator ON benefit_contest (operator_id, month);
        CREATE INDEX benefit_contest_state ON benefit_contest (state, id);
        """
}
