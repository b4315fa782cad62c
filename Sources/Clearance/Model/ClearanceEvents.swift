package import Ledger

/// The kinds of event that this room writes besides the facts of a declaration (``DeclarationFact``).
extension EventKind {
    /// The commitment to a day's seed was recorded before its first draw.
    package static let drawCommitted = EventKind("draw.committed", "The commitment to a day's seed.")
    /// A day is over and its seed is published.
    package static let drawRevealed = EventKind("draw.revealed")
    /// A ruleset came into force.
    package static let rulesetPublished = EventKind("ruleset.published")
    /// Something arrived that could not be read or carried on.
    package static let quarantineEntered = EventKind("quarantine.entered")
    package static let quarantineRetried = EventKind("quarantine.retried")
    package static let quarantineDiscarded = EventKind("quarantine.discarded")
    /// An operator's trusted status was set or ended.
    package static let operatorStatus = EventKind("operator.status")
}

/// Who did what no person did.
package enum Actor {
    package static let system = "system"
}
