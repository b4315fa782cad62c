import Customs
package import Database
import JSON
import Sealing

/// The append-only record of every fact with legal effect.
///
/// Other rooms ask here: they append events inside their own write transaction, read them back, and declare what their
/// tables are made of as ``Projection``s. Nobody else touches the tables `event` and `ledger_head`.
package enum Ledger {
    /// Appends events at the ledger's end, in the order given, within the caller's transaction.
    ///
    /// One read of the head, one insert for all rows, one update of the head, so give a whole group's drafts at once.
    /// Sequences are dense: another process that appends waits for this transaction's end, and a rolled-back one leaves
    /// no hole. Append inside `Database.write`: all appends meet at the head row, so under load `writeConcurrently` ends in
    /// `.serialization`. Throws ``LedgerError`` (`head`, `data`) and `DatabaseError`.
    @discardableResult
    package static func append(_ drafts: [EventDraft], in tx: any Writing) throws -> [Event] {
        if drafts.isEmpty { return [] }
        let size = try lockedSize(in: tx)
        let events = try seal(drafts, after: size)
        try tx.enqueue(insert, many: events.map(row))
        try tx.enqueue("UPDATE ledger_head SET size = ? WHERE id = 1", many: [[.int(size + Int64(drafts.count))]])
        return events
    }

    /// Appends events and brings the projections up to date with them, within the caller's transaction.
    @discardableResult
    package static func append(
        _ drafts: [EventDraft], projecting projections: [any Projection], in tx: any Writing
    ) throws -> [Event] {
        let events = try append(drafts, in: tx)
        for projection in projections { try projection.applyOfInterest(events, in: tx) }
        return events
    }

    /// How many events there are; also the sequence of the last.
    package static func size(in reading: any Reading) throws -> Int64 {
        try head(reading.first("SELECT size FROM ledger_head WHERE id = 1"))
    }

    /// The drafts as events behind `size`: canonical bytes and leaves, no database.
    static func seal(_ drafts: [EventDraft], after size: Int64) throws(LedgerError) -> [Event] {
        var writer = JSONWriter(capacity: 2048)
        var events: [Event] = []
        events.reserveCapacity(drafts.count)
        var sequence = size
        for draft in drafts {
            sequence += 1
            let data = try draft.canonicalData()
            let leaf = Event.leaf(
                sequence: sequence, kind: draft.kind.name, subject: draft.subject, at: draft.at, actor: draft.actor,
                reason: draft.reason, data: data, with: &writer)
            events.append(
                Event(
                    sequence: sequence, kind: draft.kind, subject: draft.subject, at: draft.at, actor: draft.actor,
                    reason: draft.reason, canonicalData: data, leaf: leaf))
        }
        return events
    }

    /// The head's size; on PostgreSQL its row stays locked until the transaction ends (SQLite has one writer anyway).
    private static func lockedSize(in tx: any Writing) throws -> Int64 {
        let lock = tx.engine == .postgresql ? " FOR UPDATE" : ""
        return try head(tx.first("SELECT size FROM ledger_head WHERE id = 1" + lock))
    }

    private static func head(_ row: Row?) throws -> Int64 {
        guard let size = try row?.int("size") else { throw LedgerError(.head, "the ledger has no head row") }
        return size
    }

    private static let insert = """
        INSERT INTO event (sequence, kind, subject, at_ms, actor, reason, data, leaf) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static func row(_ event: Event) -> [SQLValue] {
        [
            .int(event.sequence), .text(event.kind.name), .text(event.subject), .int(event.at.milliseconds),
            .text(event.actor), .text(event.reason), .blob(event.canonicalData), .blob(event.leaf.bytes),
        ]
    }
}
