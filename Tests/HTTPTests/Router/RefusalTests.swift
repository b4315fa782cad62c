import GaritaTesting
import HTTP
import JSON
import Testing

@Suite("What the router refuses, and how it says so")
struct RefusalTests {
    @Test("an unknown address is a 404 problem with the request id", arguments: TestTransport.allCases)
    func unknown(transport: TestTransport) async throws {
        try await withClient(of: House.router(), over: transport) { client async throws in
            let answer = try await client.get("/nowhere", headers: ["X-Request-Id": "my-id.7_Z"])
            #expect(answer.status == 404)
            #expect(answer.headers["content-type"] == "application/problem+json")
            #expect(answer.headers["x-request-id"] == "my-id.7_Z")
            let problem = try answer.json()
            #expect(problem["type"] == "about:blank")
            #expect(problem["status"] == 404)
            #expect(problem["requestId"] == "my-id.7_Z")
        }
    }

    @Test(
        "a request id that is no safe text is replaced", arguments: ["", "a b", "ü", String(repeating: "a", count: 65)])
    func requestIDs(text: String) async throws {
        try await withClient(of: House.router(), over: .memory) { client async throws in
            let answer = try await client.get("/", headers: ["X-Request-Id": text])
            #expect(answer.headers["x-request-id"]?.utf8.count == 13)
        }
    }

    @Test("another method is a 405 with Allow", arguments: TestTransport.allCases)
    func method(transport: TestTransport) async throws {
        try await withClient(of: House.router(), over: transport) { client async throws in
            let answer = try await client.send("DELETE", "/hello/you")
            #expect(answer.status == 405)
            #expect(answer.headers["allow"] == "GET, HEAD")
        }
    }

    @Test("an answer that the client cannot take is a 406, a body that the endpoint cannot read a 415")
    func negotiation() async throws {
        try await withClient(of: House.router(), over: .memory) { client async throws in
            #expect(try await client.get("/mine", headers: ["Accept": "application/json"]).status == 406)
            #expect(try await client.get("/", headers: ["Accept": "text/*;q=0.1, image/png"]).status == 200)
            #expect(try await client.get("/", headers: ["Accept": "text/html;q=0, */*"]).status == 406)
            let answer = try await client.send("POST", "/echo", type: "text/plain", body: [1])
            #expect(answer.status == 415)
            #expect(answer.headers["accept"] == "application/octet-stream")
        }
    }

    @Test("a body over the endpoint's bound is a 413", arguments: TestTransport.allCases)
    func tooLong(transport: TestTransport) async throws {
        try await withClient(of: House.router(), over: transport) { client async throws in
            let body = [UInt8](repeating: 1, count: 100_001)
            let answer = try? await client.send("POST", "/echo", type: "application/octet-stream", body: body)
            // Over a socket the refusal may be overtaken by the close, when the client is still sending.
            #expect(answer?.status == 413 || (transport == .live && answer == nil))
        }
    }

    @Test("JSON that is none is told with its line and column; JSON that the schema refuses with line and path")
    func located() async throws {
        try await withClient(of: House.router(), over: .memory) { client async throws in
            let ana = client.with("Authorization", "Bearer ana")
            let broken = try await ana.send(
                "POST", "/lodge", type: "application/json", body: Array("{\n  \"a\": tru\n}".utf8))
            #expect(broken.status == 400)
            let first = try broken.json()["problems"]?[0]
            #expect(first?["line"] == 2)
            #expect(first?["code"] == "json.syntax")
            let refused = try await ana.send("POST", "/lodge", type: "application/json", body: Array("\n{}".utf8))
            #expect(refused.status == 422)
            let missing = try refused.json()["problems"]?[0]
            #expect(missing?["code"] == "schema.required")
            #expect(missing?["path"] == "/reference")
            #expect(missing?["line"] == 2)
            #expect(try await ana.send("POST", "/lodge", type: "application/json").status == 400)
        }
    }

    @Test("an error that nobody knows is a 500 that tells nothing, and the log has it under the request id")
    func broken() async throws {
        let log = Log(to: .memory)
        try await withClient(of: House.router(log: log), over: .memory) { client async throws in
            let answer = try await client.get("/broken")
            #expect(answer.status == 500)
            #expect(!answer.text.contains("Unknown"))
            let id = try #require(answer.headers["x-request-id"])
            #expect(log.lines.contains { $0.contains(id) && $0.contains("http.failure") && $0.contains("Unknown") })
        }
    }

    @Test("an error that the roof knows is its problem")
    func known() async throws {
        var settings = RouterSettings()
        settings.problem = { $0 is House.Unknown ? HTTPProblem.conflict("known here", type: "known") : nil }
        try await withClient(of: House.router(settings: settings), over: .memory) { client async throws in
            let answer = try await client.get("/broken")
            #expect(answer.status == 409)
            #expect(try answer.json()["type"] == "/problems/known")
        }
    }

    @Test("people get problems as the page that the roof gives")
    func pages() async throws {
        var settings = RouterSettings()
        settings.errorPage = { problem, request in "<h1>\(problem.status.code) \(request.language) \(request.id)</h1>" }
        try await withClient(of: House.router(settings: settings), over: .memory) { client async throws in
            let browser: Headers = [
                "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "Accept-Language": "en-US,en;q=0.9,es;q=0.5", "X-Request-Id": "abc",
            ]
            let answer = try await client.get("/nowhere", headers: browser)
            #expect(answer.status == 404)
            #expect(answer.text == "<h1>404 en abc</h1>")
            #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
        }
    }

    @Test("a host name that is not ours is refused when the roof names ours")
    func hosts() async throws {
        var settings = RouterSettings()
        settings.hosts = ["garita.example"]
        try await withClient(of: House.router(settings: settings), over: .live) { client async throws in
            #expect(try await client.get("/", headers: ["Host": "Garita.example"]).status == 200)
            #expect(try await client.get("/", headers: ["Host": "evil.example"]).status == 421)
        }
    }
}
