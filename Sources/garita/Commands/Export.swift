import Customs
import Foundation
import Programme

extension Command {
    static let export = Command(
        name: "export", summary: "Write the whole programme, or a company's file, in open formats; verify an export.",
        details: """
            Writes `programme` (everything) or an operator's number such as OP-000123 (that company's own file) to a folder,
            or to one archive when the path ends in .tar.gz. manifest.json names every file with its lines and SHA-256.
            --verify reads an export again, folder or archive, and finds what is missing, changed or too many: status 1
            then. The format is described in Docs/Export.md.
            """,
        options: houseOptions + [
            Option("to", .text("DIR|FILE"), help: "where to write: a new folder, or a file ending in .tar.gz"),
            Option("with-evidence", help: "with the files of evidence and the photographs of visits"),
            Option("verify", .text("DIR|FILE"), help: "read an export again instead of writing one"),
        ], operands: .init(name: "programme|OPERATOR", range: 0...1),
        run: { arguments in
            if let path = arguments.text("verify") { return try Self.readAgain(path) }
            guard let target = arguments.text("to") else { throw Failure("name --to, or --verify") }
            let what = arguments.operands.first ?? "programme"
            let house = try await House.open(try House.Settings(arguments))
            do {
                let result = try await Self.take(
                    what, to: ExportDesk.Target(target), withEvidence: arguments.has("with-evidence"), house)
                Output.error(Self.account(of: result, at: target))
                Output.line(result.hash)
            } catch let error as ExportError {
                await house.close()
                throw Failure(error.message)
            } catch {
                await house.close()
                throw error
            }
            await house.close()
        })

    private static func take(
        _ what: String, to target: ExportDesk.Target, withEvidence: Bool, _ house: House
    ) async throws -> ExportDesk.Result {
        let (exports, now) = (house.programme.exports, house.time.now())
        if what == "programme" {
            return try await exports.programme(to: target, withEvidence: withEvidence, by: "console", at: now)
        }
        guard let id = try? OperatorID(what) else {
            throw Failure("export takes `programme` or an operator's number such as OP-000123, not '\(what)'")
        }
        return try await exports.company(house.programme.operators.kept(id), to: target, by: "console", at: now)
    }

    private static func account(of result: ExportDesk.Result, at place: String) -> String {
        let manifest = result.manifest
        let bytes = manifest.files.reduce(0) { $0 + $1.bytes }
        var rows = [["table", "lines"]]
        for (table, count) in manifest.counts.sorted(by: { $0.key < $1.key }) { rows.append([table, String(count)]) }
        return Output.table(rows, numeric: [1])
            + "\n\(manifest.files.count) files, \(bytes) bytes in \(place); SHA-256 of the manifest:"
    }

    private static func readAgain(_ path: String) throws {
        let check: ExportCheck
        do {
            check = try ExportCheck.check(path)
        } catch {
            throw Failure("\(error)")
        }
        for problem in check.problems { Output.line(problem) }
        guard check.problems.isEmpty else {
            throw Failure("\(path) is not the export that was made: \(check.problems.count) problems")
        }
        let manifest = check.manifest
        Output.error("\(manifest.files.count) files as exported at \(manifest.at); SHA-256 of the manifest:")
        Output.line(check.hash)
    }
}
