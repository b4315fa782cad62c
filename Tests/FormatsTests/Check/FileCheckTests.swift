import Customs
import FoundationEssentials
import GaritaTesting
import JSON
import Testing

@testable import Formats

@Suite("The dry run of files")
struct FileCheckTests {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.path() + "/garita-check-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: folder + "/out", withIntermediateDirectories: true)
    }

    private func file(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
        return folder + "/" + name
    }

    private func written(_ name: String) -> [UInt8] {
        FileManager.default.contents(atPath: folder + "/out/" + name).map { [UInt8]($0) } ?? []
    }

    @Test("each file gives one object, and what was read is written back in its own format")
    func formats() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let mapping = try CSVMapping(parsing: try #require(RepositoryFile.bytes("Mappings/date.json")))
        var check = FileCheck(mappings: [mapping], writeBack: folder + "/out")

        let xml = check.check(path: try file("a.xml", OwnSamples.importDeclaration))
        #expect(xml.isAccepted && xml.json["format"]?.string == "wco" && xml.json["same"]?.bool == true)
        #expect(CanonicalXML.difference(Array(OwnSamples.importDeclaration.utf8), written("a.xml")) == nil)

        let json = check.check(path: try file("b.json", "{\"type\":\"IMA\",\n\"reference\":\"R\"}"))
        #expect(json.isAccepted)
        #expect(written("b.json") == Array("{\"function\":\"original\",\"reference\":\"R\",\"type\":\"IMA\"}".utf8))

        let head =
            "sgd.id,sgd.date,importer.id,declarant.id,country,office.id,tariff.code,quantity,gross.weight,"
            + "fob.value,cif.value,total.taxes\r\n"
        let rows = ["1,13-01-02,I,D,US,O1,8703241128,1,2,3,4,5\r\n", "2,13-13-02,I,D,US,O1,8703241128,1,2,3,4,5\r\n"]
        let csv = check.check(path: try file("c.csv", head + rows.joined()))
        #expect(!csv.isAccepted && csv.json["rows"]?.int == 2 && csv.json["refusedRows"]?.int == 1)
        #expect(csv.json["problems"]?.array?.first?["line"]?.int == 3)
        #expect(csv.json["problems"]?.array?.first?["path"]?.string == "sgd.date")
        #expect(written("c.csv") == Array((head + rows[0]).utf8))
    }

    @Test("a second file of the same name does not overwrite the first")
    func names() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var check = FileCheck(writeBack: folder + "/out")
        let path = try file("a.json", "{\"type\":\"IMA\",\"reference\":\"R\"}")
        #expect(check.check(path: path).json["writtenTo"]?.string?.hasSuffix("/out/a.json") == true)
        #expect(check.check(path: path).json["writtenTo"]?.string?.hasSuffix("/out/2-a.json") == true)
    }

    @Test("what cannot be read is said with its reason, and nothing is written")
    func refusals() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var check = FileCheck(writeBack: folder + "/out")
        func code(_ path: String) -> String? { check.check(path: path).json["problems"]?.array?.first?["code"]?.string }
        #expect(code(folder + "/none.xml") == "file.unreadable")
        #expect(code(folder) == "file.unreadable")
        #expect(code(try file("x.xml", "<Declaration>")) == "xml.not-well-formed")
        #expect(code(try file("x.bin", "hello")) == "format.unknown")
        #expect(code(try file("x.csv", "a,b\n1,2\n")) == "csv.mapping")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/out").isEmpty)
    }
}
