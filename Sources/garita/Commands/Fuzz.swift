import Formats
import Foundation
import JSON

extension Command {
    static let fuzz = Command(
        name: "fuzz",
        summary: "Feed mutated XML, JSON and CSV to the readers: no crash, no hang, a place for each refusal.",
        details: """
            Mutates the program's own samples and the files of --corpus. The same seed and corpus give the same inputs. The last
            line is one JSON object; exit status 1 when anything went wrong.
            """,
        options: [
            Option("count", .number(1...10_000_000), help: "how many inputs", standard: "100000"),
            Option("seed", .number(0...Int.max), help: "the same seed gives the same inputs", standard: "1"),
            Option(
                "seconds", .number(1...600), help: "longer than this an input is slow; a sanitizer's build wants more",
                standard: "2"),
            Option("corpus", .text("DIR"), help: "a folder whose files are mutated too", isRepeatable: true),
        ],
        run: { arguments in
            var corpus: [[UInt8]] = []
            for folder in arguments.texts("corpus") {
                guard let names = FileManager.default.enumerator(atPath: folder) else {
                    throw Failure("\(folder) cannot be read")
                }
                for case let name as String in names
                where ["xml", "json", "csv"].contains((name as NSString).pathExtension) {
                    // A file of some megabytes would be most of the work and no better input.
                    if let data = FileManager.default.contents(atPath: "\(folder)/\(name)"), data.count < 256 << 10 {
                        corpus.append([UInt8](data))
                    }
                }
            }
            let count = arguments.number("count", standard: 100_000)
            let clock = ContinuousClock.now
            let report = FormatFuzzer.run(
                seed: UInt64(arguments.number("seed", standard: 1)), count: count, corpus: corpus,
                secondsPerInput: Double(arguments.number("seconds", standard: 2)))
            let seconds = (ContinuousClock.now - clock) / .seconds(1)
            Output.error("\(count) inputs from \(corpus.count) files and our own samples in \(seconds.rounded(1)) s")
            Output.line(report.text())
            if report["ok"]?.bool != true { throw Failure("something went wrong; the failures are listed above") }
        })
}
