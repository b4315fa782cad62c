import Clearance
import Database
import JSON
import Ledger

extension Command {
    static let replay = Command(
        name: "replay", summary: "Recompute decisions and report every byte that differs.",
        details: """
            Each decision is made again from its frozen declaration, its own context, its ruleset and its day's seed; the
            record must come out byte for byte, and its hash must be the one that the event told. Exit status 1 when
            anything differs.
            """,
        options: houseOptions + [
            Option("from", .number(1...Int.max), help: "the first declaration's serial", standard: "the first"),
            Option("to", .number(1...Int.max), help: "the last declaration's serial", standard: "the last"),
        ],
        run: { arguments in
            let house = try await House.open(try House.Settings(arguments))
            let from = arguments.number("from", standard: 1)
            let to = arguments.number("to", standard: Int.max)
            guard from <= to else { throw Failure("--from is greater than --to") }
            let clock = ContinuousClock.now
            let report = try await house.clearance.replay(serials: Int64(from)...Int64(to))
            await house.close()
            let seconds = (ContinuousClock.now - clock) / .seconds(1)
            for difference in report.differences.prefix(100) {
                Output.line("\(difference.number) version \(difference.version): \(difference.what)")
            }
            Output.error("\(report.decisions) decisions in \(seconds.rounded(2)) s, \(report.differences.count) differ")
            Output.line(report.json.text())
            if !report.isSame { throw Failure("\(report.differences.count) decisions differ") }
        })

    static let rebuild = Command(
        name: "rebuild", summary: "Make the projections again from the events and compare them with the live tables.",
        details: "Exit status 1 when a row differs; with --replace the live tables are corrected.",
        options: houseOptions + [Option("replace", help: "correct the live tables where they differ")],
        run: { arguments in
            let house = try await House.open(try House.Settings(arguments))
            let report = try await Ledger.rebuild(
                house.projections, in: house.database, replacing: arguments.has("replace"), reporting: 100)
            await house.close()
            for difference in report.differences { Output.line(difference.description) }
            Output.error(
                "\(report.size) events applied, \(report.count) rows differ\(report.isReplaced ? ", corrected" : "")")
            Output.line("{\"events\":\(report.size),\"different\":\(report.count),\"replaced\":\(report.isReplaced)}")
            if !report.isSound, !report.isReplaced { throw Failure("\(report.count) rows differ from a rebuild") }
        })

    static let verify = Command(
        name: "verify", summary: "Recompute every event's hash, and compare every evidence file with its own.",
        details: """
            No event may be missing, and every file of evidence must stand in the data folder with the bytes that were
            stored. What is broken is listed, one a line; the last line is JSON. Exit status 1 when anything is.
            """,
        options: houseOptions,
        run: { arguments in
            let house = try await House.open(try House.Settings(arguments))
            let proof: Proof
            do { proof = try await house.proof() } catch {
                await house.close()
                throw error
            }
            await house.close()
            for line in proof.lines { Output.line(line) }
            Output.line(proof.json.text())
            if let complaint = proof.complaint { throw Failure(complaint) }
        })
}

extension Double {
    /// The number with so many digits behind the point, as text.
    func rounded(_ digits: Int) -> String {
        var power = 1.0
        for _ in 0..<digits { power *= 10 }
        return "\((self * power).rounded() / power)"
    }
}
