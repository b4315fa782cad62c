package import Customs
package import Database
import JSON
import Ledger
import Sealing

/// What arrived and could not be read or carried on: kept with its bytes and its reasons until someone retries it or
/// sets it aside. Nothing that arrives is lost.
package struct QuarantineEntry: Hashable, Sendable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        case waiting
        /// A retry was read and lodged; `number` names the declaration.
        case retried
        /// Someone looked at it and set it aside with a reason.
        case discarded
    }

    package var id: String
    package var arrivedAt: Instant
    /// The door it came through: `http`, `import`.
    package var source: String
    package var organisation: String
    package var mediaType: String
    package var bytes: [UInt8]
    package var problems: [Problem]
    package var state: State
    package var number: String?
    package var changedAt: Instant
}

/// Reads and writes of the table `quarantine`.
package struct QuarantineStore: Sendable {
    package let database: Database

    /// Keeps what arrived. The same bytes from the same organisation that still wait are kept once.
    ///
    /// - Returns: the entry's identifier.
    package func keep(
        _ bytes: [UInt8], mediaType: String, problems: [Problem], organisation: String, source: String,
        actor: String, at instant: Instant
    ) async throws -> String {
        let hash = SHA256.hash(bytes).hex
        let id = "Q" + SHA256.hash(Array("\(organisation)\n\(hash)".utf8)).hex.prefix(24).uppercased()
        let reasons = ProblemJSON.array(problems).bytes()
        return try await database.write { (tx) throws -> String in
            let changed = try tx.execute(
                """
                INSERT INTO quarantine
                (id, arrived_at, source, organisation, media_type, bytes, reasons, state, number, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', NULL, ?)
                ON CONFLICT (id) DO UPDATE SET reasons = excluded.reasons, state = 'waiting', changed_at = excluded.changed_at
                WHERE quarantine.state <> 'waiting'
                """,
                [
                    .text(id), .int(instant.milliseconds), .text(source), .text(organisation), .text(mediaType),
                    .blob(bytes), .blob(reasons), .int(instant.milliseconds),
                ])
            if changed > 0 {
                var data = JSONWriter()
                data.beginObject()
                data.key("bytes")
                data.int(bytes.count)
                data.key("contentHash")
                data.string(hash)
                data.key("mediaType")
                data.string(mediaType)
                data.key("problems")
                data.int(problems.count)
                data.endObject()
                _ = try Ledger.append(
                    [EventDraft(.quarantineEntered, subject: id, at: instant, actor: actor, canonicalData: data.bytes)],
                    in: tx)
            }
            return id
        }
    }

    /// One entry, nil when there is none.
    package func entry(_ id: String) async throws -> QuarantineEntry? {
        try await database.read { (db) throws in
            try db.first("SELECT * FROM quarantine WHERE id = ?", [.text(id)]).map { try Self.entry($0) }
        }
    }

    /// Entries of a state, newest first; `before` is the last one's arrival of the page above.
    package func entries(_ state: QuarantineEntry.State, before: Instant? = nil, limit: Int = 50) async throws
        -> [QuarantineEntry]
    {
        try await database.read { (db) throws in
            try db.query(
                "SELECT * FROM quarantine WHERE state = ? AND arrived_at < ? ORDER BY arrived_at DESC LIMIT ?",
                [.text(state.rawValue), .int(before?.milliseconds ?? Int64.max), .int(Int64(min(limit, 200)))]
            ).map { try Self.entry($0) }
        }
    }

    /// An entry as a list shows it, without its bytes.
    package struct Summary: Hashable, Sendable {
        package var entry: QuarantineEntry
        /// Bytes.
        package var size: Int
        /// Where the next page goes on.
        package var key: Key
    }

    /// The place of an entry in its list: its arrival and, for those of one moment, its identifier.
    package struct Key: Hashable, Sendable, CustomStringConvertible {
        package var arrivedAt: Int64
        package var id: String

        package var description: String { "\(arrivedAt).\(id)" }

        /// The key that ``description`` wrote; nil for another text.
        package init?(_ text: String) {
            let parts = text.split(separator: ".", maxSplits: 1)
            guard parts.count == 2, let arrivedAt = Int64(parts[0]) else { return nil }
            self.init(arrivedAt: arrivedAt, id: String(parts[1]))
        }

        package init(arrivedAt: Int64, id: String) {
            self.arrivedAt = arrivedAt
            self.id = id
        }
    }

    /// Entries of a state without their bytes, newest first, below a key.
    package func summaries(_ state: QuarantineEntry.State, below key: Key? = nil, limit: Int = 50) async throws
        -> [Summary]
    {
        try await database.read { (db) throws in
            try db.query(
                """
                SELECT id, arrived_at, source, organisation, media_type, length(bytes) AS size, reasons, state, number,
                changed_at FROM quarantine WHERE state = ? AND arrived_at <= ? AND (arrived_at < ? OR id < ?)
                ORDER BY arrived_at DESC, id DESC LIMIT ?
                """,
                [
                    .text(state.rawValue), .int(key?.arrivedAt ?? Int64.max), .int(key?.arrivedAt ?? Int64.max),
                    .text(key?.id ?? ""), .int(Int64(min(limit, 201))),
                ]
            ).map { (row) throws in
                let entry = try Self.entry(row, bytes: [])
                return Summary(
                    entry: entry, size: Int(try row.int("size")),
                    key: Key(arrivedAt: entry.arrivedAt.milliseconds, id: entry.id))
            }
        }
    }

    /// How many entries there are of each state.
    package func counts() async throws -> [String: Int] {
        try await database.read { (db) throws in
            var counts: [String: Int] = [:]
            for row in try db.query("SELECT state, count(*) AS entries FROM quarantine GROUP BY state") {
                counts[try row.text("state")] = Int(try row.int("entries"))
            }
            return counts
        }
    }

    /// How many entries wait.
    package func waiting() async throws -> Int {
        try await database.read { (db) throws in
            Int(try db.value("SELECT count(*) FROM quarantine WHERE state = 'waiting'")?.int ?? 0)
        }
    }

    /// Closes a waiting entry; false when it no longer waits.
    package func close(
        _ id: String, as state: QuarantineEntry.State, number: String?, reason: String, actor: String,
        at instant: Instant
    ) async throws -> Bool {
        try await database.write { (tx) throws -> Bool in
            let changed = try tx.execute(
                "UPDATE quarantine SET state = ?, number = ?, changed_at = ? WHERE id = ? AND state = 'waiting'",
                [.text(state.rawValue), .optional(number), .int(instant.milliseconds), .text(id)])
            guard changed == 1 else { return false }
            var data = JSONWriter()
            data.beginObject()
            if let number {
                data.key("number")
                data.string(number)
            }
            data.endObject()
            let kind: EventKind = state == .retried ? .quarantineRetried : .quarantineDiscarded
            _ = try Ledger.append(
                [EventDraft(kind, subject: id, at: instant, actor: actor, reason: reason, canonicalData: data.bytes)],
                in: tx)
            return true
        }
    }

    private static func entry(_ row: Row) throws(DatabaseError) -> QuarantineEntry {
        try entry(row, bytes: try row.blob("bytes"))
    }

    private static func entry(_ row: Row, bytes: [UInt8]) throws(DatabaseError) -> QuarantineEntry {
        QuarantineEntry(
            id: try row.text("id"), arrivedAt: Instant(milliseconds: try row.int("arrived_at")),
            source: try row.text("source"), organisation: try row.text("organisation"),
            mediaType: try row.text("media_type"), bytes: bytes,
            problems: ProblemJSON.problems(try row.blob("reasons")),
            state: QuarantineEntry.State(rawValue: try row.text("state")) ?? .waiting,
            number: try row.optionalText("number"), changedAt: Instant(milliseconds: try row.int("changed_at")))
    }
}
