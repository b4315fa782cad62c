import JSON
import Testing

/// A document, why it is refused, and where.
struct Refusal: Sendable, CustomTestStringConvertible {
    let text: String
    let code: JSONError.Code
    let offset: Int
    let path: String

    init(_ text: String, _ code: JSONError.Code, _ offset: Int, _ path: String = "") {
        self.text = text
        self.code = code
        self.offset = offset
        self.path = path
    }

    var testDescription: String { "\(text.debugDescription) \(code.rawValue)" }
}

@Suite("Refusals")
struct RefusalTests {
    @Test(
        "what RFC 8259 forbids or leaves open is refused with its place",
        arguments: [
            Refusal("", .end, 0), Refusal("   ", .end, 3), Refusal("{", .end, 1), Refusal("[", .end, 1),
            Refusal("[1", .end, 2, "/0"), Refusal("[1,", .end, 3, "/1"), Refusal(#"{"a""#, .end, 4, "/a"),
            Refusal(#"{"a":"#, .end, 5, "/a"), Refusal(#"{"a":1,"#, .end, 7), Refusal(#"{"a":"b"#, .end, 7, "/a"),
            Refusal("tru", .end, 3), Refusal("nul", .end, 3),
            Refusal("[1,]", .syntax, 3, "/1"), Refusal("[,1]", .syntax, 1, "/0"), Refusal("[1 2]", .syntax, 3, "/0"),
            Refusal(#"{"a":1,}"#, .syntax, 7), Refusal(#"{,"a":1}"#, .syntax, 1), Refusal(#"{a:1}"#, .syntax, 1),
            Refusal(#"{'a':1}"#, .syntax, 1), Refusal(#"{"a" 1}"#, .syntax, 5, "/a"),
            Refusal(#"{"a":1 "b":2}"#, .syntax, 7), Refusal(#"{"a":,}"#, .syntax, 5, "/a"), Refusal("}", .syntax, 0),
            Refusal("[1}", .syntax, 2, "/0"), Refusal(#"{"a":1]"#, .syntax, 6), Refusal("TRUE", .syntax, 0),
            Refusal("trux", .syntax, 0), Refusal("NaN", .syntax, 0), Refusal("Infinity", .syntax, 0),
            Refusal("// c\n1", .syntax, 0), Refusal("[1,/*c*/2]", .syntax, 3, "/1"), Refusal("\u{FEFF}1", .syntax, 0),
            Refusal("\u{A0}1", .syntax, 0),
            Refusal("1 2", .trailing, 2), Refusal("{}}", .trailing, 2), Refusal("nullx", .trailing, 4),
            Refusal("+1", .syntax, 0), Refusal("-", .syntax, 0), Refusal("01", .syntax, 0), Refusal("-01", .syntax, 0),
            Refusal("1.", .syntax, 0), Refusal(".5", .syntax, 0), Refusal("1.e2", .syntax, 0),
            Refusal("1e", .syntax, 0),
            Refusal("1e+", .syntax, 0), Refusal("[1,0x10]", .syntax, 4, "/1"), Refusal("1_000", .trailing, 1),
            Refusal("--1", .syntax, 0), Refusal("１", .syntax, 0),
            Refusal("\"a\nb\"", .control, 2), Refusal("\"\u{0}\"", .control, 1), Refusal("\"\t\"", .control, 1),
            Refusal(#""\x""#, .escape, 1), Refusal(#""\u12""#, .escape, 1), Refusal(#""ab\u12G4""#, .escape, 3),
            Refusal(#""\"#, .end, 2), Refusal(#""\u"#, .end, 3), Refusal(#""\'""#, .escape, 1),
            Refusal(#""\ud800""#, .surrogate, 1), Refusal(#""\udc00""#, .surrogate, 1),
            Refusal(#""\ud800x""#, .surrogate, 1), Refusal(#""\ud800\u0041""#, .surrogate, 1),
            Refusal(#""\ud800\ud800""#, .surrogate, 1), Refusal(#"["a\udfff\ud800"]"#, .surrogate, 3, "/0"),
            Refusal(#"{"a":1,"a":1}"#, .duplicateKey, 7, "/a"),
            Refusal(#"{"a":1,"\u0061":1}"#, .duplicateKey, 7, "/a"),
            Refusal(#"{"\u0061":1,"a":1}"#, .duplicateKey, 12, "/a"),
            Refusal(#"{"":1,"":1}"#, .duplicateKey, 6, "/"),
            Refusal(#"{"x":[{"b":1,"a~/":{},"a~/":1}]}"#, .duplicateKey, 22, "/x/0/a~0~1"),
        ])
    func refused(_ refusal: Refusal) {
        let error = #expect(throws: JSONError.self) { try JSONValue.parse(refusal.text) }
        #expect(error?.code == refusal.code)
        #expect(error?.offset == refusal.offset)
        #expect(error?.path == refusal.path)
        #expect(error?.message.isEmpty == false)
        // The reader that skips is as strict as the one that builds.
        let skipped = #expect(throws: JSONError.self) {
            try JSONReader.read(Array(refusal.text.utf8)) { reader in
                try reader.skip()
                try reader.end()
            }
        }
        #expect(skipped == error)
    }

    @Test(
        "bytes that are not UTF-8 are refused at the byte",
        arguments: [
            ([0x80], 0), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0x61, 0xC3], 1), ([0xE0, 0x80, 0x80], 0),
            ([0xED, 0xA0, 0x80], 0), ([0xED, 0xBF, 0xBF], 0), ([0xF0, 0x80, 0x80, 0x80], 0),
            ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0), ([0xFF], 0), ([0xFE], 0),
            ([0xC3, 0xA9, 0xC3, 0x28], 2), ([0xE2, 0x82], 0), ([0xF0, 0x9F, 0x98], 0),
            (Array("0123456789abcdef".utf8) + [0xE9], 16), (Array(#"\n"#.utf8) + [0xE9], 2),
            (Array(#"é\u00e9"#.utf8) + [0xA9], 8),
        ] as [([UInt8], Int)])
    func notUTF8(_ bytes: [UInt8], _ offset: Int) {
        for document in [[0x22] + bytes + [0x22], [0x7B, 0x22] + bytes + [0x22, 0x3A, 0x31, 0x7D]] {
            let error = #expect(throws: JSONError.self) { try JSONValue.parse(document) }
            #expect(error?.code == .utf8)
            #expect(error?.offset == offset + (document[0] == 0x22 ? 1 : 2))
            let skipped = #expect(throws: JSONError.self) { try JSONReader.read(document) { try $0.skip() } }
            #expect(skipped == error)
        }
    }

    @Test("line and column are those that an editor shows")
    func place() {
        let text = "{\n  \"name\": \"Ñandú\",\n  \"año\": 01\n}"
        let error = #expect(throws: JSONError.self) { try JSONValue.parse(text) }
        #expect(error?.line == 3)
        #expect(error?.column == 10)
        #expect(error?.path == "/año")
        #expect(error?.description == "line 3, column 10, at /año: a number has no leading zeros")
    }

    @Test("the message does not repeat the document's values")
    func hygiene() {
        for text in [#"{"rfc":"GODE561231GR8" x}"#, #"{"rfc":"GODE561231GR8\x"}"#, #"{"rfc":"GODE561231GR8"#] {
            let error = #expect(throws: JSONError.self) { try JSONValue.parse(text) }
            #expect(error?.description.contains("GODE") == false)
        }
    }

    @Test("composed and decomposed é are two keys, and two strings")
    func exactKeys() throws {
        let value = try JSONValue.parse("{\"\u{E9}\":1,\"e\u{301}\":2}")
        #expect(value["\u{E9}"]?.int == 1)
        #expect(value["e\u{301}"]?.int == 2)
        #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
    }

    @Test("a repeated key is found in a long object too", arguments: [2, 15, 31, 32, 33, 34, 100, 1000])
    func manyKeys(count: Int) throws {
        let keys = (0..<count).map { "\"key\($0)\":\($0)" }
        let value = try JSONValue.parse("{\(keys.joined(separator: ","))}")
        #expect(value.object?.count == count)
        #expect(value["key\(count - 1)"]?.int == Int64(count - 1))
        for place in [0, count / 2, count - 1] {
            let error = #expect(throws: JSONError.self) {
                try JSONValue.parse("{\(keys.joined(separator: ",")),\"key\(place)\":0}")
            }
            #expect(error?.code == .duplicateKey)
            #expect(error?.path == "/key\(place)")
        }
    }

    @Test("keys of an inner object are not those of the outer one")
    func nestedKeys() throws {
        _ = try JSONValue.parse(#"{"a":{"a":{"a":1},"b":2},"b":{"a":1}}"#)
        let many = (0..<40).map { "\"k\($0)\":{\"k\($0)\":1}" }.joined(separator: ",")
        _ = try JSONValue.parse("{\(many)}")
    }

    @Test("limits of size, depth, strings, keys and numbers are kept")
    func limits() throws {
        func code(_ text: String, _ limits: JSONLimits) -> JSONError.Code? {
            do { _ = try JSONValue.parse(text, limits: limits) } catch { return error.code }
            return nil
        }
        #expect(code("[1,2]", JSONLimits(maxBytes: 5)) == nil)
        #expect(code("[1,2] ", JSONLimits(maxBytes: 5)) == .size)
        #expect(code("[[{}]]", JSONLimits(maxDepth: 3)) == nil)
        #expect(code("[[{\"a\":[]}]]", JSONLimits(maxDepth: 3)) == .depth)
        #expect(code("\"abc\"", JSONLimits(maxStringBytes: 3)) == nil)
        #expect(code("\"abcd\"", JSONLimits(maxStringBytes: 3)) == .length)
        #expect(code("{\"abcd\":1}", JSONLimits(maxKeyBytes: 3)) == .length)
        #expect(code("12345", JSONLimits(maxNumberBytes: 4)) == .length)
        #expect(code(String(repeating: "[", count: 100_000), JSONLimits(maxDepth: 1_000_000)) == .depth)
    }

    @Test("the deepest allowed tree is read, written and dropped without exhausting the stack")
    func deepest() throws {
        let limits = JSONLimits(maxDepth: 512)
        let text = String(repeating: "{\"a\":[", count: 256) + String(repeating: "]}", count: 256)
        let value = try JSONValue.parse(text, limits: limits)
        #expect(value.text() == text)
        #expect(try value.canonicalBytes() == Array(text.utf8))
        #expect(value.text(indented: true).utf8.count > text.utf8.count)
        #expect(try LocatedJSON.parse(Array(text.utf8), limits: limits).value == value)
    }
}
