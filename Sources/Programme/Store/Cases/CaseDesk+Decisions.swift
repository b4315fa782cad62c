package import Customs
package import Database
import FoundationEssentials
package import Identity
package import JSON

/// What is decided on a case by two people: one proposes, another approves, and the decision is the fact of that moment.
package struct DecisionProposal: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
        case grant, refuse, suspend, reinstate, revoke, annul, provisional, renew

        /// What a decision of this kind says; nil for a renewal, which is a fact of its own.
        package var outcome: Outcome? { Outcome(rawValue: rawValue) }
    }

    package var caseID: CaseID
    package var kind: Kind
    package var ground: String?
    package var exemption: String?
    package var reasons: [Reason]

    package init(
        caseID: CaseID, kind: Kind, ground: String? = nil, exemption: String? = nil, reasons: [Reason] = []
    ) {
        self.caseID = caseID
        self.kind = kind
        self.ground = ground
        self.exemption = exemption
        self.reasons = reasons
    }

    package var json: JSONValue {
        get throws { try JSONValue.parse([UInt8](try JSONEncoder().encode(self)), limits: .standard) }
    }

    package init(payload: [UInt8]) throws {
        self = try JSONDecoder().decode(DecisionProposal.self, from: Data(payload))
    }
}

extension CaseDesk {
    /// Proposes a decision. What could not be decided now is refused here already, so that nobody approves in vain.
    ///
    /// Throws ``CaseError`` and `ApprovalError`.
    package func propose(
        _ proposal: DecisionProposal, reason: String, by login: String, at instant: Instant,
        through approvals: Approvals
    ) async throws -> Proposal {
        let file = try await file(proposal.caseID)
        let rules = try rulebook.rules(of: file.life.opened)
        var trial = file.life
        if proposal.kind.outcome != nil {
            let asked = CaseFact.DecisionProposed(outcome: proposal.kind.outcome ?? .refuse, proposal: "-")
            try trial.apply(CaseEvent(.decisionProposed(asked), at: instant, actor: login), under: rules)
        }
        let fact = decision(proposal, on: file.life, under: rules, certificate: "-", by: login, and: "?", at: instant)
        let event = CaseEvent(fact, at: instant, actor: login)
        try trial.apply(event, under: rules)
        // What cannot be told is not proposed either.
        try await base.database.read { [self] (db) throws in try checkLetter(of: event, on: file, under: rules, in: db)
        }
        let life = file.life
        let barred = life.validators.set.union(life.officers.set).union(life.conflicts.set)
        let open = try await approvals.propose(
            .decideCase, subject: proposal.caseID.text, payload: try proposal.json, reason: reason, barred: barred,
            by: login)
        if let outcome = proposal.kind.outcome {
            try await act(proposal.caseID, actor: login, at: instant) { _ in
                [.decisionProposed(.init(outcome: outcome, proposal: open.id))]
            }
        }
        return open
    }

    /// Does what was proposed, in the transaction of its approval.
    package func perform(_ proposal: Proposal, in tx: any Writing) throws {
        let asked = try DecisionProposal(payload: proposal.payload)
        let (approver, instant) = (proposal.answeredBy ?? "-", proposal.answeredAt ?? proposal.proposedAt)
        _ = try write(asked.caseID, actor: approver, at: instant, in: tx) { place in
            let needsNumber = asked.kind == .grant || asked.kind == .provisional
            let number =
                needsNumber
                ? try place.life.certificate?.number
                    ?? CertificateNumbers.take(
                        prefix: place.rules.definition.certificate.prefix,
                        year: place.rules.zone.day(of: instant).year, in: tx) : nil
            return [
                decision(
                    asked, on: place.life, under: place.rules, certificate: number, by: proposal.proposedBy,
                    and: approver, at: instant)
            ]
        }
    }

    /// The fact that a proposal becomes.
    func decision(
        _ proposal: DecisionProposal, on life: CaseLife, under rules: CaseRules, certificate: String?,
        by proposer: String, and approver: String, at instant: Instant
    ) -> CaseFact {
        guard let outcome = proposal.kind.outcome else {
            let last = life.certificate?.through ?? rules.zone.day(of: instant)
            let months = rules.definition.certificate.validityMonths
            return .renewed(.init(through: months.map { last.advanced(byMonths: $0) }, approvedBy: approver))
        }
        // Only what gives a right waits for its day; what takes one away, or gives it back, holds at once.
        let isGrant = outcome == .grant
        let effective = isGrant ? rules.effective(decidedAt: instant) : instant
        return .decided(
            .init(
                outcome: outcome, ground: proposal.ground, exemption: proposal.exemption, reasons: proposal.reasons,
                proposedBy: proposer, approvedBy: approver, effective: effective,
                through: isGrant ? rules.through(effective: effective) : nil,
                certificate: isGrant || outcome == .provisional ? certificate : nil, sites: life.sites,
                letter: rules.definition.letter(outcome.letter)?.code))
    }

    /// The protected act of this topic, for the roof.
    var performance: Approvals.Performance {
        Approvals.Performance(.decideCase) { [self] (proposal, tx) throws in
            try perform(proposal, in: tx)
        } afterwards: { [self] proposal in
            guard let id = try? CaseID(proposal.subject) else { return }
            // What could not be read again now is read by the follower within its second.
            Task { [self] in
                let life = try await life(id)
                try await settle(life)
            }
        }
    }
}

extension Outcome {
    /// The code of the letter that tells it.
    var letter: String {
        switch self {
        case .grant: "grant"
        case .provisional: "provisional"
        case .refuse: "refusal"
        case .suspend: "suspension"
        case .reinstate: "reinstatement"
        case .revoke: "revocation"
        case .annul: "annulment"
        }
    }
}
