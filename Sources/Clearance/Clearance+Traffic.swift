package import Customs
import Database
import Formats
import Ledger
import Risk

/// How declarations were treated, for whoever compares treatment (the benefit ledger).
extension Clearance: TrafficSource {
    /// Rows that are read in one transaction: short ones, so that a month of a large country holds nobody up.
    static let trafficBatch = 1000

    package func traffic(
        from start: Instant, to end: Instant, _ batch: ([TrafficRow]) throws -> Void
    ) async throws {
        var last = (lodged: start.milliseconds, serial: Int64(-1))
        while true {
            let after = last
            let rows = try await database.read { (db) throws in
                try Traffic.rows(after: after.lodged, after.serial, before: end, limit: Self.trafficBatch, in: db) {
                    self.decider.zone(of: $0)
                }
            }
            guard let final = rows.last else { return }
            last = (final.lodgedAt.milliseconds, final.serial)
            try batch(rows.filter { $0.state != .refused })
            if rows.count < Self.trafficBatch { return }
        }
    }
}

/// Reads the treatment of declarations from the projection and, where something had to be done before release, from the
/// events. What was released at once, nearly all, needs one row.
enum Traffic {
    /// The rows after a place in the order of lodgement. Runs on the index `declaration_lodged`.
    static func rows(
        after lodged: Int64, _ serial: Int64, before end: Instant, limit: Int, in db: any Reading,
        zone: (String) -> Zone
    ) throws -> [TrafficRow] {
        var rows = try db.query(
            statement, [.int(lodged), .int(end.milliseconds), .int(lodged), .int(serial), .int(Int64(limit))]
        ).map { (row) throws in try self.row(row, zone) }
        try complete(&rows, in: db)
        let unsaid = rows.indices.filter { rows[$0].mode.isEmpty && rows[$0].state != .refused }
        for index in unsaid { rows[index].mode = try mode(of: rows[index].serial, in: db) }
        return rows
    }

    static let statement = """
        SELECT serial, number, declarant, flow, office, importer, commodity, mode, trusted, channel, state, hold_count,
            lodged_at, presented_at, released_at
        FROM declaration
        WHERE lodged_at >= ? AND lodged_at < ? AND (lodged_at, serial) > (?, ?)
        ORDER BY lodged_at, serial LIMIT ?
        """

    private static func row(_ row: Row, _ zone: (String) -> Zone) throws -> TrafficRow {
        let instant = { (value: Int64) in Instant(milliseconds: value) }
        let flow = DeclarationType.Flow(rawValue: try row.text("flow")) ?? .import
        let state = DeclarationState(rawValue: try row.text("state")) ?? .refused
        let channel = try row.optionalText("channel").flatMap { Channel(rawValue: $0) } ?? .green
        let office = try row.text("office")
        let lodged = instant(try row.int("lodged_at"))
        let presented = try row.optionalInt("presented_at").map(instant)
        let control: TrafficRow.Control =
            switch channel {
            case .red: .examination
            case .yellow: .documents
            case .blue, .green: .none
            }
        return TrafficRow(
            serial: try row.int("serial"), number: try row.text("number"),
            trader: flow == .transit ? try row.text("declarant") : try row.optionalText("importer"), flow: flow,
            office: office, chapter: String((try row.optionalText("commodity") ?? "").prefix(2)),
            mode: try row.optionalText("mode") ?? "", hourBand: zone(office).hour(of: lodged) / 6,
            trusted: try row.int("trusted") != 0, decided: channel, channel: channel,
            cause: channel == .green ? Cause.none : nil, control: control, lodgedAt: lodged, presentedAt: presented,
            releasedAt: try row.optionalInt("released_at").map(instant), holds: Int(try row.int("hold_count")),
            state: state)
    }

    /// Reads the events of those that were not released at once: what was decided first and why, and the holds.
    private static func complete(_ rows: inout [TrafficRow], in db: any Reading) throws {
        let indices = rows.indices.filter { index in
            let row = rows[index]
            return row.state != .refused
                && (row.control != .none || row.holds > 0 || (row.seconds(until: row.lodgedAt) ?? 1) > 0)
        }
        let found = try Ledger.events(about: indices.map { rows[$0].number }, in: db)
        for (index, events) in zip(indices, found) {
            var isFirst = true
            var holds = 0
            for event in events {
                switch event.kind.name {
                case "declaration.decided" where isFirst:
                    isFirst = false
                    guard case .decided(let fact)? = DeclarationFact(kind: event.kind.name, data: try event.data)
                    else { continue }
                    rows[index].decided = fact.decided
                    rows[index].cause = Cause(rawValue: fact.cause)
                case "declaration.held": holds += 1
                default: continue
                }
            }
            rows[index].holds = holds
        }
    }

    /// The mode of a declaration lodged before the projection kept it, from the frozen version; else empty.
    private static func mode(of serial: Int64, in db: any Reading) throws -> String {
        guard let body = try db.value("SELECT body FROM declaration_version WHERE id = ?", [.int(serial)])?.blob else {
            return ""
        }
        let declaration = Formats.read(body, mediaType: Format.json.mediaType).declarations.first
        return declaration?.borderTransport?.mode?.rawValue ?? ""
    }
}
