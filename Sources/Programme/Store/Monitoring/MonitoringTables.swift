import Database

/// The tables of monitoring: checks after the grant: connectors, compliance figures, notices, incidents.
///
/// `incident`, `incident_step` and `notice` are projections of events (``MonitoringProjection``); the others are facts of
/// their own: observations as they came, texts by hash, and what the nightly run found.
enum MonitoringTables {
    /// In the order in which they are run; a released one is never edited.
    static let migrations: [Migration] = [
        Migration(id: "programme-monitoring-0001", sql: observations),
        Migration(id: "programme-monitoring-0002", sql: incidents),
    ]

    private static let observations = """
        -- Every delivery of a source, by its hash: read once.
        CREATE TABLE monitoring_delivery (
            connector TEXT NOT NULL,
            hash TEXT NOT NULL,
            name TEXT NOT NULL,
            state TEXT NOT NULL,
            row_count INTEGER NOT NULL,
            known_count INTEGER NOT NULL,
            reasons TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (connector, hash)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX monitoring_delivery_newest ON monitoring_delivery (connector, received_at);
        -- When a connector last ran and how it went.
        CREATE TABLE monitoring_connector (
            code TEXT PRIMARY KEY,
            run_at INTEGER NOT NULL,
            worked_at INTEGER,
            error TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        -- What sources said of operators, as it came.
        CREATE TABLE monitoring_observation (
            operator TEXT NOT NULL,
            check_code TEXT NOT NULL,
            as_of INTEGER NOT NULL,
            delivery TEXT NOT NULL,
            identifier TEXT NOT NULL,
            result TEXT NOT NULL,
            source TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (operator, check_code, as_of, delivery)
        ) STRICT, WITHOUT ROWID;
        -- The newest of them.
        CREATE TABLE monitoring_latest (
            operator TEXT NOT NULL,
            check_code TEXT NOT NULL,
            as_of INTEGER NOT NULL,
            delivery TEXT NOT NULL,
            identifier TEXT NOT NULL,
            result TEXT NOT NULL,
            source TEXT NOT NULL,
            PRIMARY KEY (operator, check_code)
        ) STRICT, WITHOUT ROWID;
        -- Whether an operator would still qualify, as the last run found.
        CREATE TABLE qualification_standing (
            operator TEXT NOT NULL,
            programme TEXT NOT NULL,
            outcome TEXT NOT NULL,
            lines TEXT NOT NULL,
            answers TEXT NOT NULL,
            judged_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            PRIMARY KEY (operator, programme)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX qualification_outcome ON qualification_standing (outcome, changed_at);
        -- The answers whenever they changed.
        CREATE TABLE qualification_result (
            operator TEXT NOT NULL,
            programme TEXT NOT NULL,
            judged_at INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            lines TEXT NOT NULL,
            PRIMARY KEY (operator, programme, judged_at)
        ) STRICT, WITHOUT ROWID;
        """

    private static let incidents = """
        -- The next number of an incident or a notice.
        CREATE TABLE monitoring_series (kind TEXT PRIMARY KEY, next INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO monitoring_series (kind, next) VALUES ('incident', 1), ('notice', 1);
        -- Projection: incidents as they stand.
        CREATE TABLE incident (
            serial INTEGER PRIMARY KEY,
            operator TEXT NOT NULL,
            site TEXT,
            kind TEXT NOT NULL,
            occurred_at INTEGER NOT NULL,
            known_at INTEGER NOT NULL,
            knew_first TEXT NOT NULL,
            reported_at INTEGER NOT NULL,
            reported_by TEXT NOT NULL,
            clock TEXT NOT NULL,
            declaration TEXT,
            text TEXT NOT NULL,
            stage TEXT NOT NULL,
            closed_at INTEGER
        ) STRICT;
        CREATE INDEX incident_operator ON incident (operator, serial);
        CREATE INDEX incident_stage ON incident (stage, serial);
        -- Projection: what was done about them.
        CREATE TABLE incident_step (
            serial INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            kind TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            actor TEXT NOT NULL,
            item TEXT,
            file TEXT,
            text TEXT,
            due INTEGER,
            evidence TEXT NOT NULL,
            PRIMARY KEY (serial, sequence)
        ) STRICT, WITHOUT ROWID;
        -- Projection: notices of operators.
        CREATE TABLE notice (
            serial INTEGER PRIMARY KEY,
            operator TEXT NOT NULL,
            kind TEXT NOT NULL,
            effective INTEGER,
            text TEXT NOT NULL,
            evidence TEXT NOT NULL,
            filed_at INTEGER NOT NULL,
            filed_by TEXT NOT NULL
        ) STRICT;
        CREATE INDEX notice_operator ON notice (operator, kind, filed_at);
        """
}
