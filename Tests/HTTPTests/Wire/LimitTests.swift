import GaritaTesting
import HTTP
import Testing

@Suite("Limits on size, time and number", .serialized)
struct LimitTests {
    @Test("a head or a target of 60 KB is refused and the connection closed")
    func largeHeads() async throws {
        try await withServer { port in
            let long = String(repeating: "a", count: 60_000)
            let head = try await reaction(to: "GET / HTTP/1.1\r\nHost: x\r\nX-Long: \(long)\r\n\r\n", port: port)
            #expect(head.status == nil || head.status == 431)
            #expect(head.isClosed)
            let target = try await reaction(to: "GET /\(long) HTTP/1.1\r\nHost: x\r\n\r\n", port: port)
            #expect(target.status == nil || target.status == 414)
            #expect(target.isClosed)
            let many = String(repeating: "X-A: b\r\n", count: 150)
            #expect(try await reaction(to: "GET / HTTP/1.1\r\nHost: x\r\n\(many)\r\n", port: port).status == 400)
        }
    }

    @Test("a head of 12 KB is read, one of 20 KB is refused")
    func headLimit() async throws {
        try await withServer { port in
            for (size, isRead) in [(12_000, true), (20_000, false)] {
                let value = String(repeating: "a", count: size)
                let seen = try await reaction(
                    to: "GET /none HTTP/1.1\r\nHost: x\r\nX-Long: \(value)\r\nConnection: close\r\n\r\n", port: port)
                #expect((seen.status == 404) == isRead, "\(size): \(String(describing: seen.status))")
            }
        }
    }

    @Test("a body that says it is too long is answered 413 before it is read", arguments: [true, false])
    func announcedTooLong(expecting: Bool) async throws {
        try await withServer { port in
            let expect = expecting ? "Expect: 100-continue\r\n" : ""
            let seen = try await reaction(
                to: "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\n"
                    + "Content-Length: 5000000\r\n\(expect)\r\n", port: port)
            #expect(seen.status == 413)
            #expect(seen.isClosed)
        }
    }

    @Test("a small body of a refused request is read over and the connection goes on")
    func refusedAndKept() async throws {
        try await withServer { port in
            try await onOwnThread {
                let connection = try RawConnection(port: port)
                let request = "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde"
                try connection.send(request + "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(try connection.readAnswer().status == 404)
                #expect(try connection.readAnswer().status == 200)
            }
        }
    }

    @Test("a client that expects to be told to go on is told so, and its body is read")
    func expects() async throws {
        try await withServer { port in
            try await onOwnThread {
                let connection = try RawConnection(port: port)
                try connection.send(
                    "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\n"
                        + "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n")
                #expect(try connection.readHead() == 100)
                try connection.send("abc")
                #expect(try connection.readAnswer().text == "abc")
            }
        }
    }

    @Test("a chunked body is read; one that grows over the bound is cut off")
    func chunked() async throws {
        try await withServer { port in
            let head =
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
            try await onOwnThread {
                let connection = try RawConnection(port: port)
                try connection.send(head + "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n")
                #expect(try connection.readAnswer().text == "abcde")
            }
            let chunk = "4000\r\n" + String(repeating: "z", count: 0x4000) + "\r\n"
            let seen = try await reaction(to: head + String(repeating: chunk, count: 20), port: port)
            #expect(seen.status == nil)
            #expect(seen.isClosed)
        }
    }

    @Test("clients that send their head byte by byte lose their place")
    func slowHeads() async throws {
        try await withServer { port in
            try await onOwnThread {
                let clients = try (0..<40).map { _ in try RawConnection(port: port, patience: 4000) }
                let head = Array("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".utf8)
                let begin = Clock.steady
                for byte in head where Clock.steady - begin < 1_600_000_000 {
                    for client in clients { try? client.send([byte]) }
                    Pause.milliseconds(80)
                }
                for client in clients { #expect(client.isClosedByServer()) }
                #expect(Clock.steady - begin < 15_000_000_000)
            }
            #expect(try await reaction(to: "GET / HTTP/1.1\r\nHost: x\r\n\r\n", port: port).status == 200)
        }
    }

    @Test("a kept-alive client that sends its next request byte by byte loses its place")
    func slowSecondHead() async throws {
        try await withServer { port in
            try await onOwnThread {
                let client = try RawConnection(port: port, patience: 4000)
                try client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(try client.readAnswer().status == 200)
                for byte in "GET / HTTP/1.1\r\nHost: x".utf8 {
                    try? client.send([byte])
                    Pause.milliseconds(100)
                }
                #expect(client.isClosedByServer())
            }
        }
    }

    @Test("a body that comes byte by byte loses its place")
    func slowBody() async throws {
        try await withServer { port in
            try await onOwnThread {
                let client = try RawConnection(port: port, patience: 4000)
                try client.send(
                    "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\nContent-Length: 90\r\n\r\n"
                )
                for _ in 0..<20 {
                    try? client.send("a")
                    Pause.milliseconds(80)
                }
                #expect(client.isClosedByServer())
            }
        }
    }

    @Test("a client that does not read its answer loses its place")
    func slowReader() async throws {
        let large = Endpoint(.get, "/large", access: .anyone, summary: "") { _ in
            Response(type: "application/octet-stream", bytes: [UInt8](repeating: 7, count: 32 << 20))
        }
        try await withServer(House.router(extra: [large]), { $0.minimumBytesPerSecond = 1 << 30 }) { port in
            try await onOwnThread {
                let client = try RawConnection(port: port, patience: 4000)
                try client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
                // From here on the answer is on its way, however late it began.
                #expect(try client.readHead() == 200)
                Pause.milliseconds(1600)
                let read = (try? client.readToEnd().count) ?? 0
                #expect(read < 32 << 20)
            }
        }
    }

    @Test("an idle connection is closed after its time")
    func idle() async throws {
        try await withServer { port in
            try await onOwnThread {
                let begin = Clock.steady
                let silent = try RawConnection(port: port, patience: 4000)
                #expect(silent.isClosedByServer())
                #expect(Clock.steady - begin > 500_000_000)
                let kept = try RawConnection(port: port, patience: 4000)
                try kept.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(try kept.readAnswer().status == 200)
                #expect(kept.isClosedByServer())
            }
        }
    }

    @Test("one address cannot have more connections than its share")
    func perAddress() async throws {
        try await withServer(nil, { $0.maximumConnectionsPerAddress = 4 }) { port in
            try await onOwnThread {
                let clients = try (0..<8).map { _ in try RawConnection(port: port, patience: 4000) }
                var answered = 0
                for client in clients {
                    try? client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                    if let answer = try? client.readAnswer(), answer.status == 200 { answered += 1 }
                }
                #expect(answered == 4)
            }
        }
    }

    @Test("a handler that takes too long is cancelled and its client told")
    func slowHandler() async throws {
        try await withServer { port in
            let begin = Clock.steady
            let seen = try await reaction(
                to: "GET /sleep HTTP/1.1\r\nHost: x\r\n\r\n", port: port, patience: 15_000)
            #expect(seen.status == 503)
            #expect(Clock.steady - begin < 15_000_000_000)
        }
    }

    @Test("a client that leaves in the middle harms nobody")
    func leaving() async throws {
        try await withServer { port in
            try await onOwnThread {
                for index in 0..<30 {
                    let client = try RawConnection(port: port)
                    let path = index % 2 == 0 ? "/slow-echo" : "/echo"
                    try client.send(
                        "POST \(path) HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\n"
                            + "Content-Length: 4\r\n\r\n\(index % 3 == 0 ? "ab" : "abcd")")
                }
            }
            #expect(try await reaction(to: "GET / HTTP/1.1\r\nHost: x\r\n\r\n", port: port).status == 200)
        }
    }
}
