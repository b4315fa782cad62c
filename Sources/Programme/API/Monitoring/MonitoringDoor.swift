import Country
import Customs
import HTTP
import Identity

/// Who may see and do what about whose operator: the one place where monitoring's requests are narrowed.
struct MonitoringDoor: Sendable {
    let site: ProgrammeSite

    var desk: MonitoringDesk { site.programme.monitoring }
    var now: Instant { site.programme.base.time.now() }
    var zone: Zone { site.programme.base.country.zone }
    var today: CalendarDay { zone.day(of: now) }

    /// The operator that the path names; what is not the asker's is not found.
    func owner(_ request: Request) async throws -> OperatorID {
        guard let owner = try? OperatorID(request.parameters["operator"] ?? "") else { throw HTTPProblem.notFound() }
        try await require(owner, request)
        return owner
    }

    func incident(_ request: Request) async throws -> Incident {
        guard let id = try? IncidentID(request.parameters["id"] ?? "") else { throw HTTPProblem.notFound() }
        let incident: Incident
        do { incident = try await desk.incident(id) } catch let error as MonitoringError { throw error.problem }
        try await require(incident.owner, request)
        if let named = request.parameters["operator"], named != incident.owner.text { throw HTTPProblem.notFound() }
        return incident
    }

    private func require(_ owner: OperatorID, _ request: Request) async throws {
        guard let principal = request.principal else { throw HTTPProblem(.unauthorized) }
        if principal.may(.readMonitoring) {
            guard try await desk.wiring.access.name(owner) != nil else { throw HTTPProblem.notFound() }
            return
        }
        guard let organisation = principal.organisation,
            try await desk.wiring.access.isOwn(organisation, owner, now)
        else { throw HTTPProblem.notFound() }
    }

    func isOfficial(_ request: Request) -> Bool { request.principal?.may(.readMonitoring) ?? false }

    /// What an incident's form or body says; moments are written by the administration's clock.
    func report(_ owner: OperatorID, _ text: (String) -> String?) throws -> IncidentReport {
        func moment(_ day: String, _ time: String) throws -> Instant {
            if let whole = text(day), let instant = try? Instant(whole) { return instant }
            guard let date = text(day).flatMap({ try? CalendarDay($0) }) else {
                throw MonitoringError(.time, "\(day) is a day such as 2026-11-23")
            }
            let parts = (text(time) ?? "00:00").split(separator: ":").compactMap { Int64($0) }
            guard parts.count == 2, (0...23).contains(parts[0]), (0...59).contains(parts[1]) else {
                throw MonitoringError(.time, "a time of day is written 14:05")
            }
            let local = date.start().advanced(bySeconds: parts[0] * 3600 + parts[1] * 60)
            return local.advanced(bySeconds: -Int64(zone.offset(at: local)))
        }
        guard let kind = text("kind") else { throw MonitoringError(.kind, "the kind of incident is missing") }
        guard let first = text("knewFirst").flatMap({ Incident.KnewFirst(rawValue: $0) }) else {
            throw MonitoringError(.kind, "knewFirst says who knew of it first")
        }
        var report = IncidentReport(
            owner: owner, kind: kind, occurredAt: try moment("occurred", "occurredTime"),
            knownAt: try moment("known", "knownTime"), knewFirst: first, declaration: text("declaration")?.uppercased(),
            text: text("text") ?? "")
        if let site = text("site") {
            guard let id = try? SiteID(site) else { throw MonitoringError(.site, "a site is named by its number") }
            report.site = id
        }
        return report
    }

    /// What is added to an incident, by a form or body.
    func entry(_ text: (String) -> String?, evidence: [String]) throws -> IncidentEntry {
        guard let kind = text("step").flatMap({ Incident.Step.Kind(rawValue: $0) }) else {
            throw MonitoringError(.kind, "step says what was done")
        }
        var entry = IncidentEntry(kind, item: text("item"), text: text("text") ?? "")
        entry.file = text("file").flatMap { Incident.FileState(rawValue: $0) }
        if let day = text("due") {
            guard let due = try? CalendarDay(day) else {
                throw MonitoringError(.time, "due is a day such as 2026-12-31")
            }
            entry.due = due
        }
        entry.evidence = try Self.evidence(evidence)
        return entry
    }

    static func evidence(_ texts: [String]) throws -> [EvidenceID] {
        try texts.flatMap { $0.split { " ,;\n\r\t".contains($0) } }.map { text in
            guard let id = try? EvidenceID(String(text).uppercased()) else {
                throw MonitoringError(.kind, "a document is named by its number, such as EV-000123")
            }
            return id
        }
    }
}

extension MonitoringError {
    /// This error as an HTTP answer; its type has a text in both languages.
    var problem: HTTPProblem {
        let type = "monitoring.error.\(code.word)"
        return switch code {
        case .notFound: .notFound()
        case .closed, .open: .conflict(message, type: type)
        default: .unprocessable(message, type: type)
        }
    }
}
