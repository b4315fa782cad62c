import CMicrohttpd

/// Bytes of C strings.
enum Text {
    /// The length of a C string.
    @inline(__always) static func length(_ text: UnsafePointer<CChar>) -> Int {
        var end = text
        while end.pointee != 0 { end += 1 }
        return end - text
    }
}

/// Reads the head of a request from the library, and refuses what the library accepts and should not (`stack.md` 1.3).
enum WireHead {
    /// The most header lines of a request.
    private static let maximumFields = 100

    private struct Gathered {
        var headers = Headers()
        var lengths = 0
        var encodings = 0
        var hosts = 0
        var isSound = true
    }

    static func read(
        _ handle: OpaquePointer, method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?, target: [UInt8]
    ) -> Result<RequestHead, HTTPProblem> {
        do {
            return .success(try head(handle, method: method, version: version, target: target))
        } catch {
            return .failure(error)
        }
    }

    private static func head(
        _ handle: OpaquePointer, method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?, target: [UInt8]
    ) throws(HTTPProblem) -> RequestHead {
        let version = version.map { String(cString: $0) } ?? ""
        guard version == "HTTP/1.1" || version == "HTTP/1.0" else {
            throw HTTPProblem(.versionNotSupported, detail: "HTTP/1.1 is spoken here.")
        }
        var gathered = Gathered()
        gathered.headers.reserve(12)
        withUnsafeMutablePointer(to: &gathered) { pointer in
            _ = MHD_get_connection_values_n(handle, .HEADER_KIND, gather, pointer)
        }
        guard gathered.isSound else { throw refused("a header field is malformed") }
        guard gathered.headers.count <= maximumFields else { throw refused("too many header fields") }
        guard gathered.hosts <= 1 else { throw refused("more than one Host") }
        guard gathered.lengths + gathered.encodings <= 1 else {
            throw refused("more than one Content-Length or Transfer-Encoding")
        }
        let length = try bodyLength(gathered, version: version)
        guard let method = method.map({ String(cString: $0) }).flatMap(HTTPMethod.init(rawValue:)) else {
            throw HTTPProblem(.notImplemented, detail: "This method is not known here.")
        }
        let target = try RequestTarget(parsing: target)
        var head = RequestHead(method: method, target: target, headers: gathered.headers)
        head.contentLength = length
        return head
    }

    /// The announced length; nil: chunked.
    private static func bodyLength(_ gathered: Gathered, version: String) throws(HTTPProblem) -> Int? {
        if gathered.encodings == 1 {
            guard version == "HTTP/1.1", Headers.same(gathered.headers["transfer-encoding"] ?? "", "chunked") else {
                throw refused("this Transfer-Encoding is not spoken here")
            }
            return nil
        }
        guard gathered.lengths == 1, let text = gathered.headers["content-length"] else { return 0 }
        guard !text.isEmpty, text.utf8.count <= 18, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let length = Int(text)
        else { throw refused("Content-Length is no length") }
        return length
    }

    private static func refused(_ detail: String) -> HTTPProblem {
        .badRequest("The head of the request is refused: \(detail).", type: "head")
    }

    /// Called by the library for every header line.
    private static let gather: MHD_KeyValueIteratorN = { context, _, key, keyLength, value, valueLength in
        guard let gathered = context?.assumingMemoryBound(to: Gathered.self), let key else { return .YES }
        let name = UnsafeRawBufferPointer(start: key, count: keyLength)
        guard name.allSatisfy(isTokenByte) else {
            gathered.pointee.isSound = false
            return .NO
        }
        let lowered = String(unsafeUninitializedCapacity: keyLength) { text in
            for index in 0..<keyLength { text[index] = name[index].asciiLowercase }
            return keyLength
        }
        let content = UnsafeRawBufferPointer(start: value, count: valueLength)
        gathered.pointee.headers.add(lowered, String(decoding: content, as: UTF8.self))
        switch lowered {
        case "content-length": gathered.pointee.lengths += 1
        case "transfer-encoding": gathered.pointee.encodings += 1
        case "host": gathered.pointee.hosts += 1
        default: break
        }
        return .YES
    }

    /// The characters of a `token` (RFC 9110 §5.6.2).
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E, 0x5F, 0x60, 0x7C, 0x7E: true
        default: false
        }
    }
}
