import Clearance
package import Customs
import Database
package import Deadlines
import JSON
import Ledger

extension MonitoringDesk {
    /// Records an incident: who knew first and when, where and of what shipment; one commit with what the case notes.
    ///
    /// Throws ``MonitoringError``: `kind`, `text`, `time`, `site` or `declaration`.
    package func report(_ report: IncidentReport, by actor: String, at instant: Instant) async throws -> Incident {
        let (rules, wiring) = (rules, wiring)
        guard rules.incidentKind(report.kind) != nil else {
            throw MonitoringError(.kind, "\(report.kind) is no kind of incident here")
        }
        guard report.occurredAt <= report.knownAt, report.knownAt <= instant,
            report.occurredAt >= instant.advanced(bySeconds: -20 * 366 * 86_400)
        else { throw MonitoringError(.time, "an incident happens, is known and is reported, in this order") }
        if let site = report.site, try await !wiring.access.sites(report.owner).contains(where: { $0.id == site }) {
            throw MonitoringError(.site, "\(site) is not a site of \(report.owner)")
        }
        return try await base.database.write { (tx) throws in
            if let number = report.declaration {
                let facts = try Clearance.shipment(number, in: tx)
                let own = try wiring.watched(report.owner, in: tx, at: instant)?.identifiers ?? []
                guard let facts, IncidentFacts.isParty(own, to: facts) else {
                    throw MonitoringError(.declaration, "the operator has no declaration \(number)")
                }
            }
            let id = IncidentID(serial: try Self.nextSerial("incident", in: tx))
            let prose = try Self.keep(report.text, in: tx)
            var data: JSONObject = [
                "clock": .string(rules.incidentClock), "kind": .string(report.kind),
                "knewFirst": .string(report.knewFirst.rawValue), "knownAt": .number(report.knownAt.milliseconds),
                "occurredAt": .number(report.occurredAt.milliseconds), "operator": .string(report.owner.text),
                "text": .string(prose.hash),
            ]
            if let site = report.site { data["site"] = .string(site.text) }
            if let number = report.declaration { data["declaration"] = .string(number) }
            try Ledger.append(
                [EventDraft(.incidentReported, subject: id.text, at: instant, actor: actor, data: .object(data))],
                projecting: [MonitoringProjection()], in: tx)
            let incident = try Self.incident(id, in: tx)
            try wiring.onIncident(incident, actor, tx)
            return incident
        }
    }

    /// Adds what was done: containment, root cause, an objective of the plan, a part of the file, a note.
    ///
    /// Throws ``MonitoringError``: `closed`, `kind`, `text` or `time`.
    package func add(
        _ entry: IncidentEntry, to id: IncidentID, by actor: String, at instant: Instant
    ) async throws -> Incident {
        let rules = rules
        return try await base.database.write { (tx) throws in
            let incident = try Self.incident(id, in: tx)
            guard incident.stage != .closed else { throw MonitoringError(.closed, "\(id) is closed") }
            var data: JSONObject = ["operator": .string(incident.owner.text), "step": .string(entry.kind.rawValue)]
            switch entry.kind {
            case .closed: throw MonitoringError(.kind, "an incident is closed by closing it")
            case .objective:
                guard let due = entry.due, due >= CalendarDay(instant), incident.plan.count < 50 else {
                    throw MonitoringError(.time, "an objective has a day that has not passed")
                }
                data["due"] = .string(due.description)
                data["item"] = .string(incident.nextObjective)
            case .reached:
                guard let item = entry.item, incident.plan.contains(where: { $0.item == item && $0.reachedAt == nil })
                else { throw MonitoringError(.kind, "there is no such objective open") }
                data["item"] = .string(item)
            case .file:
                guard let item = entry.item, rules.incidentFile.contains(where: { $0.code == item }),
                    let state = entry.file
                else { throw MonitoringError(.kind, "there is no such part of the file") }
                data["item"] = .string(item)
                data["file"] = .string(state.rawValue)
            case .containment, .rootCause, .consent, .note: break
            }
            guard incident.steps.count < 1000 else { throw MonitoringError(.closed, "\(id) has too many entries") }
            let needsText = ![.reached, .file, .consent].contains(entry.kind)
            if needsText || !entry.text.isEmpty { data["text"] = .string(try Self.keep(entry.text, in: tx).hash) }
            if !entry.evidence.isEmpty {
                try EvidenceVault.noteUse(
                    of: entry.evidence, owner: incident.owner, as: .incident, reference: id.text, at: instant, in: tx)
                data["evidence"] = .array(Set(entry.evidence).sorted().map { .string($0.text) })
            }
            try Ledger.append(
                [EventDraft(.incidentChanged, subject: id.text, at: instant, actor: actor, data: .object(data))],
                projecting: [MonitoringProjection()], in: tx)
            return try Self.incident(id, in: tx)
        }
    }

    /// Closes an incident once it is contained, understood, corrected and its file is whole.
    ///
    /// Throws ``MonitoringError`` `open` with what is still to be done.
    package func close(
        _ id: IncidentID, text: String, by actor: String, at instant: Instant
    ) async throws -> Incident {
        let (rules, wiring) = (rules, wiring)
        return try await base.database.write { (tx) throws in
            let incident = try Self.incident(id, in: tx)
            guard incident.stage != .closed else { throw MonitoringError(.closed, "\(id) is closed") }
            let open = incident.open(of: rules.incidentFile)
            guard open.isEmpty else {
                throw MonitoringError(.open, "still open: \(open.joined(separator: ", "))")
            }
            let prose = try Self.keep(text, in: tx)
            try Ledger.append(
                [
                    EventDraft(
                        .incidentClosed, subject: id.text, at: instant, actor: actor,
                        data: ["operator": .string(incident.owner.text), "text": .string(prose.hash)])
                ], projecting: [MonitoringProjection()], in: tx)
            let closed = try Self.incident(id, in: tx)
            try wiring.onIncidentClosed(closed, actor, tx)
            return closed
        }
    }

    // MARK: Reading

    /// Throws ``MonitoringError`` `notFound`.
    package func incident(_ id: IncidentID) async throws -> Incident {
        try await base.database.read { (db) throws in try Self.incident(id, in: db) }
    }

    /// Incidents without their steps, newest first: of an operator or of all, at a stage or all that are open.
    package func incidents(
        of owner: OperatorID? = nil, stage: Incident.Stage? = nil, openOnly: Bool = false, below: IncidentID? = nil,
        limit: Int = 50
    ) async throws -> [Incident] {
        var clauses = ["serial < ?"]
        var args: [SQLValue] = [.int(below.map { Self.serial($0.text) } ?? Int64.max)]
        if let owner {
            clauses.append("operator = ?")
            args.append(.text(owner.text))
        }
        if let stage { clauses.append("stage = '\(stage.rawValue)'") }
        if openOnly { clauses.append("stage <> 'closed'") }
        let sql = """
            SELECT * FROM incident WHERE \(clauses.joined(separator: " AND ")) ORDER BY serial DESC
            LIMIT \(max(1, min(limit, 201)))
            """
        let values = args
        return try await base.database.read { (db) throws in
            try db.query(sql, values).map { try Self.incident($0, steps: []) }
        }
    }

    /// What the house knows of an incident's shipment; nil without a declaration, or when the asker's operator has no part
    /// in it.
    func shipment(of incident: Incident, isOfficial: Bool, at instant: Instant) async throws -> Clearance.ShipmentFacts?
    {
        guard let number = incident.declaration else { return nil }
        let wiring = wiring
        return try await base.database.read { (db) throws in
            guard let facts = try Clearance.shipment(number, in: db) else { return nil }
            if isOfficial { return facts }
            let own = try wiring.watched(incident.owner, in: db, at: instant)?.identifiers ?? []
            return IncidentFacts.isParty(own, to: facts) ? facts : nil
        }
    }

    /// Until when each incident's notice was due, by the programme's clock; none where no programme knows the clock.
    package func deadlines(of incidents: [Incident]) async throws -> [IncidentID: ClockReading] {
        let wiring = wiring
        return try await base.database.read { (db) throws in
            var due: [IncidentID: ClockReading] = [:]
            for incident in incidents { due[incident.id] = try wiring.deadline(incident, db) }
            return due
        }
    }

    static func serial(_ text: String) -> Int64 { Int64(text.dropFirst(3)) ?? 0 }

    static func incident(_ id: IncidentID, in db: any Reading) throws -> Incident {
        let key: [SQLValue] = [.int(serial(id.text))]
        guard let row = try db.first("SELECT * FROM incident WHERE serial = ?", key) else {
            throw MonitoringError(.notFound, "there is no incident \(id)")
        }
        return try incident(
            row, steps: try db.query("SELECT * FROM incident_step WHERE serial = ? ORDER BY sequence", key))
    }

    private static func incident(_ row: Row, steps: [Row]) throws -> Incident {
        Incident(
            id: IncidentID(serial: try row.int("serial")), owner: OperatorID(unchecked: try row.text("operator")),
            site: try row.optionalText("site").map { SiteID(unchecked: $0) }, kind: try row.text("kind"),
            occurredAt: Instant(milliseconds: try row.int("occurred_at")),
            knownAt: Instant(milliseconds: try row.int("known_at")),
            knewFirst: Incident.KnewFirst(rawValue: try row.text("knew_first")) ?? .other,
            reportedAt: Instant(milliseconds: try row.int("reported_at")), reportedBy: try row.text("reported_by"),
            clock: try row.text("clock"), declaration: try row.optionalText("declaration"),
            text: Prose(hash: try row.text("text")),
            stage: Incident.Stage(rawValue: try row.text("stage")) ?? .reported,
            closedAt: try row.optionalInt("closed_at").map { Instant(milliseconds: $0) },
            steps: try steps.map { try step($0) })
    }

    private static func step(_ row: Row) throws -> Incident.Step {
        Incident.Step(
            kind: Incident.Step.Kind(rawValue: try row.text("kind")) ?? .note,
            at: Instant(milliseconds: try row.int("at_ms")), actor: try row.text("actor"),
            item: try row.optionalText("item"),
            file: try row.optionalText("file").flatMap { Incident.FileState(rawValue: $0) },
            text: try row.optionalText("text").map { Prose(hash: $0) },
            due: try row.optionalInt("due").map { CalendarDay(number: Int32(clamping: $0)) },
            evidence: try row.text("evidence").split(separator: " ").map { EvidenceID(unchecked: String($0)) })
    }
}
