import Database
import Foundation
import JSON
import Programme

extension Command {
    static let benchProgramme = Command(
        name: "programme", parent: "bench",
        summary: "Large cases, a register of 100,000 operators and the status in decisions, on both engines.",
        details: """
            A company with many sites answers every question of a questionnaire; its answers are opened, saved, compared and
            frozen. A register of 100,000 operators is asked in every way. The status of an operator is looked up among
            100,000, as each decision does. Milliseconds at the server, without HTTP. The last line is one JSON object.
            """,
        options: [
            Option("sites", .number(1...500), help: "sites of the company", standard: "40"),
            Option("questionnaire", .text("CODE"), help: "what it answers", standard: "MX-OEA-COMPANY"),
            Option("rounds", .number(1...1000), help: "repetitions of each step", standard: "20"),
            Option("engine", .choice(["both", "sqlite", "postgresql"]), help: "which engines", standard: "both"),
            Option("country", .text("DIR"), help: "the country pack", standard: "Countries/mx"),
            Option(
                "data", .text("DIR"), help: "the folder for the scratch databases", standard: "$GARITA_DATA or .garita"),
        ],
        run: { arguments in
            let folder = try DataFolder(arguments.text("data")).file("bench")
            let engine = arguments.text("engine") ?? "both"
            var bench = ProgrammeBench(arguments, folder: folder)
            if engine != "postgresql" {
                try? FileManager.default.removeItem(atPath: folder)
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                try await bench.measure("sqlite", url: "sqlite:\(folder)/bench.db")
                try? FileManager.default.removeItem(atPath: folder)
            }
            if engine != "sqlite" {
                try await PrivatePostgreSQL.withTemporary(purpose: "bench") { server in
                    try await bench.measure("postgresql", url: server.url)
                }
            }
            Output.line(Output.table(bench.rows, numeric: [2, 3, 4]))
            Output.line(JSONValue.object(bench.json).text())
        })
}

/// What `garita bench programme` measured so far.
private struct ProgrammeBench {
    private let settings: House.Settings
    private let questionnaire: String
    private let sites: Int
    private let rounds: Int
    var rows = [["engine", "what", "median ms", "worst ms", "rows"]]
    var json = JSONObject()

    init(_ arguments: Arguments, folder: String) {
        settings = House.Settings(
            databaseURL: "", countryFolder: arguments.text("country") ?? House.Settings.countryFolder,
            drawKey: [UInt8](repeating: 1, count: 32), filesFolder: folder + "/files")
        questionnaire = arguments.text("questionnaire") ?? "MX-OEA-COMPANY"
        sites = arguments.number("sites", standard: 40)
        rounds = arguments.number("rounds", standard: 20)
    }

    /// Measures on one engine, in an empty database.
    mutating func measure(_ name: String, url: String) async throws {
        Output.error("Measuring on \(name)")
        var settings = settings
        settings.databaseURL = url
        let house = try await House.open(settings)
        do {
            try await cases(name, house)
            try await register(name, house)
            // It asks no database, so once is enough.
            if json["status_us"] == nil {
                guard let microseconds = StatusBench.run(house.database) else {
                    throw Failure("a status was not what it is")
                }
                rows.append(
                    ["memory", "a status among \(StatusBench.operators)", (microseconds / 1000).rounded(5), "", ""])
                json["status_us"] = .number(microseconds)
            }
        } catch {
            await house.close()
            throw error
        }
        await house.close()
    }

    private mutating func cases(_ name: String, _ house: House) async throws {
        let figures = try await QuestionnaireBench.run(
            house.programme, questionnaire: questionnaire, sites: sites, rounds: rounds)
        guard !figures.isEmpty else { throw Failure("there is no questionnaire \(questionnaire)") }
        for figure in figures {
            rows.append(
                [name, figure.name, figure.median.rounded(2), figure.worst.rounded(2), "\(figure.answers) answers"])
            json["\(name)_\(figure.name)_ms"] = .number(figure.median)
            json["\(name)_\(figure.name)_worst_ms"] = .number(figure.worst)
        }
    }

    private mutating func register(_ name: String, _ house: House) async throws {
        try await RegisterSample.fill(house.database, analyses: name == "postgresql")
        for isPathological in [false, true] {
            var slowest = (median: 0.0, worst: 0.0, question: "")
            for question in RegisterSample.questions where question.isPathological == isPathological {
                var times: [Double] = []
                for _ in 0..<max(1, rounds) {
                    let begin = ContinuousClock.now
                    let found = try await RegisterSample.ask(question, house.database)
                    times.append((ContinuousClock.now - begin) / .milliseconds(1))
                    guard (found > 0) == question.findsSomething else {
                        throw Failure("\(question.name): found \(found)")
                    }
                }
                times.sort()
                let median = times[times.count / 2]
                rows.append(
                    [name, "search: \(question.name)", median.rounded(2), (times.last ?? 0).rounded(2), "100000"])
                if median >= slowest.median { slowest = (median, times.last ?? median, question.name) }
            }
            let key = isPathological ? "search_pathological" : "search_slowest"
            json["\(name)_\(key)_ms"] = .number(slowest.median)
            json["\(name)_\(key)_worst_ms"] = .number(slowest.worst)
        }
    }
}
