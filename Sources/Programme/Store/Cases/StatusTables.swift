import Database

/// The tables of the status that follows from cases: what ``StatusRegister`` keeps in memory.
enum StatusTables {
    /// In the order in which they are run; a released one is never edited.
    static let migrations = [Migration(id: "programme-status-0001", sql: first)]

    private static let first = """
        -- Projection of the cases' events: the status of an operator from an instant on, case by case.
        CREATE TABLE programme_status (
            operator_id TEXT NOT NULL,
            case_id TEXT NOT NULL,
            since INTEGER NOT NULL,
            status TEXT NOT NULL,
            programme TEXT NOT NULL,
            role TEXT NOT NULL,
            PRIMARY KEY (operator_id, case_id, since)
        ) STRICT, WITHOUT ROWID;
        -- The event that last changed an operator's statuses or identifiers: what the other nodes read to keep up.
        CREATE TABLE programme_status_change (
            operator_id TEXT PRIMARY KEY,
            sequence INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX programme_status_change_sequence ON programme_status_change (sequence);
        """
}
