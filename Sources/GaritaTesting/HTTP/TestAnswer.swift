package import HTTP
package import JSON

/// An answer as a client sees it.
package struct TestAnswer: Sendable {
    package var status: Int
    package var headers: Headers
    package var body: [UInt8]

    package init(status: Int, headers: Headers, body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Reads a status line and header lines.
    init(head: [UInt8]) throws {
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        let first = lines.first?.split(separator: " ") ?? []
        guard first.count >= 2, let status = Int(first[1]) else {
            throw RawConnection.Failure.malformed("no status line")
        }
        self.status = status
        headers = Headers()
        body = []
        for line in lines.dropFirst() {
            let pair = line.split(separator: ":", maxSplits: 1)
            guard let name = pair.first else { continue }
            headers.add(String(name), pair.count > 1 ? String(pair[1].drop { $0 == " " }) : "")
        }
    }

    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as JSON.
    package func json() throws -> JSONValue { try JSONValue.parse(body) }
}
