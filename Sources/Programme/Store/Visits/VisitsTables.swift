import Database

/// The tables of visits: validation visits: plan, team, checks, what came from the phone.
///
/// `visit_plan`, `visit_plan_past`, `visit_check_entry`, `visit_photo`, `visit_signature` and `visit_report` hold what was planned, written and
/// signed: the facts whose hashes stand in the events. `visit` is a projection of the events and can be rebuilt.
enum VisitsTables {
    /// In the order in which they are run; a released one is never edited.
    static let migrations: [Migration] = [
        Migration(id: "programme-visits-0001-facts", sql: facts),
        Migration(id: "programme-visits-0002-projection", sql: projection),
        Migration(id: "programme-visits-0003-changes", sql: changes),
    ]

    private static let facts = """
        -- Facts: what a visit was planned to check, as canonical JSON; its hash stands in the event visit.planned.
        CREATE TABLE visit_plan (
            visit TEXT PRIMARY KEY,
            hash TEXT NOT NULL,
            body BLOB NOT NULL
        ) STRICT;
        -- Facts: what validators wrote at a visit. id is made on the phone, so that sending again changes nothing; body is
        -- canonical JSON; at is the phone's clock, received_at ours.
        CREATE TABLE visit_check_entry (
            id TEXT PRIMARY KEY,
            visit TEXT NOT NULL,
            question TEXT NOT NULL,
            author TEXT NOT NULL,
            at INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            body BLOB NOT NULL
        ) STRICT;
        CREATE INDEX visit_check_entry_visit ON visit_check_entry (visit, at);
        -- Facts: the photographs of a visit by the SHA-256 of their bytes, which are kept in files.
        CREATE TABLE visit_photo (
            visit TEXT NOT NULL,
            hash TEXT NOT NULL,
            kind TEXT NOT NULL,
            size INTEGER NOT NULL,
            author TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (visit, hash)
        ) STRICT;
        -- Facts: who signed which report. A report that changes is another one and has to be signed again.
        CREATE TABLE visit_signature (
            visit TEXT NOT NULL,
            signer TEXT NOT NULL,
            report TEXT NOT NULL,
            signed_at INTEGER NOT NULL,
            PRIMARY KEY (visit, signer, report)
        ) STRICT;
        -- Facts: the report of a closed visit, byte for byte as it was signed.
        CREATE TABLE visit_report (
            visit TEXT PRIMARY KEY,
            hash TEXT NOT NULL,
            body BLOB NOT NULL
        ) STRICT;
        """

    private static let changes = """
        -- Facts: plans that another one took the place of when a visit was moved or given to others.
        CREATE TABLE visit_plan_past (
            visit TEXT NOT NULL,
            hash TEXT NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (visit, hash)
        ) STRICT;
        """

    private static let projection = """
        -- Projection: a visit as it stands now. lead_person and second_person are logins.
        CREATE TABLE visit (
            serial INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            case_id TEXT NOT NULL,
            operator_id TEXT NOT NULL,
            site TEXT NOT NULL,
            cause TEXT NOT NULL,
            day TEXT NOT NULL,
            is_remote INTEGER NOT NULL,
            lead_person TEXT NOT NULL,
            second_person TEXT NOT NULL,
            plan_hash TEXT NOT NULL,
            state TEXT NOT NULL,
            report TEXT,
            planned_at INTEGER NOT NULL,
            begun_at INTEGER,
            closed_at INTEGER
        ) STRICT;
        CREATE INDEX visit_day ON visit (day, serial);
        CREATE INDEX visit_case ON visit (case_id, serial);
        CREATE INDEX visit_lead ON visit (lead_person, day);
        CREATE INDEX visit_second ON visit (second_person, day);
        """
}
