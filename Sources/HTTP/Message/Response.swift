package import JSON

/// What an endpoint answers. The router adds the request id, the secure headers and `Cache-Control: no-store` where
/// nothing else is said.
///
/// Answers are whole, or a file of the disk. A stream of server-sent events would stand beside `body` as a second kind of content that
/// the server feeds through `MHD_create_response_from_callback`; nothing else would change.
package struct Response: Sendable {
    package var status: HTTPStatus
    package var headers: Headers
    package var body: [UInt8]
    /// Sent instead of `body` when there is one.
    package var file: FileBody?

    /// How many bytes are sent.
    package var length: Int { file?.size ?? body.count }

    package init(_ status: HTTPStatus = .ok, headers: Headers = Headers(), body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Bytes of a media type.
    package init(_ status: HTTPStatus = .ok, type: String, bytes: [UInt8]) {
        self.init(status, body: bytes)
        headers.reserve(16)
        headers.add("Content-Type", type)
    }

    package static func json(_ value: JSONValue, status: HTTPStatus = .ok) -> Response {
        Response(status, type: MediaType.json, bytes: value.bytes())
    }

    /// Bytes that already are JSON (from a ``JSONWriter`` on a hot path).
    package static func json(bytes: [UInt8], status: HTTPStatus = .ok) -> Response {
        Response(status, type: MediaType.json, bytes: bytes)
    }

    package static func html(_ markup: String, status: HTTPStatus = .ok) -> Response {
        Response(status, type: MediaType.html, bytes: Array(markup.utf8))
    }

    package static func text(_ text: String, status: HTTPStatus = .ok) -> Response {
        Response(status, type: MediaType.text, bytes: Array(text.utf8))
    }

    package static func empty(_ status: HTTPStatus = .noContent) -> Response { Response(status) }

    /// See another address, with GET. Only paths of this site: anything else leads to `/`, so that no parameter can send
    /// a person away (`next=//evil.example`).
    package static func redirect(to path: String, status: HTTPStatus = .seeOther) -> Response {
        var response = Response(status)
        response.headers.add("Location", isLocal(path) ? path : "/")
        return response
    }

    /// A download with a file name (only its safe characters are kept).
    package static func download(_ bytes: [UInt8], type: String, fileName: String) -> Response {
        var response = Response(type: type, bytes: bytes)
        let safe = fileName.utf8.filter { $0 > 0x20 && $0 < 0x7F && ![0x22, 0x2F, 0x5C].contains($0) }
        response.headers.add("Content-Disposition", "attachment; filename=\"\(String(decoding: safe, as: UTF8.self))\"")
        return response
    }

    /// A download that is sent from the disk.
    package static func download(_ file: FileBody, type: String, fileName: String) -> Response {
        var response = download([], type: type, fileName: fileName)
        response.file = file
        return response
    }

    /// This answer with a cookie to set.
    package func setting(_ cookie: Cookie) -> Response {
        var response = self
        response.headers.add("Set-Cookie", cookie.header)
        return response
    }

    /// This answer with a header field set.
    package func setting(_ name: String, _ value: String) -> Response {
        var response = self
        response.headers[name] = value
        return response
    }

    /// Whether a text is a path (with query) of this site and nothing else.
    package static func isLocal(_ path: String) -> Bool {
        let bytes = Array(path.utf8.prefix(2))
        guard bytes.first == 0x2F, bytes.count == 1 || (bytes[1] != 0x2F && bytes[1] != 0x5C) else { return false }
        return path.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x5C }
    }
}
