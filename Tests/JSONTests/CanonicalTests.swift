import GaritaTesting
import JSON
import Testing

@Suite("Canonical form")
struct CanonicalTests {
    private static let hasVectors = SharedData.has("vc/jcs")

    @Test(
        "the published inputs give the published outputs",
        .enabled(if: hasVectors, "../shared/data/vc/jcs is not here"), arguments: ["arrays", "french", "structures"])
    func vectors(name: String) throws {
        let input = try #require(SharedData.bytes("vc/jcs/input/\(name).json"))
        let output = try #require(SharedData.bytes("vc/jcs/output/\(name).json"))
        let canonical = try JSONValue.parse(input).canonicalBytes()
        #expect(String(decoding: canonical, as: UTF8.self) == String(decoding: output, as: UTF8.self))
        // What is canonical stays as it is, and plain writing of it gives the same bytes.
        #expect(try JSONValue.parse(canonical).canonicalBytes() == canonical)
        #expect(try JSONValue.parse(canonical).bytes() == canonical)
    }

    @Test(
        "a thousand numbers are written as ECMAScript writes them",
        .enabled(if: hasVectors, "../shared/data/vc/jcs is not here"))
    func numbers() throws {
        let bytes = try #require(SharedData.bytes("vc/jcs/es6-numbers-1000.txt"))
        var count = 0
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: ",")
            let value = Double(bitPattern: try #require(UInt64(parts[0], radix: 16)))
            let text = String(parts[1])
            #expect(JSONNumber(value).text == text)
            var writer = JSONWriter()
            writer.double(value)
            #expect(writer.text == text)
            #expect(try JSONReader.read(Array(text.utf8)) { try $0.double() } == (value == 0 ? 0 : value))
            #expect(try JSONValue.parse(text).canonicalBytes() == Array(text.utf8))
            count += 1
        }
        #expect(count == 1000)
    }

    @Test(
        "the forms of numbers change where ECMA-262 says so",
        arguments: [
            (0.0, "0"), (-0.0, "0"), (1e20, "100000000000000000000"), (1e21, "1e+21"), (1e-6, "0.000001"),
            (1e-7, "1e-7"), (123_456_789_012_345_683_968, "123456789012345680000"), (-1.5e-7, "-1.5e-7"),
            (.leastNonzeroMagnitude, "5e-324"), (1.7976931348623157e308, "1.7976931348623157e+308"), (0.1, "0.1"),
            (100, "100"),
            (9007199254740992, "9007199254740992"), (9007199254740994, "9007199254740994"), (1e16, "10000000000000000"),
            (-123.456, "-123.456"), (295_147_905_179_352_825_856, "295147905179352830000"), (0.00001, "0.00001"),
        ])
    func forms(value: Double, text: String) { #expect(JSONNumber(value).text == text) }

    @Test("the example of RFC 8785 section 3.2.4 comes out")
    func example() throws {
        let input = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let canonical = try JSONValue.parse(input).canonicalBytes()
        #expect(
            String(decoding: canonical, as: UTF8.self)
                == #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
                + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#)
    }

    @Test("keys are sorted by UTF-16 code units, the example of RFC 8785 section 3.2.3")
    func keyOrder() throws {
        let keys = ["\u{20ac}", "\r", "\u{fb33}", "1", "\u{1f600}", "\u{80}", "\u{f6}"]
        let value = JSONValue.object(JSONObject(keys.map { ($0, .null) }))
        let sorted = try JSONValue.parse(value.canonicalBytes()).object?.keys
        #expect(sorted == ["\r", "1", "\u{80}", "\u{f6}", "\u{20ac}", "\u{1f600}", "\u{fb33}"])
    }

    @Test("the order told from UTF-8 is that of UTF-16 for any two keys")
    func keyOrderProperty() throws {
        let seed: UInt64 = 20261123
        var random = SplitMix64(seed: seed)
        let scalars: [Unicode.Scalar] = [
            "a", "b", "~", "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{F8FF}", "\u{FFFF}", "\u{10000}",
            "\u{1F600}", "\u{10FFFF}",
        ]
        func key() -> String {
            var text = ""
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                text.unicodeScalars.append(scalars[Int.random(in: 0..<scalars.count, using: &random)])
            }
            return text
        }
        for _ in 0..<20_000 {
            let (left, right) = (key(), key())
            let expected = Array(left.utf16).lexicographicallyPrecedes(Array(right.utf16))
            #expect(JSONKeyOrder.precedes(left, right) == expected, "seed \(seed)")
            let keys = try JSONValue.parse(JSONValue.object([right: 1, left: 2]).canonicalBytes()).object?.keys
            #expect(keys == (left == right ? [left] : expected ? [left, right] : [right, left]), "seed \(seed)")
        }
    }

    @Test(
        "numbers that Double would change have no canonical form",
        arguments: [
            "9007199254740993", "4611686018427387904", "-12345678901234567890", "123456789012345678901234567890",
            "1e400", "-1e999",
        ])
    func noForm(text: String) throws {
        let value = try JSONValue.parse("{\"a\":[0,\(text)]}")
        let error = #expect(throws: JSONError.self) { try value.canonicalBytes() }
        #expect(error?.code == .range)
        #expect(error?.path == "/a/1")
    }

    @Test("infinities and NaN become null and have no canonical form")
    func notFinite() {
        let value: JSONValue = [.number(Double.infinity)]
        #expect(value.text() == "[null]")
        #expect(throws: JSONError.self) { try value.canonicalBytes() }
    }
}
