import JSON

/// Writes the description of endpoints, OpenAPI 3.1, from the endpoints themselves.
enum OpenAPI {
    static func describe(_ endpoints: [Endpoint], settings: RouterSettings) -> JSONValue {
        var components = JSONObject()
        components["Problem"] = problem
        var paths: [(path: String, operations: JSONObject)] = []
        for endpoint in endpoints {
            let path = endpoint.path.replacing("*}", with: "}")
            let operation = operation(endpoint, path: path, &components)
            let method = endpoint.method.rawValue.lowercased()
            if let index = paths.firstIndex(where: { $0.path == path }) {
                paths[index].operations[method] = operation
            } else {
                paths.append((path, [method: operation]))
            }
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": .string(settings.title), "version": .string(settings.version),
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "servers": [["url": "/"]],
            "paths": .object(JSONObject(paths.map { ($0.path, .object($0.operations)) })),
            "components": [
                "schemas": .object(components),
                "securitySchemes": [
                    "token": ["type": "http", "scheme": "bearer"],
                    "session": ["type": "apiKey", "in": "cookie", "name": .string(settings.sessionCookie)],
                ],
            ],
        ]
    }

    private static func operation(
        _ endpoint: Endpoint, path: String, _ components: inout JSONObject
    ) -> JSONValue {
        var operation: JSONObject = [
            "operationId": .string(identifier(endpoint.method, path)), "summary": .string(endpoint.summary),
        ]
        if !endpoint.tags.isEmpty { operation["tags"] = .array(endpoint.tags.map { .string($0) }) }
        let parameters = parameters(of: endpoint)
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        if let body = endpoint.request {
            var described: JSONObject = [
                "required": .bool(body.isRequired),
                "content": content(body.mediaTypes, schema: body.schema, name: body.name, &components),
            ]
            if !body.summary.isEmpty { described["description"] = .string(body.summary) }
            operation["requestBody"] = .object(described)
        }
        operation["responses"] = responses(of: endpoint, &components)
        switch endpoint.access {
        case .anyone:
            operation["security"] = .array([])
            operation["x-access"] = "anyone"
        case .signedIn:
            operation["security"] = credentials
            operation["x-access"] = "signed-in"
        case .permission(let permission):
            operation["security"] = credentials
            operation["x-access"] = "permission"
            operation["x-permission"] = .string(permission.rawValue)
        }
        operation["x-max-body-bytes"] = .number(Int64(endpoint.request == nil ? 0 : endpoint.limits.maxBody))
        return .object(operation)
    }

    private static let credentials: JSONValue = [["token": []], ["session": []]]

    /// `GET /api/declarations/{number}` as `getApiDeclarationsByNumber`.
    private static func identifier(_ method: HTTPMethod, _ path: String) -> String {
        var text = method.rawValue.lowercased()
        for segment in path.split(separator: "/") {
            let isParameter = segment.first == "{"
            if isParameter { text += "By" }
            for word in segment.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
                text += word.prefix(1).uppercased() + word.dropFirst()
            }
        }
        return path == "/" ? text + "Root" : text
    }

    /// The declared parameters, and those of the path that nobody described.
    private static func parameters(of endpoint: Endpoint) -> [JSONValue] {
        var parameters = endpoint.parameters
        for segment in endpoint.path.split(separator: "/") where segment.first == "{" {
            let name = String(segment.dropFirst().dropLast().filter { $0 != "*" })
            if !parameters.contains(where: { $0.place == .path && $0.name == name }) {
                parameters.append(EndpointParameter(name, in: .path))
            }
        }
        return parameters.map { parameter in
            var object: JSONObject = [
                "name": .string(parameter.name), "in": .string(parameter.place.rawValue),
                "required": .bool(parameter.isRequired), "schema": parameter.schema,
            ]
            if !parameter.summary.isEmpty { object["description"] = .string(parameter.summary) }
            return .object(object)
        }
    }

    private static func responses(of endpoint: Endpoint, _ components: inout JSONObject) -> JSONValue {
        var responses = JSONObject()
        for response in endpoint.responses {
            let summary = response.summary.isEmpty ? response.status.reason : response.summary
            var object: JSONObject = ["description": .string(summary)]
            if !response.mediaTypes.isEmpty {
                object["content"] = content(
                    response.mediaTypes, schema: response.schema, name: response.name, &components)
            }
            responses[String(response.status.code)] = .object(object)
        }
        responses["default"] = [
            "description": "A problem (RFC 9457)",
            "content": [MediaType.problem: ["schema": ["$ref": "#/components/schemas/Problem"]]],
        ]
        return .object(responses)
    }

    private static func content(
        _ types: [String], schema: JSONValue?, name: String?, _ components: inout JSONObject
    ) -> JSONValue {
        var shown = schema
        if let name, let schema {
            components[name] = schema
            shown = ["$ref": .string("#/components/schemas/\(name)")]
        }
        var content = JSONObject()
        for type in types {
            if let shown { content[type] = ["schema": shown] } else { content[type] = .object(JSONObject()) }
        }
        return .object(content)
    }

    private static let problem: JSONValue = [
        "type": "object",
        "description": "What went wrong, RFC 9457.",
        "required": ["type", "title", "status", "requestId"],
        "properties": [
            "type": ["type": "string", "format": "uri-reference"],
            "title": ["type": "string"],
            "status": ["type": "integer"],
            "detail": ["type": "string"],
            "requestId": ["type": "string"],
            "problems": [
                "type": "array",
                "items": [
                    "type": "object",
                    "required": ["code", "severity", "path", "message"],
                    "properties": [
                        "code": ["type": "string"],
                        "severity": ["type": "string", "enum": ["error", "warning"]],
                        "path": ["type": "string"],
                        "line": ["type": "integer"],
                        "column": ["type": "integer"],
                        "message": ["type": "string"],
                    ],
                ],
            ],
        ],
    ]
}
