import Customs
import HTTP
import JSON

/// Visits that are moved, given to others or cancelled before they begin.
extension VisitsAPI {
    var changing: [Endpoint] {
        [
            change(
                "move", "Move a visit that has not begun to another day.",
                ["day": ["type": "string", "minLength": 10, "maxLength": 10]], name: "VisitMove"
            ) { body throws(HTTPProblem) in
                do throws(InvalidValue) { return .move(to: try CalendarDay(body["day"]?.string ?? "")) } catch {
                    throw .unprocessable("day: \(error.message)", type: "visit.day")
                }
            },
            change(
                "replace", "Give a visit that has not begun to two other persons.",
                ["lead": ["type": "string", "maxLength": 64], "second": ["type": "string", "maxLength": 64]],
                name: "VisitReplace"
            ) { body throws(HTTPProblem) in
                .replace(lead: body["lead"]?.string ?? "", second: body["second"]?.string ?? "")
            },
            change("cancel", "Cancel a visit that has not begun.", [:], name: "VisitCancel") { _ throws(HTTPProblem) in
                .cancel
            },
        ]
    }

    private func change(
        _ word: String, _ summary: String, _ members: JSONObject, name: String,
        _ read: @escaping @Sendable (JSONValue) throws(HTTPProblem) -> VisitChange
    ) -> Endpoint {
        var properties = members
        properties["reason"] = ["type": "string", "minLength": 1, "maxLength": .number(VisitDesk.longestReason)]
        return Endpoint(
            .post, "/api/programme/visits/{id}/\(word)", access: .permission(.planVisits), summary: summary,
            tags: ["visits"], parameters: [Self.visit],
            request: .json(
                [
                    "type": "object", "required": .array(properties.keys.map { .string($0) }),
                    "properties": .object(properties),
                ], name: name), responses: [.json(name: "Visit")],
            handler: { [self] request in
                let body = try request.json()
                let change = try read(body)
                return try await act(request) { id, who, now in
                    try await desk.change(id, change, reason: body["reason"]?.string ?? "", by: who, at: now)
                }
            })
    }
}
