import GaritaTesting
import HTTP
import Identity
import JSON
import Ledger
import Testing

@Suite("Identity's API")
struct APITests {
    @Test(
        "a program signs in, sees who it is, makes a token with it and leaves; the cookie is for this host alone",
        arguments: [TestTransport.memory, .live])
    func session(_ transport: TestTransport) async throws {
        try await Room.with(.sqlite) { room in
            try await room.person("tessa", .trader)
            try await withClient(of: try Site(room).router, over: transport) { client in
                let refused = try await client.post(
                    "/api/session", json: ["account": "tessa", "password": "something else"])
                #expect(refused.status == 401 && refused.session == nil)
                let answer = try await client.post(
                    "/api/session", json: ["account": "tessa", "password": .string(Room.password)])
                #expect(answer.status == 200)
                let cookie = try #require(answer.headers["set-cookie"])
                #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax"))
                let me = try answer.json()
                #expect(me["id"]?.string == "tessa" && me["permissions"] == ["token.manage-own"])
                let secret = try #require(me["csrfToken"]?.string)
                let known = client.with("Cookie", "garita_session=\(try #require(answer.session))")

                let forged = try await known.send("DELETE", "/api/session")
                #expect(forged.status == 403, "without the session's secret nothing changes")
                let safe = known.with("X-CSRF-Token", secret)
                let nothing = try await safe.post("/api/tokens", json: ["label": "ERP"])
                #expect(nothing.status == 422, "a trader of this room alone may do nothing by token")
                #expect(try await safe.get("/api/me").json()["name"]?.string == "TESSA")
                #expect(try await safe.send("DELETE", "/api/session").status == 204)
                #expect(try await safe.get("/api/me").status == 401)
            }
        }
    }

    @Test("who guesses is told how long to wait")
    func waits() async throws {
        try await Room.with(.sqlite) { room in
            try await room.person("tessa", .trader)
            try await withClient(of: try Site(room).router, over: .memory) { client in
                let guess: JSONValue = ["account": "tessa", "password": "not this one either"]
                for _ in 0..<5 { #expect(try await client.post("/api/session", json: guess).status == 401) }
                let answer = try await client.post("/api/session", json: guess)
                #expect(answer.status == 429 && answer.headers["retry-after"] == "2")
            }
        }
    }

    @Test("every endpoint says who may call it, and refuses everybody else")
    func permissions() async throws {
        try await Room.with(.sqlite) { room in
            try await room.person("tessa", .trader)
            let site = try Site(room)
            let session = try await room.signIn("tessa")
            let who = try #require(try await room.who(cookie: session.cookie))
            try await withClient(of: site.router, over: .memory) { client in
                let tessa = client.with("Cookie", "garita_session=\(session.cookie)").with(
                    "X-CSRF-Token", who.csrfToken)
                for endpoint in site.router.endpoints {
                    let path = endpoint.path.replacing("{", with: "").replacing("}", with: "").replacing("*", with: "")
                    let method = endpoint.method.rawValue
                    let stranger = try await client.send(method, path).status
                    let trader = try await tessa.send(method, path).status
                    switch endpoint.access {
                    case .anyone: #expect(stranger != 401 && stranger != 403, "\(method) \(path)")
                    case .signedIn: #expect(stranger == 401, "\(method) \(path)")
                    case .permission(let permission):
                        #expect(stranger == 401, "\(method) \(path)")
                        if !who.may(permission) { #expect(trader == 403, "\(method) \(path)") }
                    }
                    if path == "/api/session", method == "DELETE" { break }
                }
            }
        }
    }

    @Test("an account is asked for by one and approved by another, over the API alone")
    func twoPeople() async throws {
        try await Room.with(.sqlite) { room in
            let adam = try await room.signIn("adam", code: room.code(try await room.person("adam", .administrator)))
            let sara = try await room.signIn("sara", code: room.code(try await room.person("sara", .supervisor)))
            try await withClient(of: try Site(room).router, over: .memory) { client in
                func person(_ session: Identity.NewSession) async throws -> TestClient {
                    let secret = try await room.who(cookie: session.cookie)?.csrfToken ?? ""
                    return client.with("Cookie", "garita_session=\(session.cookie)").with("X-CSRF-Token", secret)
                }
                let (first, second) = (try await person(adam), try await person(sara))
                let made = try await first.post(
                    "/api/accounts",
                    json: ["login": "eva", "name": "Eva", "roles": ["examiner"], "reason": "joins in May"])
                #expect(made.status == 201)
                let id = try #require(try made.json()["proposal"]?.string)
                #expect(try made.json()["password"]?.string?.count == 29)
                let proposal = try await second.get("/api/proposals/\(id)").json()
                #expect(proposal["payload"] == ["login": "eva", "roles": ["examiner"]])
                let answer: JSONValue = ["answer": "approve", "payloadHash": proposal["payloadHash"] ?? .null]
                let own = try await first.post("/api/proposals/\(id)/answer", json: answer)
                #expect(own.status == 403 && own.text.contains("approval.same-person"))
                #expect(try await second.post("/api/proposals/\(id)/answer", json: answer).status == 200)
                #expect(try await second.post("/api/proposals/\(id)/answer", json: answer).status == 409)
                let eva = try await second.get("/api/accounts/eva").json()
                #expect(eva["roles"] == ["examiner"])
                for secret in ["password\":", "totp"] { #expect(!eva.text().contains(secret)) }
                #expect(try await second.get("/api/proposals?state=open").json()["proposals"] == [])
                #expect(try await second.get("/api/proposals?state=x").status == 400)
            }
        }
    }

    @Test("tokens answer nothing and manage nothing")
    func tokens() async throws {
        try await Room.with(.sqlite, grants: [(.readProposals, [.trader])]) { room in
            try await room.person("tessa", .trader)
            let made = try await room.identity.makeToken(for: "tessa", label: "x", days: 1, by: "tessa")
            try await withClient(of: try Site(room).router, over: .memory) { client in
                let program = client.with("Authorization", "Bearer \(made.secret)")
                #expect(try await program.get("/api/proposals").status == 200)
                let answer = try await program.post("/api/proposals/p1/answer", json: ["answer": "refuse"])
                #expect(answer.status == 403 && answer.text.contains("identity.session-needed"))
                #expect(try await program.get("/api/tokens").status == 403)
                #expect(try await program.send("DELETE", "/api/session").status == 409)
            }
        }
    }

    @Test("behind TLS the cookie is Secure and under a name that other hosts cannot set")
    func secure() {
        var settings = Identity.Settings()
        settings.isSecure = true
        let cookie = Cookie("__Host-garita", "x", secure: true)
        #expect(cookie.header == "__Host-garita=x; Path=/; Secure; HttpOnly; SameSite=Lax")
        #expect(settings.isSecure)
    }
}
