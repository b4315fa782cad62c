import Database

/// The tables of operators: legal persons, their identifiers, sites, people, mandates and history.
///
/// `operator_text` and `operator_person` hold what the events name by hash and by commitment; `operator_standing` is
/// written by the cases. The others are projections of the events and can be rebuilt.
enum OperatorsTables {
    /// In the order in which they are run; a released one is never edited.
    static let migrations: [Migration] = [
        Migration(id: "programme-operators-0001-facts", sql: facts),
        Migration(id: "programme-operators-0002-projections", sql: projections),
    ]

    private static let facts = """
        -- The last number given of each series of this room.
        CREATE TABLE programme_series (
            series TEXT PRIMARY KEY,
            last INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        -- Facts: names and addresses that events name by SHA-256.
        CREATE TABLE operator_text (
            hash TEXT PRIMARY KEY,
            text TEXT NOT NULL
        ) STRICT;
        -- Personal data: owners, managers and contacts in all their versions; events hold a commitment to each. Erased by
        -- emptying the columns, when the law asks for it.
        CREATE TABLE operator_person (
            person TEXT NOT NULL,
            version INTEGER NOT NULL,
            operator TEXT NOT NULL,
            name TEXT NOT NULL,
            scheme TEXT,
            identifier TEXT,
            identifier_key TEXT,
            email TEXT,
            phone TEXT,
            salt BLOB NOT NULL,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            PRIMARY KEY (person, version)
        ) STRICT;
        CREATE INDEX operator_person_operator ON operator_person (operator);
        CREATE INDEX operator_person_key ON operator_person (identifier_key);
        -- The word for an operator's standing that the register is filtered by; written by the cases.
        CREATE TABLE operator_standing (
            serial INTEGER PRIMARY KEY,
            word TEXT NOT NULL,
            since INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX operator_standing_word ON operator_standing (word, serial);
        """

    private static let projections = """
        -- Projection: an entry of the register as it stands now. serial is the number in its OperatorID, changed the
        -- sequence of its last event, roles and towns words with blanks between.
        CREATE TABLE operator_entry (
            serial INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            name_key TEXT NOT NULL,
            identifier TEXT,
            country TEXT NOT NULL,
            roles TEXT NOT NULL,
            town TEXT NOT NULL,
            sites INTEGER NOT NULL,
            merged_into INTEGER,
            registered_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            changed INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX operator_entry_name ON operator_entry (name_key, serial);
        CREATE INDEX operator_entry_changed ON operator_entry (changed);
        -- Projection: the words an entry is found by: name, identifier, role, town; the name for sorting goes with each, so
        -- that a page of thousands of finds is sorted without reading their entries.
        CREATE TABLE operator_term (
            kind TEXT NOT NULL,
            term TEXT NOT NULL,
            serial INTEGER NOT NULL,
            name_key TEXT NOT NULL,
            PRIMARY KEY (kind, term, serial)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX operator_term_serial ON operator_term (serial, kind, term);
        -- Projection: who holds an identifier, and on which days (days since 1970).
        CREATE TABLE operator_identifier (
            key TEXT NOT NULL,
            serial INTEGER NOT NULL,
            scheme TEXT NOT NULL,
            value TEXT NOT NULL,
            since INTEGER NOT NULL,
            through INTEGER,
            PRIMARY KEY (key, serial, scheme, since)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX operator_identifier_serial ON operator_identifier (serial);
        -- Projection: whose a site is.
        CREATE TABLE operator_site (
            site TEXT PRIMARY KEY,
            serial INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX operator_site_serial ON operator_site (serial);
        -- Projection: for whom an account may act; what it may do is read from the events.
        CREATE TABLE operator_mandate (
            login TEXT NOT NULL,
            serial INTEGER NOT NULL,
            PRIMARY KEY (login, serial)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX operator_mandate_serial ON operator_mandate (serial);
        -- Projection: who belongs, or belonged, to whose group (days since 1970).
        CREATE TABLE operator_group (
            parent INTEGER NOT NULL,
            member INTEGER NOT NULL,
            since INTEGER NOT NULL,
            through INTEGER,
            PRIMARY KEY (parent, member, since)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX operator_group_member ON operator_group (member);
        """
}
