import Foundation
import JSON
import Programme

extension Command {
    static let exerciseProgramme = Command(
        name: "programme", parent: "exercise",
        summary: "Let cases of every programme live at random, and look for a life that breaks an invariant.",
        details: """
            Random people offer facts that the table allows, and some that it does not, at random moments. Every life is
            judged from its plain log by another way of reckoning than its own: no grant with an open required action,
            nobody decides who validated, no adverse decision without a hearing or a coded exemption, benefits on if and
            only if the log says so, nothing that held is changed afterwards, the same events make the same life. The last
            line is one JSON object; the exit status is 1 when anything is broken.
            """,
        options: [
            Option("walks", .number(1...100_000_000), help: "lives, shared among the programmes", standard: "100000"),
            Option("steps", .number(1...10_000), help: "facts that are offered in each", standard: "40"),
            Option("seed", .number(0...Int.max), help: "the same seed walks the same ways", standard: "1"),
            Option("country", .text("DIR"), help: "the country pack", standard: "Countries/mx"),
        ],
        run: { arguments in
            let country = arguments.text("country") ?? House.Settings.countryFolder
            let countries = URL(filePath: country).deletingLastPathComponent().path
            let library = try ProgrammeLibrary.open(countries: countries)
            let walks = arguments.number("walks", standard: 100_000)
            var dice = CrashDice(seed: UInt64(arguments.number("seed", standard: 1)))
            var (total, offered, accepted, violations) = (0, 0, 0, [String]())
            var reached: [CaseState: Int] = [:]
            let start = ContinuousClock.now
            for definition in library.definitions {
                let rules = CaseRules(definition: definition, zone: definition.zone, calendar: definition.calendar)
                let share = max(1, (walks + library.definitions.count - 1) / library.definitions.count)
                let report = CaseWalk(rules: rules).run(
                    walks: share, steps: arguments.number("steps", standard: 40), random: &dice)
                total += report.walks
                offered += report.offered
                accepted += report.accepted
                reached.merge(report.reached, uniquingKeysWith: +)
                violations += report.violations.map { "\(definition.code): \($0)" }
                Output.error(
                    "\(definition.code) \(definition.version): \(report.walks) lives, \(report.accepted) facts")
            }
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            for violation in violations.prefix(40) { Output.line(violation) }
            let missed = CaseState.allCases.filter { reached[$0] == nil && $0 != .draft }
            var object = JSONObject()
            object["walks"] = .number(total)
            object["offered"] = .number(offered)
            object["accepted"] = .number(accepted)
            object["statesReached"] = .number(reached.count)
            object["statesMissed"] = .array(missed.map { .string($0.rawValue) })
            object["violations"] = .number(violations.count)
            object["seconds"] = .number(seconds)
            Output.line(JSONValue.object(object).text())
            if !violations.isEmpty { throw Failure("an invariant was broken") }
        })
}
