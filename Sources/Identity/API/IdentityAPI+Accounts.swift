import HTTP
import JSON

extension IdentityAPI {
    var accounts: [Endpoint] {
        [
            Endpoint(
                .get, "/api/accounts", access: .permission(.readAccounts), summary: "Accounts, by login.",
                tags: ["accounts"],
                parameters: [
                    EndpointParameter("q", summary: "The beginning of a login or organisation, or part of a name"),
                    EndpointParameter("after", summary: "The last login of the page before"),
                ],
                responses: [.json(.ok, IdentitySchema.list("accounts", of: IdentitySchema.account), name: "Accounts")]
            ) { [self] request in
                let found = try await identity.accounts(
                    matching: request.query.text("q") ?? "", after: request.query.text("after") ?? "", limit: 200)
                return .json(["accounts": .array(found.map(\.json))])
            },
            Endpoint(
                .get, "/api/accounts/{login}", access: .permission(.readAccounts), summary: "One account.",
                tags: ["accounts"], responses: [.json(.ok, IdentitySchema.account, name: "Account")]
            ) { [self] request in
                guard let account = try await identity.account(request.parameters["login"] ?? "") else {
                    throw IdentityError(.accountUnknown)
                }
                return .json(account.json)
            },
            Endpoint(
                .post, "/api/accounts", access: .permission(.manageAccounts),
                summary:
                    "Make an account; its first password is in this answer only. Officials' roles wait for approval.",
                tags: ["accounts"], request: .json(IdentitySchema.accountRequest, name: "AccountRequest"),
                responses: [.json(.created, IdentitySchema.outcome, name: "Outcome")], handler: createAccount),
            Endpoint(
                .patch, "/api/accounts/{login}", access: .permission(.manageAccounts),
                summary: "Change roles or state. What gives an official's role waits for approval.", tags: ["accounts"],
                request: .json(IdentitySchema.accountChange, name: "AccountChange"),
                responses: [.json(.ok, IdentitySchema.outcome, name: "Outcome")], handler: changeAccount),
            Endpoint(
                .post, "/api/accounts/{login}/password", access: .permission(.manageAccounts),
                summary: "Set a new password, which is in this answer only and has to be changed.", tags: ["accounts"],
                responses: [.json(.ok, IdentitySchema.outcome, name: "Outcome")]
            ) { [self] request in
                let password = try await desk.resetPassword(
                    of: request.parameters["login"] ?? "", by: try Self.person(request))
                return Self.answer(.done, password: password)
            },
            Endpoint(
                .post, "/api/accounts/{login}/factor-reset", access: .permission(.manageAccounts),
                summary: "Let a person enrol another second factor; an official's waits for approval.",
                tags: ["accounts"], request: .json(IdentitySchema.reasonOnly, name: "Reason"),
                responses: [.json(.ok, IdentitySchema.outcome, name: "Outcome")]
            ) { [self] request in
                let reason = try request.json()["reason"]?.string ?? ""
                return Self.answer(
                    try await desk.resetFactor(
                        of: request.parameters["login"] ?? "", reason: reason, by: try Self.person(request)))
            },
        ]
    }

    private func createAccount(_ request: Request) async throws -> Response {
        let body = try request.json()
        let made = try await desk.create(
            Identity.NewAccount(
                login: body["login"]?.string ?? "", name: body["name"]?.string ?? "", roles: Self.roles(body) ?? [],
                organisation: body["organisation"]?.string, language: body["language"]?.string ?? "es", password: ""),
            reason: body["reason"]?.string ?? "", by: try Self.person(request))
        return Self.answer(made.outcome, password: made.password, status: .created)
    }

    private func changeAccount(_ request: Request) async throws -> Response {
        let body = try request.json()
        let (actor, login) = (try Self.person(request), request.parameters["login"] ?? "")
        if let isActive = body["active"]?.bool { try await desk.setActive(isActive, of: login, by: actor) }
        guard let roles = Self.roles(body) else { return Self.answer(.done) }
        return Self.answer(
            try await desk.setRoles(roles, of: login, reason: body["reason"]?.string ?? "", by: actor))
    }

    private static func roles(_ body: JSONValue) -> [Role]? {
        body["roles"]?.array?.compactMap { $0.string.flatMap { Role(rawValue: $0) } }
    }

    private static func answer(
        _ outcome: AccountDesk.Outcome, password: String? = nil, status: HTTPStatus = .ok
    ) -> Response {
        var object: JSONObject = ["state": "done"]
        if case .proposed(let proposal) = outcome {
            object["state"] = "proposed"
            object["proposal"] = .string(proposal.id)
        }
        if let password { object["password"] = .string(password) }
        return .json(.object(object), status: status)
    }

    // MARK: Organisations

    var organisations: [Endpoint] {
        [
            Endpoint(
                .get, "/api/organisations", access: .permission(.readAccounts), summary: "Organisations, by number.",
                tags: ["accounts"],
                parameters: [EndpointParameter("after", summary: "The last number of the page before")],
                responses: [
                    .json(
                        .ok, IdentitySchema.list("organisations", of: IdentitySchema.organisation),
                        name: "Organisations")
                ]
            ) { [self] request in
                let found = try await identity.organisations(after: request.query.text("after") ?? "")
                return .json(["organisations": .array(found.map(\.json))])
            },
            Endpoint(
                .put, "/api/organisations/{id}", access: .permission(.manageAccounts),
                summary: "Register an organisation, or change its name or kind.", tags: ["accounts"],
                request: .json(IdentitySchema.organisation, name: "Organisation"),
                responses: [ResponseSchema(.noContent)]
            ) { [self] request in
                let body = try request.json()
                let organisation = Organisation(
                    id: request.parameters["id"] ?? "", name: body["name"]?.string ?? "",
                    kind: Organisation.Kind(rawValue: body["kind"]?.string ?? "") ?? .trader)
                try await identity.register(organisation, by: try Self.person(request))
                return .empty()
            },
        ]
    }
}
