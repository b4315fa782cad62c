import Customs
import Database
import JSON
import Ledger

/// Reads and writes of the table `proposal`.
enum ProposalStore {
    static func insert(_ proposal: Proposal, in tx: any Writing) throws {
        try tx.execute(
            """
            INSERT INTO proposal (id, act, subject, payload, payload_hash, reason, proposed_by, proposed_at, lapses_at,
            barred, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')
            """,
            [
                .text(proposal.id), .text(proposal.act), .text(proposal.subject), .blob(proposal.payload),
                .text(proposal.payloadHash), .text(proposal.reason), .text(proposal.proposedBy),
                .int(proposal.proposedAt.milliseconds), .int(proposal.lapsesAt.milliseconds),
                .text(proposal.barred.sorted().joined(separator: " ")),
            ])
        try note(
            .actProposed, proposal, by: proposal.proposedBy, reason: proposal.reason, at: proposal.proposedAt, in: tx)
    }

    /// Writes the answer that the proposal bears; false when another answer was first.
    static func close(_ proposal: Proposal, in tx: any Writing) throws -> Bool {
        try tx.execute(
            "UPDATE proposal SET state = ?, answered_by = ?, answered_at = ?, answer = ? WHERE id = ? AND state = 'open'",
            [
                .text(proposal.state.rawValue), .text(proposal.answeredBy),
                .int(proposal.answeredAt?.milliseconds), .text(proposal.answer), .text(proposal.id),
            ]) == 1
    }

    static func note(
        _ kind: EventKind, _ proposal: Proposal, by actor: String, reason: String, at now: Instant, in tx: any Writing
    ) throws {
        let draft = EventDraft(
            kind, subject: proposal.subject, at: now, actor: actor, reason: reason.isEmpty ? nil : reason,
            data: [
                "act": .string(proposal.act), "payload": .string(proposal.payloadHash),
                "proposal": .string(proposal.id),
            ])
        try Ledger.append([draft], in: tx)
    }

    static func find(_ id: String, in db: any Reading) throws -> Proposal? {
        try db.first("SELECT * FROM proposal WHERE id = ?", [.text(id)]).map { try proposal($0) }
    }

    /// Newest first, at most `limit`, those proposed before `moment`.
    static func list(
        _ state: Proposal.State, at now: Instant, before moment: Instant, limit: Int, in db: any Reading
    ) throws -> [Proposal] {
        let stored = state == .lapsed ? Proposal.State.open : state
        var sql = "SELECT * FROM proposal WHERE state = ? AND proposed_at < ?"
        var values: [SQLValue] = [.text(stored.rawValue), .int(moment.milliseconds)]
        if stored == .open {
            sql += state == .lapsed ? " AND lapses_at <= ?" : " AND lapses_at > ?"
            values.append(.int(now.milliseconds))
        }
        return try db.query(sql + " ORDER BY proposed_at DESC, id LIMIT ?", values + [.int(limit)])
            .map { try proposal($0) }
    }

    static func countOpen(at now: Instant, in db: any Reading) throws -> Int {
        Int(
            try db.value(
                "SELECT count(*) FROM proposal WHERE state = 'open' AND lapses_at > ?", [.int(now.milliseconds)])?.int
                ?? 0)
    }

    private static func proposal(_ row: Row) throws(DatabaseError) -> Proposal {
        Proposal(
            id: try row.text("id"), act: try row.text("act"), subject: try row.text("subject"),
            payload: try row.blob("payload"), payloadHash: try row.text("payload_hash"), reason: try row.text("reason"),
            proposedBy: try row.text("proposed_by"), proposedAt: Instant(milliseconds: try row.int("proposed_at")),
            lapsesAt: Instant(milliseconds: try row.int("lapses_at")),
            barred: Set(try row.text("barred").split(separator: " ").map(String.init)),
            state: Proposal.State(rawValue: try row.text("state")) ?? .open,
            answeredBy: try row.optionalText("answered_by"),
            answeredAt: try row.optionalInt("answered_at").map { Instant(milliseconds: $0) },
            answer: try row.optionalText("answer"))
    }
}
