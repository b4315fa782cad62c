import Foundation
import GaritaTesting
import HTTP
import JSON
import Testing

@testable import WebClient

@Suite("Calls to other machines")
struct WebClientTests {
    /// A server of the house on loopback, and a client that may call it.
    static func with<T: Sendable>(
        _ change: (inout WebClient.Options) -> Void = { _ in },
        _ body: (_ client: WebClient, _ base: String) async throws -> T
    ) async throws -> T {
        var options = WebClient.Options()
        options.allowsPrivateAddresses = true
        change(&options)
        let client = WebClient(options)
        let router = try Router(endpoints: endpoints, log: Log(level: .error), authenticate: { _ in nil })
        return try await withClient(of: router, over: .live) { test in
            try await body(client, "http://127.0.0.1:\(test.port ?? 0)")
        }
    }

    private static let endpoints = [
        Endpoint(.get, "/hello", access: .anyone, summary: "Hello") { request in
            Response.json([
                "who": .string(request.headers["x-who"] ?? ""), "agent": .string(request.headers["user-agent"] ?? ""),
            ])
            .setting("X-Answer", "yes")
        },
        Endpoint(
            .post, "/echo", access: .anyone, summary: "Echo",
            request: BodySchema(mediaTypes: ["application/json", "text/csv"], isRequired: false),
            limits: Endpoint.Limits(maxBody: 4 << 20)
        ) { request in
            Response(type: request.mediaType ?? "text/plain", bytes: request.body)
        },
        Endpoint(
            .get, "/large/{count}", access: .anyone, summary: "Large"
        ) { request in
            Response(
                type: "text/plain",
                bytes: [UInt8](repeating: 0x61, count: Int(request.parameters["count"] ?? "") ?? 0))
        },
        Endpoint(.get, "/slow", access: .anyone, summary: "Slow") { _ in
            try await Task.sleep(for: .seconds(3))
            return .text("late")
        },
        Endpoint(.get, "/away", access: .anyone, summary: "Away") { _ in .redirect(to: "/hello") },
        Endpoint(.get, "/round", access: .anyone, summary: "Round") { _ in .redirect(to: "/round") },
        Endpoint(.get, "/file", access: .anyone, summary: "To a file") { _ in
            Response(.seeOther).setting("Location", "file:///etc/passwd")
        },
        Endpoint(.get, "/missing", access: .anyone, summary: "Missing") { _ in throw HTTPProblem.notFound() },
    ]

    private func code(_ body: () async throws -> WebAnswer) async -> String {
        do { return "\(try await body().status)" } catch { return (error as? WebError)?.code.word ?? "\(error)" }
    }

    @Test("an answer comes with its status, header fields and body, also when it is a refusal")
    func answers() async throws {
        try await Self.with { client, base in
            let hello = try await client.get(base + "/hello", headers: [("X-Who", "Garita"), ("X-Empty", "")])
            #expect(hello.isSuccess && hello.status == 200 && hello.header("X-ANSWER") == "yes")
            #expect(try JSONValue.parse(hello.body)["who"]?.string == "Garita")
            #expect(try JSONValue.parse(hello.body)["agent"]?.string == "garita")
            let missing = try await client.get(base + "/missing")
            #expect(missing.status == 404 && !missing.isSuccess)
            let body = Array("{\"a\":1}".utf8)
            let echo = try await client.post(base + "/echo", type: "application/json", body: body)
            #expect(echo.body == body && echo.header("content-type") == "application/json")
            let large = [UInt8](repeating: 0x62, count: 3 << 20)
            #expect(try await client.post(base + "/echo", type: "text/csv", body: large).body == large)
            #expect(try await client.post(base + "/echo", type: "text/csv", body: []).body == [])
        }
    }

    @Test("an answer that is too long ends the call")
    func bounded() async throws {
        try await Self.with({ $0.mostBytes = 1000 }) { client, base in
            #expect(await code { try await client.get(base + "/large/1000") } == "200")
            #expect(await code { try await client.get(base + "/large/1001") } == "too-large")
            #expect(await code { try await client.get(base + "/large/5000000") } == "too-large")
        }
    }

    @Test("a slow answer ends the call, and others go on meanwhile")
    func slow() async throws {
        try await Self.with { client, base in
            var options = client.options
            options.timeout = 400
            let hasty = WebClient(options)
            async let late = code { try await hasty.get(base + "/slow") }
            #expect(await code { try await client.get(base + "/hello") } == "200")
            #expect(await late == "timeout")
        }
    }

    @Test("redirects are not followed unless the options say so, and never to a file")
    func redirects() async throws {
        try await Self.with { client, base in
            #expect(await code { try await client.get(base + "/away") } == "303")
            #expect(await code { try await client.get(base + "/file") } == "303")
        }
        try await Self.with({ $0.redirects = 3 }) { client, base in
            let answer = try await client.get(base + "/away")
            #expect(answer.status == 200 && answer.header("x-answer") == "yes" && answer.header("location") == nil)
            #expect(await code { try await client.get(base + "/round") } == "redirects")
            #expect(await code { try await client.get(base + "/file") } == "address")
        }
    }

    @Test("addresses of this machine and of private networks are refused, under every name")
    func forbidden() async throws {
        try await Self.with({ $0.allowsPrivateAddresses = false }) { client, base in
            let port = base.split(separator: ":").last ?? ""
            for host in [
                "127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0",
            ] {
                let got = await code { try await client.get("http://\(host):\(port)/hello") }
                // A name that this machine cannot resolve to any address is as good as refused.
                #expect(["forbidden", "name", "address"].contains(got), "\(host) gave \(got)")
            }
            #expect(await code { try await client.get("http://10.1.2.3/") } == "forbidden")
            #expect(await code { try await client.get("http://169.254.169.254/latest/meta-data/") } == "forbidden")
        }
    }

    @Test("the special blocks of both protocols are told from the public ones")
    func blocks() {
        func v4(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> Bool {
            AddressGuard.isPublic(v4: a << 24 | b << 16 | c << 8 | d)
        }
        #expect(v4(8, 8, 8, 8) && v4(200, 33, 1, 1) && v4(172, 15, 0, 1) && v4(172, 32, 0, 1) && v4(100, 128, 0, 1))
        #expect(v4(11, 0, 0, 1) && v4(192, 167, 0, 1) && v4(223, 255, 255, 255))
        for (a, b, c, d) in [
            (0, 0, 0, 0), (10, 255, 0, 1), (100, 64, 0, 1), (127, 9, 9, 9), (169, 254, 169, 254), (172, 16, 0, 1),
            (172, 31, 255, 255), (192, 168, 1, 1), (192, 0, 2, 1), (198, 18, 0, 1), (198, 51, 100, 1), (203, 0, 113, 1),
            (224, 0, 0, 1), (255, 255, 255, 255),
        ] as [(UInt32, UInt32, UInt32, UInt32)] {
            #expect(!v4(a, b, c, d), "\(a).\(b).\(c).\(d)")
        }
        func v6(_ head: [UInt8], _ tail: [UInt8] = []) -> Bool {
            AddressGuard.isPublic(v6: head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail)
        }
        #expect(v6([0x26, 0x06, 0x47], [1]) && v6([0x28, 0x06], [1]))
        #expect(!v6([], [1]) && !v6([]) && !v6([0xFE, 0x80], [1]) && !v6([0xFD], [1]) && !v6([0xFF, 2], [1]))
        #expect(!v6([0x20, 0x01, 0x0D, 0xB8], [1]) && !v6([0x20, 0x01, 0, 0], [1]))
        #expect(!v6([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 10, 0, 0, 1]))
        #expect(v6([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 8, 8, 8, 8]))
        #expect(!v6([0, 0x64, 0xFF, 0x9B], [127, 0, 0, 1]) && !v6([0x20, 0x02, 192, 168, 0, 1]))
    }

    @Test("what is no address of the web, or no header field, never leaves")
    func malformed() async throws {
        let client = WebClient()
        for address in [
            "ftp://a/", "file:///etc/passwd", "gopher://a", "//a", "", "http://a b", "http://a/\r\nX: 1",
            "javascript:1",
        ] {
            #expect(await code { try await client.get(address) } == "address", "\(address)")
        }
        #expect(await code { try await client.get("http://example.com/", headers: [("X", "a\r\nY: b")]) } == "header")
        #expect(await code { try await client.get("http://example.com/", headers: [("X:Y", "a")]) } == "header")
    }

    @Test("nobody there, no name, no HTTP: each is told apart")
    func unreachable() async throws {
        var options = WebClient.Options()
        options.allowsPrivateAddresses = true
        options.connectTimeout = 1_000
        options.timeout = 2_000
        let client = WebClient(options)
        #expect(await code { try await client.get("http://127.0.0.1:1/") } == "connection")
        #expect(["name", "timeout"].contains(await code { try await client.get("http://no-such-host.invalid/") }))
    }

    @Test("a certificate that nobody vouches for is refused, and taken when its file is named")
    func certificates() async throws {
        let folder = try TemporaryFolder()
        guard let server = try TLSServer(folder: folder.path) else { return }
        defer { server.stop() }
        var options = WebClient.Options()
        options.allowsPrivateAddresses = true
        let address = "https://localhost:\(server.port)/"
        var strict = ""
        for _ in 0..<50 {
            strict = await code { try await WebClient(options).get(address) }
            if strict != "connection" { break }
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(strict == "certificate")
        options.certificates = folder.path + "/server.pem"
        let trusting = options
        #expect(await code { try await WebClient(trusting).get(address) } == "200")
        // The certificate is for localhost: by its number the same server is another.
        #expect(await code { try await WebClient(trusting).get("https://127.0.0.1:\(server.port)/") } == "certificate")
    }
}

/// `openssl s_server` with a certificate of its own for localhost; nil where openssl is not installed.
private struct TLSServer {
    let port: Int
    private let process: Process

    init?(folder: String) throws {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl") else { return nil }
        let maker = Process()
        maker.executableURL = URL(filePath: "/usr/bin/openssl")
        maker.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
            folder + "/server.key", "-out", folder + "/server.pem", "-days", "2", "-subj", "/CN=localhost", "-addext",
            "subjectAltName=DNS:localhost",
        ]
        maker.standardError = FileHandle.nullDevice
        try maker.run()
        maker.waitUntilExit()
        var started: (Int, Process)?
        for _ in 0..<20 where started == nil {
            let port = Int.random(in: 20_000...39_999)
            started = try Self.serve(folder, on: port).map { (port, $0) }
        }
        (port, process) = try #require(started, "every port drawn was taken")
    }

    /// nil: it ended at once, for the port is another's.
    private static func serve(_ folder: String, on port: Int) throws -> Process? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = [
            "s_server", "-accept", "127.0.0.1:\(port)", "-cert", folder + "/server.pem", "-key", folder + "/server.key",
            "-www",
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        // It says so when it listens.
        var said = Data()
        while !String(decoding: said, as: UTF8.self).contains("ACCEPT") {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty {
                process.waitUntilExit()
                return nil
            }
            said += more
        }
        return process
    }

    func stop() {
        // A thread of the tests may block the gentler signal, and its child inherits that.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
