package import Customs
package import HTTP
import JSON

/// The room's endpoints for machines.
package struct IdentityAPI: Sendable {
    let identity: Identity
    let approvals: Approvals
    let time: TimeSource

    package init(_ identity: Identity, approvals: Approvals, time: TimeSource) {
        self.identity = identity
        self.approvals = approvals
        self.time = time
    }

    private static let tokenSchema: JSONValue = [
        "type": "object", "required": ["label"],
        "properties": [
            "label": ["type": "string", "minLength": 1, "maxLength": 80],
            "days": ["type": "integer", "minimum": 1, "maximum": 365],
            "permissions": ["type": "array", "items": ["type": "string"]],
        ],
    ]

    private static let answerSchema: JSONValue = [
        "type": "object", "required": ["approve", "reason"],
        "properties": [
            "approve": ["type": "boolean"], "reason": ["type": "string", "minLength": 3, "maxLength": 2000],
        ],
    ]

    package var endpoints: [Endpoint] { [me, listTokens, makeToken, revokeToken, listProposals, answerProposal] }

    private var me: Endpoint {
        Endpoint(
            .get, "/api/me", access: .signedIn, summary: "Who I am and what I may do.", tags: ["identity"],
            responses: [.json(name: "Me")],
            handler: { request in
                guard let who = request.principal else { throw HTTPProblem(.unauthorized) }
                var object = JSONObject()
                object["id"] = .string(who.id)
                object["name"] = .string(who.name)
                if let organisation = who.organisation { object["organisation"] = .string(organisation) }
                object["roles"] = .array(who.roles.map { .string($0) })
                object["permissions"] = .array(who.permissions.sorted().map { .string($0.rawValue) })
                return .json(.object(object))
            })
    }

    private var listTokens: Endpoint {
        Endpoint(
            .get, "/api/tokens", access: .permission(.manageOwnTokens), summary: "My tokens, without their secrets.",
            tags: ["identity"], responses: [.json(name: "Tokens")],
            handler: { [self] request in
                let tokens = try await identity.tokens(of: request.principal?.id ?? "")
                return .json(.object(JSONObject([("tokens", .array(tokens.map(\.json)))])))
            })
    }

    private var makeToken: Endpoint {
        Endpoint(
            .post, "/api/tokens", access: .permission(.manageOwnTokens),
            summary: "Make a token; its secret is in this answer only.", tags: ["identity"],
            request: .json(Self.tokenSchema), responses: [.json(.created, name: "NewToken")],
            rate: RateLimit(perMinute: 10),
            handler: { [self] request in
                guard let who = request.principal else { throw HTTPProblem(.unauthorized) }
                // A token cannot make tokens: a stolen one would outlive its revocation.
                guard who.kind == .session else { throw HTTPProblem.forbidden("Sign in to make a token.") }
                let body = try request.json()
                let wanted = body["permissions"]?.array?.compactMap { $0.string.map { Permission($0) } }
                let made = try await identity.makeToken(
                    for: who.id, label: body["label"]?.string ?? "", permissions: wanted,
                    days: Int(body["days"]?.int ?? 90), by: who.id)
                var object = made.token.json.object ?? JSONObject()
                object["secret"] = .string(made.secret)
                return .json(.object(object), status: .created)
            })
    }

    private var revokeToken: Endpoint {
        Endpoint(
            .delete, "/api/tokens/{id}", access: .permission(.manageOwnTokens), summary: "Revoke one of my tokens.",
            tags: ["identity"], parameters: [EndpointParameter("id", in: .path)],
            responses: [ResponseSchema(.noContent)],
            handler: { [self] request in
                let who = request.principal?.id ?? ""
                guard try await identity.revokeToken(request.parameters["id"] ?? "", of: who, by: who) else {
                    throw HTTPProblem.notFound("There is no such token to revoke.")
                }
                return .empty()
            })
    }

    private var listProposals: Endpoint {
        Endpoint(
            .get, "/api/proposals", access: .permission(.seeProposals), summary: "Proposed acts and their answers.",
            tags: ["approvals"], parameters: [EndpointParameter("state")], responses: [.json(name: "Proposals")],
            handler: { [self] request in
                let state = request.query["state"].flatMap(Proposal.State.init(rawValue:)) ?? .open
                let list = try await approvals.list(state)
                return .json(.object(JSONObject([("proposals", .array(list.map(\.json)))])))
            })
    }

    private var answerProposal: Endpoint {
        Endpoint(
            .post, "/api/proposals/{id}/answer", access: .permission(.seeProposals),
            summary: "Approve or refuse what another person proposed.", tags: ["approvals"],
            parameters: [EndpointParameter("id", in: .path)], request: .json(Self.answerSchema),
            responses: [.json(name: "Proposal"), .json(.conflict, name: "Problem")],
            handler: { [self] request in
                guard let account = try await identity.account(request.principal?.id ?? "") else {
                    throw HTTPProblem(.unauthorized)
                }
                let body = try request.json()
                do {
                    let proposal = try await approvals.answer(
                        request.parameters["id"] ?? "", approve: body["approve"]?.bool ?? false,
                        reason: body["reason"]?.string ?? "", by: account, at: time.now())
                    return .json(proposal.json)
                } catch let error as ApprovalError {
                    switch error {
                    case .notFound: throw HTTPProblem.notFound(error.description)
                    case .notAllowed, .samePerson: throw HTTPProblem.forbidden(error.description, type: error.rawValue)
                    default: throw HTTPProblem.conflict(error.description, type: error.rawValue)
                    }
                }
            })
    }
}

extension APIToken {
    var json: JSONValue {
        var object = JSONObject()
        object["id"] = .string(id)
        object["label"] = .string(label)
        if let permissions { object["permissions"] = .array(permissions.map { .string($0) }) }
        object["createdAt"] = .string(createdAt.description)
        object["expiresAt"] = .string(expiresAt.description)
        if let revokedAt { object["revokedAt"] = .string(revokedAt.description) }
        return .object(object)
    }
}

extension Proposal {
    var json: JSONValue {
        var object = JSONObject()
        object["id"] = .string(id)
        object["act"] = .string(act)
        object["subject"] = .string(subject)
        object["payloadHash"] = .string(payloadHash)
        object["reason"] = .string(reason)
        object["proposedBy"] = .string(proposedBy)
        object["proposedAt"] = .string(proposedAt.description)
        object["lapsesAt"] = .string(lapsesAt.description)
        object["state"] = .string(state.rawValue)
        if let answeredBy { object["answeredBy"] = .string(answeredBy) }
        if let answer { object["answer"] = .string(answer) }
        return .object(object)
    }
}
