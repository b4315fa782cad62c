import GaritaTesting
import HTTP
import JSON
import Testing

@Suite("Log, figures and health")
struct WatchTests {
    @Test("an answer's log line has the route's pattern and the principal, never the query")
    func accessLog() async throws {
        let log = Log(to: .memory)
        try await withClient(of: House.router(log: log), over: .live) { client async throws in
            let answer = try await client.get(
                "/hello/secret?again=hidden",
                headers: ["X-Request-Id": "r1", "Authorization": "Bearer ana"])
            #expect(answer.status == 200)
            let line = try #require(log.lines.first { $0.contains("http.answer") })
            let value = try JSONValue.parse(line)
            #expect(value["id"] == "r1")
            #expect(value["method"] == "GET")
            #expect(value["route"] == "/hello/{name}")
            #expect(value["status"] == 200)
            #expect(value["principal"] == "ana")
            #expect(value["bytes"]?.int == Int64(answer.body.count))
            #expect((value["us"]?.int ?? -1) >= 0)
            #expect(value["time"]?.string?.count == 24)
            #expect(!line.contains("secret") && !line.contains("hidden"))
        }
    }

    @Test("lines below the level are not written, and a line is JSON whatever stands in it")
    func levels() throws {
        let log = Log(level: .warning, to: .memory)
        log.info("quiet")
        log.warning("loud\n\"", ["a\"b": "c\n\u{1}", "n": 7, "d": 1.5, "t": true])
        #expect(log.lines.count == 1)
        let value = try JSONValue.parse(log.lines[0])
        #expect(value["event"] == "loud\n\"")
        #expect(value["a\"b"] == "c\n\u{1}")
        #expect(value["n"] == 7)
        log.level = .debug
        log.debug("now")
        #expect(log.lines.count == 2)
        #expect(LogLevel(name: "warning") == .warning)
        #expect(LogLevel(name: "loud") == nil)
    }

    @Test("many threads write whole lines to a file, and a flush leaves none behind")
    func threads() async throws {
        let (reading, writing) = try Pipe.make()
        let log = Log(to: .descriptor(writing))
        async let text = onOwnThread { Pipe.readToEnd(reading) }
        await withTaskGroup(of: Void.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    for index in 0..<500 { log.info("line", ["worker": .int(worker), "index": .int(index)]) }
                }
            }
        }
        log.flush()
        Pipe.close(writing)
        let lines = try await text.split(separator: "\n")
        #expect(lines.count == 4000)
        for line in lines { #expect(throws: Never.self) { try JSONValue.parse(String(line)) } }
    }

    @Test("a reader that is too slow costs lines, not memory or time")
    func dropping() throws {
        let (reading, writing) = try Pipe.make()
        let log = Log(to: .descriptor(writing))
        let long = String(repeating: "x", count: 10_000)
        for _ in 0..<1000 { log.info("line", ["text": .string(long)]) }
        #expect(log.dropped > 0)
        Pipe.close(reading)
    }

    @Test("figures are shown in Prometheus' text format")
    func exposition() async throws {
        let metrics = Metrics()
        metrics.counter("lodged_total", "Lodged.", ["channel": "red\"\n\\"]).add(3)
        metrics.counter("lodged_total", "Lodged.", ["channel": "red\"\n\\"]).add()
        metrics.gauge("level", "A level.").set(-2)
        metrics.gauge("ratio", "A ratio.") { 0.5 }
        let durations = metrics.durations("wait_seconds", "Waiting.", bounds: [1_000_000, 1_000_000_000])
        durations.observe(500_000)
        durations.observe(1_000_000)
        durations.observe(2_000_000_000)
        #expect(
            metrics.text == """
                # HELP lodged_total Lodged.
                # TYPE lodged_total counter
                lodged_total{channel="red\\"\\n\\\\"} 4
                # HELP level A level.
                # TYPE level gauge
                level -2
                # HELP ratio A ratio.
                # TYPE ratio gauge
                ratio 0.5
                # HELP wait_seconds Waiting.
                # TYPE wait_seconds histogram
                wait_seconds_bucket{le="0.001"} 2
                wait_seconds_bucket{le="1"} 2
                wait_seconds_bucket{le="+Inf"} 3
                wait_seconds_sum 2.0015
                wait_seconds_count 3

                """)
        metrics.gauge("lodged_total", "Another kind is another instrument.").set(9)
        #expect(!metrics.text.contains(" 9"))
    }

    @Test("/metrics counts answers by route, and shows the process")
    func endpoint() async throws {
        try await withClient(of: House.router(), over: .live) { client async throws in
            for _ in 0..<3 { _ = try await client.get("/hello/a?x=y") }
            _ = try await client.get("/nowhere")
            var text = ""
            // The request before is counted as running until its end was noticed.
            for _ in 0..<200 {
                text = try await client.get("/metrics").text
                if text.contains("garita_http_requests_running 1\n") { break }
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(
                text.contains("garita_http_requests_total{method=\"GET\",route=\"/hello/{name}\",status=\"2xx\"} 3\n"))
            #expect(text.contains("garita_http_requests_total{method=\"\",route=\"\",status=\"4xx\"} 1\n"))
            #expect(text.contains("garita_http_request_seconds_count{method=\"GET\",route=\"/hello/{name}\"} 3\n"))
            #expect(text.contains("garita_http_requests_running 1\n"))
            for name in ["process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds"] {
                let line = text.split(separator: "\n").first { $0.hasPrefix(name + " ") }
                #expect((line?.split(separator: " ").last.flatMap { Double($0) } ?? 0) > 0, "\(name)")
            }
        }
    }

    @Test("/health/live answers always, /health/ready says what fails")
    func health() async throws {
        let broken = Gauge()
        let check = ReadinessCheck("database") { broken.value == 0 ? nil : "no answer" }
        try await withClient(of: House.router(readiness: [check]), over: .memory) { client async throws in
            #expect(try await client.get("/health/live").status == 200)
            #expect(try await client.get("/health/ready").status == 200)
            broken.set(1)
            let answer = try await client.get("/health/ready")
            #expect(answer.status == 503)
            #expect(try answer.json()["failing"]?["database"] == "no answer")
            #expect(try await client.get("/health/live").status == 200)
        }
    }
}
