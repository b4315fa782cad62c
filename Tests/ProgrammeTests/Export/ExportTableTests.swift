import Customs
import Database
import Foundation
import GaritaTesting
import JSON
import Ledger
import Testing

@testable import Programme

@Suite("Tables of exports") struct ExportTableTests {
    @Test("every table can be asked for, of all and of one operator", arguments: TestDatabase.both)
    func statements(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: TestCertificates.migrations) { database in
            for table in ExportTables.all where !table.source.isEmpty {
                let count = try await database.read { (db) throws in
                    var count = 0
                    try db.forEach(table.sql(ofOne: false), []) { _ in count += 1 }
                    if table.owner != nil {
                        let key = CompanyExport.key(OperatorID(serial: 1), of: table)
                        try db.forEach(table.sql(ofOne: true), [key]) { _ in count += 1 }
                    }
                    return count
                }
                #expect(count == 0, "\(table.name)")
            }
            #expect(CompanyExport.tables.allSatisfy { $0.owner != nil })
            #expect(CompanyExport.tables.count == 14)
            #expect(Set(ExportTables.all.map(\.name)).count == ExportTables.all.count)
        }
    }

    @Test("a line is one line, whatever it holds; a formula and a quote are made harmless")
    func line() throws {
        let table = ExportTable(
            "sample", "A sample.", from: "", order: "",
            [
                .init("text", .text, "", "."), .init("serial", .serial("OP"), "", "."), .init("words", .words, "", "."),
                .init("at", .instant, "", ".", optional: true), .init("day", .dayNumber, "", "."),
                .init("flag", .flag, "", "."), .init("none", .text, "", ".", optional: true),
                .init("body", .json, "", "."), .init("number", .integer, "", "."),
            ])
        var json = JSONWriter(capacity: 100)
        var csv: [UInt8] = []
        try table.append(
            [
                "=SUM(A1),\"x\"\nsegundo", .int(7), "a b", .int(Int64.max), .int(20_781), .int(1), .null,
                .blob(Array("{ \"a\" : [1,\n2] }".utf8)), .int(-5),
            ], json: &json, csv: &csv)
        #expect(
            String(decoding: json.bytes, as: UTF8.self)
                == #"{"text":"=SUM(A1),\"x\"\nsegundo","serial":"OP-000007","words":["a","b"],"at":null,"day":"2026-11-24","flag":true,"none":null,"body":{"a":[1,2]},"number":-5}"#
        )
        #expect(
            String(decoding: csv, as: UTF8.self)
                == "\"'=SUM(A1),\"\"x\"\"\nsegundo\",OP-000007,a b,,2026-11-24,true,,-5\r\n")
        #expect(String(decoding: table.csvHead, as: UTF8.self) == "text,serial,words,at,day,flag,none,number\r\n")
    }

    @Test("schema and documentation are those of the code (GARITA_SNAPSHOTS=write writes them)")
    func documented() throws {
        let writes = ProcessInfo.processInfo.environment["GARITA_SNAPSHOTS"] == "write"
        let schemaPath = Repository.root + "/Docs/Schemas/export.schema.json"
        let docsPath = Repository.root + "/Docs/Export.md"
        let parsed = try JSONSerialization.jsonObject(with: Data(ExportTables.schema.bytes()))
        let schema = try JSONSerialization.data(
            withJSONObject: parsed, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        let docs = try String(contentsOfFile: docsPath, encoding: .utf8)
        let (start, end) = ("<!-- tables: written by the tests -->\n", "<!-- end -->")
        let first = try #require(docs.range(of: start))
        let last = try #require(docs.range(of: end))
        let wanted = docs[..<first.upperBound] + "\n" + ExportTables.markdown + docs[last.lowerBound...]
        if writes {
            try (schema + Data([0x0A])).write(to: URL(filePath: schemaPath))
            try Data(wanted.utf8).write(to: URL(filePath: docsPath))
        } else {
            #expect(FileManager.default.contents(atPath: schemaPath) == schema + Data([0x0A]))
            #expect(docs == String(wanted))
        }
    }

    @Test("a manifest is read again as it was written; one that leads outside is refused")
    func manifest() throws {
        let file = ExportManifest.File(path: "a/b.jsonl", table: "b", records: 3, bytes: 10, sha256: "00")
        let manifest = ExportManifest(
            kind: .company, at: SampleCertificates.start, by: "ana", country: "MX", operatorID: "OP-000001", events: 9,
            files: [file])
        #expect(try ExportManifest(manifest.bytes) == manifest)
        #expect(manifest.counts == ["b": 3])
        for path in ["../x", "/etc/passwd", "a//b", "a/./b", "", "a/../../b"] {
            var other = manifest
            other.files[0].path = path
            #expect(throws: ExportError(.manifest, "")) { try ExportManifest(other.bytes) }
        }
        #expect(throws: ExportError(.manifest, "")) { try ExportManifest(Array("{}".utf8)) }
        #expect(throws: ExportError(.manifest, "")) { try ExportManifest(Array("x".utf8)) }
    }

    @Test("two at once and ten in an hour are let in, and no more")
    func gate() {
        let gate = ExportGate()
        let now = SampleCertificates.start
        #expect(gate.enter("a", at: now) == nil && gate.enter("b", at: now) == nil)
        #expect(gate.enter("c", at: now) != nil && gate.enter("a", at: now) != nil)
        gate.leave("a")
        gate.leave("b")
        for _ in 0..<9 {
            #expect(gate.enter("a", at: now) == nil)
            gate.leave("a")
        }
        let wait = gate.enter("a", at: now.advanced(bySeconds: 60))
        #expect(wait == 3540)
        #expect(gate.enter("b", at: now) == nil)
        #expect(gate.enter("a", at: now.advanced(bySeconds: 3601)) == nil)
    }
}
