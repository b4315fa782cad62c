import GaritaTesting
import JSON
import Testing

@testable import Formats

@Suite("What the documentation says of formats")
struct DocumentationTests {
    @Test("the published schema is the one that the reader follows")
    func schema() throws {
        let file = try #require(RepositoryFile.bytes("Docs/Schemas/declaration.schema.json"))
        #expect(try JSONValue.parse(file) == Formats.declarationSchema)
        #expect(Formats.declarationSchema["required"] == ["reference", "type"])
    }

    @Test("every field and element of the table is there")
    func table() throws {
        let text = String(decoding: try #require(RepositoryFile.bytes("Docs/Formats.md")), as: UTF8.self)
        var prefix = ""
        var count = 0
        for line in text.split(separator: "\n") {
            if line.hasPrefix("### ") { prefix = line.contains("Item") ? "/shipment/items/0" : "" }
            let parts = line.split(separator: "`", omittingEmptySubsequences: false)
            guard line.hasPrefix("| `/"), parts.count >= 5 else { continue }
            count += 1
            let pointer = prefix + parts[1].prefix { $0 != " " }
            #expect(DeclarationSchemaPath.isThere(pointer), "\(pointer)")
            let isInSchema = WCOStructure.declaration.element(path: parts[3]) != nil
            #expect(isInSchema != parts[4].contains("†"), "\(parts[3])")
        }
        #expect(count > 130)
    }

    @Test("the mappings in the repository load, and follow the words of their schema")
    func mappings() throws {
        let file = try #require(RepositoryFile.bytes("Docs/Schemas/mapping.schema.json"))
        let schema = try JSONValue.parse(file)
        for name in ["korea", "date"] {
            let bytes = try #require(RepositoryFile.bytes("Mappings/\(name).json"))
            #expect(try CSVMapping(parsing: bytes).name == name)
            let mapping = try JSONValue.parse(bytes)
            for column in mapping["columns"]?.array ?? [] {
                guard case .object(let object) = column else { continue }
                for (key, _) in object.members {
                    #expect(schema["properties"]?["columns"]?["items"]?["properties"]?[key] != nil, "\(key)")
                }
            }
        }
        #expect(
            try CSVMapping(parsing: try #require(RepositoryFile.bytes("Mappings/korea.json"))).labels == [
                "Fraud", "Critical Fraud",
            ])
    }
}
