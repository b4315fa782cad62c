import Foundation
import JSON

extension Command {
    static let exerciseCrash = Command(
        name: "crash", parent: "exercise",
        summary: "Kill the server with kill -9 while declarations are lodged, and look for promises not kept.",
        details: """
            Starts this program as a server of its own, lodges over many connections, kills it at a random moment,
            starts it again, sends again what was open and some of what was acknowledged, and goes on. In the end every
            acknowledged declaration is there once with its decision and events, the ledger is sound, the projections
            equal a rebuild and the decisions a replay; else the exit status is 1. The last line is one JSON object.
            """,
        options: [
            Option("times", .number(1...10_000), help: "kills on each engine", standard: "50"),
            Option("seconds", .number(1...60), help: "the longest life under load", standard: "2"),
            Option("connections", .number(1...512), help: "keep-alive connections", standard: "48"),
            Option("seed", .number(0...Int.max), help: "the same seed kills at the same moments", standard: "1"),
            Option("engine", .choice(["both", "sqlite", "postgresql"]), help: "which engines", standard: "both"),
            Option("with-database", help: "in every third life PostgreSQL crashes too"),
            Option("replays", .number(0...1_000_000), help: "decisions of each life to replay", standard: "100"),
            Option("country", .text("DIR"), help: "the country pack", standard: "Countries/mx"),
            Option(
                "data", .text("DIR"), help: "the folder for the scratch databases", standard: "$GARITA_DATA or .garita"),
        ],
        run: { arguments in
            var settings = CrashExercise.Settings()
            settings.times = arguments.number("times", standard: settings.times)
            settings.seconds = Double(arguments.number("seconds", standard: 2))
            settings.connections = arguments.number("connections", standard: settings.connections)
            settings.seed = UInt64(arguments.number("seed", standard: 1))
            settings.crashesDatabase = arguments.has("with-database")
            settings.replays = arguments.number("replays", standard: settings.replays)
            if let folder = arguments.text("country") { settings.countryFolder = folder }
            let place = try DataFolder(arguments.text("data")).file("crash")
            let engine = arguments.text("engine") ?? "both"
            var all: [(name: String, figures: CrashExercise.Figures)] = []
            for name in ["sqlite", "postgresql"] where engine == "both" || engine == name {
                try? FileManager.default.removeItem(atPath: place)
                let exercise = CrashExercise(
                    settings: settings, folder: try DataFolder(place), say: { Output.error("\(name): \($0)") })
                let figures = name == "sqlite" ? try await exercise.sqlite() : try await exercise.postgreSQL()
                for fault in figures.memory.faults.prefix(20) { Output.line("\(name): \(fault)") }
                for detail in figures.verdict.details.prefix(20) { Output.line("\(name): \(detail)") }
                all.append((name, figures))
            }
            Output.line(CrashExercise.Figures.table(all))
            Output.line(JSONValue.object(JSONObject(all.map { ($0.name, $0.figures.json) })).text())
            guard all.allSatisfy(\.figures.isSound) else {
                throw Failure("a promise was not kept; what SQLite holds is in \(place)")
            }
            try? FileManager.default.removeItem(atPath: place)
        })
}

extension CrashExercise.Figures {
    /// The figures of both engines for people.
    static func table(_ all: [(name: String, figures: Self)]) -> String {
        var rows = [
            [
                "engine", "kills", "acknowledged", "lost", "doubled", "repeated wrong", "incomplete", "rebuild",
                "ledger",
                "replay", "seconds",
            ]
        ]
        for (name, figures) in all {
            let memory = figures.memory
            rows.append(
                [
                    name, "\(figures.lives)", "\(memory.promises.count)", "\(memory.count(.lost))",
                    "\(memory.count(.doubled))", "\(memory.count(.repeatedWrong))", "\(memory.count(.incomplete))",
                    "\(figures.verdict.rebuildDifferences)", "\(figures.verdict.ledgerBreaks)",
                    "\(figures.verdict.replayDifferences)", figures.seconds.rounded(1),
                ])
        }
        return Output.table(rows, numeric: Set(1...10))
    }

    /// The figures for programs.
    var json: JSONValue {
        var object = JSONObject()
        func put(_ key: String, _ value: Int) { object[key] = .number(value) }
        put("lives", lives)
        put("killed_starting", killedStarting)
        put("database_crashes", databaseCrashes)
        put("acknowledged", memory.promises.count)
        put("stored", verdict.stored)
        put("events", verdict.events)
        put("repeated", memory.repeated)
        put("stored_unacknowledged", memory.storedUnacknowledged)
        put("unavailable", memory.unavailable)
        for kind in CrashMemory.Fault.Kind.allCases { put(kind.rawValue, memory.count(kind)) }
        put("rebuild_differences", verdict.rebuildDifferences)
        put("ledger_breaks", verdict.ledgerBreaks)
        put("replayed", verdict.replayed)
        put("replay_differences", verdict.replayDifferences)
        object["seconds"] = .number(seconds)
        return .object(object)
    }
}
