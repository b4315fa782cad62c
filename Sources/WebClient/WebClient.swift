import Concurrency

/// Calls to other machines over HTTP, by libcurl: bounded in size and time, and kept from where no call of ours belongs.
///
/// Redirects are not followed, only `http` and `https` are spoken, certificates are verified, and addresses of this
/// machine and of private networks are refused, unless the options say otherwise: an address may come from data.
/// Calls block threads of their own, never Swift's shared pool.
package struct WebClient: Sendable {
    package var options: Options
    private let queue: BlockingQueue

    /// What holds for every call of a client.
    package struct Options: Sendable {
        /// Milliseconds for the connection, TLS included.
        package var connectTimeout = 5_000
        /// Milliseconds for the whole call.
        package var timeout = 20_000
        /// The most bytes of an answer's body.
        package var mostBytes = 8 << 20
        /// How many redirects are followed; each is checked as the first address is.
        package var redirects = 0
        /// Whether loopback, link-local and private addresses may be called: for tests and a house's own services.
        package var allowsPrivateAddresses = false
        /// A file of certificates to trust instead of the system's.
        package var certificates: String?
        package var userAgent = "garita"
        /// Calls at once.
        package var width = 2

        package init() {}
    }

    package init(_ options: Options = Options()) {
        self.options = options
        queue = BlockingQueue("garita.web", width: options.width)
    }

    package func get(_ address: String, headers: [(String, String)] = []) async throws -> WebAnswer {
        try await send(WebRequest(.get, address, headers: headers))
    }

    package func post(
        _ address: String, type: String, body: [UInt8], headers: [(String, String)] = []
    ) async throws -> WebAnswer {
        try await send(WebRequest(.post, address, headers: [("Content-Type", type)] + headers, body: body))
    }

    /// Makes a call and waits for the whole answer, whatever its status. Throws ``WebError``.
    package func send(_ request: WebRequest) async throws -> WebAnswer {
        try request.check()
        let options = options
        return try await queue.run { try WebCall(request, options).perform() }
    }
}

/// A call to make.
package struct WebRequest: Sendable {
    package enum Method: String, Sendable { case get = "GET", post = "POST" }

    package var method: Method
    package var address: String
    package var headers: [(String, String)]
    package var body: [UInt8]

    package init(_ method: Method, _ address: String, headers: [(String, String)] = [], body: [UInt8] = []) {
        self.method = method
        self.address = address
        self.headers = headers
        self.body = body
    }

    /// Throws ``WebError`` `address` or `header` for what no call can carry.
    func check() throws(WebError) {
        let lower = address.prefix(8).lowercased()
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://"), address.utf8.count <= 2048,
            address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { throw WebError(.address, "an address begins with http:// or https:// and holds no blanks") }
        for (name, value) in headers {
            let isName = !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3A }
            guard isName, value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
                throw WebError(.header, "a header field holds characters that it may not hold")
            }
        }
    }
}

/// What came back.
package struct WebAnswer: Sendable {
    package var status: Int
    /// Of the last answer, names in lower case.
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    package func header(_ name: String) -> String? { headers.first { $0.name == name.lowercased() }?.value }
    package var isSuccess: Bool { (200..<300).contains(status) }
}
