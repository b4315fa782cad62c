package import Customs
import Database
import Formats
package import HTTP
import JSON
import Risk

/// The room's endpoints for machines.
package struct ClearanceAPI: Sendable {
    let clearance: Clearance
    let time: TimeSource

    package init(_ clearance: Clearance, time: TimeSource) {
        self.clearance = clearance
        self.time = time
    }

    /// Every endpoint of the API, declared with who may call it.
    package var endpoints: [Endpoint] {
        declarations + acts + quarantine + [figures, lane, draws]
    }

    private var declarations: [Endpoint] {
        let door = Door(clearance: clearance, time: time)
        return [
            Endpoint(
                .post, "/api/declarations", access: .permission(.lodgeDeclaration),
                summary: "Lodge, amend or withdraw a declaration; also before arrival.", tags: ["declarations"],
                request: BodySchema(
                    mediaTypes: Format.allCases.map(\.mediaType) + ["application/json", "text/xml"],
                    schema: Formats.declarationSchema, name: "Declaration",
                    summary: "WCO Data Model XML, Garita JSON, or one CSV line"),
                responses: [
                    .json(.created, name: "Standing", summary: "Accepted and decided; durable"),
                    .json(.ok, name: "Standing", summary: "The same was lodged before: the same answer"),
                    .json(.conflict, name: "Problem", summary: "The reference was used for other content"),
                    .json(.unprocessable, name: "Problem", summary: "Refused with reasons, or kept in quarantine"),
                ], limits: Endpoint.Limits(maxBody: 4 << 20),
                handler: { request in try await door.receive(request) }),
            Endpoint(
                .post, "/api/check", access: .permission(.lodgeDeclaration),
                summary: "Check a declaration without lodging it: a dry run.", tags: ["declarations"],
                request: BodySchema(mediaTypes: Format.allCases.map(\.mediaType) + ["application/json", "text/xml"]),
                responses: [.json(name: "Check")], limits: Endpoint.Limits(maxBody: 4 << 20), handler: check),
            Endpoint(
                .get, "/api/declarations", access: .permission(.readOwnDeclarations),
                summary: "Find declarations, newest first.", tags: ["declarations"],
                parameters: [
                    "number", "reference", "party", "plate", "equipment", "commodity", "office", "channel",
                    "state", "from", "to", "below", "limit",
                ].map { EndpointParameter($0) },
                responses: [.json(name: "DeclarationList")], handler: list),
            Endpoint(
                .get, "/api/declarations/{number}", access: .permission(.readOwnDeclarations),
                summary: "A declaration as it stands.", tags: ["declarations"],
                parameters: [EndpointParameter("number", in: .path)], responses: [.json(name: "Standing")],
                handler: { [self] request in .json(bytes: DeclarationJSON.standing(try await standing(request))) }),
            Endpoint(
                .get, "/api/declarations/{number}/versions/{version}", access: .permission(.readOwnDeclarations),
                summary: "A version as it was lodged, in canonical JSON or WCO XML.", tags: ["declarations"],
                parameters: [EndpointParameter("number", in: .path), EndpointParameter("version", in: .path)],
                responses: [
                    ResponseSchema(summary: "The frozen version", mediaTypes: Format.allCases.map(\.mediaType))
                ],
                handler: version),
            Endpoint(
                .get, "/api/declarations/{number}/decision", access: .permission(.readDecision),
                summary: "The record of the latest decision, byte for byte.", tags: ["decisions"],
                parameters: [EndpointParameter("number", in: .path)], responses: [.json(name: "DecisionRecord")],
                handler: decision),
            Endpoint(
                .post, "/api/declarations/{number}/replay", access: .permission(.readDecision),
                summary: "Recompute every decision on a declaration and report what differs.", tags: ["decisions"],
                parameters: [EndpointParameter("number", in: .path)], responses: [.json(name: "Replay")],
                handler: replay),
        ]
    }

    private var acts: [Endpoint] {
        func act(
            _ path: String, _ permission: Permission, _ summary: String, schema: JSONValue,
            _ perform: @escaping @Sendable (String, JSONValue, Principal, Instant) async throws -> DeclarationStanding
        ) -> Endpoint {
            Endpoint(
                .post, "/api/declarations/{number}/\(path)", access: .permission(permission), summary: summary,
                tags: ["acts"], parameters: [EndpointParameter("number", in: .path)], request: .json(schema),
                responses: [.json(name: "Standing"), .json(.conflict, name: "Problem", summary: "Not allowed now")],
                handler: { [self] request in
                    let standing = try await standing(request)
                    // Whose goods they are may see the declaration; only who lodged it may take it back.
                    if permission == .lodgeDeclaration, let own = try request.signedIn().narrowedTo,
                        own != standing.lodged.organisation
                    {
                        throw HTTPProblem.forbidden(
                            "Only the organisation that lodged the declaration may do this.",
                            type: "declaration.not-yours")
                    }
                    let body = request.body.isEmpty ? JSONValue.null : try JSONValue.parse(request.body)
                    let controls = ControlCharacters.problems(in: body)
                    guard controls.isEmpty else {
                        throw HTTPProblem.unprocessable(
                            ControlCharacters.message, type: "schema", problems: controls)
                    }
                    do {
                        let after = try await perform(standing.number, body, try request.signedIn(), time.now())
                        return .json(bytes: DeclarationJSON.standing(after))
                    } catch let error as ClearanceError {
                        throw error.problem
                    }
                })
        }
        let clearance = clearance
        return [
            act("presentation", .presentGoods, "The goods are there.", schema: ["type": "object"]) {
                number, _, who, now in
                try await clearance.present(number, actor: who.id, at: now)
            },
            act(
                "withdrawal", .lodgeDeclaration, "Withdraw a declaration with a reason.", schema: Schemas.reason
            ) { number, body, who, now in
                try await clearance.withdraw(number, reason: body.reason, actor: who.id, at: now)
            },
            act(
                "checks", .recordCheck, "Record what a documentary check or an examination came to.",
                schema: Schemas.check
            ) { number, body, who, now in
                let result = body["result"]?.string.flatMap(DeclarationFact.Checked.Result.init(rawValue:))
                return try await clearance.recordCheck(
                    number, result: result ?? .unsatisfactory, note: body["note"]?.string ?? "", actor: who.id,
                    at: now)
            },
            act("holds", .holdDeclaration, "Keep a declaration from release.", schema: Schemas.hold) {
                number, body, who, now in
                try await clearance.placeHold(
                    number, hold: body["hold"]?.string ?? "", reason: body.reason, actor: who.id, at: now)
            },
            act("holds/lift", .holdDeclaration, "Lift a hold.", schema: Schemas.hold) { number, body, who, now in
                try await clearance.liftHold(
                    number, hold: body["hold"]?.string ?? "", reason: body.reason, actor: who.id, at: now)
            },
        ]
    }
}

extension JSONValue {
    fileprivate var reason: String { self["reason"]?.string ?? "" }
}

/// The bodies of the acts.
enum Schemas {
    static let reason: JSONValue = [
        "type": "object", "required": ["reason"],
        "properties": ["reason": ["type": "string", "minLength": 3, "maxLength": 2000]],
    ]
    static let check: JSONValue = [
        "type": "object", "required": ["result", "note"],
        "properties": [
            "result": ["type": "string", "enum": ["satisfactory", "unsatisfactory", "escalated"]],
            "note": ["type": "string", "minLength": 3, "maxLength": 4000],
        ],
    ]
    static let hold: JSONValue = [
        "type": "object", "required": ["hold", "reason"],
        "properties": [
            "hold": ["type": "string", "minLength": 1, "maxLength": 64],
            "reason": ["type": "string", "minLength": 3, "maxLength": 2000],
        ],
    ]
}
