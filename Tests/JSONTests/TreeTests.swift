import JSON
import Testing

@Suite("Trees")
struct TreeTests {
    @Test("members keep their order, are replaced in place and taken away", arguments: [3, 16, 17, 40])
    func object(count: Int) {
        var object = JSONObject()
        for number in 0..<count { object["k\(number)"] = .number(number) }
        #expect(object.keys == (0..<count).map { "k\($0)" })
        object["k1"] = "new"
        #expect(object.members[1].value == "new")
        object["k0"] = nil
        object["none"] = nil
        #expect(object.count == count - 1)
        #expect(object["k0"] == nil)
        #expect(object["k\(count - 1)"] == .number(count - 1))
        object["k0"] = true
        #expect(object.keys.last == "k0")
    }

    @Test("equality of objects does not look at the order, that of numbers does look at the text")
    func equality() throws {
        #expect(try JSONValue.parse(#"{"a":1,"b":[2]}"#) == JSONValue.parse(#"{"b":[2],"a":1}"#))
        #expect(try JSONValue.parse("1.0") != JSONValue.parse("1"))
        #expect(JSONValue.array([1, 2]) != [2, 1])
        #expect(JSONValue.null != false)
    }

    @Test("literals make trees and a repeated key in one keeps the last value")
    func literals() {
        let name = "Ana"
        let value: JSONValue = ["name": "\(name) P", "n": 1, "r": 0.5, "list": [true, .null], "n": 2]
        #expect(value.text() == #"{"name":"Ana P","n":2,"r":0.5,"list":[true,null]}"#)
    }

    @Test("members are set through the tree")
    func setting() {
        var value: JSONValue = .null
        value["a"] = 1
        value["b"] = ["c": 2]
        value["b"]?["c"] = nil
        #expect(value.text() == #"{"a":1,"b":{}}"#)
    }

    @Test("accessors answer for their own kind only")
    func accessors() {
        let value: JSONValue = ["i": 7, "d": 7.5, "s": "7", "b": true, "a": [1], "n": .null]
        #expect(value["i"]?.int == 7)
        #expect(value["i"]?.double == 7)
        #expect(value["d"]?.int == nil)
        #expect(value["s"]?.int == nil)
        #expect(value["b"]?.bool == true)
        #expect(value["a"]?[0]?.int == 1)
        #expect(value["a"]?[1] == nil)
        #expect(value["n"]?.isNull == true)
        #expect(value["none"] == nil)
        #expect(value["a"]?["x"] == nil)
    }

    @Test(
        "a JSON Pointer leads as RFC 6901 section 5 says",
        arguments: [
            ("", true), ("/foo", true), ("/foo/0", true), ("/", true), ("/a~1b", true), ("/m~0n", true),
            ("/foo/2", false), ("/foo/00", false), ("/foo/-", false), ("/none", false), ("foo", false),
        ])
    func pointer(pointer: String, leads: Bool) throws {
        let value = try JSONValue.parse(#"{"foo":["bar","baz"],"":0,"a/b":1,"m~n":8}"#)
        #expect((value[pointer: pointer] != nil) == leads)
    }

    @Test("a text is a number when RFC 8259 says so")
    func numberText() {
        for text in ["0", "-0", "1.10", "1e5", "1E-5", "-1.5e+10"] { #expect(JSONNumber(text: text)?.text == text) }
        for text in ["", "-", "+1", "01", "1.", ".1", "1e", " 1", "1 ", "NaN", "0x1"] {
            #expect(JSONNumber(text: text) == nil)
        }
        #expect(JSONNumber(text: "1.10")?.double == 1.1)
        #expect(JSONNumber(text: "12345678901234567890")?.int == nil)
        #expect(JSONNumber(text: "1e400")?.double == nil)
    }
}

@Suite("Located trees")
struct LocatedTests {
    private let text = """
        {
          "code": "MX",
          "offices": [
            { "code": "240", "name": "Nuevo Laredo" },
            { "code": 800 }
          ],
          "rate": 0.15, "open": true, "none": null
        }
        """

    @Test("each value knows its line, column and path")
    func places() throws {
        let root = try LocatedJSON.parse(Array(text.utf8))
        let offices = try root.required("offices").requiredArray()
        #expect(root.line == 1 && root.path == "")
        #expect(offices.map(\.line) == [4, 5])
        let code = try offices[1].required("code")
        #expect(code.line == 5 && code.column == 15 && code.path == "/offices/1/code")
        #expect(try root.requiredMembers().map(\.line) == [2, 3, 7, 7, 7])
        #expect(try root.required("rate").requiredDouble() == 0.15)
        #expect(try root.required("open").requiredBool())
        #expect(root["none"]?.isNull == true)
        #expect(try root.value == JSONValue.parse(text))
    }

    @Test("what is missing, of another kind or misspelt is told with its place")
    func complaints() throws {
        let root = try LocatedJSON.parse(Array(text.utf8))
        let office = try root.required("offices").requiredArray()[1]
        let kind = #expect(throws: JSONError.self) { try office.required("code").requiredString() }
        #expect(kind?.code == .kind)
        #expect(kind?.description == "line 5, column 15, at /offices/1/code: a text is expected here, this is a number")
        let missing = #expect(throws: JSONError.self) { try office.required("name") }
        #expect(missing?.code == .missing)
        #expect(missing?.line == 5)
        #expect(root.unknownMember(besides: ["code", "offices", "rate", "open"])?.key == "none")
        #expect(root.unknownMember(besides: ["code", "offices", "rate", "open", "none"]) == nil)
        #expect(throws: JSONError.self) { try root.required("rate").requiredInt() }
    }
}
