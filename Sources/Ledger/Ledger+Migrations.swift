package import Database

extension Ledger {
    /// The tables of this room.
    package static let migrations = [
        Migration(
            id: "ledger-0001",
            sqlite: tables + """
                CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
                BEGIN SELECT raise(ABORT, 'events are appended, never changed'); END;
                CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
                BEGIN SELECT raise(ABORT, 'events are appended, never deleted'); END;
                """,
            postgresql: tables + """
                CREATE FUNCTION event_stays() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'events are appended, never changed or deleted'; END $$;
                CREATE TRIGGER event_is_not_changed BEFORE UPDATE OR DELETE ON event
                FOR EACH ROW EXECUTE FUNCTION event_stays();
                CREATE TRIGGER event_is_not_truncated BEFORE TRUNCATE ON event
                FOR EACH STATEMENT EXECUTE FUNCTION event_stays();
                """),
        Migration(
            id: "ledger-0002-rare-kinds",
            sql: """
                DROP INDEX event_kind;
                -- Of the kinds that nearly every event is of, the next ones are found by walking along the events.
                CREATE INDEX event_kind ON event (kind, sequence) WHERE \(EventFilter.isRare);
                """),
    ]

    private static let tables = """
        -- Ledger: the facts, in their order. Appended only; the triggers below keep slips of the hand out.
        CREATE TABLE event (
            sequence INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            actor TEXT NOT NULL,
            reason TEXT,
            data BLOB NOT NULL,
            leaf BLOB NOT NULL,
            CHECK (sequence > 0 AND length(leaf) = 32)
        );
        CREATE INDEX event_subject ON event (subject, sequence);
        CREATE INDEX event_kind ON event (kind, sequence);
        -- Ledger: one row, the number of events; locked by whoever appends.
        CREATE TABLE ledger_head (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            size INTEGER NOT NULL CHECK (size >= 0)
        );
        INSERT INTO ledger_head (id, size) VALUES (1, 0);

        """
}
