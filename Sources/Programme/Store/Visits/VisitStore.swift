import Customs
import Database
import JSON
import Sealing

/// Reads and writes of the tables of visits.
enum VisitStore {
    static func visit(_ id: VisitID, in db: any Reading) throws -> Visit? {
        try db.first(Visit.columns + " WHERE id = ?", [.text(id.text)]).map(Visit.init)
    }

    static func visits(of caseID: CaseID, in db: any Reading) throws -> [Visit] {
        try db.query(Visit.columns + " WHERE case_id = ? ORDER BY serial", [.text(caseID.text)]).map(Visit.init)
    }

    /// The most visits that one page or calendar shows.
    static let mostListed = 1000

    /// The visits of a span of days, in their order; of one person when it is named.
    static func visits(
        from: CalendarDay, to: CalendarDay, person: String?, in db: any Reading
    ) throws -> [Visit] {
        var sql = Visit.columns + " WHERE day >= ? AND day <= ?"
        var values: [SQLValue] = [.text(from.description), .text(to.description)]
        if let person {
            sql += " AND (lead_person = ? OR second_person = ?)"
            values += [.text(person), .text(person)]
        }
        return try db.query(sql + " ORDER BY day, serial LIMIT \(mostListed)", values).map(Visit.init)
    }

    /// Visits that are not over and whose day is before `day`, the oldest first.
    static func overdue(before day: CalendarDay, person: String?, in db: any Reading) throws -> [Visit] {
        var sql = Visit.columns + " WHERE state <> 'closed' AND state <> 'cancelled' AND day < ?"
        var values: [SQLValue] = [.text(day.description)]
        if let person {
            sql += " AND (lead_person = ? OR second_person = ?)"
            values += [.text(person), .text(person)]
        }
        return try db.query(sql + " ORDER BY day, serial LIMIT 100", values).map(Visit.init)
    }

    static func nextSerial(in tx: any Writing) throws -> Int64 {
        (try tx.value("SELECT max(serial) FROM visit")?.int ?? 0) + 1
    }

    // MARK: The file of a visit

    static func plan(_ id: VisitID, in db: any Reading) throws -> VisitPlan {
        guard let row = try db.first("SELECT body FROM visit_plan WHERE visit = ?", [.text(id.text)]) else {
            throw VisitError(.unknown, "the plan of \(id) is missing")
        }
        return try VisitPlan(canonical: try row.blob("body"))
    }

    /// Puts a plan in the place of the one before, which is kept: the events name both by their hash.
    static func replace(_ id: VisitID, by plan: VisitPlan, in tx: any Writing) throws -> String {
        let body = try plan.canonicalBytes()
        let hash = SHA256.hash(body).hex
        try tx.execute(
            """
            INSERT INTO visit_plan_past (visit, hash, body) SELECT visit, hash, body FROM visit_plan WHERE visit = ?
            ON CONFLICT (visit, hash) DO NOTHING
            """, [.text(id.text)])
        try tx.execute(
            "UPDATE visit_plan SET hash = ?, body = ? WHERE visit = ?", [.text(hash), .blob(body), .text(id.text)])
        return hash
    }

    /// Plans of many visits, by visit.
    static func plans(_ ids: [VisitID], in db: any Reading) throws -> [VisitID: VisitPlan] {
        var plans: [VisitID: VisitPlan] = [:]
        let rows = try db.query(
            "SELECT visit, body FROM visit_plan WHERE visit = ?", each: ids.map { [.text($0.text)] })
        for row in rows.joined() {
            plans[VisitID(unchecked: try row.text("visit"))] = try VisitPlan(canonical: try row.blob("body"))
        }
        return plans
    }

    static func file(_ id: VisitID, in db: any Reading) throws -> VisitFile? {
        guard let visit = try visit(id, in: db) else { return nil }
        let of: [SQLValue] = [.text(id.text)]
        let entries = try db.query("SELECT body FROM visit_check_entry WHERE visit = ? ORDER BY at, id", of).map {
            row in
            try CheckEntry(JSONValue.parse(row.blob("body"), limits: .file), visit: id)
        }
        let photos = try db.query(
            "SELECT hash, kind, size, author, received_at FROM visit_photo WHERE visit = ? ORDER BY received_at, hash",
            of
        ).map(photo)
        let signatures = try db.query(
            "SELECT signer, report, signed_at FROM visit_signature WHERE visit = ? ORDER BY signed_at, signer", of
        ).map { row in
            VisitSignature(
                signer: try row.text("signer"), report: try row.text("report"),
                at: Instant(milliseconds: try row.int("signed_at")))
        }
        return VisitFile(
            visit: visit, plan: try plan(id, in: db), entries: entries, photos: photos, signatures: signatures)
    }

    static func photo(_ hash: String, of id: VisitID, in db: any Reading) throws -> VisitPhoto? {
        try db.first(
            "SELECT hash, kind, size, author, received_at FROM visit_photo WHERE visit = ? AND hash = ?",
            [.text(id.text), .text(hash)]
        ).map(photo)
    }

    private static func photo(_ row: Row) throws -> VisitPhoto {
        guard let kind = PhotoType(rawValue: try row.text("kind")) else {
            throw VisitError(.photo, "a photograph of a type that this version does not know")
        }
        return VisitPhoto(
            hash: try row.text("hash"), kind: kind, size: Int(try row.int("size")), author: try row.text("author"),
            receivedAt: Instant(milliseconds: try row.int("received_at")))
    }
}
