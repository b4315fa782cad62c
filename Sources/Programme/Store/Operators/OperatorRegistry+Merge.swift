import Country
import Customs
import Database
import HTTP
package import Identity
package import JSON
import Sealing

extension ProtectedAct {
    /// Two entries of one legal person become one; the lost number leads to the kept one for ever.
    package static let mergeOperators = ProtectedAct(
        "operator.merge", propose: .proposeMerge, approve: .approveMerge, lapsesAfterHours: 7 * 24)
}

extension OperatorRegistry {
    /// What a merge is to be: the proposal's payload.
    package struct Merge: Hashable, Sendable {
        package var lost: OperatorID
        package var kept: OperatorID

        package init(lost: OperatorID, kept: OperatorID) {
            self.lost = lost
            self.kept = kept
        }

        package init(_ payload: JSONValue) throws {
            lost = try OperatorID(payload["lost"]?.string ?? "")
            kept = try OperatorID(payload["kept"]?.string ?? "")
        }

        package var payload: JSONValue { ["kept": .string(kept.text), "lost": .string(lost.text)] }
    }

    /// Proposes that two entries become one. Throws ``OperatorError`` when they cannot, and ``ApprovalError``.
    package func propose(
        _ merge: Merge, reason: String, by login: String, with approvals: Approvals
    ) async throws -> Proposal {
        try await base.database.read { (db) throws in try Self.check(merge, in: db) }
        return try await approvals.propose(
            .mergeOperators, subject: merge.lost.text, payload: merge.payload, reason: reason, by: login)
    }

    /// What merges entries once a second person has approved.
    package var mergePerformance: Approvals.Performance {
        Approvals.Performance(.mergeOperators) { [self] (proposal, tx) throws in
            let merge = try Merge(try JSONValue.parse(proposal.payload))
            try Self.check(merge, in: tx)
            let instant = proposal.answeredAt ?? proposal.proposedAt
            let writer = OperatorWriter(
                tx: tx, actor: proposal.answeredBy ?? "-", reason: proposal.id, instant: instant,
                day: day(of: instant), organisations: [:])
            // The lost entry lets go before the kept one takes over.
            try writer.append([
                (merge.lost, .merged(OperatorFact.Merged(into: merge.kept))),
                (merge.kept, .absorbed(OperatorFact.Absorbed(lost: merge.lost))),
            ])
        } afterwards: { [self] proposal in
            guard let payload = try? JSONValue.parse(proposal.payload), let merge = try? Merge(payload) else { return }
            lead(merge.lost, to: merge.kept)
        }
    }

    private static func check(_ merge: Merge, in db: any Reading) throws {
        guard merge.lost != merge.kept else {
            throw OperatorError(.sameOperator, field: "kept", "an entry is not its own double")
        }
        for (id, field) in [(merge.lost, "lost"), (merge.kept, "kept")] {
            let row = try db.first("SELECT merged_into FROM operator_entry WHERE serial = ?", [.int(id.serial)])
            guard let row else { throw OperatorError(.unknown, field: field, "there is no operator \(id)") }
            if let into = try row.optionalInt("merged_into") {
                throw OperatorError(.merged, field: field, "\(id) was merged into \(OperatorID(serial: into))")
            }
        }
    }
}
