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

/// One accepted version with all that a replay needs.
private struct StoredDecision: Sendable {
    var number: String
    var version: Int
    /// Nil when the version has no decision.
    var record: [UInt8]?
    var recordHash: String?
    /// Nil when the version is not there.
    var body: [UInt8]?
    var contentHash: String?
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
        // The rules are read and compiled anew: what this process keeps in memory proves nothing about the database.
        let rulesets = RulesetStore(database: database)
        var next = serials.lowerBound
        while next <= serials.upperBound {
            let (batch, last) = try await stored(from: next, through: serials.upperBound, limit: 500)
            guard let last else { break }
            for decision in batch {
                report.decisions += 1
                if let what = try await difference(decision, rulesets) {
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
    private func difference(_ stored: StoredDecision, _ rulesets: RulesetStore) async throws -> String? {
        guard let body = stored.body else { return "the frozen declaration is missing" }
        guard let bytes = stored.record else { return "the record of the decision is missing" }
        if SHA256.hash(bytes).hex != stored.recordHash {
            return "the record's bytes are not those that its hash was made of"
        }
        guard let told = stored.told else { return "no event tells the decision" }
        if told != stored.recordHash { return "the record is not the one that its event told" }
        if SHA256.hash(body).hex != stored.contentHash { return "the frozen declaration's bytes are changed" }
        let record: JSONValue
        do {
            record = try JSONValue.parse(bytes)
        } catch {
            return "the record does not read: \(error)"
        }
        guard let ruleset = record["ruleset"]?["hash"]?.string.flatMap({ Digest(hex: $0) }),
            let day = record["draws"]?["day"]?.string.flatMap({ try? CalendarDay($0) })
        else { return "the record names no ruleset or no day" }
        let rules: CompiledRuleset
        do {
            rules = try await rulesets.ruleset(ruleset)
        } catch let error as DatabaseError {
            throw error
        } catch {
            return "the ruleset \(ruleset.hex) cannot be used: \(error)"
        }
        let outcome = Risk.replay(
            record: bytes, declaration: body,
            read: { bytes in
                let result = Formats.read(bytes, mediaType: Format.json.mediaType)
                guard let declaration = result.declarations.first else {
                    throw ClearanceError(.notFound, "\(result.problems.first?.message ?? "unreadable")")
                }
                return declaration
            },
            ruleset: rules, seed: try decider.seeds.seed(of: day))
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
            let standings = try db.query(
                """
                SELECT serial, number, version, channel FROM declaration WHERE serial >= ? AND serial <= ?
                ORDER BY serial LIMIT ?
                """, [.int(first), .int(last), .int(Int64(limit))])
            guard let from = try standings.first?.int("serial"), let through = try standings.last?.int("serial") else {
                return ([], nil)
            }
            let columns = """
                SELECT v.serial, v.version, v.body, v.content_hash, d.record, d.record_hash
                FROM declaration_version v LEFT JOIN decision d ON d.id = v.id
                """
            let range: [SQLValue] = [.int(from), .int(through)]
            let rows =
                try db.query(columns + " WHERE v.id >= ? AND v.id <= ? AND v.version = 1", range)
                + db.query(columns + " WHERE v.serial >= ? AND v.serial <= ? AND v.version > 1", range)
            var kept: [String: Row] = [:]
            for row in rows { kept["\(try row.int("serial")) \(try row.int("version"))"] = row }
            var decisions: [StoredDecision] = []
            for standing in standings where try standing.optionalText("channel") != nil {
                let number = try standing.text("number")
                let told = try Self.told(number, in: db)
                for version in 1...max(1, try standing.int("version")) {
                    let row = kept["\(try standing.int("serial")) \(version)"]
                    decisions.append(
                        StoredDecision(
                            number: number, version: Int(version), record: try row?.optionalBlob("record"),
                            recordHash: try row?.optionalText("record_hash"), body: try row?.blob("body"),
                            contentHash: try row?.text("content_hash"), told: told[version]))
                }
            }
            return (decisions, through)
        }
    }

    /// The record hashes that the events about a declaration told, by version.
    private static func told(_ number: String, in db: any Reading) throws -> [Int64: String] {
        var told: [Int64: String] = [:]
        for event in try Ledger.events(about: number, in: db) where event.kind.name == "declaration.decided" {
            let data = try event.data
            guard let version = data["version"]?.int, let hash = data["recordHash"]?.string else { continue }
            told[version] = hash
        }
        return told
    }
}
