import Country
import Customs
import Formats
import Foundation
import JSON
import Simulation

extension Command {
    /// Options of the commands that simulate a trade.
    static let tradeOptions: [Option] = [
        Option("days", .number(1...3660), help: "days to simulate", standard: "7"),
        Option("per-day", .number(1...1_000_000), help: "mean declarations a day", standard: "1500"),
        Option("seed", .number(0...Int.max), help: "the same seed gives the same trade", standard: "1"),
        Option("start", .text("DAY"), help: "the first day, 2026-11-23", standard: "DAYS before today"),
        Option(
            "office", .text("CODE"), help: "an office of the trade; may stand several times", standard: "07 24",
            isRepeatable: true),
    ]

    static let simulate = Command(
        name: "simulate", summary: "Let a simulated trade happen: operators, declarations, trucks, seeded fraud.",
        details: """
            Without --out the trade goes through the house: every declaration is lodged, decided and carried on. With
            --out nothing is stored: declarations.jsonl and truth.jsonl are written into the folder. The true labels are
            always kept apart from what the system may see.
            """,
        options: houseOptions + tradeOptions + [
            Option("out", .text("DIR"), help: "write files instead of lodging")
        ],
        run: { arguments in
            if let folder = arguments.text("out") { return try writeTrade(arguments, to: folder) }
            let settings = try House.Settings(arguments)
            let house = try await House.open(settings)
            let simulator = try Simulator(arguments, house.country, today: CalendarDay(house.time.now()))
            let folder = try DataFolder(arguments.text("data"))
            let run = TradeRun(house: house, simulator: simulator, truthFile: try folder.appending("truth.jsonl"))
            let summary = try await run.run(progress: Progress("Declarations", total: simulator.total))
            Output.line(summary.text)
            await house.close()
        })

    private static func writeTrade(_ arguments: Arguments, to folder: String) throws {
        let country = try CountryPack.load(directory: arguments.text("country") ?? House.Settings.countryFolder)
        let simulator = try Simulator(arguments, country, today: CalendarDay(TimeSource.system.now()))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        func file(_ name: String) throws -> FileHandle {
            let path = "\(folder)/\(name)"
            guard FileManager.default.createFile(atPath: path, contents: nil),
                let handle = FileHandle(forWritingAtPath: path)
            else { throw Failure("\(path) cannot be written") }
            return handle
        }
        let declarations = try file("declarations.jsonl")
        let truths = try file("truth.jsonl")
        let progress = Progress("Declarations", total: simulator.total)
        for day in simulator.allDays {
            var lines: [UInt8] = []
            for simulated in day.declarations { lines += simulated.declaration.canonicalJSON() + [0x0A] }
            try declarations.write(contentsOf: Data(lines))
            for truth in day.truths { try truths.write(contentsOf: Data(truth.json.bytes() + [0x0A])) }
            progress.advance(by: day.declarations.count)
        }
        progress.finish()
        Output.line("\(simulator.total) declarations in \(folder)/declarations.jsonl, their labels in truth.jsonl")
    }
}

extension Simulator {
    /// The simulation that the options of a command name.
    init(_ arguments: Arguments, _ country: CountryPack, today: CalendarDay) throws {
        let days = arguments.number("days", standard: 7)
        var start = today.advanced(by: -days)
        if let text = arguments.text("start") {
            do {
                start = try CalendarDay(text)
            } catch {
                throw Failure("--start takes a day such as 2026-11-23: \(error.message)")
            }
        }
        var offices: [CustomsOffice] = []
        for text in arguments.texts("office").isEmpty ? ["07", "24"] : arguments.texts("office") {
            offices.append(try CustomsOffice(text))
        }
        try self.init(
            seed: UInt64(arguments.number("seed", standard: 1)), country: country, days: days,
            perDay: arguments.number("per-day", standard: 1500), startDay: start, offices: offices)
    }
}

extension DataFolder {
    /// A file of the folder, opened for writing at its end; made when it is not there.
    func appending(_ name: String) throws -> FileHandle {
        let path = file(name)
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        guard let handle = FileHandle(forWritingAtPath: path) else { throw Failure("\(path) cannot be written") }
        try handle.seekToEnd()
        return handle
    }
}
