/// Bytes that never change while the process runs (a stylesheet, a script, an icon), with their entity tag and their
/// compressed form made once.
///
/// ```swift
/// let sheet = Asset(bytes, type: "text/css; charset=utf-8")
/// Endpoint(.get, "/assets/garita.css", access: .anyone, summary: "The stylesheet") { sheet.answer(to: $0) }
/// // in a page: /assets/garita.css?v=\(sheet.version)
/// ```
package struct Asset: Sendable {
    package let type: String
    package let bytes: [UInt8]
    /// A short text that changes with the bytes. Addresses that carry it as `?v=` may be kept for a year.
    package let version: String
    private let compressed: [UInt8]?

    /// Under this many bytes compression is not worth a header.
    private static let least = 1024

    package init(_ bytes: [UInt8], type: String) {
        self.type = type
        self.bytes = bytes
        version = Self.fingerprint(bytes)
        let isText = ["text/", "application/json", "application/javascript", "image/svg"].contains {
            type.hasPrefix($0)
        }
        compressed = isText && bytes.count >= Self.least ? Gzip.compress(bytes, level: 9) : nil
    }

    /// The bytes, or 304 when the client has them. With `?v=` of this version they may be kept for a year, else asked for
    /// every time.
    package func answer(to request: Request) -> Response {
        let packed = compressed.flatMap { Gzip.isAccepted(by: request) ? $0 : nil }
        let tag = packed == nil ? "\"\(version)\"" : "\"\(version)-gz\""
        var response: Response
        if Self.matches(request.headers["if-none-match"], tag) {
            response = Response(.notModified)
        } else {
            response = Response(type: type, bytes: packed ?? bytes)
            if packed != nil { response.headers.add("Content-Encoding", "gzip") }
        }
        response.headers.add("ETag", tag)
        let isNamed = request.query["v"] == version
        response.headers.add("Cache-Control", isNamed ? "public, max-age=31536000, immutable" : "no-cache")
        if compressed != nil { response.headers.add("Vary", "Accept-Encoding") }
        return response
    }

    /// Whether an `If-None-Match` field names a tag (weakly, RFC 9110 §13.1.2).
    package static func matches(_ field: String?, _ tag: String) -> Bool {
        guard let field else { return false }
        return field.split(separator: ",").contains { piece in
            var piece = piece.drop { $0 == " " || $0 == "\t" }
            while piece.last == " " { piece.removeLast() }
            if piece.hasPrefix("W/") { piece.removeFirst(2) }
            return piece == "*" || piece == tag
        }
    }

    /// FNV-1a of 64 bits: tells versions apart, proves nothing.
    private static func fingerprint(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return String(hash, radix: 36)
    }
}

extension Response {
    /// This answer compressed, when it is large, plain so far, and the client takes gzip. For lists and exports without
    /// secrets.
    package func compressed(for request: Request) -> Response {
        guard body.count >= 4096, headers["content-encoding"] == nil, Gzip.isAccepted(by: request),
            let packed = Gzip.compress(body, level: 4)
        else { return self }
        var response = self
        response.body = packed
        response.headers.add("Content-Encoding", "gzip")
        response.headers.add("Vary", "Accept-Encoding")
        return response
    }
}
