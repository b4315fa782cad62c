/// The path and query of a request line, decoded and checked (RFC 9112 §3.2).
///
/// The library would cut a path at `%00` and repair bad text; so the raw bytes are taken and decoded here.
package struct RequestTarget: Sendable {
    /// The decoded path, beginning with `/`.
    package let path: String
    /// The decoded segments; nil when no byte was encoded and ``path`` can be split as it stands.
    let segments: [String]?
    package let query: FormFields

    /// A target whose path is already decoded, as in-memory tests give it.
    package init(path: String, query: FormFields) {
        self.path = path
        self.query = query
        segments = nil
    }

    /// Reads the text between the method and the version. Throws 400 problems.
    package init(parsing raw: some BidirectionalCollection<UInt8>) throws(HTTPProblem) {
        var rest = raw[...]
        if rest.first != 0x2F { rest = try Self.withoutAuthority(rest) }
        let mark = rest.firstIndex(of: 0x3F)
        let rawPath = rest[..<(mark ?? rest.endIndex)]
        guard rest.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            throw Self.refused("it holds a blank or a control character")
        }
        query =
            try mark.map { mark throws(HTTPProblem) in try FormFields(parsing: rest[mark...].dropFirst()) }
            ?? FormFields()

        var isPlain = true
        var previous: UInt8 = 0
        for byte in rawPath {
            switch byte {
            case 0x25: isPlain = false
            case 0x2E where previous == 0x2F: isPlain = false
            case 0x22, 0x23, 0x3C, 0x3E, 0x5C, 0x60, 0x7B, 0x7D:
                throw Self.refused("the path holds \" # < > \\ ` { or }")
            case 0x21...0x7E: break
            default: throw Self.refused("the path holds a character that must be percent-encoded")
            }
            previous = byte
        }
        if isPlain {
            path = String(decoding: rawPath, as: UTF8.self)
            segments = nil
            return
        }
        var decoded: [String] = []
        for piece in rawPath.dropFirst().split(separator: 0x2F, omittingEmptySubsequences: false) {
            do {
                decoded.append(try PercentCoding.decode(piece))
            } catch {
                throw Self.refused("the path is not valid percent-encoded UTF-8 text")
            }
        }
        for piece in decoded {
            guard piece != ".", piece != "..", !piece.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "\\" })
            else { throw Self.refused("the path holds a segment that is not allowed") }
        }
        segments = decoded
        path = "/" + decoded.joined(separator: "/")
    }

    /// The absolute form `http://host/path` that proxies send, without its authority.
    private static func withoutAuthority<Bytes: BidirectionalCollection<UInt8>>(
        _ raw: Bytes
    ) throws(HTTPProblem) -> Bytes.SubSequence {
        for scheme in ["http://", "https://"] where raw.starts(with: scheme.utf8) {
            let rest = raw.dropFirst(scheme.utf8.count)
            if let slash = rest.firstIndex(of: 0x2F) { return rest[slash...] }
        }
        throw refused("the request target does not begin with a slash")
    }

    static func refused(_ detail: String) -> HTTPProblem { .badRequest(detail, type: "target") }
}
