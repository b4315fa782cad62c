package import Customs
import Database
import JSON
import Ledger

extension MonitoringDesk {
    /// Records a notice of an operator, one commit with what its case notes. Throws ``MonitoringError`` `kind` or `text`,
    /// and ``EvidenceError`` for files that are not its own.
    package func file(
        _ kind: String, of owner: OperatorID, effective: CalendarDay?, text: String, evidence: [EvidenceID],
        by actor: String, at instant: Instant
    ) async throws -> Notice {
        let wiring = wiring
        guard rules.noticeKind(kind) != nil else { throw MonitoringError(.kind, "\(kind) is no kind of notice here") }
        guard evidence.count <= 100 else { throw MonitoringError(.text, "a notice has at most 100 documents") }
        return try await base.database.write { (tx) throws in
            let id = NoticeID(serial: try Self.nextSerial("notice", in: tx))
            let prose = try Self.keep(text, in: tx)
            try EvidenceVault.noteUse(
                of: evidence, owner: owner, as: .notice, reference: id.text, at: instant, in: tx)
            var data: JSONObject = [
                "evidence": .array(Set(evidence).sorted().map { .string($0.text) }), "kind": .string(kind),
                "operator": .string(owner.text), "text": .string(prose.hash),
            ]
            if let effective { data["effective"] = .string(effective.description) }
            try Ledger.append(
                [EventDraft(.noticeFiled, subject: id.text, at: instant, actor: actor, data: .object(data))],
                projecting: [MonitoringProjection()], in: tx)
            let notice = Notice(
                id: id, owner: owner, kind: kind, effective: effective, text: prose,
                evidence: Set(evidence).sorted(), filedAt: instant, filedBy: actor)
            try wiring.onNotice(notice, tx)
            return notice
        }
    }

    /// An operator's notices, newest first; of all operators when none is named.
    package func notices(of owner: OperatorID?, below: NoticeID? = nil, limit: Int = 50) async throws -> [Notice] {
        var clauses = ["serial < ?"]
        var args: [SQLValue] = [.int(below.map { Self.serial($0.text) } ?? Int64.max)]
        if let owner {
            clauses.append("operator = ?")
            args.append(.text(owner.text))
        }
        let sql = """
            SELECT * FROM notice WHERE \(clauses.joined(separator: " AND ")) ORDER BY serial DESC
            LIMIT \(max(1, min(limit, 201)))
            """
        let values = args
        return try await base.database.read { (db) throws in
            try db.query(sql, values).map { (row) throws in
                Notice(
                    id: NoticeID(serial: try row.int("serial")), owner: OperatorID(unchecked: try row.text("operator")),
                    kind: try row.text("kind"),
                    effective: try row.optionalInt("effective").map { CalendarDay(number: Int32(clamping: $0)) },
                    text: Prose(hash: try row.text("text")),
                    evidence: try row.text("evidence").split(separator: " ").map { EvidenceID(unchecked: String($0)) },
                    filedAt: Instant(milliseconds: try row.int("filed_at")), filedBy: try row.text("filed_by"))
            }
        }
    }
}
