import Customs
import JSON
import Sealing

/// What a visit found: the plan, the checks as they stand, who says it. Both validators sign its hash.
package struct VisitReport: Hashable, Sendable {
    /// Canonical JSON.
    package let bytes: [UInt8]
    /// SHA-256 of the bytes in hexadecimal.
    package let hash: String

    package init(bytes: [UInt8]) {
        self.bytes = bytes
        hash = SHA256.hash(bytes).hex
    }

    package init(_ visit: VisitID, plan: VisitPlan, planHash: String, book: CheckBook) throws {
        let checks = book.states.map { Self.json($0) }
        let report: JSONValue = [
            "type": "garita.visit-report.1", "visit": .string(visit.text), "case": .string(plan.caseID.text),
            "operator": .string(plan.operatorID.text), "site": .string(plan.site.text),
            "day": .string(plan.day.description), "isRemote": .bool(plan.isRemote), "plan": .string(planHash),
            "questionnaire": .string(plan.questionnaire), "team": .array(plan.team.map { .string($0) }),
            "checks": .array(checks),
        ]
        self.init(bytes: try report.canonicalBytes())
    }

    private static func json(_ state: CheckBook.State) -> JSONValue {
        var object: JSONObject = [
            "question": .string(state.planned.question), "obligation": .string(state.planned.obligation.rawValue),
            "photos": .array(state.photos.map { .string($0) }),
            "notes": .array(
                state.standing.filter { !$0.note.isEmpty }.map {
                    ["at": .number($0.at.milliseconds), "by": .string($0.by), "text": .string($0.note)]
                }),
            "entries": .array(state.history.map { .string($0.id) }),
            "standing": .array(state.standing.map { .string($0.id) }),
        ]
        if let result = state.result { object["result"] = .string(result.rawValue) }
        if let reason = state.reason { object["reason"] = .string(reason.rawValue) }
        if let finding = state.finding {
            object["finding"] = ["class": .string(finding.class.rawValue), "severity": .number(finding.severity)]
        }
        return .object(object)
    }
}

/// What the visits of a case come to, in the shape of the fact `findings-issued`.
package struct ValidationOutcome: Hashable, Sendable {
    /// SHA-256 of the report, or, of several visits, of their numbers and reports as canonical JSON.
    package var report: String
    /// `F1`, `F2` … over all visits of the case.
    package var findings: [Finding]
    /// Those who validated.
    package var team: [String]
    /// The texts that the findings name by their hash; the case keeps them.
    package var prose: [String: String]
    /// The photographs of each finding, by SHA-256.
    package var photos: [String: [String]]

    /// The findings of closed visits, numbered in their order.
    package init(_ visits: [(visit: VisitID, plan: VisitPlan, book: CheckBook, report: String)]) throws {
        findings = []
        prose = [:]
        photos = [:]
        var team: [String] = []
        for visit in visits.sorted(by: { $0.visit < $1.visit }) {
            for person in visit.plan.team where !team.contains(person) { team.append(person) }
            for state in visit.book.states {
                guard let draft = state.finding else { continue }
                let fact = Self.fact(state)
                let hash = SHA256.hash(fact).hex
                let id = "F\(findings.count + 1)"
                prose[hash] = fact
                photos[id] = state.photos
                findings.append(
                    Finding(
                        id: id, class: draft.class, criterion: state.planned.question, site: visit.plan.site,
                        fact: Prose(hash: hash), evidence: state.planned.evidence.map(\.id), severity: draft.severity))
            }
        }
        self.team = team
        if visits.count == 1, let only = visits.first {
            report = only.report
        } else {
            let list = visits.sorted { $0.visit < $1.visit }.map { visit -> JSONValue in
                ["visit": .string(visit.visit.text), "report": .string(visit.report)]
            }
            report = SHA256.hash(try JSONValue.array(list).canonicalBytes()).hex
        }
    }

    /// What was seen: the notes that stand, each once.
    private static func fact(_ state: CheckBook.State) -> String {
        var notes: [String] = []
        for note in state.standing.map(\.note) where !note.isEmpty && !notes.contains(note) { notes.append(note) }
        return notes.isEmpty ? state.planned.question : notes.joined(separator: "\n\n")
    }
}
