package import Ledger

/// The kinds of event that visits write: codes, numbers and hashes, no prose.
extension EventKind {
    package static let visitPlanned = EventKind(
        "visit.planned",
        "A visit was planned: case, operatorID, site, cause, day, isRemote, lead, second, plan (SHA-256 of what is checked)."
    )
    package static let visitBegun = EventKind("visit.begun", "The validators began a visit.")
    package static let visitClosed = EventKind(
        "visit.closed", "Both validators signed: report (SHA-256), signatures (who signed it and when).")

    /// Every kind of this topic, for the audit catalogue.
    static let visitKinds: [EventKind] = [.visitPlanned, .visitBegun, .visitClosed]
}
