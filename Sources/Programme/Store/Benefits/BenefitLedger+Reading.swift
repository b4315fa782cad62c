package import Customs
import Database

/// A stored month with its age and its proof.
package struct StoredBenefits<Body: Sendable>: Sendable {
    package var body: Body
    /// SHA-256 of the stored bytes.
    package var hash: String
    package var computedAt: Instant
    /// The bytes themselves: canonical JSON.
    package var bytes: [UInt8]
}

extension BenefitLedger {
    /// The months of an operator, latest first; at most 120.
    package func months(of operatorID: OperatorID) async throws -> [Month] {
        try await months(
            "SELECT DISTINCT month FROM benefit_month WHERE operator_id = ? ORDER BY month DESC LIMIT 120",
            [.text(operatorID.text)])
    }

    /// The months of any programme, latest first; at most 120.
    package func months() async throws -> [Month] {
        try await months("SELECT DISTINCT month FROM benefit_programme ORDER BY month DESC LIMIT 120", [])
    }

    private func months(_ sql: String, _ values: [SQLValue]) async throws -> [Month] {
        try await base.database.read { (db) throws in
            try db.query(sql, values).compactMap { (row) throws in Month(try row.text("month")) }
        }
    }

    /// What status gave an operator in a month, a programme at a time.
    package func benefits(
        of operatorID: OperatorID, in month: Month
    ) async throws -> [StoredBenefits<OperatorBenefits>] {
        try await base.database.read { (db) throws in
            try db.query(
                """
                SELECT hash, body, computed_at FROM benefit_month WHERE operator_id = ? AND month = ? ORDER BY programme
                """, [.text(operatorID.text), .text(month.description)]
            ).map { (row) throws in try Self.stored(OperatorBenefits.self, row) }
        }
    }

    /// An operator's months, oldest first, for the course over time and for the export; at most 120.
    package func course(of operatorID: OperatorID) async throws -> [StoredBenefits<OperatorBenefits>] {
        try await base.database.read { (db) throws in
            try db.query(
                """
                SELECT hash, body, computed_at FROM benefit_month WHERE operator_id = ?
                ORDER BY month DESC, programme LIMIT 120
                """, [.text(operatorID.text)]
            ).reversed().map { (row) throws in try Self.stored(OperatorBenefits.self, row) }
        }
    }

    /// What status gave the holders of each programme in a month.
    package func benefits(in month: Month) async throws -> [StoredBenefits<ProgrammeBenefits>] {
        try await base.database.read { (db) throws in
            try db.query(
                "SELECT hash, body, computed_at FROM benefit_programme WHERE month = ? ORDER BY programme",
                [.text(month.description)]
            ).map { (row) throws in try Self.stored(ProgrammeBenefits.self, row) }
        }
    }

    /// A programme's months, oldest first; at most 24.
    package func course(of programme: String) async throws -> [StoredBenefits<ProgrammeBenefits>] {
        try await base.database.read { (db) throws in
            try db.query(
                """
                SELECT hash, body, computed_at FROM benefit_programme WHERE programme = ? ORDER BY month DESC LIMIT 24
                """, [.text(programme)]
            ).reversed().map { (row) throws in try Self.stored(ProgrammeBenefits.self, row) }
        }
    }

    static func stored<Body: Decodable & Sendable>(_ type: Body.Type, _ row: Row) throws -> StoredBenefits<Body> {
        let bytes = try row.blob("body")
        return StoredBenefits(
            body: try BenefitBytes.read(type, bytes), hash: try row.text("hash"),
            computedAt: Instant(milliseconds: try row.int("computed_at")), bytes: bytes)
    }
}
