import Customs
package import Database
import JSON
import Sealing

/// Which events to read; what is not said does not matter.
package struct EventFilter: Sendable, Hashable {
    /// The first and last sequence.
    package var sequences: ClosedRange<Int64>?
    package var subject: String?
    /// Any of these; empty for all.
    package var kinds: [EventKind]
    /// At most so many; nil for all.
    package var limit: Int?
    /// The latest first.
    package var isReversed: Bool

    package init(
        sequences: ClosedRange<Int64>? = nil, subject: String? = nil, kinds: [EventKind] = [], limit: Int? = nil,
        isReversed: Bool = false
    ) {
        self.sequences = sequences
        self.subject = subject
        self.kinds = kinds
        self.limit = limit
        self.isReversed = isReversed
    }

    /// Every event.
    package static let all = EventFilter()

    /// The kinds that nearly every event is of, and which the index over kinds leaves out: what comes with each lodging.
    /// They are part of a migration's text: another list wants a migration of its own.
    private static let frequent = ["declaration.lodged", "declaration.decided", "declaration.released"]

    /// The condition of the index `event_kind`. Both engines use a partial index where a statement repeats its condition.
    static let isRare = frequent.map { "kind <> '\($0)'" }.joined(separator: " AND ")

    /// The statement behind `SELECT …`, and its values.
    var clause: (sql: String, values: [SQLValue]) {
        var terms: [String] = []
        var values: [SQLValue] = []
        if let sequences {
            terms.append("sequence BETWEEN ? AND ?")
            values += [.int(sequences.lowerBound), .int(sequences.upperBound)]
        }
        if let subject {
            terms.append("subject = ?")
            values.append(.text(subject))
        }
        if !kinds.isEmpty {
            terms.append("kind IN (" + kinds.map { _ in "?" }.joined(separator: ", ") + ")")
            values += kinds.map { .text($0.name) }
            if !kinds.contains(where: { Self.frequent.contains($0.name) }) { terms.append(Self.isRare) }
        }
        var sql = "FROM event"
        if !terms.isEmpty { sql += " WHERE " + terms.joined(separator: " AND ") }
        sql += " ORDER BY sequence" + (isReversed ? " DESC" : "")
        if let limit {
            sql += " LIMIT ?"
            values.append(.int(limit))
        }
        return (sql, values)
    }
}

extension Ledger {
    static let columns = "SELECT sequence, kind, subject, at_ms, actor, reason, data, leaf "

    /// Calls `body` for each event in order, at flat memory; `body` must not use the database. Throws what `body`
    /// throws, ``LedgerError`` `row`, and `DatabaseError`.
    package static func forEach(
        _ filter: EventFilter = .all, in reading: any Reading, _ body: (Event) throws -> Void
    ) throws {
        let (sql, values) = filter.clause
        try reading.forEach(columns + sql, values) { row in try body(event(row)) }
    }

    /// The events as an array; for ranges and subjects whose size is known to be small.
    package static func events(_ filter: EventFilter, in reading: any Reading) throws -> [Event] {
        var events: [Event] = []
        try forEach(filter, in: reading) { events.append($0) }
        return events
    }

    /// All events about one subject, in order.
    package static func events(about subject: String, in reading: any Reading) throws -> [Event] {
        try events(EventFilter(subject: subject), in: reading)
    }

    /// All events about each of some subjects, in order: one look-up for hundreds of them.
    package static func events(about subjects: [String], in reading: any Reading) throws -> [[Event]] {
        guard !subjects.isEmpty else { return [] }
        let sql = columns + "FROM event WHERE subject = ? ORDER BY sequence"
        return try reading.query(sql, each: subjects.map { [.text($0)] }).map { rows in
            try rows.map { (row) throws in try event(row) }
        }
    }

    /// The event at a place; nil when the ledger does not reach so far.
    package static func event(_ sequence: Int64, in reading: any Reading) throws -> Event? {
        try events(EventFilter(sequences: sequence...sequence), in: reading).first
    }

    /// By position, in the order of `columns`: by name would look up eight names for each of millions of rows.
    static func event(_ row: Row) throws(LedgerError) -> Event {
        guard let sequence = row[0].int else { throw LedgerError(.row, "an event without a sequence") }
        guard let kind = row[1].text, let subject = row[2].text, let at = row[3].int, let actor = row[4].text,
            row[5].isNull || row[5].text != nil, let data = row[6].blob, let leafBytes = row[7].blob,
            let leaf = Digest(bytes: leafBytes)
        else { throw LedgerError(.row, "event \(sequence) cannot be read") }
        return Event(
            sequence: sequence, kind: EventKind(kind), subject: subject, at: Instant(milliseconds: at), actor: actor,
            reason: row[5].text, canonicalData: data, leaf: leaf)
    }
}
