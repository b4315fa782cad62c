import Customs
import JSON

/// How visits look in JSON.
enum VisitJSON {
    /// A visit in a list.
    static func summary(_ visit: Visit, _ plan: VisitPlan) -> JSONValue { .object(members(visit, plan)) }

    private static func members(_ visit: Visit, _ plan: VisitPlan) -> JSONObject {
        var object: JSONObject = [
            "visit": .string(visit.id.text), "case": .string(visit.caseID.text),
            "operator": .string(visit.operatorID.text), "operatorName": .string(plan.operatorName),
            "site": .string(visit.site.text), "siteName": .string(plan.siteName), "address": .string(plan.address),
            "day": .string(visit.day.description), "isRemote": .bool(visit.isRemote), "cause": .string(visit.cause),
            "lead": .string(visit.lead), "second": .string(visit.second), "state": .string(visit.state.rawValue),
            "plan": .string(visit.planHash), "checks": .number(plan.checks.count),
        ]
        if let begun = visit.begunAt { object["begunAt"] = .string(begun.description) }
        if let closed = visit.closedAt { object["closedAt"] = .string(closed.description) }
        if let report = visit.report { object["report"] = .string(report) }
        return object
    }

    /// Everything that the phone needs: plan, entries, photographs that arrived, how the checks stand, what is signed.
    static func file(_ file: VisitFile, at now: Instant) throws -> JSONValue {
        var object = members(file.visit, file.plan)
        let book = file.book
        object["now"] = .number(now.milliseconds)
        object["questionnaire"] = .string(file.plan.questionnaire)
        object["checks"] = .array(book.states.map { check($0) })
        object["entries"] = .array(file.entries.map(\.json))
        object["photos"] = .array(
            file.photos.map {
                ["hash": .string($0.hash), "type": .string($0.kind.mediaType), "size": .number($0.size)]
            })
        let report = try file.report()
        object["reportHash"] = .string(report.hash)
        object["gaps"] = .array(
            file.gaps.map { ["kind": .string($0.kind.rawValue), "question": .string($0.question)] })
        object["signatures"] = .array(
            file.signatures.map {
                ["by": .string($0.signer), "report": .string($0.report), "at": .string($0.at.description)]
            })
        return .object(object)
    }

    private static func check(_ state: CheckBook.State) -> JSONValue {
        let planned = state.planned
        var object: JSONObject = [
            "question": .string(planned.question), "obligation": .string(planned.obligation.rawValue),
            "text": .object(JSONObject(planned.text.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
            "answer": .string(planned.answer),
            "evidence": .array(planned.evidence.map { ["id": .string($0.id.text), "name": .string($0.name)] }),
            "isConflict": .bool(state.isConflict), "standing": .array(state.standing.map { .string($0.id) }),
        ]
        if let result = state.result { object["result"] = .string(result.rawValue) }
        if let reason = state.reason { object["reason"] = .string(reason.rawValue) }
        if let finding = state.finding {
            object["finding"] = ["class": .string(finding.class.rawValue), "severity": .number(finding.severity)]
        }
        return .object(object)
    }

    static func answer(_ answer: EntryAnswer) -> JSONValue {
        var object: JSONObject = ["id": .string(answer.id), "answer": .string(answer.word.rawValue)]
        if let reason = answer.reason { object["reason"] = .string(reason.rawValue) }
        return .object(object)
    }
}
