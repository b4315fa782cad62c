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

    package static let visitMoved = EventKind(
        "visit.moved",
        "A visit that has not begun was put on another day: day, was, plan (SHA-256), text (SHA-256 of the reason).")
    package static let visitReassigned = EventKind(
        "visit.reassigned",
        "A visit that has not begun was given others: lead, second, plan (SHA-256), text (SHA-256 of the reason).")
    package static let visitCancelled = EventKind(
        "visit.cancelled", "A visit will not take place: text (SHA-256 of the reason).")

    /// Every kind of this topic, for the audit catalogue.
    static let visitKinds: [EventKind] = [
        .visitPlanned, .visitBegun, .visitClosed, .visitMoved, .visitReassigned, .visitCancelled,
    ]
}
