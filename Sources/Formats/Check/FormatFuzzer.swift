import Concurrency
import Customs
import Dispatch
package import JSON

/// Feeds the door with mutated inputs: none may crash it, none may hang it, each refusal names a place, and what is taken
/// must be written and read again as the same.
package enum FormatFuzzer {
    /// Mutates inputs of `corpus` (and own small samples) `count` times. The same seed and corpus give the same inputs.
    ///
    /// The report counts inputs, those taken and refused per format, and what went wrong: `withoutPlace` (a refusal that
    /// names no place), `unstable` (written and read again it was another declaration), `slow` (longer than
    /// `secondsPerInput`), `hangs` (not over after ten times that; the run then ends). `failures` lists the first of
    /// them with their index, for ``input(seed:index:corpus:)``. `ok` is true when nothing went wrong.
    package static func run(
        seed: UInt64, count: Int, corpus: [[UInt8]] = [], secondsPerInput: Double = 2
    ) -> JSONValue {
        let samples = FuzzCorpus.own + corpus
        let state = Locked(FuzzProgress())
        let over = DispatchSemaphore(value: 0)
        DispatchQueue(label: "garita.fuzz").async {
            let options = FuzzCorpus.options
            for index in 0..<count {
                state.with { $0.begin(index) }
                let input = FuzzInput(seed: seed, index: index, samples: samples)
                let outcome = FuzzOutcome(input, options: options)
                state.with { $0.end(outcome, index: index, bound: secondsPerInput) }
            }
            over.signal()
        }
        var isHung = false
        while !isHung, over.wait(timeout: .now() + .milliseconds(200)) == .timedOut {
            isHung = state.with { $0.secondsOfCurrent } > secondsPerInput * 10
        }
        return state.with { $0.report(seed: seed, isHung: isHung) }
    }

    /// The bytes of one input of a run, to look at what a report names.
    package static func input(seed: UInt64, index: Int, corpus: [[UInt8]] = []) -> [UInt8] {
        FuzzInput(seed: seed, index: index, samples: FuzzCorpus.own + corpus).bytes
    }
}

/// What the door made of one input.
struct FuzzOutcome: Sendable {
    let format: Format?
    let isTaken: Bool
    let hasPlace: Bool
    let isStable: Bool

    init(_ input: FuzzInput, options: ReadOptions) {
        let result = Formats.read(input.bytes, mediaType: input.mediaType, options: options)
        format = result.format
        isTaken = !result.declarations.isEmpty
        hasPlace =
            (isTaken || !result.problems.isEmpty)
            && result.problems.allSatisfy { $0.place.line != nil || !$0.place.path.isEmpty }
        if let message = result.declarations.first, !message.amendments.isEmpty, let original = FuzzCorpus.original {
            _ = Amendments.apply(message, to: original)
            _ = Amendments.changes(in: message)
        }
        isStable = result.declarations.prefix(3).allSatisfy { Self.isStable($0, result.format ?? .json, options) }
    }

    /// Written and read again a declaration is the same; once it is in Garita's order, down to what is kept beside it.
    private static func isStable(_ declaration: Declaration, _ format: Format, _ options: ReadOptions) -> Bool {
        func again(_ declaration: Declaration, _ format: Format) -> Declaration? {
            let bytes = Formats.write(declaration, as: format).bytes
            return Formats.read(bytes, mediaType: format.mediaType, options: options).declarations.first
        }
        guard again(declaration, .json) == declaration else { return false }
        guard format == .wco else { return true }
        guard let second = again(declaration, .wco), let third = again(second, .wco), second == third else {
            return false
        }
        return vocabulary(second) == vocabulary(declaration)
    }

    private static func vocabulary(_ declaration: Declaration) -> Declaration {
        var bare = declaration
        bare.extensions = []
        bare.forms = []
        return bare
    }
}

/// Counts of a run that goes on.
private struct FuzzProgress: Sendable {
    private var current = 0
    private var begun: UInt64 = 0
    private let started = DispatchTime.now().uptimeNanoseconds
    private var inputs = 0
    private var taken: [String: Int] = [:]
    private var refused: [String: Int] = [:]
    private var withoutPlace = 0
    private var unstable = 0
    private var slow = 0
    private var slowest: UInt64 = 0
    private var failures: [JSONValue] = []

    mutating func begin(_ index: Int) {
        current = index
        begun = DispatchTime.now().uptimeNanoseconds
    }

    var secondsOfCurrent: Double {
        begun == 0 ? 0 : Double(DispatchTime.now().uptimeNanoseconds - begun) / 1e9
    }

    mutating func end(_ outcome: FuzzOutcome, index: Int, bound: Double) {
        let nanoseconds = DispatchTime.now().uptimeNanoseconds - begun
        slowest = max(slowest, nanoseconds)
        inputs += 1
        let format = outcome.format?.rawValue ?? "none"
        if outcome.isTaken { taken[format, default: 0] += 1 } else { refused[format, default: 0] += 1 }
        if !outcome.hasPlace {
            withoutPlace += 1
            note("without-place", index)
        }
        if !outcome.isStable {
            unstable += 1
            note("unstable", index)
        }
        if Double(nanoseconds) / 1e9 > bound {
            slow += 1
            note("slow", index)
        }
        begun = 0
    }

    private mutating func note(_ kind: String, _ index: Int) {
        guard failures.count < 20 else { return }
        failures.append(["index": .number(JSONNumber(Int64(index))), "kind": .string(kind)])
    }

    mutating func report(seed: UInt64, isHung: Bool) -> JSONValue {
        if isHung { note("hang", current) }
        func number(_ value: Int) -> JSONValue { .number(JSONNumber(Int64(value))) }
        func counts(_ all: [String: Int]) -> JSONValue {
            .object(JSONObject(all.sorted { $0.key < $1.key }.map { ($0.key, number($0.value)) }))
        }
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - started) / 1e9
        return [
            "seed": .string(String(seed)), "inputs": number(inputs), "taken": counts(taken),
            "refused": counts(refused), "withoutPlace": number(withoutPlace), "unstable": number(unstable),
            "slow": number(slow), "hangs": number(isHung ? 1 : 0),
            "slowestMilliseconds": .number(JSONNumber((Double(slowest) / 1e4).rounded() / 100)),
            "seconds": .number(JSONNumber((seconds * 100).rounded() / 100)), "failures": .array(failures),
            "ok": .bool(failures.isEmpty && !isHung),
        ]
    }
}
