import Formats
import Foundation
import JSON

extension Command {
    static let check = Command(
        name: "check", summary: "Read declaration files of any format without storing anything: a broker's dry run.",
        details: """
            Prints one JSON line per file: accepted, or the problems with line and path. With --write-back each
            declaration is written again in its own format. A CSV file is read through --mapping, else through the first of
            the program's own mappings whose columns fit. Exit status 1 when a file is not accepted.
            """,
        options: [
            Option("write-back", .text("DIR"), help: "write each declaration back into this folder"),
            Option("mapping", .text("FILE"), help: "how a CSV file's columns are meant", isRepeatable: true),
            Option("schema", .text("FILE"), help: "an XSD that WCO messages must be valid against"),
        ],
        operands: .some("FILE"),
        run: { arguments in
            let given = try arguments.texts("mapping").map { try CSVMapping(path: $0) }
            let mappings = given.isEmpty ? try CSVMapping.own() : given
            if let folder = arguments.text("write-back") {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            }
            let schema = try arguments.text("schema").map { try XSDSchema(path: $0) }
            var check = FileCheck(mappings: mappings, schema: schema, writeBack: arguments.text("write-back"))
            var refused = 0
            for path in arguments.operands {
                let report = check.check(path: path)
                if !report.isAccepted { refused += 1 }
                Output.line(report.json.text())
            }
            if refused > 0 {
                throw Failure(
                    "\(refused) of \(arguments.operands.count) files \(refused == 1 ? "is" : "are") not accepted")
            }
        })
}

extension CSVMapping {
    /// The program's own mappings, in the order of their names; none when the folder is not there.
    static func own() throws -> [CSVMapping] {
        let folder = House.Settings.home + "/Mappings"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return try names.filter { $0.hasSuffix(".json") }.sorted().map { try CSVMapping(path: "\(folder)/\($0)") }
    }
}
