import Customs
import HTTP
import JSON

extension Account {
    /// As the API shows it: no secret, and nothing from which one could be guessed.
    var json: JSONValue {
        var object: JSONObject = [
            "login": .string(login), "name": .string(name),
            "roles": .array(roles.map { .string($0.rawValue) }), "language": .string(language),
            "active": .bool(isActive), "secondFactor": .bool(hasSecondFactor),
            "mustChangePassword": .bool(mustChangePassword), "createdAt": .string(createdAt.description),
        ]
        if let organisation { object["organisation"] = .string(organisation) }
        if let signedInAt { object["signedInAt"] = .string(signedInAt.description) }
        return .object(object)
    }
}

extension Organisation {
    var json: JSONValue { ["id": .string(id), "name": .string(name), "kind": .string(kind.rawValue)] }
}

extension APIToken {
    var json: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "label": .string(label),
            "permissions": .array(permissions.map { .string($0.rawValue) }),
            "createdAt": .string(createdAt.description), "expiresAt": .string(expiresAt.description),
        ]
        if let revokedAt { object["revokedAt"] = .string(revokedAt.description) }
        if let usedAt { object["usedAt"] = .string(usedAt.description) }
        return object
    }
}

extension Proposal {
    /// - Parameter state: as it is now, lapsed included.
    func json(state: State) throws -> JSONValue {
        var object: JSONObject = [
            "id": .string(id), "act": .string(act), "subject": .string(subject),
            "payload": try JSONValue.parse(payload), "payloadHash": .string(payloadHash), "reason": .string(reason),
            "proposedBy": .string(proposedBy), "proposedAt": .string(proposedAt.description),
            "lapsesAt": .string(lapsesAt.description), "state": .string(state.rawValue),
        ]
        if let answeredBy { object["answeredBy"] = .string(answeredBy) }
        if let answeredAt { object["answeredAt"] = .string(answeredAt.description) }
        if let answer, !answer.isEmpty { object["answer"] = .string(answer) }
        return .object(object)
    }
}

/// JSON Schemas of this room's bodies.
enum IdentitySchema {
    static let text: JSONValue = ["type": "string"]
    static let texts: JSONValue = ["type": "array", "items": ["type": "string"]]
    static let moment: JSONValue = ["type": "string", "format": "date-time"]

    static func object(_ properties: JSONObject, required: [JSONValue]) -> JSONValue {
        [
            "type": "object", "properties": .object(properties), "required": .array(required),
            "additionalProperties": false,
        ]
    }

    static let credentials = object(
        [
            "account": ["type": "string", "maxLength": 128], "password": ["type": "string", "maxLength": 1024],
            "code": ["type": "string", "maxLength": 32],
        ], required: ["account", "password"])

    static let me = object(
        [
            "id": text, "name": text, "organisation": text, "roles": texts, "permissions": texts,
            "csrfToken": text, "nextStep": ["type": "string", "enum": ["change-password", "enrol-factor"]],
        ], required: ["id", "name", "roles", "permissions"])

    private static let tokenProperties: JSONObject = [
        "id": text, "label": text, "permissions": texts, "createdAt": moment, "expiresAt": moment,
        "revokedAt": moment, "usedAt": moment,
    ]
    static let token = object(tokenProperties, required: ["id", "label", "permissions", "createdAt", "expiresAt"])

    static var newToken: JSONValue {
        var properties = tokenProperties
        properties["secret"] = text
        return object(properties, required: ["id", "label", "permissions", "createdAt", "expiresAt", "secret"])
    }

    static let tokenRequest = object(
        [
            "label": ["type": "string", "minLength": 1, "maxLength": 80],
            "days": ["type": "integer", "minimum": 1, "maximum": 365], "permissions": texts,
        ], required: ["label"])

    static let account = object(
        [
            "login": text, "name": text, "roles": texts, "organisation": text, "language": text,
            "active": ["type": "boolean"], "secondFactor": ["type": "boolean"],
            "mustChangePassword": ["type": "boolean"], "createdAt": moment, "signedInAt": moment,
        ], required: ["login", "name", "roles", "active"])

    static let roles: JSONValue = [
        "type": "array", "items": ["type": "string", "enum": .array(Role.allCases.map { .string($0.rawValue) })],
    ]

    static let accountRequest = object(
        [
            "login": ["type": "string", "minLength": 3, "maxLength": 64],
            "name": ["type": "string", "minLength": 1, "maxLength": 200], "roles": roles,
            "organisation": ["type": "string", "maxLength": 32],
            "language": ["type": "string", "enum": ["es", "en"]], "reason": reason,
        ], required: ["login", "name", "roles"])

    static let accountChange = object(
        ["roles": roles, "active": ["type": "boolean"], "reason": reason], required: [])

    static let reasonOnly = object(["reason": reason], required: ["reason"])

    /// Done at once, or waiting for another person.
    static let outcome = object(
        ["password": text, "proposal": text, "state": ["type": "string", "enum": ["done", "proposed"]]],
        required: ["state"])

    static let organisation = object(
        [
            "id": text, "name": ["type": "string", "minLength": 1, "maxLength": 200],
            "kind": ["type": "string", "enum": .array(Organisation.Kind.allCases.map { .string($0.rawValue) })],
        ], required: ["name", "kind"])

    static let proposal = object(
        [
            "id": text, "act": text, "subject": text, "payload": ["type": "object"], "payloadHash": text,
            "reason": text, "proposedBy": text, "proposedAt": moment, "lapsesAt": moment,
            "state": ["type": "string", "enum": .array(Proposal.State.allCases.map { .string($0.rawValue) })],
            "answeredBy": text, "answeredAt": moment, "answer": text,
        ], required: ["id", "act", "subject", "payload", "payloadHash", "reason", "proposedBy", "state"])

    static let answer = object(
        [
            "answer": ["type": "string", "enum": ["approve", "refuse", "withdraw"]],
            "payloadHash": ["type": "string", "maxLength": 64], "reason": reason,
        ], required: ["answer"])

    static let reason: JSONValue = ["type": "string", "maxLength": 2000]

    static func list(_ name: String, of item: JSONValue) -> JSONValue {
        var properties = JSONObject()
        properties[name] = ["type": "array", "items": item]
        return object(properties, required: [.string(name)])
    }
}
