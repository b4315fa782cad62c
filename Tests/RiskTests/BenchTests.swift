import Country
import Customs
import GaritaTesting
import JSON
import Risk
import Testing

@Suite("The bench of rules")
struct BenchTests {
    static let profiles = PackFile(
        name: "profiles.json",
        bytes: Array(
            """
            [{"id": "P1", "hs": "8708", "origin": ["US"], "minValue": 1000, "maxUnitPrice": 20},
             {"id": "P2", "newImporter": true}, {"id": "P3", "aeo": true}, {"id": "P4", "hs": ["93", "87"]}]
            """.utf8))

    func run(_ entries: [RuleBench.Entry]) throws -> (hits: [String], figures: JSONValue) {
        var rest = entries[...]
        var bytes: [UInt8] = []
        let figures = try RuleBench.run(
            profiles: Self.profiles, next: { rest.popFirst() }, write: { bytes += $0 }, line: { _ in })
        return (String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init), figures)
    }

    @Test("writes the hits of every declaration in the order of the file")
    func declarations() throws {
        let found = try run([
            .declaration(try Declaration.sample(reference: "D1")),
            .declaration(try Declaration.sample(reference: "D2", commodity: "930690", items: 2)),
            .declaration(
                try Declaration.sample(reference: "D3", commodity: "0101") {
                    $0.authorisationHolders = [AuthorisationHolder(identifier: "X", category: "AEOC")]
                }),
            .declaration(try Declaration.sample(reference: "D4", commodity: "0101"), labels: ["newImporter": "1"]),
        ])
        #expect(
            found.hits == [
                #"{"declaration":"D1","hits":["P1","P2","P4"]}"#, #"{"declaration":"D2","hits":["P4"]}"#,
                #"{"declaration":"D3","hits":["P3"]}"#, #"{"declaration":"D4","hits":["P2"]}"#,
            ])
        #expect(found.figures["declarations"]?.int == 4)
        #expect(found.figures["profiles"]?.int == 4)
        #expect(found.figures["hits"]?.int == 6)
        #expect((found.figures["per_s"]?.double ?? 0) > 0)
    }

    @Test("takes every profile as in force, whatever its days")
    func validity() throws {
        let file = PackFile(name: "profiles.json", bytes: Array(RulesetTests.full.utf8))
        let line = #"{"declaration":"F","hs":"8703","value":2,"office":"071","flow":"import","procedures":["IMD"]}"#
        #expect(throws: JSONError.self) { try RuleBench.facts(line: Array(line.utf8)) }
        var declarations = [try Declaration.sample(value: "2.00", currency: "MXN")][...]
        var bytes: [UInt8] = []
        _ = try RuleBench.run(
            profiles: file, next: { declarations.popFirst().map { .declaration($0) } }, write: { bytes += $0 },
            line: { _ in })
        #expect(
            String(decoding: bytes, as: UTF8.self) == "{\"declaration\":\"LRN-2026-000001\",\"hits\":[\"VAL-1\"]}\n")
    }

    @Test("takes lines of facts, in which only what is written is known")
    func facts() throws {
        let lines = [
            #"{"declaration": "F1", "hs": "870899", "origin": "US", "value": 1000, "unitPrice": 20, "aeo": true}"#,
            #"{"declaration": "F2", "hs": "870899", "origin": "US", "value": 999.99, "newImporter": true}"#,
            #"{"declaration": "F3", "origin": null}"#,
        ]
        let found = try run(try lines.map { try #require(try RuleBench.facts(line: Array($0.utf8))) })
        #expect(
            found.hits == [
                #"{"declaration":"F1","hits":["P1","P3","P4"]}"#, #"{"declaration":"F2","hits":["P2","P4"]}"#,
                #"{"declaration":"F3","hits":[]}"#,
            ])
        #expect(throws: JSONError.self) { try RuleBench.facts(line: Array(#"{"declaration":"F","hs":8708}"#.utf8)) }
        #expect(throws: JSONError.self) { try RuleBench.facts(line: Array(#"{"declaration":"F","hts":"8708"}"#.utf8)) }
        #expect(try RuleBench.facts(line: Array(#"{"reference":"F"}"#.utf8)) == nil)
    }

    @Test("prints its figures under the names that the issue gives them")
    func figures() throws {
        var words: [String] = []
        let figures = try RuleBench.run(profiles: [200, 2000], seconds: 0.01) { words.append($0) }
        for key in ["profiles_200_per_s", "profiles_2000_per_s", "decide_us"] {
            #expect((figures[key]?.double ?? 0) > 0)
        }
        #expect(!words.isEmpty)
    }
}
