import GaritaTesting
import HTTP
import Testing

@Suite("What a request's head may not be")
struct SmugglingTests {
    private static let host = "Host: x\r\n"

    @Test(
        "a head whose body could end at two places is refused and the connection closed",
        arguments: [
            "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
            "Content-Length: 3\r\nContent-Length: 4\r\n",
            "Content-Length: 3\r\nContent-Length: 3\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: gzip, chunked\r\n",
            "Transfer-Encoding: xchunked\r\n",
            "Content-Length: -3\r\n",
            "Content-Length: +3\r\n",
            "Content-Length: 3, 3\r\n",
            "Content-Length: 0x3\r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Content-Length : 3\r\n",
        ])
    func ambiguousLength(fields: String) async throws {
        try await withServer { port in
            let request =
                "POST /echo HTTP/1.1\r\n\(Self.host)Content-Type: application/octet-stream\r\n\(fields)\r\nabc"
            let seen = try await reaction(to: request, port: port)
            #expect(seen.status == nil || (400..<500).contains(seen.status ?? 0) || seen.status == 501)
            #expect(seen.isClosed)
        }
    }

    @Test("chunked bodies are not read in HTTP/1.0")
    func chunkedInOld() async throws {
        try await withServer { port in
            let request = "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
            let seen = try await reaction(to: request, port: port)
            #expect(seen.status == 400)
            #expect(seen.isClosed)
        }
    }

    @Test("a head without Host, or with two, is refused", arguments: ["", "Host: a\r\nHost: b\r\n"])
    func hosts(fields: String) async throws {
        try await withServer { port in
            let seen = try await reaction(to: "GET / HTTP/1.1\r\n\(fields)\r\n", port: port)
            #expect(seen.status == 400)
            #expect(seen.isClosed)
        }
    }

    @Test(
        "a path that hides something is refused",
        arguments: [
            "/hello/a%00b", "/hello/%ff%fe", "/hello/%zz", "/hello/%2", "/hello/..", "/hello/%2e%2E", "/files/a/../b",
            "/files/./a", "/files/%2e%2e/%2e%2e/etc/passwd", "/files/..%5cwindows", "/files/a\\b", "/hello/%0d%0aX:y",
            "hello", "ftp://x/hello", "*", "/hello/\"x", "/?a=%00", "/?a=%ff",
        ])
    func paths(target: String) async throws {
        try await withServer { port in
            let seen = try await reaction(to: "GET \(target) HTTP/1.1\r\n\(Self.host)\r\n", port: port)
            #expect(seen.status == 400)
        }
    }

    @Test(
        "a tail with an encoded slash or an empty piece is no file",
        arguments: ["/files/a%2fb", "/files//etc/passwd", "/files/a//b"])
    func tails(target: String) async throws {
        try await withServer { port in
            let seen = try await reaction(to: "GET \(target) HTTP/1.1\r\n\(Self.host)\r\n", port: port)
            #expect(seen.status == 404)
        }
    }

    @Test("a target with scheme and host, as proxies send it, is led by its path")
    func absoluteForm() async throws {
        try await withServer { port in
            let seen = try await reaction(to: "GET http://x/hello/you HTTP/1.1\r\n\(Self.host)\r\n", port: port)
            #expect(seen.status == 200)
        }
    }

    @Test("a method that nobody knows is 501, a version that nobody speaks is refused")
    func unknownWords() async throws {
        try await withServer { port in
            #expect(try await reaction(to: "BREW / HTTP/1.1\r\n\(Self.host)\r\n", port: port).status == 501)
            #expect(try await reaction(to: "TRACE / HTTP/1.1\r\n\(Self.host)\r\n", port: port).status == 501)
            #expect(try await reaction(to: "CONNECT x:1 HTTP/1.1\r\n\(Self.host)\r\n", port: port).status == 501)
            let later = try await reaction(to: "GET / HTTP/2.0\r\n\(Self.host)\r\n", port: port)
            #expect(later.status != 200)
            #expect(later.isClosed)
        }
    }

    @Test(
        "binary rubbish and NUL bytes get a refusal or nothing, and the server lives on",
        arguments: [
            [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03, 0x0D, 0x0A, 0x0D, 0x0A],
            Array("GET /\u{0}hello HTTP/1.1\r\nHost: x\r\n\r\n".utf8),
            Array("GET /hello/a\u{0}b HTTP/1.1\r\nHost: x\r\n\r\n".utf8),
            Array("\r\n\r\n\r\n\r\n\u{0}\u{0}\u{0}\r\n\r\n".utf8),
            Array("GET\r\n\r\n".utf8), Array("GET  \r\n\r\n".utf8), Array(" / HTTP/1.1\r\n\r\n".utf8),
            Array("GET / HTTP/1.1\r\n: x\r\n\r\n".utf8), Array("GET / HTTP/1.1\r\nHo st: x\r\nHost: x\r\n\r\n".utf8),
            Array(repeating: 0xFF, count: 5000), Array(repeating: 0x00, count: 5000),
        ] as [[UInt8]])
    func rubbish(bytes: [UInt8]) async throws {
        try await withServer { port in
            let seen = try await reaction(to: bytes, port: port)
            #expect(seen.status == nil || (400...505).contains(seen.status ?? 0))
            #expect(seen.isClosed)
            #expect(try await reaction(to: "GET / HTTP/1.1\r\n\(Self.host)\r\n", port: port).status == 200)
        }
    }

    @Test("a header field that would split the answer is not sent")
    func splitting() async throws {
        let splitting = Endpoint(.get, "/split", access: .anyone, summary: "") { _ in
            Response.text("ok").setting("X-Bad", "a\r\nX-Worse: b").setting("X-Good", "c")
        }
        try await withClient(of: House.router(extra: [splitting]), over: .live) { client in
            let answer = try await client.get("/split")
            #expect(answer.status == 200)
            #expect(answer.headers["x-worse"] == nil)
            #expect(answer.headers["x-good"] == "c")
        }
    }
}
