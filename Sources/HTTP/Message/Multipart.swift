/// One part of a `multipart/form-data` body (RFC 7578).
package struct FormPart: Hashable, Sendable {
    package let name: String
    /// The name of the file as the client gave it, without folders; nil for plain fields.
    package let fileName: String?
    package let mediaType: String
    package let bytes: [UInt8]

    /// The bytes as text, nil when they are not UTF-8.
    package var text: String? { String(validating: bytes, as: UTF8.self) }
}

extension Request {
    /// The parts of a `multipart/form-data` body; none for a body of another media type. Throws 400 problems.
    /// At most `maximumParts` parts, each with a head of at most 4 KiB.
    package func multipart(maximumParts: Int = 100) throws(HTTPProblem) -> [FormPart] {
        guard mediaType == MediaType.multipart, let field = headers["content-type"] else { return [] }
        guard let boundary = MediaType.parameter("boundary", of: field), (1...70).contains(boundary.utf8.count) else {
            throw Multipart.refused("it names no boundary")
        }
        return try Multipart.parts(of: body, boundary: Array("--\(boundary)".utf8), maximumParts: maximumParts)
    }
}

enum Multipart {
    private static let maximumHead = 4096

    static func refused(_ detail: String) -> HTTPProblem {
        .badRequest("The multipart body cannot be read: \(detail).", type: "multipart")
    }

    static func parts(
        of body: [UInt8], boundary: [UInt8], maximumParts: Int
    ) throws(HTTPProblem) -> [FormPart] {
        guard var position = find(boundary, in: body, from: 0) else {
            throw refused("the boundary is not in it")
        }
        var parts: [FormPart] = []
        while true {
            position += boundary.count
            if at(position, in: body) == 0x2D, at(position + 1, in: body) == 0x2D { return parts }
            while at(position, in: body) == 0x20 || at(position, in: body) == 0x09 { position += 1 }
            guard at(position, in: body) == 0x0D, at(position + 1, in: body) == 0x0A else {
                throw refused("a boundary is not followed by a line end")
            }
            guard parts.count < maximumParts else { throw refused("more than \(maximumParts) parts") }
            let (head, start) = try head(of: body, from: position + 2)
            guard let next = find(boundary, in: body, from: start), next >= start else {
                throw refused("the last boundary is missing")
            }
            // The line end before a boundary belongs to the boundary.
            parts.append(try part(head, bytes: Array(body[start..<max(start, next - 2)])))
            position = next
        }
    }

    /// The head's lines and the offset after the empty line.
    private static func head(of body: [UInt8], from start: Int) throws(HTTPProblem) -> ([String], Int) {
        var lines: [String] = []
        var position = start
        while true {
            var end = position
            while end < body.count, body[end] != 0x0D {
                end += 1
                guard end - start <= maximumHead else { throw refused("a part's head is longer than 4 KiB") }
            }
            guard at(end, in: body) == 0x0D, at(end + 1, in: body) == 0x0A else {
                throw refused("a part's head ends early")
            }
            if end == position { return (lines, end + 2) }
            guard let line = String(validating: body[position..<end], as: UTF8.self) else {
                throw refused("a part's head is not UTF-8")
            }
            lines.append(line)
            position = end + 2
        }
    }

    private static func part(_ head: [String], bytes: [UInt8]) throws(HTTPProblem) -> FormPart {
        var disposition: String?
        var type = "text/plain"
        for line in head {
            let pair = line.split(separator: ":", maxSplits: 1)
            guard pair.count == 2 else { throw refused("a part's head has a line without a colon") }
            let value = String(pair[1].drop { $0 == " " })
            if Headers.same(String(pair[0]), "content-disposition") { disposition = value }
            if Headers.same(String(pair[0]), "content-type") { type = MediaType.essence(of: value) }
        }
        guard let disposition, let name = MediaType.parameter("name", of: disposition) else {
            throw refused("a part has no name")
        }
        let file = MediaType.parameter("filename", of: disposition)
            .map { String($0.split { $0 == "/" || $0 == "\\" }.last ?? "") }
        return FormPart(name: name, fileName: file, mediaType: type, bytes: bytes)
    }

    private static func at(_ index: Int, in body: [UInt8]) -> UInt8? { index < body.count ? body[index] : nil }

    /// Where `boundary` stands at or after `start`: at the beginning of a line, and not as the beginning of a longer word.
    private static func find(_ boundary: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        guard body.count >= boundary.count else { return nil }
        var index = start
        while index <= body.count - boundary.count {
            let isLineStart = index == 0 || (index >= 2 && body[index - 1] == 0x0A && body[index - 2] == 0x0D)
            if isLineStart, body[index..<(index + boundary.count)].elementsEqual(boundary) {
                switch at(index + boundary.count, in: body) {
                case 0x0D, 0x20, 0x09, 0x2D, nil: return index
                default: break
                }
            }
            index += 1
        }
        return nil
    }
}
