import Customs
import Database
import Formats
package import JSON
import Ledger
import Risk
import Sealing

/// What a replay of a range of decisions found.
package struct ReplayReport: Sendable {
    /// One decision that is not what it was.
    package struct Difference: Sendable {
        package var number: String
        package var version: Int
        package var what: String
    }

    package var decisions = 0
    package var same = 0
    package var differences: [Difference] = []

    package var isSame: Bool { differences.isEmpty }

    package var json: JSONValue {
        var object = JSONObject()
        object["decisions"] = .number(decisions)
        object["same"] = .number(same)
        object["different"] = .number(decisions - same)
        object["differences"] = .array(
            differences.prefix(100).map { difference in
                .object(
                    JSONObject([
                        ("number", .string(difference.number)), ("version", .number(difference.version)),
                        ("what", .string(difference.what)),
                    ]))
            })
        return .object(object)
    }
}

/// One stored decision with all that a replay needs.
private struct StoredDecision: Sendable {
    var number: String
    var version: Int
    var record: [UInt8]
    var recordHash: String
    var body: [UInt8]
    var contentHash: String
    /// The hash of the record that the event of the decision told.
    var told: String?
}

extension Clearance {
    /// Recomputes every decision on the declarations in a range of serials and compares every byte: the stored record
    /// with what the kernel gives now, its hash with the stored one and with the one that the event told.
    ///
    /// - Parameter progress: called with the number of decisions done, now and then.
    package func replay(
        serials: ClosedRange<Int64>, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> ReplayReport {
        var report = ReplayReport()
        var next = serials.lowerBound
        while next <= serials.upperBound {
            let (batch, last) = try await stored(from: next, through: serials.upperBound, limit: 500)
            guard let last else { break }
            for decision in batch {
                report.decisions += 1
                if let what = try await difference(decision) {
                    report.differences.append(
                        ReplayReport.Difference(number: decision.number, version: decision.version, what: what))
                } else {
                    report.same += 1
                }
            }
            progress(report.decisions)
            next = last + 1
        }
        return report
    }

    /// What is wrong with a stored decision; nil when nothing is.
    private func difference(_ stored: StoredDecision) async throws -> String? {
        let hash = SHA256.hash(stored.record)
        if hash.hex != stored.recordHash { return "the record's bytes are not those that its hash was made of" }
        if let told = stored.told, told != stored.recordHash { return "the record is not the one that its event told" }
        if SHA256.hash(stored.body).hex != stored.contentHash { return "the frozen declaration's bytes are changed" }
        let record: JSONValue
        do {
            record = try JSONValue.parse(stored.record)
        } catch {
            return "the record does not read: \(error)"
        }
        guard let ruleset = record["ruleset"]?["hash"]?.string.flatMap({ Digest(hex: $0) }),
            let day = record["draws"]?["day"]?.string.flatMap({ try? CalendarDay($0) })
        else { return "the record names no ruleset or no day" }
        let outcome = Risk.replay(
            record: stored.record, declaration: stored.body,
            read: { bytes in
                let result = Formats.read(bytes, mediaType: Format.json.mediaType)
                guard let declaration = result.declarations.first else {
                    throw ClearanceError(.notFound, "\(result.problems.first?.message ?? "unreadable")")
                }
                return declaration
            },
            ruleset: try await rulesets.ruleset(ruleset), seed: try decider.seeds.seed(of: day))
        switch outcome {
        case .same: return nil
        case .different(let difference): return difference.description
        case .impossible(let reason): return reason
        }
    }

    /// The stored decisions of the next declarations, with the last serial looked at.
    private func stored(
        from first: Int64, through last: Int64, limit: Int
    ) async throws -> (decisions: [StoredDecision], last: Int64?) {
        try await database.read { (db) throws in
            let serials = try db.query(
                "SELECT serial, number FROM declaration WHERE serial >= ? AND serial <= ? ORDER BY serial LIMIT ?",
                [.int(first), .int(last), .int(Int64(limit))])
            guard let from = try serials.first?.int("serial"), let through = try serials.last?.int("serial") else {
                return ([], nil)
            }
            var numbers: [Int64: String] = [:]
            for row in serials { numbers[try row.int("serial")] = try row.text("number") }
            let told = try Self.told(numbers: Set(numbers.values), in: db)
            let rows = try db.query(
                """
                SELECT v.serial, v.version, v.body, v.content_hash, d.record, d.record_hash
                FROM declaration_version v JOIN decision d ON d.id = v.id
                WHERE v.id >= ? AND v.id <= ? AND v.version = 1
                """, [.int(from), .int(through)])
            let later = try db.query(
                """
                SELECT v.serial, v.version, v.body, v.content_hash, d.record, d.record_hash
                FROM declaration_version v JOIN decision d ON d.id = v.id
                WHERE v.serial >= ? AND v.serial <= ? AND v.version > 1
                """, [.int(from), .int(through)])
            let decisions = try (rows + later).map { (row) throws -> StoredDecision in
                let number = numbers[try row.int("serial")] ?? ""
                let version = Int(try row.int("version"))
                return StoredDecision(
                    number: number, version: version, record: try row.blob("record"),
                    recordHash: try row.text("record_hash"), body: try row.blob("body"),
                    contentHash: try row.text("content_hash"), told: told["\(number) \(version)"])
            }
            return (decisions, through)
        }
    }

    /// The record hashes that the events told, by number and version.
    private static func told(numbers: Set<String>, in db: any Reading) throws -> [String: String] {
        var told: [String: String] = [:]
        for number in numbers {
            for event in try Ledger.events(about: number, in: db) where event.kind.name == "declaration.decided" {
                let data = try event.data
                guard let version = data["version"]?.int, let hash = data["recordHash"]?.string else { continue }
                told["\(number) \(version)"] = hash
            }
        }
        return told
    }
}
