import Customs
import HTTP
import Identity
import JSON

/// The plan of re-assessments for programs and spreadsheets.
struct ReassessmentsAPI: Sendable {
    let site: ProgrammeSite

    private static let parameters = [
        EndpointParameter("programme", summary: "Of one programme only, such as MX-OEA"),
        EndpointParameter("through", summary: "Only those due by this day, 2027-03-31"),
    ]

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, "/api/programme/reassessments", access: .permission(.readCases),
                summary: "When each holder is to be examined anew and why, the nearest day first.",
                tags: ["reassessments"], parameters: Self.parameters, responses: [.json(name: "ReassessmentPlan")],
                handler: { request in
                    let entries = try await entries(request)
                    let names = try await site.caseAccess.names(Set(entries.map(\.operatorID)))
                    return .json([
                        "at": .string(site.now.description),
                        "reassessments": .array(entries.map { ReassessmentJSON.entry($0, name: names[$0.operatorID]) }),
                    ])
                }),
            Endpoint(
                .get, "/api/programme/reassessments.csv", access: .permission(.readCases),
                summary: "The same as comma-separated values (RFC 4180).", tags: ["reassessments"],
                parameters: Self.parameters, responses: [ResponseSchema(mediaTypes: ["text/csv"])],
                handler: { request in
                    let entries = try await entries(request)
                    let names = try await site.caseAccess.names(Set(entries.map(\.operatorID)))
                    let text = ReassessmentCSV.text(entries, names: names)
                    return .download(
                        Array(text.utf8), type: "text/csv; charset=utf-8", fileName: "reassessments.csv")
                }),
        ]
    }

    private func entries(_ request: Request) async throws -> [ReassessmentEntry] {
        var through: CalendarDay?
        if let text = request.query.text("through") {
            guard let day = try? CalendarDay(text) else {
                throw HTTPProblem.badRequest("through is a day such as 2027-03-31.", type: "day")
            }
            through = day
        }
        let all = try await site.programme.reassessments.entries(
            programme: request.query.text("programme"), at: site.now)
        return all.filter { entry in through.map { entry.plan.due <= $0 } ?? true }
    }
}

enum ReassessmentJSON {
    static func entry(_ entry: ReassessmentEntry, name: String?) -> JSONValue {
        let plan = entry.plan
        var object: JSONObject = [
            "case": .string(entry.caseID.text), "operator": .string(entry.operatorID.text),
            "programme": .string(entry.programme), "role": .string(entry.role), "state": .string(entry.state.rawValue),
            "due": .string(plan.due.description), "limit": .string(plan.limit.description),
            "isLimitOfClock": .bool(plan.isLimitOfClock), "lastExamined": .string(plan.base.description),
            "basis": .string(plan.basis.rawValue), "score": .number(plan.score), "level": .string(plan.level.rawValue),
            "isUnderWay": .bool(entry.isUnderWay),
        ]
        if let name { object["operatorName"] = .string(name) }
        object["reasons"] = .array(
            plan.reasons.map { reason in
                var object: JSONObject = ["cause": .string(reason.cause.rawValue), "points": .number(reason.points)]
                if let value = reason.value { object["value"] = .number(value) }
                return .object(object)
            })
        return .object(object)
    }
}

enum ReassessmentCSV {
    private static let head =
        ["due", "limit", "case", "operator", "name", "programme", "role", "state", "last_examined", "basis", "score"]
        + ReassessmentCause.allCases.map { "points_\($0.rawValue)" }

    static func text(_ entries: [ReassessmentEntry], names: [OperatorID: String]) -> String {
        let rows = entries.map { entry -> [String] in
            let plan = entry.plan
            return [
                plan.due.description, plan.limit.description, entry.caseID.text, entry.operatorID.text,
                names[entry.operatorID] ?? "", entry.programme, entry.role, entry.state.rawValue,
                plan.base.description, plan.basis.rawValue, String(plan.score),
            ]
                + ReassessmentCause.allCases.map { cause in
                    String(plan.reasons.first { $0.cause == cause }?.points ?? 0)
                }
        }
        return CSVCell.text([head] + rows)
    }
}
