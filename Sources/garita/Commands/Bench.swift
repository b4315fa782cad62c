import Foundation
import JSON

extension Command {
    static let benchLodge = Command(
        name: "lodge", parent: "bench",
        summary: "Lodge over HTTP on loopback, durable before the answer, on both engines, against the bare engine.",
        details: """
            Declarations of about 2 KB over keep-alive connections. SQLite runs with synchronous=FULL, a private
            PostgreSQL with synchronous_commit=on. The ratio divides by the same engine inserting the same rows in the same
            group sizes with nothing of Garita around it; µs is the processor time of a declaration in this process, client
            included. The prototype is a bare program with the same load: HTTP, JSON into structs, two rows. The bars
            (6,000 and 3,000 a second) were set on a machine where it reached 16,000 on SQLite, so it says what they mean on
            another; 'bench database' compares the database alone. The last line is one JSON object.
            """,
        options: [
            Option("seconds", .number(1...600), help: "measured seconds for each engine", standard: "10"),
            Option("connections", .number(1...512), help: "keep-alive connections", standard: "64"),
            Option("engine", .choice(["both", "sqlite", "postgresql"]), help: "which engines", standard: "both"),
            Option("country", .text("DIR"), help: "the country pack", standard: "Countries/mx"),
            Option(
                "data", .text("DIR"), help: "the folder for the scratch databases", standard: "$GARITA_DATA or .garita"),
        ],
        run: { arguments in
            let folder = try DataFolder(arguments.text("data")).file("bench")
            let engine = arguments.text("engine") ?? "both"
            var json = JSONObject()
            var rows = [
                [
                    "engine", "decisions/s", "p50 ms", "p95 ms", "p99 ms", "group", "µs", "bare rows/s", "ratio",
                    "prototype/s",
                ]
            ]
            for name in ["sqlite", "postgresql"] where engine == "both" || engine == name {
                try? FileManager.default.removeItem(atPath: folder)
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                let bench = LodgeBench(
                    countryFolder: arguments.text("country") ?? House.Settings.countryFolder, folder: folder,
                    connections: arguments.number("connections", standard: 64),
                    seconds: Double(arguments.number("seconds", standard: 10)))
                Output.error("Lodging on \(name)")
                let figures = name == "sqlite" ? try await bench.sqlite() : try await bench.postgreSQL()
                guard figures.refused == 0 else { throw Failure("\(figures.refused) declarations were not accepted") }
                rows.append([
                    name, String(Int(figures.perSecond)), figures.p50.rounded(2), figures.p95.rounded(2),
                    figures.p99.rounded(2), figures.meanGroup.rounded(1),
                    figures.processor.rounded(0), String(Int(figures.rawPerSecond)), figures.ratio.rounded(2),
                    String(Int(figures.prototypePerSecond)),
                ])
                json["\(name)_per_s"] = .number(Double(Int(figures.perSecond)))
                json["\(name)_p50_ms"] = .number(figures.p50)
                json["\(name)_p95_ms"] = .number(figures.p95)
                json["\(name)_p99_ms"] = .number(figures.p99)
                json["\(name)_cpu_us"] = .number(figures.processor)
                json["\(name)_raw_per_s"] = .number(Double(Int(figures.rawPerSecond)))
                json["\(name)_ratio"] = .number(figures.ratio)
                json["\(name)_prototype_per_s"] = .number(Double(Int(figures.prototypePerSecond)))
            }
            try? FileManager.default.removeItem(atPath: folder)
            Output.line(Output.table(rows, numeric: Set(1...9)))
            Output.line(JSONValue.object(json).text())
        })
}
