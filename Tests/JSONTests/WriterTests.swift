import GaritaTesting
import JSON
import Testing

@Suite("Writer")
struct WriterTests {
    @Test("commas, escapes and nesting come out right")
    func structure() throws {
        var writer = JSONWriter(capacity: 1)
        writer.beginObject()
        writer.key("a")
        writer.beginArray()
        writer.int(1)
        writer.double(2.5)
        writer.bool(true)
        writer.null()
        writer.beginObject()
        writer.endObject()
        writer.raw(Array("[3]".utf8))
        writer.number(JSONNumber(unchecked: "1.10"))
        writer.endArray()
        writer.key("b\"")
        writer.string("\u{0}\u{1F}\u{7F}\"\\/\u{8}\u{C}\n\r\té😀")
        writer.endObject()
        let text = #"{"a":[1,2.5,true,null,{},[3],1.10],"b\"":"\u0000\u001f"# + "\u{7F}" + #"\"\\/\b\f\n\r\té😀"}"#
        #expect(writer.text == text)
        #expect(writer.bytes == Array(text.utf8))
        #expect(writer.withBytes { $0.count } == writer.count)
        #expect(try JSONValue.parse(text).text() == text)
        writer.removeAll()
        writer.bool(false)
        #expect(writer.text == "false")
    }

    @Test("any string comes back from what was written, and is written as the tree writes it")
    func strings() throws {
        let seed: UInt64 = 4627
        var random = SplitMix64(seed: seed)
        let scalars: [Unicode.Scalar] = ["a", "Z", " ", "\"", "\\", "\n", "\u{0}", "\u{1F}", "\u{7F}", "é", "€", "😀"]
        for _ in 0..<5_000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                // Mostly plain, so that the eight-byte steps are taken too.
                let place = Int.random(in: 0..<60, using: &random)
                text.unicodeScalars.append(place < scalars.count ? scalars[place] : "x")
            }
            var writer = JSONWriter(capacity: 64)
            writer.string(text)
            #expect(try JSONValue.parse(writer.bytes) == .string(text), "seed \(seed)")
            #expect(try JSONReader.read(writer.bytes) { try $0.string() } == text, "seed \(seed)")
        }
    }

    @Test("indented text has two blanks a level and empty brackets stay together")
    func indented() throws {
        let value: JSONValue = ["a": [1, ["b": .null], [], [:]], "c": "d"]
        #expect(
            value.text(indented: true) == """
                {
                  "a": [
                    1,
                    {
                      "b": null
                    },
                    [],
                    {}
                  ],
                  "c": "d"
                }
                """)
    }
}
