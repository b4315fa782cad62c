package import HTTP
package import JSON

/// How a test reaches a router: inside the process, or over a socket through a live server.
package enum TestTransport: String, Sendable, CaseIterable { case memory, live }

/// A client of a router under test; the same calls over both transports.
///
/// ```swift
/// try await withClient(of: router, over: .live) { client in
///     let answer = try await client.get("/api/declarations")
/// }
/// ```
package struct TestClient: Sendable {
    fileprivate let router: Router
    /// The port of the live server; nil in memory.
    package let port: UInt16?
    /// Header fields of every request (a token, a cookie).
    package var headers: Headers = [:]

    /// The same client with one more header field on every request.
    package func with(_ name: String, _ value: String) -> TestClient {
        var client = self
        client.headers[name] = value
        return client
    }

    package func get(_ target: String, headers: Headers = [:]) async throws -> TestAnswer {
        try await send("GET", target, headers: headers)
    }

    package func post(_ target: String, json: JSONValue, headers: Headers = [:]) async throws -> TestAnswer {
        try await send("POST", target, headers: headers, type: MediaType.json, body: json.bytes())
    }

    package func post(_ target: String, form: [(String, String)], headers: Headers = [:]) async throws -> TestAnswer {
        let fields = FormFields(form.map { FormFields.Field(name: $0.0, value: $0.1) })
        return try await send("POST", target, headers: headers, type: MediaType.form, body: Array(fields.encoded.utf8))
    }

    /// Sends a request; the target is raw, as it stands on the request line.
    package func send(
        _ method: String, _ target: String, headers more: Headers = [:], type: String? = nil, body: [UInt8] = []
    ) async throws -> TestAnswer {
        var all = headers
        for field in more.fields { all[field.name] = field.value }
        if let type { all["Content-Type"] = type }
        if all["Host"] == nil { all["Host"] = "127.0.0.1" }
        if !body.isEmpty || method == "POST" { all["Content-Length"] = String(body.count) }
        guard let port else { return await inMemory(method, target, all, body) }
        var text = "\(method) \(target) HTTP/1.1\r\n"
        for field in all.fields { text += "\(field.name): \(field.value)\r\n" }
        let bytes = Array((text + "\r\n").utf8) + body
        return try await onOwnThread {
            let connection = try RawConnection(port: port)
            try connection.send(bytes)
            return try connection.readAnswer(to: method)
        }
    }

    private func inMemory(_ method: String, _ target: String, _ headers: Headers, _ body: [UInt8]) async -> TestAnswer {
        let started = Clock.steady
        let response: Response
        do {
            guard let method = HTTPMethod(rawValue: method) else { throw HTTPProblem(.notImplemented) }
            var head = RequestHead(
                method: method, target: try RequestTarget(parsing: Array(target.utf8)), headers: headers)
            head.contentLength = body.count
            response = await router.respond(to: router.admit(head), body: body)
        } catch let problem as HTTPProblem {
            let refused = router.refuse(problem, remoteAddress: "127.0.0.1", started: started)
            response = await router.respond(to: refused, body: [])
        } catch {
            response = Response(.internalError)
        }
        let isHead = method == "HEAD"
        return TestAnswer(
            status: response.status.code, headers: response.headers,
            body: isHead ? [] : response.file?.bytes() ?? response.body)
    }
}

/// Gives `body` a client of a router, over a live server if asked, which is stopped afterwards.
package func withClient<T: Sendable>(
    of router: Router, over transport: TestTransport, configuration: ServerConfiguration = ServerConfiguration(),
    _ body: (TestClient) async throws -> T
) async throws -> T {
    guard transport == .live else { return try await body(TestClient(router: router, port: nil)) }
    let server = Server(router: router, configuration: configuration)
    let port = try await server.start()
    do {
        let result = try await body(TestClient(router: router, port: port))
        await server.stop()
        return result
    } catch {
        await server.stop()
        throw error
    }
}
