package import Customs
package import Database

/// What the desk asks the other topics within an act's transaction.
package struct CaseHooks: Sendable {
    /// The questions that must be answered and are not, by site; empty when all are.
    package var unanswered: @Sendable (CaseLife, CaseRules, any Reading) throws -> [String]
    /// Freezes the answers as they stand and answers their SHA-256.
    package var freeze: @Sendable (CaseLife, CaseRules, any Writing, Instant) throws -> String
    /// Why the operator may not apply now: a bar of its own or of one it shares a number or an owner with; nil when it may.
    package var bar: @Sendable (OperatorID, CaseRules, any Reading, Instant) throws -> String?
    /// Whom a letter of an event goes to, and what its sites are called: as the register said then.
    package var party: @Sendable (OperatorID, [SiteID], CaseEvent, any Reading) throws -> LetterFacts = { id, _, _, _ in
        LetterFacts(recipient: CertificateHolder(name: id.text))
    }
    /// What a letter calls an operator's files; one that is not the operator's is left out.
    package var evidence: @Sendable ([EvidenceID], OperatorID, any Reading) throws -> [EvidenceID: String] = {
        ids, _, _ in
        Dictionary(ids.map { ($0, $0.text) }, uniquingKeysWith: { first, _ in first })
    }

    package init(
        unanswered: @escaping @Sendable (CaseLife, CaseRules, any Reading) throws -> [String],
        freeze: @escaping @Sendable (CaseLife, CaseRules, any Writing, Instant) throws -> String,
        bar: @escaping @Sendable (OperatorID, CaseRules, any Reading, Instant) throws -> String? = { _, _, _, _ in nil
        }
    ) {
        self.unanswered = unanswered
        self.freeze = freeze
        self.bar = bar
    }
}
