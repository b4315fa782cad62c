package import HTTP
import JSON

/// The room's endpoints for machines: the session, oneself, tokens; accounts and proposals are in the files beside.
///
/// Handlers throw ``IdentityError`` and ``ApprovalError``, which ``Identity/problem(of:)`` makes problems of.
package struct IdentityAPI: Sendable {
    let identity: Identity
    let desk: AccountDesk
    var approvals: Approvals { desk.approvals }

    package init(_ identity: Identity, approvals: Approvals) {
        self.identity = identity
        desk = AccountDesk(identity, approvals: approvals)
    }

    /// Every endpoint of the API, declared with who may call it.
    package var endpoints: [Endpoint] { session + tokens + accounts + organisations + proposals }

    private var session: [Endpoint] {
        [
            Endpoint(
                .post, "/api/session", access: .anyone, summary: "Sign in: the answer sets the session's cookie.",
                tags: ["identity"], request: .json(IdentitySchema.credentials, name: "Credentials"),
                responses: [
                    .json(.ok, IdentitySchema.me, name: "Me"),
                    .json(.unauthorized, name: "Problem", summary: "Account, password or code is not right"),
                    .json(.tooManyRequests, name: "Problem", summary: "Too many failures; Retry-After says how long"),
                ], rate: RateLimit(perMinute: 60, burst: 30), handler: signIn),
            Endpoint(
                .delete, "/api/session", access: .signedIn, summary: "Sign out.", tags: ["identity"],
                responses: [ResponseSchema(.noContent)], handler: signOut),
            Endpoint(
                .get, "/api/me", access: .signedIn, summary: "Who I am and what I may do.", tags: ["identity"],
                responses: [.json(.ok, IdentitySchema.me, name: "Me")], handler: me),
        ]
    }

    private func signIn(_ request: Request) async throws -> Response {
        let body = try request.json()
        let outcome = try await identity.signIn(
            Identity.Credentials(
                login: body["account"]?.string ?? "", password: body["password"]?.string ?? "",
                code: body["code"]?.string ?? "", address: request.remoteAddress,
                cookie: request.cookies[identity.cookieName]))
        switch outcome {
        case .signedIn(let session):
            var known = request
            known.headers["cookie"] = "\(identity.cookieName)=\(session.cookie)"
            known.headers["authorization"] = nil
            known.principal = try await identity.principal(of: known)
            var response = try await me(known)
            response = response.setting(identity.cookie(session))
            return response
        case .refused:
            throw HTTPProblem(
                .unauthorized, type: "identity.refused", detail: "Account, password or code is not right.")
        case .wait(let seconds): throw HTTPProblem.tooManyRequests(retryAfter: Int(seconds))
        }
    }

    private func signOut(_ request: Request) async throws -> Response {
        guard let cookie = request.cookies[identity.cookieName], request.principal?.kind == .session else {
            throw HTTPProblem.conflict("A token has no session to end; revoke it.", type: "identity.no-session")
        }
        try await identity.signOut(cookie)
        return Response.empty().setting(identity.expiredCookie)
    }

    private func me(_ request: Request) async throws -> Response {
        guard let who = request.principal else { throw HTTPProblem(.unauthorized) }
        var object: JSONObject = [
            "id": .string(who.id), "name": .string(who.name), "roles": .array(who.roles.map { .string($0) }),
            "permissions": .array(who.permissions.sorted().map { .string($0.rawValue) }),
        ]
        if let organisation = who.organisation { object["organisation"] = .string(organisation) }
        if who.kind == .session { object["csrfToken"] = .string(who.csrfToken) }
        if who.may(.completeSignIn), let account = try await identity.account(who.id),
            let step = account.nextStep(hasFactor: false)
        {
            object["nextStep"] = .string(step.rawValue)
        }
        return .json(.object(object))
    }

    // MARK: Tokens

    private var tokens: [Endpoint] {
        [
            Endpoint(
                .get, "/api/tokens", access: .permission(.manageOwnTokens), summary: "My tokens, without secrets.",
                tags: ["identity"],
                responses: [.json(.ok, IdentitySchema.list("tokens", of: IdentitySchema.token), name: "Tokens")]
            ) { [self] request in
                let tokens = try await identity.tokens(of: try Self.person(request))
                return .json(["tokens": .array(tokens.map { .object($0.json) })])
            },
            Endpoint(
                .post, "/api/tokens", access: .permission(.manageOwnTokens),
                summary: "Make a token; its secret is in this answer only.", tags: ["identity"],
                request: .json(IdentitySchema.tokenRequest, name: "TokenRequest"),
                responses: [.json(.created, IdentitySchema.newToken, name: "NewToken")],
                rate: RateLimit(perMinute: 10), handler: makeToken),
            Endpoint(
                .delete, "/api/tokens/{id}", access: .permission(.manageOwnTokens), summary: "Revoke one of my tokens.",
                tags: ["identity"], responses: [ResponseSchema(.noContent)]
            ) { [self] request in
                let who = try Self.person(request)
                guard try await identity.revokeToken(request.parameters["id"] ?? "", of: who, by: who) else {
                    throw HTTPProblem.notFound("There is no such token to revoke.")
                }
                return .empty()
            },
        ]
    }

    private func makeToken(_ request: Request) async throws -> Response {
        let who = try Self.person(request)
        let body = try request.json()
        let wanted = body["permissions"]?.array?.compactMap { $0.string.map { Permission($0) } }
        let made = try await identity.makeToken(
            for: who, label: body["label"]?.string ?? "", permissions: wanted, days: Int(body["days"]?.int ?? 90),
            by: who)
        var object = made.token.json
        object["secret"] = .string(made.secret)
        return .json(.object(object), status: .created)
    }

    /// Who makes the request, by a session: tokens neither manage themselves nor act where a person has to.
    static func person(_ request: Request) throws(HTTPProblem) -> String {
        guard let who = request.principal else { throw HTTPProblem(.unauthorized) }
        guard who.kind == .session else {
            throw .forbidden(
                "A person has to do this, with a session and not with a token.", type: "identity.session-needed")
        }
        return who.id
    }
}

extension Identity {
    /// The cookie of a session.
    package func cookie(_ session: NewSession) -> Cookie {
        Cookie(cookieName, session.cookie, secure: settings.isSecure)
    }

    /// What makes the browser forget the session's cookie.
    package var expiredCookie: Cookie { .expired(cookieName, secure: settings.isSecure) }
}
