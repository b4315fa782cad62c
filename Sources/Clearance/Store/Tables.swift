package import Database

/// This room's tables; nobody else reads or writes them.
///
/// `declaration_version`, `decision`, `ruleset`, `daily_seed` and `quarantine` hold what was received and decided: the
/// facts whose hashes stand in the events. `declaration`, `declaration_term` with its blocks, `declaration_hold`, `operator_day`, `operator_pair`, `peer_value`, `operator_status`, `profile_day` and `office_figure`
/// are projections of the events and can be rebuilt. Tables whose rows are little more than their key are `WITHOUT ROWID`:
/// one b-tree on SQLite instead of two (PostgreSQL has no such option and leaves it out).
package enum ClearanceTables {
    package static let migrations: [Migration] = [
        Migration(id: "clearance-0001-facts", sql: facts),
        Migration(id: "clearance-0002-projections", sql: projections),
        Migration(id: "clearance-0003-search", sql: search),
        Migration(id: "clearance-0004-mode", sql: mode),
        Migration(
            id: "clearance-0005-term-blocks", sqlite: termBlocks, postgresql: termBlocks + settledAtOnce),
        Migration(
            id: "clearance-0006-postings",
            sqlite: postings("group_concat(word, ' ')", before: "ORDER BY serial, word"),
            postgresql: postings("string_agg(word, ' ' ORDER BY word)", before: "")),
    ]

    /// The words of a declaration go into its row, those of a block into postings (``TermIndex``), which are made at the
    /// next start. One index on reference and declarant serves what two did; an office is found by its word.
    ///
    /// - Parameters:
    ///   - join: the aggregate that joins words in their order.
    ///   - before: what puts the words in order for it, where it does not itself.
    private static func postings(_ join: String, before order: String) -> String {
        """
        CREATE TABLE declaration_word_before (
            serial INTEGER NOT NULL,
            word TEXT NOT NULL,
            PRIMARY KEY (serial, word)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO declaration_word_before (serial, word)
            SELECT serial, CASE kind WHEN 'party' THEN 'p:' WHEN 'plate' THEN 'v:' WHEN 'commodity' THEN 'c:'
                WHEN 'heading' THEN 'h:' ELSE 'e:' END || term
            FROM (SELECT serial, kind, term FROM declaration_term
                UNION ALL SELECT serial, kind, term FROM declaration_term_recent) AS words;
        INSERT INTO declaration_word_before (serial, word)
            SELECT serial, 'o:' || office FROM declaration WHERE office <> '';
        CREATE TABLE declaration_words_before (
            serial INTEGER PRIMARY KEY,
            words TEXT NOT NULL
        ) STRICT;
        INSERT INTO declaration_words_before (serial, words)
            SELECT serial, ' ' || \(join) || ' '
            FROM (SELECT serial, word FROM declaration_word_before \(order)) AS words GROUP BY serial;
        DROP INDEX declaration_office;
        DROP INDEX declaration_state;
        DROP INDEX declaration_channel;
        DROP INDEX declaration_reference;
        DROP INDEX declaration_lodged;
        ALTER TABLE declaration RENAME TO declaration_before;
        -- Projection: a declaration as it stands now. serial is the sequence of its first event; attempt is 0 for an
        -- accepted declaration and the serial for a refused one, so that a reference is taken once it was accepted; words
        -- are what it is found by: office, parties and lodging organisation, plate, commodities, heading, equipment.
        CREATE TABLE declaration (
            serial INTEGER PRIMARY KEY,
            number TEXT NOT NULL UNIQUE,
            declarant TEXT NOT NULL,
            reference TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            organisation TEXT NOT NULL,
            version INTEGER NOT NULL,
            state TEXT NOT NULL,
            channel TEXT,
            flow TEXT NOT NULL,
            office TEXT NOT NULL,
            importer TEXT,
            commodity TEXT,
            origin TEXT,
            item_count INTEGER NOT NULL,
            plate TEXT,
            trusted INTEGER NOT NULL,
            hold_count INTEGER NOT NULL,
            content_hash TEXT NOT NULL,
            lodged_at INTEGER NOT NULL,
            presented_at INTEGER,
            released_at INTEGER,
            changed_at INTEGER NOT NULL,
            mode TEXT,
            words TEXT NOT NULL,
            UNIQUE (reference, declarant, attempt)
        ) STRICT;
        INSERT INTO declaration (\(columns), words)
            SELECT \(columns), coalesce(words, ' ') FROM declaration_before
            LEFT JOIN (SELECT serial AS found, words FROM declaration_words_before) AS joined ON found = serial
            ORDER BY serial;
        DROP TABLE declaration_before;
        DROP TABLE declaration_word_before;
        DROP TABLE declaration_words_before;
        DROP TABLE declaration_term;
        DROP TABLE declaration_term_recent;
        DROP TABLE declaration_term_block;
        -- Projection: the blocks of serials (the serial divided by 4096) whose words were gathered.
        CREATE TABLE declaration_term_block (
            block INTEGER PRIMARY KEY
        ) STRICT;
        -- Projection: which words stand in which declarations of a block, by buckets of the word's hash.
        CREATE TABLE declaration_term (
            block INTEGER NOT NULL,
            bucket INTEGER NOT NULL,
            postings BLOB NOT NULL,
            PRIMARY KEY (block, bucket)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX declaration_state ON declaration (state, serial)
            WHERE state = 'prelodged' OR state = 'documents' OR state = 'examination' OR state = 'checked'
                OR state = 'stopped' OR state = 'refused' OR state = 'withdrawn';
        CREATE INDEX declaration_channel ON declaration (channel, serial)
            WHERE channel = 'red' OR channel = 'yellow' OR channel = 'blue';
        CREATE INDEX declaration_lodged ON declaration (lodged_at, serial);
        """
    }

    /// The columns of `declaration` as they were before its words came. Written out again, as the table is above: the text
    /// of a migration that has run never changes.
    private static let columns = """
        serial, number, declarant, reference, attempt, organisation, version, state, channel, flow, office, importer, \
        commodity, origin, item_count, plate, trusted, hold_count, content_hash, lodged_at, presented_at, released_at, \
        changed_at, mode
        """

    /// The words go to blocks (``TermIndex``), and headings become words: the index over them wrote a page for each
    /// declaration.
    private static let termBlocks = """
        ALTER TABLE declaration_term RENAME TO declaration_term_before;
        -- Projection: the words a declaration is found by: party and lodging organisation, plate, commodity, heading,
        -- equipment; block is the serial divided by 4096.
        CREATE TABLE declaration_term (
            block INTEGER NOT NULL,
            kind TEXT NOT NULL,
            term TEXT NOT NULL,
            serial INTEGER NOT NULL,
            PRIMARY KEY (block, kind, term, serial)
        ) STRICT, WITHOUT ROWID;
        -- Projection: the blocks whose words stand in declaration_term.
        CREATE TABLE declaration_term_block (
            block INTEGER PRIMARY KEY
        ) STRICT;
        -- Projection: on SQLite the words of the block to which the last lodged declaration belongs; on PostgreSQL empty.
        CREATE TABLE declaration_term_recent (
            serial INTEGER NOT NULL,
            kind TEXT NOT NULL,
            term TEXT NOT NULL,
            PRIMARY KEY (serial, kind, term)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO declaration_term_block (block)
            SELECT DISTINCT serial / 4096 FROM declaration
            WHERE serial / 4096 < (SELECT max(serial) / 4096 FROM declaration);
        INSERT INTO declaration_term (block, kind, term, serial)
            SELECT serial / 4096, kind, term, serial FROM declaration_term_before
            WHERE serial / 4096 < (SELECT max(serial) / 4096 FROM declaration)
            ORDER BY 1, kind, term, serial;
        INSERT INTO declaration_term (block, kind, term, serial)
            SELECT serial / 4096, 'heading', substr(commodity, 1, 4), serial FROM declaration
            WHERE serial / 4096 < (SELECT max(serial) / 4096 FROM declaration) AND length(commodity) >= 4;
        INSERT INTO declaration_term_recent (serial, kind, term)
            SELECT serial, kind, term FROM declaration_term_before
            WHERE serial / 4096 = (SELECT max(serial) / 4096 FROM declaration);
        INSERT INTO declaration_term_recent (serial, kind, term)
            SELECT serial, 'heading', substr(commodity, 1, 4) FROM declaration
            WHERE serial / 4096 = (SELECT max(serial) / 4096 FROM declaration) AND length(commodity) >= 4;
        DROP TABLE declaration_term_before;
        DROP INDEX declaration_heading;
        """

    /// Null for what was lodged before, whose events do not tell it.
    private static let mode = """
        -- The mode of transport at the border, for the comparison of treatment.
        ALTER TABLE declaration ADD COLUMN mode TEXT;
        """

    /// What follows on PostgreSQL, where no words wait.
    private static let settledAtOnce = """

        INSERT INTO declaration_term_block (block)
            SELECT max(serial) / 4096 FROM declaration HAVING max(serial) IS NOT NULL;
        INSERT INTO declaration_term (block, kind, term, serial)
            SELECT serial / 4096, kind, term, serial FROM declaration_term_recent;
        DELETE FROM declaration_term_recent;
        """

    private static let facts = """
        -- Facts: every version as it was lodged. id is the sequence of the event that brought it.
        CREATE TABLE declaration_version (
            id INTEGER PRIMARY KEY,
            serial INTEGER NOT NULL,
            version INTEGER NOT NULL,
            content_hash TEXT NOT NULL,
            body BLOB NOT NULL,
            media_type TEXT NOT NULL,
            original BLOB
        ) STRICT;
        CREATE INDEX declaration_version_later ON declaration_version (serial) WHERE version > 1;
        -- Facts: the record of the decision on a version; id is the version's.
        CREATE TABLE decision (
            id INTEGER PRIMARY KEY,
            record_hash TEXT NOT NULL,
            record BLOB NOT NULL
        ) STRICT;
        -- Facts: every ruleset that ever decided, byte for byte.
        CREATE TABLE ruleset (
            hash TEXT PRIMARY KEY,
            version TEXT NOT NULL,
            bytes BLOB NOT NULL,
            published_at INTEGER NOT NULL
        ) STRICT;
        -- Facts: the commitment to each day's seed, and the seed once the day is over.
        CREATE TABLE daily_seed (
            day TEXT PRIMARY KEY,
            commitment TEXT NOT NULL,
            seed TEXT,
            committed_at INTEGER NOT NULL,
            revealed_at INTEGER
        ) STRICT, WITHOUT ROWID;
        -- Facts: what arrived and could not be read or carried on, with its bytes and reasons.
        CREATE TABLE quarantine (
            id TEXT PRIMARY KEY,
            arrived_at INTEGER NOT NULL,
            source TEXT NOT NULL,
            organisation TEXT NOT NULL,
            media_type TEXT NOT NULL,
            bytes BLOB NOT NULL,
            reasons BLOB NOT NULL,
            state TEXT NOT NULL,
            number TEXT,
            changed_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX quarantine_state ON quarantine (state, arrived_at);
        -- Blocks of declaration serial numbers handed to the nodes.
        CREATE TABLE number_block (
            series TEXT PRIMARY KEY,
            next INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    private static let projections = """
        -- Projection: a declaration as it stands now. serial is the sequence of its first event; attempt is 0 for an
        -- accepted declaration and the serial for a refused one, so that a reference is taken once it was accepted.
        CREATE TABLE declaration (
            serial INTEGER PRIMARY KEY,
            number TEXT NOT NULL UNIQUE,
            declarant TEXT NOT NULL,
            reference TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            organisation TEXT NOT NULL,
            version INTEGER NOT NULL,
            state TEXT NOT NULL,
            channel TEXT,
            flow TEXT NOT NULL,
            office TEXT NOT NULL,
            importer TEXT,
            commodity TEXT,
            origin TEXT,
            item_count INTEGER NOT NULL,
            plate TEXT,
            trusted INTEGER NOT NULL,
            hold_count INTEGER NOT NULL,
            content_hash TEXT NOT NULL,
            lodged_at INTEGER NOT NULL,
            presented_at INTEGER,
            released_at INTEGER,
            changed_at INTEGER NOT NULL,
            UNIQUE (declarant, reference, attempt)
        ) STRICT;
        CREATE INDEX declaration_office ON declaration (office, serial);
        -- Projection: the words a declaration is found by: party and lodging organisation, plate, commodity, equipment.
        CREATE TABLE declaration_term (
            kind TEXT NOT NULL,
            term TEXT NOT NULL,
            serial INTEGER NOT NULL,
            PRIMARY KEY (kind, term, serial)
        ) STRICT, WITHOUT ROWID;
        -- Projection: the holds that keep a declaration from release now.
        CREATE TABLE declaration_hold (
            serial INTEGER NOT NULL,
            hold TEXT NOT NULL,
            reason TEXT NOT NULL,
            placed_at INTEGER NOT NULL,
            PRIMARY KEY (serial, hold)
        ) STRICT, WITHOUT ROWID;
        -- Projection: what the decisions know of an operator's past, by UTC day (days since 1970).
        CREATE TABLE operator_day (
            identifier TEXT NOT NULL,
            day INTEGER NOT NULL,
            declarations INTEGER NOT NULL,
            examined INTEGER NOT NULL,
            findings INTEGER NOT NULL,
            PRIMARY KEY (identifier, day)
        ) STRICT, WITHOUT ROWID;
        -- Projection: the headings and origins that an operator has declared.
        CREATE TABLE operator_pair (
            identifier TEXT NOT NULL,
            kind TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (identifier, kind, value)
        ) STRICT, WITHOUT ROWID;
        -- Projection: usual value per kilogram by subheading, origin and currency: the sum of millionths of its natural
        -- logarithm (whole numbers, so that the order of adding does not matter) and how many were added.
        CREATE TABLE peer_value (
            commodity TEXT NOT NULL,
            origin TEXT NOT NULL,
            currency TEXT NOT NULL,
            count INTEGER NOT NULL,
            log_sum INTEGER NOT NULL,
            PRIMARY KEY (commodity, origin, currency)
        ) STRICT, WITHOUT ROWID;
        -- Projection: the trusted-trader status of an operator from an instant on.
        CREATE TABLE operator_status (
            identifier TEXT NOT NULL,
            since INTEGER NOT NULL,
            programme TEXT NOT NULL,
            status TEXT NOT NULL,
            PRIMARY KEY (identifier, since)
        ) STRICT, WITHOUT ROWID;
        -- Projection: how often a profile selected at an office on the office's own day, for the daily caps.
        CREATE TABLE profile_day (
            day TEXT NOT NULL,
            office TEXT NOT NULL,
            profile TEXT NOT NULL,
            selected INTEGER NOT NULL,
            PRIMARY KEY (day, office, profile)
        ) STRICT, WITHOUT ROWID;
        -- Projection: counts per office and UTC hour, for the live figures.
        CREATE TABLE office_figure (
            hour INTEGER NOT NULL,
            office TEXT NOT NULL,
            channel TEXT NOT NULL,
            trusted INTEGER NOT NULL,
            measure TEXT NOT NULL,
            value INTEGER NOT NULL,
            PRIMARY KEY (hour, office, channel, trusted, measure)
        ) STRICT, WITHOUT ROWID;
        """

    /// Every path of the search has an index at a million rows. SQLite sees that a partial index serves `state = 'x'`
    /// when its condition is a chain of ORs, never when it is an IN.
    private static let search = """
        -- What waits, and the few that came to nothing; released declarations, the many, are found by walking down.
        CREATE INDEX declaration_state ON declaration (state, serial)
            WHERE state = 'prelodged' OR state = 'documents' OR state = 'examination' OR state = 'checked'
                OR state = 'stopped' OR state = 'refused' OR state = 'withdrawn';
        CREATE INDEX declaration_channel ON declaration (channel, serial)
            WHERE channel = 'red' OR channel = 'yellow' OR channel = 'blue';
        CREATE INDEX declaration_reference ON declaration (reference, serial);
        CREATE INDEX declaration_heading ON declaration (substr(commodity, 1, 4), serial);
        CREATE INDEX declaration_lodged ON declaration (lodged_at, serial);
        """
}
