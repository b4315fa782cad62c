import Customs
import FoundationEssentials
import GaritaTesting
import Testing

@testable import Formats

@Suite("XML Schemas")
struct XSDSchemaTests {
    private static let simple = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="Declaration"><xs:complexType><xs:sequence>
        <xs:element name="Item" maxOccurs="9"><xs:complexType><xs:sequence>
        <xs:element name="Count" type="xs:integer"/></xs:sequence></xs:complexType></xs:element>
        </xs:sequence></xs:complexType></xs:element></xs:schema>
        """

    private func schema(_ text: String, _ others: [String: String] = [:]) throws -> XSDSchema {
        let folder = FileManager.default.temporaryDirectory.path() + "/garita-xsd-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (name, content) in others { try Data(content.utf8).write(to: URL(filePath: folder + "/" + name)) }
        try Data(text.utf8).write(to: URL(filePath: folder + "/main.xsd"))
        return try XSDSchema(path: folder + "/main.xsd")
    }

    @Test("each violation has its line and its path")
    func violations() throws {
        let schema = try schema(Self.simple)
        let xml = "<Declaration>\n<Item><Count>1</Count></Item>\n<Item><Count>x</Count></Item>\n</Declaration>"
        let problems = schema.problems(in: Array(xml.utf8))
        #expect(Set(problems.map(\.place.path)) == ["Declaration/Item[2]/Count"])
        #expect(problems.first?.place.line == 3)
        #expect(schema.problems(in: Array(xml.replacing("x", with: "2").utf8)).isEmpty)
        #expect(schema.problems(in: Array("<!DOCTYPE a><a/>".utf8)).map(\.code) == ["xml.doctype"])
        #expect(schema.problems(in: Array("<a>".utf8)).map(\.code) == ["xml.not-well-formed"])
    }

    @Test("a schema with mistakes, or one that wants something from elsewhere, is refused with reasons")
    func refused() throws {
        #expect(throws: XSDError.self) { try schema("<xs:schema/>") }
        for place in ["http://127.0.0.1:1/other.xsd", "file:///etc/hostname", "../outside.xsd", "/etc/hostname"] {
            let text = Self.simple.replacing(
                "<xs:element name=\"Declaration\">",
                with: "<xs:include schemaLocation=\"\(place)\"/><xs:element name=\"Declaration\">")
            #expect(throws: XSDError.self, "\(place)") { try schema(text) }
        }
        let included = try schema(
            Self.simple.replacing(
                "<xs:element name=\"Declaration\">",
                with: "<xs:include schemaLocation=\"other.xsd\"/><xs:element name=\"Declaration\">"),
            [
                "other.xsd":
                    "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"B\"/></xs:schema>"
            ])
        #expect(included.problems(in: Array("<B/>".utf8)).isEmpty)
    }

    @Test("one schema serves many threads at once")
    func threads() async throws {
        let schema = try schema(Self.simple)
        let good = Array("<Declaration><Item><Count>1</Count></Item></Declaration>".utf8)
        let bad = Array("<Declaration><Item><Count>b</Count></Item></Declaration>".utf8)
        let wrong = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<50).count { _ in !schema.problems(in: good).isEmpty || schema.problems(in: bad).isEmpty }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }

    @Test("the door asks for the schema too when it is given one", .enabled(if: WCOSamples.arePresent))
    func door() throws {
        var options = ReadOptions()
        options.schema = try WCOSamples.schema("wrapper_submit.xsd")
        let good = try #require(WCOSamples.valid.first.flatMap { SharedData.bytes($0) })
        #expect(Formats.read(good, mediaType: "text/xml", options: options).isAccepted)
        let bad = String(decoding: good, as: UTF8.self).replacing("</TypeCode>", with: "-TOO-LONG-FOR-IT</TypeCode>")
        let result = Formats.read(Array(bad.utf8), mediaType: "text/xml", options: options)
        #expect(!result.isAccepted && result.declarations.isEmpty)
    }
}
