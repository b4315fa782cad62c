import Database
import Foundation
import JSON

extension Command {
    static let benchDatabase = Command(
        name: "database", parent: "bench",
        summary: "The database layer alone: what this machine's processor and disk give.",
        details: """
            Declarations of seven rows, one of them with a body of 2 KB, through the group commit, durable before the answer:
            no HTTP, no reading, no decision. Docs/Decisions/0002-database.md has the figures of the machine on which the
            bars of 'bench lodge' were set, so this says how a machine compares. The last line is one JSON object.
            """,
        options: [
            Option("seconds", .number(1...600), help: "measured seconds for each engine", standard: "5"),
            Option("callers", .number(1...512), help: "lodging at once", standard: "64"),
            Option("engine", .choice(["both", "sqlite", "postgresql"]), help: "which engines", standard: "both"),
            Option(
                "data", .text("DIR"), help: "the folder for the scratch databases", standard: "$GARITA_DATA or .garita"),
        ],
        run: { arguments in
            let folder = try DataFolder(arguments.text("data")).file("bench")
            try? FileManager.default.removeItem(atPath: folder)
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let seconds = Double(arguments.number("seconds", standard: 5))
            let callers = arguments.number("callers", standard: 64)
            let engine = arguments.text("engine") ?? "both"
            var json = JSONObject()
            var rows = [["engine", "declarations/s", "p50 ms", "p99 ms", "group", "processor µs"]]
            for name in ["sqlite", "postgresql"] where engine == "both" || engine == name {
                Output.error("Writing on \(name)")
                let figures = try await measure(name, folder: folder) { database in
                    try await DatabaseBenchmark(database).groupCommit(callers: callers, seconds: seconds)
                }
                rows.append([
                    name, String(Int(figures.perSecond)), figures.p50Milliseconds.rounded(2),
                    figures.p99Milliseconds.rounded(2), figures.groupSize.rounded(1),
                    figures.cpuMicroseconds.rounded(1),
                ])
                json["\(name)_per_s"] = .number(Double(Int(figures.perSecond)))
                json["\(name)_p50_ms"] = .number(figures.p50Milliseconds)
                json["\(name)_p99_ms"] = .number(figures.p99Milliseconds)
                json["\(name)_cpu_us"] = .number(figures.cpuMicroseconds)
            }
            Output.line(Output.table(rows, numeric: Set(1...5)))
            Output.line(JSONValue.object(json).text())
        })

    private static func measure(
        _ engine: String, folder: String, _ body: (Database) async throws -> DatabaseBenchmark.Figures
    ) async throws -> DatabaseBenchmark.Figures {
        if engine == "sqlite" { return try await onDatabase("sqlite:\(folder)/bench.db", body) }
        return try await PrivatePostgreSQL.withTemporary(purpose: "bench") { server in
            try await onDatabase(server.url, body)
        }
    }

    private static func onDatabase(
        _ url: String, _ body: (Database) async throws -> DatabaseBenchmark.Figures
    ) async throws -> DatabaseBenchmark.Figures {
        let database = try await Database.open(url)
        do {
            let figures = try await body(database)
            await database.close()
            return figures
        } catch {
            await database.close()
            throw error
        }
    }
}
