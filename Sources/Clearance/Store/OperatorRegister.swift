import Concurrency
package import Customs
package import Database
import JSON
import Ledger

/// The trusted-trader status of operators at an instant, held in memory for the decisions and kept in the database.
///
/// What a simulator or an administrator set outright, without a case. Decisions ask a ``TrustSource``; this is one.
package final class OperatorRegister: TrustSource {
    package typealias Status = TrustStatus

    private let database: Database
    private let known = Locked<[String: [Status]]>([:])

    package init(database: Database) { self.database = database }

    /// Reads every status into memory. Call once at start.
    package func load() async throws {
        let all = try await database.read { (db) throws -> [String: [Status]] in
            var all: [String: [Status]] = [:]
            try db.forEach(
                "SELECT identifier, since, programme, status FROM operator_status ORDER BY identifier, since", []
            ) { row in
                all[try row.text("identifier"), default: []].append(
                    Status(
                        since: Instant(milliseconds: try row.int("since")), programme: try row.text("programme"),
                        status: try row.text("status")))
            }
            return all
        }
        known.with { $0 = all }
    }

    /// The operator's status at an instant; nil when it never had one.
    package func status(of identifier: String, at instant: Instant) -> Status? {
        known.with { $0[identifier]?.last { $0.since <= instant } }
    }

    /// Sets statuses, each with its event, in one transaction; a status already set for that instant is left as it is.
    package func set(_ statuses: [(identifier: String, status: Status)], actor: String, at instant: Instant)
        async throws
    {
        try await database.write { (tx) throws -> Void in
            var drafts: [EventDraft] = []
            for (identifier, status) in statuses {
                let changed = try tx.execute(
                    """
                    INSERT INTO operator_status (identifier, since, programme, status) VALUES (?, ?, ?, ?)
                    ON CONFLICT (identifier, since) DO NOTHING
                    """,
                    [
                        .text(identifier), .int(status.since.milliseconds), .text(status.programme),
                        .text(status.status),
                    ])
                if changed == 1 { drafts.append(Self.draft(identifier, status, actor: actor, at: instant)) }
            }
            if !drafts.isEmpty { _ = try Ledger.append(drafts, in: tx) }
        }
        try await load()
    }

    private static func draft(_ identifier: String, _ status: Status, actor: String, at instant: Instant) -> EventDraft
    {
        var data = JSONWriter()
        data.beginObject()
        data.key("programme")
        data.string(status.programme)
        data.key("since")
        data.int(status.since.milliseconds)
        data.key("status")
        data.string(status.status)
        data.endObject()
        return EventDraft(.operatorStatus, subject: identifier, at: instant, actor: actor, canonicalData: data.bytes)
    }
}
