import Customs
import Database
import JSON
import Ledger

/// Reads and writes of the table `organisation`.
enum OrganisationStore {
    /// Registers an organisation, or brings its name and kind up to date; nothing happens when it stands so already.
    static func register(_ organisation: Organisation, by actor: String, at now: Instant, in tx: any Writing) throws {
        if try find(organisation.id, in: tx) == organisation { return }
        try tx.execute(
            """
            INSERT INTO organisation (id, name, kind) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind
            """, [.text(organisation.id), .text(organisation.name), .text(organisation.kind.rawValue)])
        try Ledger.append(
            [
                EventDraft(
                    .organisationRegistered, subject: organisation.id, at: now, actor: actor,
                    data: ["kind": .string(organisation.kind.rawValue)])
            ], in: tx)
    }

    static func find(_ id: String, in db: any Reading) throws -> Organisation? {
        try db.first("SELECT * FROM organisation WHERE id = ?", [.text(id)]).map { try organisation($0) }
    }

    /// In the order of their numbers.
    static func all(after id: String, limit: Int, in db: any Reading) throws -> [Organisation] {
        try db.query("SELECT * FROM organisation WHERE id > ? ORDER BY id LIMIT ?", [.text(id), .int(limit)])
            .map { try organisation($0) }
    }

    private static func organisation(_ row: Row) throws(DatabaseError) -> Organisation {
        Organisation(
            id: try row.text("id"), name: try row.text("name"),
            kind: Organisation.Kind(rawValue: try row.text("kind")) ?? .trader)
    }
}
