package import Customs
import Glibc
package import JSON

/// Control characters have no place in what is lodged, asked or recorded: the databases refuse NUL, XML all of them, and
/// a plate with a bell in it is found by nobody. Line ends and tabs may stand in free text.
package enum ControlCharacters {
    package static let message = "a text holds no control characters"

    package static func isIn(_ text: String) -> Bool {
        text.utf8.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D || $0 == 0x7F }
    }

    /// The places of control characters in canonical JSON, which writes them as escapes: a look at the bytes suffices for
    /// all declarations that have none.
    package static func problems(inCanonical bytes: [UInt8]) -> [Problem] {
        let isClean = bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return true }
            // Most declarations hold neither an escape nor a DEL, and the library looks at many bytes at a time.
            let isPlain = memchr(base, 0x5C, bytes.count) == nil && memchr(base, 0x7F, bytes.count) == nil
            return isPlain || hasHarmlessEscapesOnly(bytes)
        }
        if isClean { return [] }
        guard let value = try? JSONValue.parse(bytes) else { return [] }
        return problems(in: value)
    }

    /// Of the escapes, n, r, t, quote and backslash are no harm; u stands before control characters only.
    private static func hasHarmlessEscapesOnly(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index + 1 < bytes.count {
            if bytes[index] == 0x5C {
                if [0x75, 0x62, 0x66].contains(bytes[index + 1]) { return false }
                index += 1
            } else if bytes[index] == 0x7F {
                return false
            }
            index += 1
        }
        return true
    }

    /// The same in a document, each with its JSON Pointer; at most 100.
    package static func problems(in value: JSONValue) -> [Problem] {
        var problems: [Problem] = []
        collect(value, "", &problems)
        return problems
    }

    private static func collect(_ value: JSONValue, _ path: String, _ problems: inout [Problem]) {
        guard problems.count < 100 else { return }
        switch value {
        case .string(let text): if isIn(text) { problems.append(problem(path)) }
        case .array(let elements):
            for (index, element) in elements.enumerated() { collect(element, "\(path)/\(index)", &problems) }
        case .object(let object):
            for member in object.members {
                let place = path + "/" + JSONPointer.escaped(member.key)
                if isIn(member.key) { problems.append(problem(path)) }
                collect(member.value, place, &problems)
            }
        default: break
        }
    }

    private static func problem(_ path: String) -> Problem {
        Problem(code: "text.control-character", place: .init(path: path), message: message)
    }
}
