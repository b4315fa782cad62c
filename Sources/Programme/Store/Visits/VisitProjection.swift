import Customs
package import Database
import JSON
package import Ledger

/// The table `visit`, made from the events of visits.
package struct VisitProjection: Projection {
    package let name = "programme.visits"
    package let tables = [ProjectedTable("visit", key: ["serial"])]
    package let kinds: Set<EventKind>? = Set(EventKind.visitKinds)

    package init() {}

    package func apply(_ event: Event, in tx: any Writing) throws {
        let data = try event.data
        func text(_ name: String) throws -> String {
            guard let text = data[name]?.string else {
                throw VisitError(.unknown, "\(event) is of a shape that this version does not know")
            }
            return text
        }
        switch event.kind {
        case .visitPlanned:
            let digits = event.subject.dropFirst(VisitID.prefix.utf8.count + 1)
            guard let serial = Int64(digits), let isRemote = data["isRemote"]?.bool else {
                throw VisitError(.unknown, "\(event) is of a shape that this version does not know")
            }
            try tx.execute(
                """
                INSERT INTO visit (serial, id, case_id, operator_id, site, cause, day, is_remote, lead_person,
                    second_person, plan_hash, state, report, planned_at, begun_at, closed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'planned', NULL, ?, NULL, NULL)
                """,
                [
                    .int(serial), .text(event.subject), .text(try text("case")), .text(try text("operatorID")),
                    .text(try text("site")), .text(try text("cause")), .text(try text("day")), .bool(isRemote),
                    .text(try text("lead")), .text(try text("second")), .text(try text("plan")),
                    .int(event.at.milliseconds),
                ])
        case .visitMoved:
            try tx.execute(
                "UPDATE visit SET day = ?, plan_hash = ? WHERE id = ?",
                [.text(try text("day")), .text(try text("plan")), .text(event.subject)])
        case .visitReassigned:
            try tx.execute(
                "UPDATE visit SET lead_person = ?, second_person = ?, plan_hash = ? WHERE id = ?",
                [.text(try text("lead")), .text(try text("second")), .text(try text("plan")), .text(event.subject)])
        case .visitCancelled:
            try tx.execute("UPDATE visit SET state = 'cancelled' WHERE id = ?", [.text(event.subject)])
        case .visitBegun:
            try tx.execute(
                "UPDATE visit SET state = 'begun', begun_at = ? WHERE id = ?",
                [.int(event.at.milliseconds), .text(event.subject)])
        case .visitClosed:
            try tx.execute(
                "UPDATE visit SET state = 'closed', closed_at = ?, report = ? WHERE id = ?",
                [.int(event.at.milliseconds), .text(try text("report")), .text(event.subject)])
        default: break
        }
    }
}
