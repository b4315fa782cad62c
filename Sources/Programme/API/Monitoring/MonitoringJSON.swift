import Clearance
import Customs
import Deadlines
import JSON

/// Monitoring as the API writes it.
enum MonitoringJSON {
    static func standing(_ standing: QualificationStanding) -> JSONValue {
        [
            "operator": .string(standing.owner.text), "programme": .string(standing.programme),
            "outcome": .string(standing.outcome.rawValue), "judgedAt": .string(standing.judgedAt.description),
            "changedAt": .string(standing.changedAt.description),
            "requirements": QualificationJSON.lines(standing.lines),
        ]
    }

    static func incident(
        _ incident: Incident, texts: [Prose: String] = [:], rules: MonitoringRules? = nil,
        facts: Clearance.ShipmentFacts? = nil, due: ClockReading? = nil
    ) -> JSONValue {
        var object: JSONObject = [
            "id": .string(incident.id.text), "operator": .string(incident.owner.text), "kind": .string(incident.kind),
            "occurredAt": .string(incident.occurredAt.description), "knownAt": .string(incident.knownAt.description),
            "knewFirst": .string(incident.knewFirst.rawValue),
            "reportedAt": .string(incident.reportedAt.description), "reportedBy": .string(incident.reportedBy),
            "clock": .string(incident.clock), "stage": .string(incident.stage.rawValue),
            "textHash": .string(incident.text.hash),
        ]
        if let site = incident.site { object["site"] = .string(site.text) }
        if let number = incident.declaration { object["declaration"] = .string(number) }
        if let text = texts[incident.text] { object["text"] = .string(text) }
        if let at = incident.closedAt { object["closedAt"] = .string(at.description) }
        if let due, let day = due.due, let over = due.over {
            object["due"] = .string(day.description)
            object["dueAt"] = .string(over.description)
            object["isLate"] = .bool(incident.reportedAt >= over)
        }
        object["steps"] = .array(incident.steps.map { step($0, texts) })
        if let rules {
            object["file"] = .array(rules.incidentFile.map { file($0, incident, facts) })
            object["open"] = .array(incident.open(of: rules.incidentFile).map { .string($0) })
        }
        return .object(object)
    }

    private static func step(_ step: Incident.Step, _ texts: [Prose: String]) -> JSONValue {
        var object: JSONObject = [
            "step": .string(step.kind.rawValue), "at": .string(step.at.description), "by": .string(step.actor),
        ]
        if let item = step.item { object["item"] = .string(item) }
        if let file = step.file { object["file"] = .string(file.rawValue) }
        if let due = step.due { object["due"] = .string(due.description) }
        if let prose = step.text {
            object["textHash"] = .string(prose.hash)
            if let text = texts[prose] { object["text"] = .string(text) }
        }
        if !step.evidence.isEmpty { object["evidence"] = .array(step.evidence.map { .string($0.text) }) }
        return .object(object)
    }

    private static func file(
        _ item: MonitoringRules.FileItem, _ incident: Incident, _ facts: Clearance.ShipmentFacts?
    ) -> JSONValue {
        var object: JSONObject = ["code": .string(item.code)]
        if let state = incident.file(item.code)?.file { object["state"] = .string(state.rawValue) }
        if let facts {
            var known = JSONObject()
            for word in item.known {
                let value = IncidentFacts.value(word, facts)
                if !value.isEmpty { known[word] = .string(value) }
            }
            if !known.isEmpty { object["known"] = .object(known) }
        }
        return .object(object)
    }

    static func notice(_ notice: Notice, text: String?) -> JSONValue {
        var object: JSONObject = [
            "id": .string(notice.id.text), "operator": .string(notice.owner.text), "kind": .string(notice.kind),
            "textHash": .string(notice.text.hash), "filedAt": .string(notice.filedAt.description),
            "filedBy": .string(notice.filedBy), "evidence": .array(notice.evidence.map { .string($0.text) }),
        ]
        if let day = notice.effective { object["effective"] = .string(day.description) }
        if let text { object["text"] = .string(text) }
        return .object(object)
    }

    static func connector(_ standing: ConnectorStanding) -> JSONValue {
        var object: JSONObject = [
            "code": .string(standing.connector.code), "kind": .string(standing.connector.kind.rawValue),
            "check": .string(standing.connector.check), "isOn": .bool(standing.isOn), "error": .string(standing.error),
            "rows": .number(standing.rows), "known": .number(standing.known),
        ]
        if let at = standing.runAt { object["runAt"] = .string(at.description) }
        if let at = standing.workedAt { object["workedAt"] = .string(at.description) }
        return .object(object)
    }
}
