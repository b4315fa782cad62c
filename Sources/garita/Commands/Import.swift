import Clearance
import Customs
import Formats
import Foundation
import JSON
import Risk

extension Command {
    static let importFiles = Command(
        name: "import", summary: "Lodge and decide the declarations of files: CSV through a mapping, JSON, WCO XML.",
        details: """
            Declarations of another place or time are decided under today's rules; the country's tables give warnings,
            not refusals, unless --live. Rows that cannot be read are kept in quarantine with their reasons. Labels that a
            mapping names (what an inspection found) never enter a declaration.
            """,
        options: houseOptions + [
            Option("mapping", .text("FILE"), help: "how a CSV file's columns are meant (Mappings/korea.json)"),
            Option("organisation", .text("NUMBER"), help: "who owns them", standard: "each declarant"),
            Option("live", help: "check as strictly as at the door"),
        ],
        operands: .some("FILE"),
        run: { arguments in
            let house = try await House.open(try House.Settings(arguments))
            var run = ImportRun(
                house: house, organisation: arguments.text("organisation"),
                policy: arguments.has("live") ? .live : .historical)
            let mapping = try arguments.text("mapping").map { try CSVMapping(path: $0) }
            do {
                for path in arguments.operands {
                    if let mapping, !path.hasSuffix(".xml"), !path.hasSuffix(".json") {
                        try await run.csv(path, mapping)
                    } else {
                        try await run.file(path)
                    }
                }
            } catch {
                await house.close()
                throw error
            }
            await house.close()
            Output.error(run.summary)
            Output.line(run.json.text())
        })
}

/// Lodges what files hold, many at a time, at flat memory.
private struct ImportRun {
    let house: House
    let organisation: String?
    let policy: CheckPolicy
    private var lodged = 0
    private var repeated = 0
    private var refused = 0
    private var quarantined = 0
    private var conflicts = 0
    private var byChannel: [Channel: Int] = [:]
    private let start = ContinuousClock.now

    init(house: House, organisation: String?, policy: CheckPolicy) {
        self.house = house
        self.organisation = organisation
        self.policy = policy
    }

    private enum Outcome: Sendable {
        case answered(state: DeclarationState, channel: Channel?, repeated: Bool)
        case conflict
    }

    mutating func csv(_ path: String, _ mapping: CSVMapping) async throws {
        let total = try RawLines.count(path) - 1
        let progress = Progress("Lines", total: total)
        var rows = try CSVRows(path: path, mapping: mapping)
        var window: [Declaration] = []
        var unread: [Int: [Problem]] = [:]
        while let row = try rows.next() {
            progress.advance()
            if let declaration = row.declaration { window.append(declaration) } else { unread[row.line] = row.problems }
            if window.count == 256 {
                try await lodge(window)
                window.removeAll(keepingCapacity: true)
            }
        }
        try await lodge(window)
        progress.finish()
        try await RawLines.forEach(path, Set(unread.keys)) { line, bytes in
            try await keep(bytes, mediaType: Format.csv.mediaType, unread[line] ?? [])
        }
        quarantined += unread.count
    }

    mutating func file(_ path: String) async throws {
        guard let data = FileManager.default.contents(atPath: path) else { throw Failure("\(path) cannot be read") }
        let bytes = [UInt8](data)
        let result = Formats.read(bytes, filename: path)
        guard result.isAccepted else {
            try await keep(bytes, mediaType: (result.format ?? .json).mediaType, result.problems)
            quarantined += 1
            return
        }
        try await lodge(result.declarations)
    }

    private func keep(_ bytes: [UInt8], mediaType: String, _ problems: [Problem]) async throws {
        _ = try await house.clearance.quarantine.keep(
            bytes, mediaType: mediaType, problems: problems, organisation: organisation ?? "import", source: "import",
            actor: "import", at: house.time.now())
    }

    private mutating func lodge(_ declarations: [Declaration]) async throws {
        let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
            for declaration in declarations {
                let owner = organisation ?? declaration.party(.declarant)?.identifier ?? "import"
                group.addTask { [house, policy] in
                    let submission = Submission(
                        declaration: declaration, body: declaration.canonicalJSON(), mediaType: Format.json.mediaType,
                        organisation: owner, actor: "import", policy: policy, presented: true)
                    do {
                        let answer = try await house.clearance.lodge(submission, at: house.time.now())
                        return .answered(
                            state: answer.standing.state, channel: answer.standing.channel, repeated: answer.repeated)
                    } catch let error as ClearanceError where error.code == .referenceTaken {
                        return .conflict
                    }
                }
            }
            var outcomes: [Outcome] = []
            for try await outcome in group { outcomes.append(outcome) }
            return outcomes
        }
        for outcome in outcomes {
            switch outcome {
            case .conflict: conflicts += 1
            case .answered(_, let channel, let isRepeated):
                if isRepeated { repeated += 1 } else { lodged += 1 }
                if let channel { byChannel[channel, default: 0] += 1 } else { refused += 1 }
            }
        }
    }

    private var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

    var summary: String {
        var rows = [["Lodged", String(lodged)], ["Lodged before", String(repeated)], ["Refused", String(refused)]]
        rows += [["In quarantine", String(quarantined)], ["Reference taken", String(conflicts)]]
        for channel in Channel.allCases { rows.append(["  \(channel.rawValue)", String(byChannel[channel] ?? 0)]) }
        rows.append(["Seconds", seconds.rounded(1)])
        return Output.table(rows, numeric: [1])
    }

    var json: JSONValue {
        var object = JSONObject()
        object["lodged"] = .number(lodged)
        object["repeated"] = .number(repeated)
        object["refused"] = .number(refused)
        object["quarantined"] = .number(quarantined)
        object["conflicts"] = .number(conflicts)
        for channel in Channel.allCases { object[channel.rawValue] = .number(byChannel[channel] ?? 0) }
        object["seconds"] = .number(seconds)
        return .object(object)
    }
}

/// The lines of a file as bytes, read in chunks.
private enum RawLines {
    static func count(_ path: String) throws -> Int {
        var count = 0
        var endsOpen = false
        try chunks(path) { chunk in
            for byte in chunk where byte == 0x0A { count += 1 }
            endsOpen = chunk.last != 0x0A
        }
        return count + (endsOpen ? 1 : 0)
    }

    /// Calls `body` with the lines of these numbers (from 1).
    static func forEach(_ path: String, _ lines: Set<Int>, _ body: (Int, [UInt8]) async throws -> Void) async throws {
        guard !lines.isEmpty else { return }
        var found: [(Int, [UInt8])] = []
        var number = 1
        var line: [UInt8] = []
        try chunks(path) { chunk in
            for byte in chunk {
                if lines.contains(number), line.count < 1 << 20 { line.append(byte) }
                guard byte == 0x0A else { continue }
                if lines.contains(number) { found.append((number, line)) }
                line.removeAll(keepingCapacity: true)
                number += 1
            }
        }
        if lines.contains(number), !line.isEmpty { found.append((number, line)) }
        for (number, bytes) in found { try await body(number, bytes) }
    }

    private static func chunks(_ path: String, _ body: (Data) -> Void) throws {
        guard let file = FileHandle(forReadingAtPath: path) else { throw Failure("\(path) cannot be read") }
        while let chunk = try file.read(upToCount: 1 << 16), !chunk.isEmpty { body(chunk) }
        try file.close()
    }
}

extension CSVMapping {
    /// Reads a mapping file. Throws ``Failure`` with the file's name and every problem.
    init(path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else { throw Failure("\(path) cannot be read") }
        do {
            try self.init(parsing: [UInt8](data))
        } catch {
            throw Failure("\(path): \(error)")
        }
    }
}
