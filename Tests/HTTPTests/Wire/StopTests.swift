import GaritaTesting
import HTTP
import Testing

@Suite("Stopping", .serialized)
struct StopTests {
    @Test("a stop under load answers every request that was begun", arguments: [0, 15])
    func underLoad(milliseconds: Int) async throws {
        let done = Gauge()
        let work = Endpoint(.post, "/work", access: .anyone, summary: "") { _ in
            if milliseconds > 0 { try await Task.sleep(for: .milliseconds(milliseconds)) }
            done.add(1)
            return .text("done")
        }
        let server = Server(router: try House.router(extra: [work]))
        let port = try await server.start()
        let answered = Gauge()
        let told = Gauge()
        let connected = Gauge()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    try await onOwnThread {
                        let client = try RawConnection(port: port)
                        connected.add(1)
                        while true {
                            do {
                                try client.send("POST /work HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
                                let answer = try client.readAnswer()
                                if answer.status == 200 { answered.add(1) }
                                if answer.headers["connection"] == "close" { told.add(1) }
                            } catch {
                                return
                            }
                        }
                    }
                }
            }
            let isLoaded = try await comes { connected.value == 16 && answered.value >= 200 }
            #expect(isLoaded, "\(connected.value) clients had \(answered.value) answers")
            await server.stop()
            for try await _ in group {}
        }
        #expect(done.value > 16)
        #expect(answered.value == done.value)
        #expect(told.value == 16)
        #expect(throws: RawConnection.Failure.self) { try RawConnection(port: port) }
    }

    @Test("a stop at any moment of the load ends in peace")
    func anyMoment() async throws {
        for round in 0..<80 {
            let server = Server(router: try House.router())
            let port = try await server.start()
            async let load: Void = onOwnThread {
                let client = try RawConnection(port: port)
                while true {
                    do {
                        try client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                        _ = try client.readAnswer()
                    } catch {
                        return
                    }
                }
            }
            try await Task.sleep(for: .microseconds(1000 + round * 37))
            await server.stop()
            // A connection that came after the stop is refused, as any may be.
            _ = try? await load
            #expect(throws: RawConnection.Failure.self) { try RawConnection(port: port) }
        }
    }

    @Test("idle connections do not hold a stop up")
    func idle() async throws {
        let server = Server(router: try House.router())
        let port = try await server.start()
        let idle = try await onOwnThread { () -> Kept in
            let kept = Kept(try (0..<10).map { _ in try RawConnection(port: port) })
            for connection in kept.connections.prefix(5) {
                try connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(try connection.readAnswer().status == 200)
            }
            return kept
        }
        let begin = Clock.steady
        await server.stop()
        #expect(Clock.steady - begin < 15_000_000_000)
        _ = idle
    }

    @Test("what runs longer than the drain limit is answered 503, and the stop returns")
    func drainLimit() async throws {
        let begun = Gauge()
        let forever = Endpoint(
            .get, "/forever", access: .anyone, summary: "", limits: Endpoint.Limits(timeoutMilliseconds: 60_000)
        ) { _ in
            begun.add(1)
            try await Task.sleep(for: .seconds(60))
            return .text("never")
        }
        var configuration = ServerConfiguration()
        configuration.drainTimeout = 400
        let server = Server(router: try House.router(extra: [forever]), configuration: configuration)
        let port = try await server.start()
        async let seen = reaction(to: "GET /forever HTTP/1.1\r\nHost: x\r\n\r\n", port: port, patience: 30_000)
        let isBegun = try await comes { begun.value > 0 }
        #expect(isBegun, "the request never began")
        let begin = Clock.steady
        await server.stop()
        #expect(Clock.steady - begin < 15_000_000_000)
        #expect(try await seen.status == 503)
    }

    @Test("a server that stops says that it is not ready, and one that is stopped twice does not mind")
    func twice() async throws {
        let router = try House.router()
        #expect(await router.respond(to: Request(path: "/health/ready")).status == .ok)
        let server = Server(router: router)
        try await server.start()
        await #expect(throws: ServerError.self) { try await server.start() }
        await server.stop()
        await server.stop()
        #expect(await router.respond(to: Request(path: "/health/ready")).status == .unavailable)
    }

    @Test("an address that another has cannot be had")
    func taken() async throws {
        let first = Server(router: try House.router())
        var configuration = ServerConfiguration()
        configuration.port = try await first.start()
        let second = Server(router: try House.router(), configuration: configuration)
        await #expect(throws: ServerError.self) { try await second.start() }
        await first.stop()
    }

    /// Connections kept open past the closure that made them.
    private final class Kept: @unchecked Sendable {
        // Unchecked: made on one thread, then only held.
        let connections: [RawConnection]
        init(_ connections: [RawConnection]) { self.connections = connections }
    }
}
