import Clearance
import Customs
import Database
import JSON
import Ledger
import Sealing

/// Compares what the client was promised with what stands in the database after the last kill.
struct CrashJudge: Sendable {
    /// What the database came to.
    struct Verdict: Sendable {
        var stored = 0
        var events = 0
        var rebuildDifferences = 0
        var ledgerBreaks = 0
        var replayed = 0
        var replayDifferences = 0
        /// Words for people, from rebuild, ledger and replay.
        var details: [String] = []
    }

    let house: House
    /// Turns a reference back into its index; nil for one that the exercise did not send.
    let index: @Sendable (String) -> Int?
    /// Decisions replayed of each life, the last before the kill.
    let replays: Int

    /// Judges everything; what is wrong with single declarations goes into `memory`.
    func judge(_ memory: inout CrashMemory) async throws -> Verdict {
        var verdict = Verdict()
        let told = try await told()
        let rows = try await rows()
        verdict.stored = rows.count
        var byIndex: [Int: [Stored]] = [:]
        for row in rows { if let index = index(row.reference) { byIndex[index, default: []].append(row) } }
        for (index, promise) in memory.promises {
            guard let found = byIndex[index] else {
                memory.add(.lost, "declaration \(index) was acknowledged as \(promise.number) and is not there")
                continue
            }
            if !found.contains(where: { $0.number == promise.number && $0.recordHash == promise.decision }) {
                memory.add(.lost, "declaration \(index) was acknowledged as \(promise.number), there is other")
            }
        }
        for (index, found) in byIndex where found.count > 1 {
            memory.add(.doubled, "declaration \(index) is there \(found.count) times: \(found.map(\.number))")
        }
        // Also what nobody was promised is there whole or not at all.
        for row in rows {
            if let what = row.missing(told: told[row.number]) { memory.add(.incomplete, "\(row.number) \(what)") }
        }
        let numbers = Set(rows.map(\.number))
        for number in told.keys where !numbers.contains(number) {
            memory.add(.incomplete, "\(number) has events and is not there")
        }
        try await judgeLedger(&verdict)
        try await replay(byIndex, &verdict)
        return verdict
    }

    private func judgeLedger(_ verdict: inout Verdict) async throws {
        let (size, verification) = try await house.database.read(timeout: nil) { (db) throws in
            (try Ledger.size(in: db), try Ledger.verify(in: db))
        }
        verdict.events = Int(size)
        verdict.ledgerBreaks = verification.breaks.count
        verdict.details += verification.breaks.prefix(10).map(\.description)
        do {
            let report = try await Ledger.rebuild(house.projections, in: house.database, reporting: 10)
            verdict.rebuildDifferences = report.count
            verdict.details += report.differences.map(\.description)
        } catch {
            verdict.rebuildDifferences = 1
            verdict.details.append("the rebuild fails: \(error)")
        }
    }

    /// Decides again the last decisions of every life.
    private func replay(_ byIndex: [Int: [Stored]], _ verdict: inout Verdict) async throws {
        var lives: [Int: [Int64]] = [:]
        for (index, rows) in byIndex { lives[index / CrashMemory.span, default: []] += rows.map(\.serial) }
        var done: Int64 = 0
        for serials in lives.values.map({ $0.sorted().suffix(replays) }).sorted(by: {
            ($0.first ?? 0) < ($1.first ?? 0)
        }) {
            guard let first = serials.first, let last = serials.last, last > done else { continue }
            let report = try await house.clearance.replay(serials: max(first, done + 1)...last)
            done = last
            verdict.replayed += report.decisions
            verdict.replayDifferences += report.differences.count
            verdict.details += report.differences.prefix(3).map { "\($0.number) version \($0.version): \($0.what)" }
        }
    }

    /// A declaration as it is stored with its version and its decision.
    private struct Stored: Sendable {
        var serial: Int64
        var number: String
        var reference: String
        var state: String
        var isVersionWhole: Bool
        var recordHash: String?
        var isRecordWhole: Bool

        /// What is missing of it; nil when nothing is.
        func missing(told: Told?) -> String? {
            guard isVersionWhole else { return "has no version, or not the one that it was made of" }
            guard let recordHash else { return "has no decision" }
            guard isRecordWhole else { return "has a decision of other bytes than its hash" }
            guard let told else { return "has no events" }
            let isReleased = state == DeclarationState.released.rawValue
            let kinds = ["lodged", "decided"] + (isReleased ? ["released"] : [])
            guard told.kinds == kinds.map({ "declaration.\($0)" }), told.first == serial else {
                return "is \(state) and has the events \(told.kinds.joined(separator: ", "))"
            }
            guard told.recordHash == recordHash else { return "has another decision than its event tells" }
            return nil
        }
    }

    /// What the events tell about a declaration.
    private struct Told: Sendable {
        var first: Int64
        var kinds: [String] = []
        var recordHash: String?
    }

    private func told() async throws -> [String: Told] {
        try await house.database.read(timeout: nil) { (db) throws in
            var told: [String: Told] = [:]
            try Ledger.forEach(in: db) { event in
                guard event.kind.name.hasPrefix("declaration.") else { return }
                told[event.subject, default: Told(first: event.sequence)].kinds.append(event.kind.name)
                if event.kind.name == "declaration.decided" {
                    told[event.subject]?.recordHash = try event.data["recordHash"]?.string
                }
            }
            return told
        }
    }

    private func rows() async throws -> [Stored] {
        try await house.database.read(timeout: nil) { (db) throws in
            var rows: [Stored] = []
            try db.forEach(
                """
                SELECT d.serial, d.number, d.reference, d.state, d.content_hash, v.body, v.content_hash AS told,
                    c.record, c.record_hash
                FROM declaration d LEFT JOIN declaration_version v ON v.id = d.serial
                LEFT JOIN decision c ON c.id = d.serial ORDER BY d.serial
                """, []
            ) { row in
                let hash = try row.text("content_hash")
                let body = row["body"]?.blob
                let record = row["record"]?.blob
                let recordHash = row["record_hash"]?.text
                rows.append(
                    Stored(
                        serial: try row.int("serial"), number: try row.text("number"),
                        reference: try row.text("reference"), state: try row.text("state"),
                        isVersionWhole: row["told"]?.text == hash && body.map { SHA256.hash($0).hex == hash } ?? false,
                        recordHash: recordHash,
                        isRecordWhole: record.map { SHA256.hash($0).hex == recordHash } ?? false))
            }
            return rows
        }
    }
}
