package import Ledger

/// What the ledger tells of monitoring: codes, numbers and hashes, never a text of people.
extension EventKind {
    package static let monitoringObserved = EventKind(
        "monitoring.observed",
        "A source delivered observations. Data: changed, check, delivery, met, notMet, unknown; the counts are of operators "
            + "under watch.")
    package static let monitoringChanged = EventKind(
        "monitoring.changed",
        "What a source says of an operator is another than before. Data: asOf, check, delivery, result, source, was.")
    package static let monitoringFailed = EventKind(
        "monitoring.failed", "A delivery could not be read and was set aside. Data: delivery, reasons (a count).")
    package static let qualificationChanged = EventKind(
        "monitoring.qualification-changed",
        "Whether an operator would still qualify is another than before. Data: answers, outcome, programme, was.")
    package static let incidentReported = EventKind(
        "incident.reported",
        "An incident was reported. Data: clock, declaration, kind, knewFirst, knownAt, occurredAt, operator, site, text."
    )
    package static let incidentChanged = EventKind(
        "incident.changed",
        "Something was done about an incident. Data: due, evidence, file, item, operator, step, text.")
    package static let incidentClosed = EventKind("incident.closed", "An incident was closed. Data: operator, text.")
    package static let noticeFiled = EventKind(
        "notice.filed", "An operator gave notice. Data: effective, evidence, kind, operator, text.")

    package static let monitoringKinds: [EventKind] = [
        .monitoringObserved, .monitoringChanged, .monitoringFailed, .qualificationChanged, .incidentReported,
        .incidentChanged, .incidentClosed, .noticeFiled,
    ]
}
