import GaritaTesting
import HTTP
import Testing

@Suite("Several requests on one connection, and old clients")
struct ConversationTests {
    @Test("pipelined requests are answered in their order, waiting handlers between quick ones")
    func pipelining() async throws {
        try await withServer { port in
            try await onOwnThread {
                let connection = try RawConnection(port: port)
                var requests = ""
                for index in 0..<20 {
                    let path = index % 2 == 0 ? "/slow-echo" : "/echo"
                    requests +=
                        "POST \(path) HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\n"
                        + "Content-Length: 2\r\n\r\n\(index + 10)"
                }
                try connection.send(requests)
                for index in 0..<20 { #expect(try connection.readAnswer().text == "\(index + 10)") }
            }
        }
    }

    @Test("HTTP/1.0 is answered and closed")
    func old() async throws {
        try await withServer { port in
            let seen = try await reaction(to: "GET / HTTP/1.0\r\n\r\n", port: port)
            #expect(seen.status == 200)
            #expect(seen.isClosed)
        }
    }

    @Test("a client that asks for it gets its connection closed")
    func closing() async throws {
        try await withServer(nil, { $0.keepAliveTimeout = 60_000 }) { port in
            let seen = try await reaction(to: "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", port: port)
            #expect(seen.status == 200)
            #expect(seen.isClosed)
        }
    }

    @Test("HEAD has the head of GET and no body", arguments: TestTransport.allCases)
    func heads(transport: TestTransport) async throws {
        try await withClient(of: House.router(), over: transport) { client in
            let get = try await client.get("/hello/you")
            let head = try await client.send("HEAD", "/hello/you")
            #expect(head.status == 200)
            #expect(head.body.isEmpty)
            #expect(head.headers["content-type"] == get.headers["content-type"])
            if transport == .live { #expect(head.headers["content-length"] == get.headers["content-length"]) }
        }
    }
}
