import GaritaTesting
import JSON
import Testing

/// The places where the quick ways of reading and writing meet their ends.
@Suite("Edges of reading and writing")
struct EdgeTests {
    @Test("an escape comes out right at every place of a text of any length")
    func escapes() throws {
        for length in 0...40 {
            for place in 0..<max(1, length) {
                for special in ["\"", "\\", "\n", "\u{1}", "é", "😀"] {
                    var characters = [String](repeating: "x", count: length)
                    if length > 0 { characters[place] = special }
                    let text = characters.joined()
                    var writer = JSONWriter(capacity: 8)
                    writer.string(text)
                    #expect(try JSONReader.read(writer.bytes) { try $0.string() } == text)
                    #expect(try JSONValue.parse(writer.bytes) == .string(text))
                }
            }
        }
    }

    @Test("a decimal's digits stand on their side of the point")
    func decimals() throws {
        let cases: [(Int64, Int, String)] = [
            (0, 0, "0"), (0, 2, "0.00"), (5, 2, "0.05"), (-5, 2, "-0.05"), (110, 2, "1.10"), (-12345, 3, "-12.345"),
            (7, 0, "7"), (1, 18, "0.000000000000000001"), (.max, 0, "9223372036854775807"),
            (.min, 0, "-9223372036854775808"), (.min, 18, "-9.223372036854775808"), (.max, 18, "9.223372036854775807"),
            (99, 1, "9.9"), (100, 1, "10.0"),
        ]
        for (coefficient, scale, text) in cases {
            var writer = JSONWriter(capacity: 1)
            writer.decimalText(coefficient, scale: scale)
            #expect(writer.text == "\"\(text)\"")
        }
    }

    @Test("a key that comes twice is refused among any number of keys of any length, and no other is")
    func repeated() throws {
        let seed: UInt64 = 9131
        var random = SplitMix64(seed: seed)
        for _ in 0..<3_000 {
            let count = [1, 2, 7, 31, 32, 33, 34, 50][Int.random(in: 0..<8, using: &random)]
            var keys: Set<String> = []
            while keys.count < count {
                let length = Int.random(in: 1...12, using: &random)
                keys.insert(
                    String(
                        (0..<length).map { _ in Character(["a", "b", "c", "é"][Int.random(in: 0..<4, using: &random)]) }
                    ))
            }
            var members = keys.map { Self.member($0, &random) }
            let isRepeated = Bool.random(using: &random)
            if isRepeated, let again = keys.randomElement(using: &random) {
                members.insert(
                    Self.member(again, &random), at: Int.random(in: 0...members.count, using: &random))
            }
            let text = "{" + members.joined(separator: ",") + "}"
            var code: JSONError.Code?
            do { _ = try JSONValue.parse(text) } catch { code = error.code }
            #expect(code == (isRepeated ? .duplicateKey : nil), "seed \(seed): \(text)")
        }
    }

    /// A member whose key is plain or escaped, and whose value may be an object with the same keys again.
    private static func member(_ key: String, _ random: inout SplitMix64) -> String {
        let value = Bool.random(using: &random) ? "1" : #"{"a":1,"\#(key)x":{"\#(key)":2},"b":3}"#
        let name = Bool.random(using: &random) ? key : key.replacing("a", with: #"\u0061"#)
        return #""\#(name)":\#(value)"#
    }
}
