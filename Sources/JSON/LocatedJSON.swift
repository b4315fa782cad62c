/// A JSON tree that knows where each value stands: for configuration, whose errors name file, line and reason.
package struct LocatedJSON: Sendable {
    /// A member with the line of its key.
    package struct Member: Sendable {
        package let key: String
        package let line: Int
        package let value: LocatedJSON
    }

    /// What the value is.
    package enum Content: Sendable {
        case null
        case bool(Bool)
        case number(JSONNumber)
        case string(String)
        case array([LocatedJSON])
        case object([Member])
    }

    package let content: Content
    /// Line where the value begins, from 1.
    package let line: Int
    /// Column where the value begins, in Unicode scalars, from 1.
    package let column: Int
    /// JSON Pointer of the value; empty for the whole document.
    package let path: String

    /// Reads one document as strictly as ``JSONValue/parse(_:limits:)-([UInt8],_)``.
    package static func parse(_ bytes: [UInt8], limits: JSONLimits = .file) throws(JSONError) -> LocatedJSON {
        try JSONReader.read(bytes, limits: limits) { (reader: inout JSONReader) throws(JSONError) in
            var lines = LineCounter()
            let value = try reader.located("", &lines)
            try reader.end()
            return value
        }
    }
}

extension LocatedJSON {
    package var kind: JSONKind {
        switch content {
        case .null: .null
        case .bool: .bool
        case .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    package var string: String? { if case .string(let value) = content { value } else { nil } }
    package var number: JSONNumber? { if case .number(let value) = content { value } else { nil } }
    package var int: Int64? { number?.int }
    package var double: Double? { number?.double }
    package var bool: Bool? { if case .bool(let value) = content { value } else { nil } }
    package var array: [LocatedJSON]? { if case .array(let value) = content { value } else { nil } }
    package var members: [Member]? { if case .object(let value) = content { value } else { nil } }
    package var isNull: Bool { if case .null = content { true } else { false } }

    /// A member's value; nil when there is none or this is no object.
    package subscript(key: String) -> LocatedJSON? {
        members?.first { ExactKey.same($0.key, key) }?.value
    }

    /// The tree without its places.
    package var value: JSONValue {
        switch content {
        case .null: return .null
        case .bool(let value): return .bool(value)
        case .number(let value): return .number(value)
        case .string(let value): return .string(value)
        case .array(let elements): return .array(elements.map(\.value))
        case .object(let members):
            var object = JSONObject()
            for member in members { object.append(member.key, member.value.value) }
            return .object(object)
        }
    }

    /// An error of the field at this value.
    package func error(_ message: String, code: JSONError.Code = .value) -> JSONError {
        JSONError(code: code, line: line, column: column, path: path, message: message)
    }

    // MARK: What must be there

    /// The member's value; throws `missing` at this object.
    package func required(_ key: String) throws(JSONError) -> LocatedJSON {
        guard kind == .object else { throw wanted(.object) }
        guard let value = self[key] else { throw error("\(key) is missing", code: .missing) }
        return value
    }

    package func requiredString() throws(JSONError) -> String {
        guard let string else { throw wanted(.string) }
        return string
    }

    package func requiredInt() throws(JSONError) -> Int64 {
        guard let number else { throw wanted(.number) }
        guard let int = number.int else { throw error("a whole number is expected here", code: .kind) }
        return int
    }

    package func requiredDouble() throws(JSONError) -> Double {
        guard let number else { throw wanted(.number) }
        guard let double = number.double else { throw error("the number is too large", code: .range) }
        return double
    }

    package func requiredBool() throws(JSONError) -> Bool {
        guard let bool else { throw wanted(.bool) }
        return bool
    }

    package func requiredArray() throws(JSONError) -> [LocatedJSON] {
        guard let array else { throw wanted(.array) }
        return array
    }

    package func requiredMembers() throws(JSONError) -> [Member] {
        guard let members else { throw wanted(.object) }
        return members
    }

    /// The first member whose key is none of `known`: a misspelt key must not pass as an absent one.
    package func unknownMember(besides known: Set<String>) -> Member? {
        members?.first { !known.contains($0.key) }
    }

    private func wanted(_ kind: JSONKind) -> JSONError {
        error("\(kind.noun) is expected here, this is \(self.kind.noun)", code: .kind)
    }
}

/// Counts lines forward, so that all places of a document together cost one walk.
struct LineCounter {
    private var offset = 0
    private var line = 1
    private var column = 1

    /// Line and column of `target`, which never lies before the last one asked for.
    mutating func place(_ target: Int, in bytes: UnsafeRawBufferPointer) -> (line: Int, column: Int) {
        while offset < target {
            let byte = bytes[offset]
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            offset += 1
        }
        return (line, column)
    }
}

extension JSONReader {
    fileprivate mutating func located(_ path: String, _ lines: inout LineCounter) throws(JSONError) -> LocatedJSON {
        let kind = try peek()
        let (line, column) = lines.place(valueOffset, in: bytes)
        let content: LocatedJSON.Content
        switch kind {
        case .null:
            _ = try null()
            content = .null
        case .bool: content = .bool(try bool())
        case .number: content = .number(try number())
        case .string: content = .string(try string())
        case .array:
            try beginArray()
            var elements: [LocatedJSON] = []
            while try nextElement() { elements.append(try located("\(path)/\(elements.count)", &lines)) }
            content = .array(elements)
        case .object:
            try beginObject()
            var members: [LocatedJSON.Member] = []
            while let key = try nextKey() {
                let keyLine = lines.place(current.keyStart, in: bytes).line
                let value = try located("\(path)/\(JSONPointer.escaped(key))", &lines)
                members.append(LocatedJSON.Member(key: key, line: keyLine, value: value))
            }
            content = .object(members)
        }
        return LocatedJSON(content: content, line: line, column: column, path: path)
    }
}
