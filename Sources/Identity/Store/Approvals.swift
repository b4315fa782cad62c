package import Customs
package import Database
import HTTP
import JSON
import Ledger
import Sealing

/// Protected acts: one proposes, another approves, and the act is done once, in the transaction of its approval.
package struct Approvals: Sendable {
    /// Does the act within the approving transaction; what it throws undoes the approval too.
    package typealias Executor = @Sendable (Proposal, any Writing) throws -> Void

    private let database: Database
    private let grants: Grants
    private let acts: [String: (act: ProtectedAct, execute: Executor)]

    /// - Parameter acts: every protected act of the house with what does it.
    package init(database: Database, grants: Grants, acts: [(ProtectedAct, Executor)]) {
        self.database = database
        self.grants = grants
        self.acts = Dictionary(
            acts.map { ($0.0.name, (act: $0.0, execute: $0.1)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Proposes an act. Throws ``ApprovalError`` when the proposer may not.
    package func propose(
        _ act: ProtectedAct, subject: String, payload: [UInt8], reason: String, by account: Account, at now: Instant
    ) async throws -> Proposal {
        guard acts[act.name] != nil else { throw ApprovalError.unknownAct }
        guard account.isActive, grants.permissions(of: account.roles).contains(act.propose) else {
            throw ApprovalError.notAllowed
        }
        let proposal = Proposal(
            id: "p" + RandomBytes.token(9), act: act.name, subject: subject, payload: payload,
            payloadHash: SHA256.hash(payload).hex, reason: reason, proposedBy: account.login, proposedAt: now,
            lapsesAt: now.advanced(bySeconds: Int64(act.lapsesAfterHours) * 3600), state: .open)
        try await database.write { (tx) throws -> Void in
            try tx.execute(
                """
                INSERT INTO proposal (id, act, subject, payload, payload_hash, reason, proposed_by, proposed_at, lapses_at,
                state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')
                """,
                [
                    .text(proposal.id), .text(act.name), .text(subject), .blob(payload), .text(proposal.payloadHash),
                    .text(reason), .text(account.login), .int(now.milliseconds), .int(proposal.lapsesAt.milliseconds),
                ])
            try Ledger.append(
                [Self.draft(.actProposed, proposal, actor: account.login, reason: reason, at: now)], in: tx)
        }
        return proposal
    }

    /// Approves and does, or refuses with a reason. Throws ``ApprovalError`` when this person may not answer this now.
    package func answer(
        _ id: String, approve: Bool, reason: String, by account: Account, at now: Instant
    ) async throws -> Proposal {
        try await database.write { (tx) throws -> Proposal in
            guard let row = try tx.first("SELECT * FROM proposal WHERE id = ?", [.text(id)]) else {
                throw ApprovalError.notFound
            }
            var proposal = try Self.proposal(row)
            guard let entry = acts[proposal.act] else { throw ApprovalError.unknownAct }
            guard account.isActive, grants.permissions(of: account.roles).contains(entry.act.approve) else {
                throw ApprovalError.notAllowed
            }
            if let refusal = proposal.refusal(answeredBy: account.login, at: now) { throw refusal }
            proposal.state = approve ? .approved : .refused
            proposal.answeredBy = account.login
            proposal.answeredAt = now
            proposal.answer = reason
            let changed = try tx.execute(
                """
                UPDATE proposal SET state = ?, answered_by = ?, answered_at = ?, answer = ?
                WHERE id = ? AND state = 'open'
                """,
                [
                    .text(proposal.state.rawValue), .text(account.login), .int(now.milliseconds), .text(reason),
                    .text(id),
                ])
            guard changed == 1 else { throw ApprovalError.closed }
            let kind: EventKind = approve ? .actApproved : .actRefused
            try Ledger.append([Self.draft(kind, proposal, actor: account.login, reason: reason, at: now)], in: tx)
            if approve { try entry.execute(proposal, tx) }
            return proposal
        }
    }

    /// Proposals of a state, newest first, at most 200.
    package func list(_ state: Proposal.State) async throws -> [Proposal] {
        try await database.read { (db) throws in
            try db.query(
                "SELECT * FROM proposal WHERE state = ? ORDER BY proposed_at DESC LIMIT 200", [.text(state.rawValue)]
            ).map { try Self.proposal($0) }
        }
    }

    private static func draft(
        _ kind: EventKind, _ proposal: Proposal, actor: String, reason: String, at now: Instant
    ) -> EventDraft {
        EventDraft(
            kind, subject: proposal.subject, at: now, actor: actor, reason: reason.isEmpty ? nil : reason,
            data: [
                "act": .string(proposal.act), "payload": .string(proposal.payloadHash),
                "proposal": .string(proposal.id),
            ])
    }

    private static func proposal(_ row: Row) throws(DatabaseError) -> Proposal {
        Proposal(
            id: try row.text("id"), act: try row.text("act"), subject: try row.text("subject"),
            payload: try row.blob("payload"), payloadHash: try row.text("payload_hash"), reason: try row.text("reason"),
            proposedBy: try row.text("proposed_by"), proposedAt: Instant(milliseconds: try row.int("proposed_at")),
            lapsesAt: Instant(milliseconds: try row.int("lapses_at")),
            state: Proposal.State(rawValue: try row.text("state")) ?? .open,
            answeredBy: try row.optionalText("answered_by"),
            answeredAt: try row.optionalInt("answered_at").map { Instant(milliseconds: $0) },
            answer: try row.optionalText("answer"))
    }
}
