import GaritaTesting
import HTTP
import JSON
import Testing

@Suite("Who may do what")
struct GuardTests {
    @Test(
        "who is nobody gets 401 and may not know more; who lacks the permission gets 403",
        arguments: TestTransport.allCases)
    func access(transport: TestTransport) async throws {
        try await withClient(of: House.router(), over: transport) { client async throws in
            let body: JSONValue = ["reference": "R"]
            let nobody = try await client.post("/lodge", json: body)
            #expect(nobody.status == 401)
            #expect(nobody.headers["www-authenticate"] != nil)
            #expect(try await client.post("/lodge", json: body, headers: ["Authorization": "Bearer x"]).status == 401)
            let luis = try await client.post("/lodge", json: body, headers: ["Authorization": "Bearer luis"])
            #expect(luis.status == 403)
            #expect(try luis.json()["permission"] == "test.lodge")
            let ana = try await client.post("/lodge", json: body, headers: ["Authorization": "bearer ana"])
            #expect(ana.status == 201)
            #expect(try ana.json()["by"] == "ana")
        }
    }

    @Test("every endpoint lets in exactly those that it declares")
    func matrix() async throws {
        let router = try House.router()
        let ways = try await PermissionMatrix(
            router: router,
            callers: [
                .init("nobody", principal: nil),
                .init("ana", principal: House.people["ana"], headers: ["Authorization": "Bearer ana"]),
                .init("luis", principal: House.people["luis"], headers: ["Authorization": "Bearer luis"]),
                .init(
                    "eva", principal: House.people["eva"],
                    headers: ["Cookie": "session=eva", "X-CSRF-Token": "0123456789abcdef"]),
            ]
        ).differences()
        #expect(ways == [])
    }

    @Test("people who are not signed in are sent to the sign-in and back")
    func signIn() async throws {
        var settings = RouterSettings()
        settings.signInPath = "/sign-in"
        try await withClient(of: House.router(settings: settings), over: .memory) { client async throws in
            let answer = try await client.get("/mine?a=b c", headers: ["Accept": "text/html"])
            #expect(answer.status == 400)  // a blank in a target
            let coded = try await client.get("/mine?a=b+c", headers: ["Accept": "text/html"])
            #expect(coded.status == 303)
            #expect(coded.headers["location"] == "/sign-in?next=%2Fmine%3Fa%3Db%2520c")
            #expect(try await client.get("/mine").status == 401)
        }
    }

    @Test("a session changes nothing without its secret, as a header or as a form field")
    func forgery() async throws {
        try await withClient(of: House.router(), over: .memory) { client async throws in
            let eva = client.with("Cookie", "a=b; session=eva; language=en")
            func form(_ secret: String?, _ headers: Headers = [:]) async throws -> Int {
                var fields = [("word", "sí")]
                if let secret { fields.append(("csrf", secret)) }
                return try await eva.post("/form", form: fields, headers: headers).status
            }
            #expect(try await form(nil) == 403)
            #expect(try await form("") == 403)
            #expect(try await form("0123456789abcdeF") == 403)
            #expect(try await form("0123456789abcdef") == 200)
            #expect(try await form(nil, ["X-CSRF-Token": "0123456789abcdef"]) == 200)
            #expect(try await form("0123456789abcdef", ["Sec-Fetch-Site": "cross-site"]) == 403)
            #expect(try await form("0123456789abcdef", ["Sec-Fetch-Site": "same-site"]) == 403)
            #expect(try await form("0123456789abcdef", ["Sec-Fetch-Site": "same-origin"]) == 200)
            #expect(try await form("0123456789abcdef", ["Origin": "http://127.0.0.1"]) == 200)
            #expect(try await form("0123456789abcdef", ["Origin": "http://127.0.0.1.evil.example"]) == 403)
            #expect(try await form("0123456789abcdef", ["Origin": "null"]) == 403)
            #expect(try await eva.get("/mine").status == 200)
        }
    }

    @Test("a form with a file carries the secret too")
    func forgeryInFiles() async throws {
        let upload = Endpoint(.post, "/upload", access: .signedIn, summary: "", request: .upload()) { request in
            let file = try request.multipart().first { $0.fileName != nil }
            return .text("\(file?.fileName ?? "") \(file?.bytes.count ?? 0)")
        }
        try await withClient(of: House.router(extra: [upload]), over: .memory) { client async throws in
            func send(_ secret: String) async throws -> TestAnswer {
                let body =
                    "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(secret)\r\n--x\r\n"
                    + "Content-Disposition: form-data; name=\"f\"; filename=\"../a.xml\"\r\nContent-Type: text/xml\r\n\r\n<a/>\r\n--x--"
                return try await client.send(
                    "POST", "/upload", headers: ["Cookie": "session=eva"], type: "multipart/form-data; boundary=x",
                    body: Array(body.utf8))
            }
            #expect(try await send("no").status == 403)
            #expect(try await send("0123456789abcdef").text == "a.xml 4")
        }
    }

    @Test("who asks too often is told when to come back")
    func rate() async throws {
        let rare = Endpoint(
            .get, "/rare", access: .anyone, summary: "", rate: RateLimit(perMinute: 6, burst: 2)
        ) { _ in .text("ok") }
        try await withClient(of: House.router(extra: [rare]), over: .memory) { client async throws in
            #expect(try await client.get("/rare").status == 200)
            #expect(try await client.get("/rare").status == 200)
            let third = try await client.get("/rare")
            #expect(third.status == 429)
            #expect(third.headers["retry-after"] == "10")
        }
    }

    @Test(
        "every answer carries the headers that keep browsers to this site",
        arguments: ["/", "/nowhere", "/mine", "/broken", "/api/openapi.json"])
    func secureHeaders(path: String) async throws {
        var settings = RouterSettings()
        settings.strictTransportSeconds = 3600
        try await withClient(of: House.router(settings: settings), over: .live) { client async throws in
            let answer = try await client.get(path)
            let policy = try #require(answer.headers["content-security-policy"])
            #expect(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"))
            #expect(!policy.contains("unsafe"))
            #expect(answer.headers["x-content-type-options"] == "nosniff")
            #expect(answer.headers["referrer-policy"] == "same-origin")
            #expect(answer.headers["permissions-policy"] != nil)
            #expect(answer.headers["cross-origin-opener-policy"] == "same-origin")
            #expect(answer.headers["cross-origin-resource-policy"] == "same-origin")
            #expect(answer.headers["cache-control"] != nil)
            #expect(answer.headers["strict-transport-security"] == "max-age=3600; includeSubDomains")
            #expect(answer.headers["server"] == nil)
            #expect(answer.headers.all("cache-control").count == 1)
        }
    }
}
