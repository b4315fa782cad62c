import JSON

/// The endpoints that every house has.
enum BuiltIn {
    /// `/health/live` says that the process answers; `/health/ready` that it can do its work.
    static func health(
        _ checks: [ReadinessCheck], isDraining: @escaping @Sendable () -> Bool
    ) -> [Endpoint] {
        let state: JSONValue = [
            "type": "object", "required": ["status"],
            "properties": ["status": ["type": "string"], "failing": ["type": "object"]],
        ]
        let live = Endpoint(
            .get, "/health/live", access: .anyone, summary: "The process answers", tags: ["system"],
            responses: [.json(.ok, state, name: "Health")]
        ) { _ in Response.json(["status": "live"]) }
        let ready = Endpoint(
            .get, "/health/ready", access: .anyone, summary: "The process can do its work", tags: ["system"],
            responses: [.json(.ok, state, name: "Health"), .json(.unavailable, state, name: "Health")]
        ) { _ in
            if isDraining() { return Response.json(["status": "stopping"], status: .unavailable) }
            var failing = JSONObject()
            for check in checks {
                if let fault = await check.check() { failing[check.name] = .string(fault) }
            }
            guard failing.isEmpty else {
                return Response.json(["status": "failing", "failing": .object(failing)], status: .unavailable)
            }
            return Response.json(["status": "ready"])
        }
        return [live, ready]
    }

    static func metrics(_ metrics: Metrics, access: Access) -> Endpoint {
        Endpoint(
            .get, "/metrics", access: access, summary: "Figures in Prometheus' text format", tags: ["system"],
            responses: [ResponseSchema(mediaTypes: ["text/plain"])]
        ) { _ in
            Response(type: "text/plain; version=0.0.4; charset=utf-8", bytes: Array(metrics.text.utf8))
        }
    }

    /// `/api/openapi.json` as far as it describes itself.
    static let placeOfDescription = description([])

    static func description(_ bytes: [UInt8]) -> Endpoint {
        Endpoint(
            .get, "/api/openapi.json", access: .anyone, summary: "This description", tags: ["system"],
            responses: [.json(.ok, ["type": "object"])]
        ) { _ in Response.json(bytes: bytes).setting("Cache-Control", "no-cache") }
    }
}
