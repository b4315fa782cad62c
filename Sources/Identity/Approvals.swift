package import Customs
package import Database
package import HTTP
package import JSON
import Ledger
import Sealing

/// Protected acts: one proposes, another approves, and the act is done once, in the transaction of its approval.
///
/// Every room declares its acts with what does them; the roof puts them together. What a person may do is read within
/// the transaction that does it, so a role taken away a moment before counts.
package struct Approvals: Sendable {
    /// A protected act and what does it.
    package struct Performance: Sendable {
        package let act: ProtectedAct
        /// Does the act within the approving transaction, events included; what it throws undoes the approval too, and
        /// the proposal stays open. It may be run again after a rollback, so it does nothing but write.
        ///
        /// The proposal bears its answer: `answeredBy` is who approved, `answeredAt` when.
        package let execute: @Sendable (Proposal, any Writing) throws -> Void
        /// Run once the approval is durable, for caches that have to be forgotten.
        package let afterwards: @Sendable (Proposal) -> Void

        package init(
            _ act: ProtectedAct, execute: @escaping @Sendable (Proposal, any Writing) throws -> Void,
            afterwards: @escaping @Sendable (Proposal) -> Void = { _ in }
        ) {
            self.act = act
            self.execute = execute
            self.afterwards = afterwards
        }
    }

    private let database: Database
    private let grants: Grants
    private let time: TimeSource
    private let performances: [String: Performance]

    /// - Parameter performances: those of every room. Of two with one name the first stands; a test looks for such.
    package init(database: Database, grants: Grants, time: TimeSource, performances: [Performance]) {
        self.database = database
        self.grants = grants
        self.time = time
        self.performances = Dictionary(performances.map { ($0.act.name, $0) }) { first, _ in first }
    }

    /// Every protected act of the house, in the order of their names.
    package var acts: [ProtectedAct] { performances.values.map(\.act).sorted { $0.name < $1.name } }

    package func act(_ name: String) -> ProtectedAct? { performances[name]?.act }

    /// Proposes an act. Throws ``ApprovalError`` when the proposer may not, or gives no reason.
    ///
    /// - Parameter barred: people besides the proposer who had a part in it and so may not answer.
    package func propose(
        _ act: ProtectedAct, subject: String, payload: JSONValue, reason: String, barred: Set<String> = [],
        by login: String
    ) async throws -> Proposal {
        let now = time.now()
        let bytes = try payload.canonicalBytes()
        let id = "p" + Hex.text(RandomBytes.make(8))
        let (known, grants) = (performances[act.name] != nil, grants)
        return try await database.write { (tx) throws -> Proposal in
            guard known else { throw ApprovalError.unknownAct }
            guard let account = try AccountStore.account(login, in: tx), account.isActive,
                grants.permissions(of: account.roles).contains(act.propose)
            else { throw ApprovalError.notAllowed }
            guard !reason.allSatisfy(\.isWhitespace) else { throw ApprovalError.reasonMissing }
            let proposal = Proposal(
                id: id, act: act.name, subject: subject, payload: bytes, payloadHash: SHA256.hash(bytes).hex,
                reason: reason, proposedBy: login, proposedAt: now,
                lapsesAt: now.advanced(bySeconds: Int64(act.lapsesAfterHours) * 3600), barred: barred, state: .open)
            try ProposalStore.insert(proposal, in: tx)
            return proposal
        }
    }

    /// Approves and does, refuses, or takes back. Throws ``ApprovalError`` when this person may not answer so now, and
    /// what the act itself throws; the proposal is then as it was.
    package func answer(
        _ id: String, _ answer: Proposal.Answer, reason: String, by login: String
    ) async throws -> Proposal {
        let now = time.now()
        let (performances, grants) = (performances, grants)
        let done = try await database.write { (tx) throws -> Proposal in
            guard let open = try ProposalStore.find(id, in: tx) else { throw ApprovalError.notFound }
            guard let performance = performances[open.act] else { throw ApprovalError.unknownAct }
            guard let account = try AccountStore.account(login, in: tx), account.isActive else {
                throw ApprovalError.notAllowed
            }
            let held = grants.permissions(of: account.roles)
            if let refusal = open.refusal(
                of: answer, reason: reason, by: login, holding: held, to: performance.act, at: now)
            {
                throw refusal
            }
            let proposal = open.answered(answer, reason: reason, by: login, at: now)
            guard try ProposalStore.close(proposal, in: tx) else { throw ApprovalError.closed }
            let kind: EventKind =
                switch answer {
                case .approve: .actApproved
                case .refuse: .actRefused
                case .withdraw: .actWithdrawn
                }
            try ProposalStore.note(kind, proposal, by: login, reason: reason, at: now, in: tx)
            if case .approve = answer {
                guard SHA256.hash(proposal.payload).hex == proposal.payloadHash else { throw ApprovalError.altered }
                try performance.execute(proposal, tx)
            }
            return proposal
        }
        if done.state == .approved { performances[done.act]?.afterwards(done) }
        return done
    }

    package func proposal(_ id: String) async throws -> Proposal? {
        try await database.read { (db) throws in try ProposalStore.find(id, in: db) }
    }

    /// Proposals of a state as it is now, newest first.
    package func list(
        _ state: Proposal.State, before moment: Instant = Instant(milliseconds: .max), limit: Int = 100
    ) async throws -> [Proposal] {
        let now = time.now()
        return try await database.read { (db) throws in
            try ProposalStore.list(state, at: now, before: moment, limit: limit, in: db)
        }
    }

    /// How many proposals wait for an answer.
    package func countOpen() async throws -> Int {
        let now = time.now()
        return try await database.read { (db) throws in try ProposalStore.countOpen(at: now, in: db) }
    }

    /// Why a person may not approve a proposal now; nil when he may. For pages, which then show why.
    package func refusal(toApprove proposal: Proposal, by principal: Principal) -> ApprovalError? {
        guard let act = act(proposal.act) else { return .unknownAct }
        return proposal.refusal(
            of: .approve(payloadHash: proposal.payloadHash), reason: "", by: principal.id,
            holding: principal.permissions, to: act, at: time.now())
    }
}
