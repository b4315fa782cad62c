package import Customs

/// A fact with who told it, when, and its place in the ledger.
package struct CaseEvent: Hashable, Sendable {
    package var fact: CaseFact
    package var at: Instant
    package var actor: String
    /// 0 while it is not yet in the ledger.
    package var sequence: Int64

    package init(_ fact: CaseFact, at: Instant, actor: String, sequence: Int64 = 0) {
        self.fact = fact
        self.at = at
        self.actor = actor
        self.sequence = sequence
    }
}
