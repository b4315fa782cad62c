import GaritaTesting
import JSON
import Testing

@Suite("Mutations")
struct MutationTests {
    static let document = #"""
        {"number":"26 47 3998 6000001","office":"240","at":1764000000000,"weight":1234.50,"gps":[-99.5075,27.4763e0],
         "items":[{"hs":"8703.23.01","text":"Veh\u00edculo \"nuevo\" ñ 😀\ud83d\ude00","value":"19999.90","n":-0,"ok":true},
         {"hs":"0805.10","text":"Naranjas\n\t\\","value":1e3,"ok":false,"origin":null,"tags":[],"more":{}}]}
        """#

    @Test("no mutated document crashes a reader, all readers agree, and each refusal has a place in the document")
    func mutations() throws {
        let seed: UInt64 = 8259
        var random = SplitMix64(seed: seed)
        let original = Array(Self.document.utf8)
        let splinters: [[UInt8]] = [
            Array("\"".utf8), Array("\\".utf8), Array("{".utf8), Array("}".utf8), Array("[".utf8), Array("]".utf8),
            Array(",".utf8), Array(":".utf8), Array("\\ud800".utf8), Array("\\u".utf8), [0xC3], [0xED, 0xA0, 0x80], [0],
            Array("1e999".utf8), Array("00".utf8), Array("null".utf8), Array("\"hs\":1,".utf8), [0xF4, 0x90], [0xFF],
        ]
        var accepted = 0
        for round in 0..<20_000 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<6, using: &random) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                case 2: bytes.remove(at: at)
                case 3: bytes.insert(contentsOf: splinters[Int.random(in: 0..<splinters.count, using: &random)], at: at)
                case 4: bytes.removeSubrange(at...)
                default:
                    let end = Int.random(in: at..<bytes.count, using: &random)
                    bytes.insert(contentsOf: bytes[at...end], at: at)
                }
                if bytes.isEmpty { bytes = [0x20] }
            }
            if try check(bytes, "seed \(seed), round \(round)") { accepted += 1 }
        }
        // Some stay valid (a changed letter); a test in which nothing is accepted, or everything, tests nothing.
        #expect((500..<15_000).contains(accepted), "\(accepted) of 20000 were accepted")
    }

    @Test("every beginning of a document is refused at its end or before")
    func prefixes() throws {
        let bytes = Array(Self.document.utf8)
        for count in 0..<bytes.count {
            let error = #expect(throws: JSONError.self) { try JSONValue.parse(Array(bytes[..<count])) }
            #expect((error?.offset ?? .max) <= count)
        }
    }

    @Test("a document cut out of memory is never read beyond its end", arguments: [0, 1, 7, 8, 9, 15, 16, 17])
    func edges(length: Int) throws {
        // An unclosed string whose end falls on and around the eight-byte steps of the scan.
        let text = "\"" + String(repeating: "a", count: length)
        #expect(throws: JSONError.self) { try JSONValue.parse(text) }
        #expect(try JSONValue.parse(text + "\"").string?.utf8.count == length)
        #expect(throws: JSONError.self) { try JSONValue.parse(text + "\\") }
        #expect(try JSONValue.parse(text + "\\\"\"").string?.utf8.count == length + 1)
        #expect(try JSONValue.parse(text + "é\"").string?.utf8.count == length + 2)
    }

    private func check(_ bytes: [UInt8], _ note: String) throws -> Bool {
        let tree = Result { try JSONValue.parse(bytes) }
        let located = Result { try LocatedJSON.parse(bytes, limits: .standard) }
        let skipped = Result {
            try JSONReader.read(bytes) { reader in
                try reader.skip()
                try reader.end()
            }
        }
        switch (tree, located, skipped) {
        case (.success(let value), .success(let places), .success):
            #expect(places.value == value, "\(note)")
            #expect(try JSONValue.parse(value.bytes()) == value, "\(note)")
            #expect(try JSONValue.parse(value.bytes(indented: true)) == value, "\(note)")
            if let canonical = try? value.canonicalBytes() {
                #expect(try JSONValue.parse(canonical).bytes() == canonical, "\(note)")
            }
            return true
        case (.failure(let error as JSONError), .failure(let second as JSONError), .failure(let third as JSONError)):
            #expect(error == second && error == third, "\(note)")
            #expect(error.line >= 1 && error.column >= 1 && (0...bytes.count).contains(error.offset), "\(note)")
            return false
        default:
            Issue.record("the readers disagree: \(note)")
            return false
        }
    }
}
