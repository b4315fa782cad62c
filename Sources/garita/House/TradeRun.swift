import Clearance
import Customs
import Formats
import Foundation
import JSON
import Risk
import Simulation

/// Lets a simulated trade happen at the house: operators are registered, declarations lodged, trucks presented, controls
/// done, each at its simulated moment and through the same front door as everything else.
struct TradeRun {
    /// What happened, for the summary.
    struct Summary: Sendable {
        var declarations = 0
        var operators = 0
        var trustedOperators = 0
        var byChannel: [Channel: Int] = [:]
        var trusted = 0
        var trustedSelected = 0
        var others = 0
        var othersSelected = 0
        var released = 0
        var refused = 0
        var examined = 0
        var found = 0
        var seconds = 0.0
    }

    /// Something that happens to one declaration of a day.
    private struct Act: Sendable {
        enum Kind: Sendable { case lodge, present, check }
        let at: Instant
        let index: Int
        let kind: Kind
    }

    let house: House
    let simulator: Simulator
    /// Where the true labels go, apart from all that the system may see; nil: nowhere.
    var truthFile: FileHandle?
    /// How many acts run at the same time.
    var width = 64

    /// Runs every day.
    func run(progress: Progress) async throws -> Summary {
        let start = ContinuousClock.now
        var summary = Summary()
        summary.operators = simulator.operators.count
        summary.trustedOperators = simulator.operators.count(where: \.isAEO)
        try await register()
        for day in simulator.allDays {
            try await run(day, into: &summary, progress: progress)
            if let truthFile {
                for truth in day.truths { try truthFile.write(contentsOf: Data(truth.json.bytes() + [0x0A])) }
            }
        }
        progress.finish()
        summary.seconds = (ContinuousClock.now - start) / .seconds(1)
        return summary
    }

    /// The companies enter the register, the certified ones with their status.
    private func register() async throws {
        _ = try await ProgrammeRun(house: house, simulator: simulator)?.register()
    }

    private func run(_ day: SimulatedDay, into summary: inout Summary, progress: Progress) async throws {
        var acts = day.declarations.indices.map { Act(at: day.declarations[$0].lodgedAt, index: $0, kind: .lodge) }
        var numbers: [Int: DeclarationStanding] = [:]
        acts.sort { $0.at < $1.at }
        var later: [Act] = []
        while !acts.isEmpty || !later.isEmpty {
            for wave in acts.chunked(width) {
                let results = try await perform(wave, of: day, standing: numbers)
                for (act, standing) in results {
                    numbers[act.index] = standing
                    if act.kind == .lodge {
                        progress.advance()
                        count(standing, into: &summary)
                    }
                    if act.kind == .check { summary.examined += 1 }
                    if let next = next(after: act, standing, of: day) { later.append(next) }
                    if standing.state == .released { summary.released += 1 }
                    if standing.state == .stopped { summary.found += 1 }
                }
            }
            acts = later.sorted { $0.at < $1.at }
            later = []
        }
    }

    /// What follows for a declaration.
    private func next(after act: Act, _ standing: DeclarationStanding, of day: SimulatedDay) -> Act? {
        switch standing.state {
        case .prelodged:
            let at = max(day.declarations[act.index].presentedAt, act.at)
            return Act(at: at, index: act.index, kind: .present)
        case .documents, .examination:
            guard act.kind != .check else { return nil }
            let examination: Examination = standing.state == .documents ? .documents : .physical
            let minutes = simulator.finding(for: day.truths[act.index], by: examination).minutes
            return Act(at: act.at.advanced(bySeconds: Int64(minutes) * 60), index: act.index, kind: .check)
        default: return nil
        }
    }

    private func perform(
        _ wave: ArraySlice<Act>, of day: SimulatedDay, standing: [Int: DeclarationStanding]
    ) async throws -> [(Act, DeclarationStanding)] {
        try await withThrowingTaskGroup(of: (Act, DeclarationStanding).self) { group in
            for act in wave {
                let simulated = day.declarations[act.index]
                let truth = day.truths[act.index]
                let before = standing[act.index]
                group.addTask { (act, try await perform(act, simulated, truth, before)) }
            }
            var results: [(Act, DeclarationStanding)] = []
            for try await result in group { results.append(result) }
            return results
        }
    }

    private func perform(
        _ act: Act, _ simulated: SimulatedDeclaration, _ truth: TruthRecord, _ before: DeclarationStanding?
    ) async throws -> DeclarationStanding {
        let clearance = house.clearance
        switch act.kind {
        case .lodge:
            let declaration = simulated.declaration
            let organisation = declaration.party(.declarant)?.identifier ?? "simulation"
            let submission = Submission(
                declaration: declaration, body: declaration.canonicalJSON(), mediaType: Format.json.mediaType,
                organisation: organisation, actor: organisation, presented: simulated.presentedAt <= simulated.lodgedAt)
            return try await clearance.lodge(submission, at: act.at).standing
        case .present:
            return try await clearance.present(before?.number ?? "", actor: "lane", at: act.at)
        case .check:
            let examination: Examination = before?.state == .documents ? .documents : .physical
            let finding = simulator.finding(for: truth, by: examination)
            return try await clearance.recordCheck(
                before?.number ?? "", result: finding.cause == nil ? .satisfactory : .unsatisfactory,
                note: finding.result.rawValue, actor: "examiner", at: act.at)
        }
    }

    private func count(_ standing: DeclarationStanding, into summary: inout Summary) {
        summary.declarations += 1
        guard let channel = standing.channel else {
            summary.refused += 1
            return
        }
        summary.byChannel[channel, default: 0] += 1
        if standing.trusted {
            summary.trusted += 1
            if channel >= .yellow { summary.trustedSelected += 1 }
        } else {
            summary.others += 1
            if channel >= .yellow { summary.othersSelected += 1 }
        }
    }
}

extension TradeRun.Summary {
    /// The summary as a table for people.
    var text: String {
        func share(_ part: Int, _ whole: Int) -> String {
            whole == 0 ? "–" : String(format: "%.1f %%", 100 * Double(part) / Double(whole))
        }
        var rows = [
            ["Operators", String(operators), "of them certified (AEO): \(trustedOperators)"],
            ["Declarations", String(declarations), "refused: \(refused)"],
        ]
        for channel in Channel.allCases {
            let count = byChannel[channel] ?? 0
            rows.append(["  \(channel.rawValue)", String(count), share(count, declarations)])
        }
        rows += [
            ["AEO", String(trusted), "documents or examination: \(share(trustedSelected, trusted))"],
            ["Others", String(others), "documents or examination: \(share(othersSelected, others))"],
            ["Controls done", String(examined), "with a finding: \(found)"],
            ["Released", String(released), ""],
            [
                "Seconds", String(format: "%.1f", seconds),
                "\(Int(Double(declarations) / max(0.001, seconds))) declarations/s",
            ],
        ]
        return Output.table(rows, numeric: [1])
    }
}

extension Array {
    /// Slices of at most `size` elements, in order.
    fileprivate func chunked(_ size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
