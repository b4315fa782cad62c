import Clearance
import Country
package import Customs
import Database
import JSON
import Ledger
import Sealing

/// What status gave an operator against comparable traffic.
///
/// A month is computed from the treatment that `Clearance` tells and the statuses of the register; it can be computed
/// again at any time and comes out the same, byte for byte, unless a declaration went on meanwhile.
package final class BenefitLedger: Sendable {
    let base: ProgrammeBase
    let method: BenefitMethod

    init(_ base: ProgrammeBase, method: BenefitMethod = .current) {
        self.base = base
        self.method = method
    }

    /// What a computation came to.
    package struct Report: Hashable, Sendable {
        package var month: Month
        package var declarations = 0
        package var operators = 0
        /// Rows that differ from what was stored before.
        package var changed = 0
    }

    /// The month of a moment by the country's clock.
    package func month(of instant: Instant) -> Month { Month(of: instant, in: base.country.zone) }

    /// Computes the month before and the month that runs: what a nightly task calls.
    @discardableResult
    package func computeDue(at now: Instant) async throws -> [Report] {
        let month = month(of: now)
        return [try await compute(month.previous, at: now), try await compute(month, at: now)]
    }

    /// Computes a month, and writes and tells what differs from what is stored; twice the same changes nothing.
    ///
    /// Memory grows by some 200 bytes for a declaration of an operator with status and 8 bytes for any other.
    @discardableResult
    package func compute(_ month: Month, at now: Instant) async throws -> Report {
        let zone = base.country.zone
        let start = month.start(in: zone)
        guard let traffic = base.traffic, start <= now else {
            throw BenefitError(.noTraffic, "there are no declarations of \(month) to compare")
        }
        var tally = BenefitTally(files: base.statuses.files, month: month, method: method, now: now)
        try await traffic.traffic(from: start, to: min(now, month.next.start(in: zone))) { rows in
            for row in rows { tally.add(row) }
        }
        tally.close()
        let rows = try rows(of: tally)
        var report = Report(month: month)
        report.declarations = tally.declarations
        report.operators = rows.operators.count
        report.changed = try await write(rows, month, at: now)
        return report
    }

    // MARK: What is written

    private struct Rows: Sendable {
        var operators: [(operatorID: OperatorID, programme: String, body: [UInt8], hash: String)] = []
        var programmes: [(programme: String, body: [UInt8], hash: String)] = []
    }

    private func rows(of tally: BenefitTally) throws -> Rows {
        var rows = Rows()
        for programme in tally.programmes {
            let promises = promises(of: programme)
            var undelivered = 0
            for operatorID in tally.operators(of: programme) {
                guard let benefits = tally.benefits(of: operatorID, in: programme, promises: promises) else { continue }
                undelivered += benefits.undeliveredCount
                let body = try BenefitBytes.write(benefits)
                rows.operators.append((operatorID, programme, body, SHA256.hash(body).hex))
            }
            let body = try BenefitBytes.write(tally.benefits(of: programme, undelivered: undelivered))
            rows.programmes.append((programme, body, SHA256.hash(body).hex))
        }
        return rows
    }

    /// The letters of TFA 7.7.3 under which a programme promises something.
    func promises(of programme: String) -> Set<String> {
        Set(base.library.definition(programme)?.benefits.compactMap(\.tfa) ?? [])
    }

    private func write(_ rows: Rows, _ month: Month, at now: Instant) async throws -> Int {
        let version = method.version
        return try await base.database.write { (tx) throws -> Int in
            var stored: [String: String] = [:]
            for row in try tx.query(
                "SELECT operator_id, programme, hash FROM benefit_month WHERE month = ?", [.text(month.description)])
            {
                stored["\(try row.text("operator_id")) \(try row.text("programme"))"] = try row.text("hash")
            }
            for row in try tx.query(
                "SELECT programme, hash FROM benefit_programme WHERE month = ?", [.text(month.description)])
            {
                stored[try row.text("programme")] = try row.text("hash")
            }
            let operators = rows.operators.filter { stored["\($0.operatorID) \($0.programme)"] != $0.hash }
            let programmes = rows.programmes.filter { stored[$0.programme] != $0.hash }
            // Who has no declaration under status any more (a status was corrected) has no row any more.
            let kept = Set(rows.operators.map { "\($0.operatorID) \($0.programme)" } + rows.programmes.map(\.programme))
            let gone = stored.keys.filter { !kept.contains($0) }.sorted()
            let changed = operators.count + programmes.count + gone.count
            guard changed > 0 else { return 0 }
            try tx.execute(
                """
                INSERT INTO benefit_month (operator_id, month, programme, method, hash, body, computed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (operator_id, month, programme) DO UPDATE SET method = excluded.method,
                    hash = excluded.hash, body = excluded.body, computed_at = excluded.computed_at
                """,
                many: operators.map { row in
                    [
                        .text(row.operatorID.text), .text(month.description), .text(row.programme), .text(version),
                        .text(row.hash), .blob(row.body), .int(now.milliseconds),
                    ]
                })
            try tx.execute(
                """
                INSERT INTO benefit_programme (programme, month, method, hash, body, computed_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (programme, month) DO UPDATE SET method = excluded.method, hash = excluded.hash,
                    body = excluded.body, computed_at = excluded.computed_at
                """,
                many: programmes.map { row in
                    [
                        .text(row.programme), .text(month.description), .text(version), .text(row.hash),
                        .blob(row.body), .int(now.milliseconds),
                    ]
                })
            for key in gone {
                let parts = key.split(separator: " ", maxSplits: 1).map(String.init)
                if parts.count == 2 {
                    try tx.execute(
                        "DELETE FROM benefit_month WHERE operator_id = ? AND programme = ? AND month = ?",
                        [.text(parts[0]), .text(parts[1]), .text(month.description)])
                } else {
                    try tx.execute(
                        "DELETE FROM benefit_programme WHERE programme = ? AND month = ?",
                        [.text(key), .text(month.description)])
                }
            }
            let all = (rows.operators.map(\.hash) + rows.programmes.map(\.hash)).joined(separator: "\n")
            let draft = EventDraft(
                .benefitsComputed, subject: month.description, at: now, actor: Actor.system,
                data: [
                    "hash": .string(SHA256.hash(all).hex), "method": .string(version),
                    "operators": .number(operators.count),
                ])
            _ = try Ledger.append([draft], in: tx)
            return changed
        }
    }
}
