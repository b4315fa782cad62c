import Customs
package import Database
import JSON
package import Ledger

/// Incidents and notices from their events.
package struct MonitoringProjection: Projection {
    package let name = "programme.monitoring"
    package let tables = [
        ProjectedTable("incident", key: ["serial"]), ProjectedTable("incident_step", key: ["serial", "sequence"]),
        ProjectedTable("notice", key: ["serial"]),
    ]
    package var kinds: Set<EventKind>? { [.incidentReported, .incidentChanged, .incidentClosed, .noticeFiled] }

    package init() {}

    package func apply(_ event: Event, in tx: any Writing) throws {
        let data = try event.data
        func text(_ key: String) -> String? { data[key]?.string }
        func evidence() -> SQLValue {
            .text((data["evidence"]?.array ?? []).compactMap(\.string).joined(separator: " "))
        }
        func day(_ key: String) -> SQLValue {
            .int(text(key).flatMap { try? CalendarDay($0) }.map { Int($0.number) })
        }
        let serial = SQLValue.int(Int64(event.subject.dropFirst(3)) ?? 0)
        switch event.kind {
        case .incidentReported:
            try tx.execute(
                """
                INSERT INTO incident (serial, operator, site, kind, occurred_at, known_at, knew_first, reported_at,
                reported_by, clock, declaration, text, stage, closed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'reported', NULL)
                """,
                [
                    serial, .text(text("operator") ?? ""), .text(text("site")), .text(text("kind") ?? ""),
                    .int(data["occurredAt"]?.int ?? 0), .int(data["knownAt"]?.int ?? 0),
                    .text(text("knewFirst") ?? ""), .int(event.at.milliseconds), .text(event.actor),
                    .text(text("clock") ?? ""), .text(text("declaration")), .text(text("text") ?? ""),
                ])
        case .incidentChanged, .incidentClosed:
            let kind = event.kind == .incidentClosed ? "closed" : text("step") ?? ""
            try tx.execute(
                """
                INSERT INTO incident_step (serial, sequence, kind, at_ms, actor, item, file, text, due, evidence)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    serial, .int(event.sequence), .text(kind), .int(event.at.milliseconds), .text(event.actor),
                    .text(text("item")), .text(text("file")), .text(text("text")), day("due"), evidence(),
                ])
            let stage = try tx.value("SELECT stage FROM incident WHERE serial = ?", [serial])?.text ?? ""
            let next = Incident.stage(
                Incident.Stage(rawValue: stage) ?? .reported, after: Incident.Step.Kind(rawValue: kind) ?? .note)
            try tx.execute(
                "UPDATE incident SET stage = ?, closed_at = ? WHERE serial = ?",
                [.text(next.rawValue), kind == "closed" ? .int(event.at.milliseconds) : .null, serial])
        case .noticeFiled:
            try tx.execute(
                """
                INSERT INTO notice (serial, operator, kind, effective, text, evidence, filed_at, filed_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    serial, .text(text("operator") ?? ""), .text(text("kind") ?? ""), day("effective"),
                    .text(text("text") ?? ""), evidence(), .int(event.at.milliseconds), .text(event.actor),
                ])
        default: return
        }
    }
}
