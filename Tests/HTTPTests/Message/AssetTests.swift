import GaritaTesting
import HTTP
import Testing

@Suite("Assets")
struct AssetTests {
    private static let sheet = Asset(
        Array(String(repeating: "body { color: black }\n", count: 200).utf8), type: "text/css; charset=utf-8")

    private static func router() throws -> Router {
        let sheet = Endpoint(.get, "/sheet.css", access: .anyone, summary: "") { Self.sheet.answer(to: $0) }
        return try House.router(extra: [sheet])
    }

    @Test("are sent once, then said to be known", arguments: TestTransport.allCases)
    func known(transport: TestTransport) async throws {
        try await withClient(of: Self.router(), over: transport) { client async throws in
            let first = try await client.get("/sheet.css")
            #expect(first.status == 200)
            #expect(first.body == Self.sheet.bytes)
            #expect(first.headers["cache-control"] == "no-cache")
            let tag = try #require(first.headers["etag"])
            let second = try await client.get("/sheet.css", headers: ["If-None-Match": "\"x\", W/\(tag)"])
            #expect(second.status == 304)
            #expect(second.body.isEmpty)
            #expect(second.headers["etag"] == tag)
            #expect(try await client.get("/sheet.css", headers: ["If-None-Match": "\"x\""]).status == 200)
        }
    }

    @Test("may be kept for a year under an address that names their version")
    func versions() async throws {
        try await withClient(of: Self.router(), over: .memory) { client async throws in
            let named = try await client.get("/sheet.css?v=\(Self.sheet.version)")
            #expect(named.headers["cache-control"] == "public, max-age=31536000, immutable")
            #expect(try await client.get("/sheet.css?v=old").headers["cache-control"] == "no-cache")
            #expect(Asset([1], type: "image/png").version != Asset([2], type: "image/png").version)
        }
    }

    @Test("go out compressed to clients that take it, under a tag of their own", arguments: TestTransport.allCases)
    func compressed(transport: TestTransport) async throws {
        try await withClient(of: Self.router(), over: transport) { client async throws in
            let answer = try await client.get("/sheet.css", headers: ["Accept-Encoding": "br, gzip;q=0.5"])
            #expect(answer.headers["content-encoding"] == "gzip")
            #expect(answer.headers["vary"] == "Accept-Encoding")
            #expect(answer.headers["etag"] == "\"\(Self.sheet.version)-gz\"")
            #expect(answer.body.count < Self.sheet.bytes.count / 10)
            #expect(Array(answer.body.prefix(2)) == [0x1F, 0x8B])
            let length = answer.body.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            #expect(length == Self.sheet.bytes.count)
            let plain = try await client.get("/sheet.css", headers: ["Accept-Encoding": "gzip;q=0"])
            #expect(plain.headers["content-encoding"] == nil)
        }
    }

    @Test("a large answer is compressed when its endpoint says so, a small one is left")
    func answers() {
        let client = Request(path: "/", headers: ["Accept-Encoding": "gzip"])
        let large = Response.text(String(repeating: "a", count: 5000)).compressed(for: client)
        #expect(large.headers["content-encoding"] == "gzip")
        #expect(Response.text("a").compressed(for: client).headers["content-encoding"] == nil)
        #expect(large.compressed(for: client).headers.all("content-encoding").count == 1)
    }
}
