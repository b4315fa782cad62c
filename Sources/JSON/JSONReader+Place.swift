/// A place in a document.
package struct JSONPlace: Hashable, Sendable {
    /// From 1.
    package let line: Int
    /// In Unicode scalars, from 1.
    package let column: Int
    /// In bytes, from 0.
    package let offset: Int
    /// JSON Pointer.
    package let path: String
}

extension JSONReader {
    /// The JSON Pointer of the value that was read or asked for last. Made on demand: it costs nothing until asked.
    package var path: String {
        var path = ""
        for frame in outer.dropFirst() { step(frame, &path) }
        if !outer.isEmpty { step(current, &path) }
        return path
    }

    /// The place of the value that was read or asked for last. Line and column are counted from the beginning, so ask
    /// only when there is something to report.
    package var place: JSONPlace { place(at: valueOffset) }

    /// An error of the field at the value that was read last, for readers of documents.
    package func refusal(_ message: String, code: JSONError.Code = .value) -> JSONError {
        error(code, at: valueOffset, message)
    }

    private func step(_ frame: Frame, _ path: inout String) {
        if frame.isObject {
            guard frame.keyStart >= 0 else { return }
            let span = StringSpan(
                start: frame.keyStart, end: frame.keyEnd, isPlain: frame.keyIsPlain, isASCII: false)
            guard let key = try? makeString(span) else { return }
            path += "/" + JSONPointer.escaped(key)
        } else if frame.count > 0 {
            path += "/\(frame.count - 1)"
        }
    }

    func place(at offset: Int) -> JSONPlace {
        var line = 1
        var column = 1
        for byte in bytes[..<min(offset, bytes.count)] {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return JSONPlace(line: line, column: column, offset: offset, path: path)
    }

    @inline(never) func error(_ code: JSONError.Code, at offset: Int, _ message: String) -> JSONError {
        let place = place(at: offset)
        return JSONError(
            code: code, line: place.line, column: place.column, offset: offset, path: place.path, message: message)
    }

    @inline(never) func unexpected(_ wanted: String) -> JSONError {
        let byte = bytes[position]
        let found = 0x21...0x7E ~= byte ? "‘\(Character(Unicode.Scalar(byte)))’" : "byte \(byte)"
        return error(.syntax, at: position, "\(wanted) is expected here, not \(found)")
    }

    @inline(never) func unexpectedEnd(_ wanted: String) -> JSONError {
        error(
            .end, at: bytes.count,
            bytes.isEmpty ? "the document is empty" : "the document ends where \(wanted) is expected")
    }
}
