import FoundationEssentials
import GaritaTesting
import JSON
import Risk
import Testing

@Suite("The published schemas")
struct SchemaTests {
    func schema(_ name: String) throws -> JSONValue {
        let path = Repository.root + "/Docs/Schemas/\(name).schema.json"
        return try JSONValue.parse([UInt8](try #require(FileManager.default.contents(atPath: path))))
    }

    @Test("know every field that a condition may ask about, and no other", arguments: ["profiles", "mandatory"])
    func fields(_ name: String) throws {
        let forms = try #require(schema(name)["$defs"]?["condition"]?["oneOf"]?.array)
        var found: [String: Set<String>] = [:]
        for form in forms {
            let fields = form["properties"]?["field"]?["enum"]?.array?.compactMap(\.string) ?? []
            let operators = form["properties"]?["op"]?["enum"]?.array?.compactMap(\.string) ?? []
            for field in fields { found[field, default: []].formUnion(operators) }
        }
        #expect(Set(found.keys) == Set(Field.offered.map(\.name)))
        for field in Field.offered {
            let expected: Set<String> =
                switch field.kind {
                case .code, .set: ["prefix", "in", "not-in", "equals"]
                case .number:
                    ["in", "not-in", "equals", "at-least", "at-most", "more-than", "less-than", "between"]
                case .flag: ["equals"]
                }
            #expect(found[field.name] == expected, "\(field)")
        }
    }

    @Test("the page for authors names every field")
    func page() throws {
        let bytes = try #require(FileManager.default.contents(atPath: Repository.root + "/Docs/Profiles.md"))
        let page = String(decoding: bytes, as: UTF8.self)
        for field in Field.offered
        where !["FirstSeenDays", "Declarations90", "Findings365"].contains(where: field.name.hasSuffix) {
            #expect(page.contains("`\(field.name)`"), "\(field)")
        }
    }
}
