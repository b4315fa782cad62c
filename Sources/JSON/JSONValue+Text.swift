extension JSONValue: CustomStringConvertible {
    /// Reads one document; refuses what RFC 8259 leaves open (see ``JSONError/Code``).
    package static func parse(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) -> JSONValue {
        try JSONReader.read(bytes, limits: limits) { (reader: inout JSONReader) throws(JSONError) in
            let value = try reader.value()
            try reader.end()
            return value
        }
    }

    /// Reads one document from any bytes.
    package static func parse(
        _ bytes: some Collection<UInt8>, limits: JSONLimits = .standard
    ) throws(JSONError) -> JSONValue {
        try parse(Array(bytes), limits: limits)
    }

    /// Reads one document from text.
    package static func parse(_ text: String, limits: JSONLimits = .standard) throws(JSONError) -> JSONValue {
        try parse(Array(text.utf8), limits: limits)
    }

    /// The document in one line, or indented by two blanks; members in their order, numbers as they are written.
    package func bytes(indented: Bool = false) -> [UInt8] {
        var writer = JSONWriter()
        if indented { writer.indented(self, level: 0) } else { writer.value(self) }
        return writer.bytes
    }

    /// The document as text; see ``bytes(indented:)``.
    package func text(indented: Bool = false) -> String {
        String(decoding: bytes(indented: indented), as: UTF8.self)
    }

    package var description: String { text() }
}

extension JSONWriter {
    /// Writes a whole tree.
    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .number(let value): number(value)
        case .string(let value): string(value)
        case .array(let elements):
            beginArray()
            for element in elements { self.value(element) }
            endArray()
        case .object(let object):
            beginObject()
            for member in object.members {
                key(member.key)
                self.value(member.value)
            }
            endObject()
        }
    }

    fileprivate mutating func indented(_ value: JSONValue, level: Int) {
        switch value {
        case .array(let elements) where !elements.isEmpty:
            beginArray()
            for element in elements {
                newLine(level + 1)
                indented(element, level: level + 1)
            }
            newLine(level, closing: true)
            endArray()
        case .object(let object) where !object.isEmpty:
            beginObject()
            for member in object.members {
                newLine(level + 1)
                key(member.key)
                append(" ")
                indented(member.value, level: level + 1)
            }
            newLine(level, closing: true)
            endObject()
        default: self.value(value)
        }
    }

    /// Begins a line for the next member or element, with the comma before it, or for the closing bracket.
    private mutating func newLine(_ level: Int, closing: Bool = false) {
        if !closing { comma() }
        ensure(level * 2 + 1)
        put(0x0A)
        for _ in 0..<(level * 2) { put(0x20) }
        afterBlank()
    }
}
