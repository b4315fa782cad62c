import Customs
package import Database

/// Writes and reads certificates.
package enum CertificateStore {
    /// Puts the certificates that follow from a case as they now stand; called inside the case's own transaction.
    /// A certificate of the same case that is not among them has been replaced by the last of them.
    package static func put(_ rows: [CertificateRow], in tx: any Writing) throws {
        guard let newest = rows.last else { return }
        let numbers = Set(rows.map(\.number))
        var all = rows
        for earlier in try self.rows("case_id = ?", [.text(newest.caseID.text)], in: tx)
        where !numbers.contains(earlier.number) {
            all.append(earlier.replaced(since: newest.effective))
        }
        for row in all { try write(row, in: tx) }
    }

    private static func write(_ row: CertificateRow, in tx: any Writing) throws {
        try tx.execute(
            """
            INSERT INTO certificate (number, code, case_id, operator, programme, version, role, decided_at, effective,
                through, sites, consents)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (number) DO UPDATE SET code = excluded.code, case_id = excluded.case_id,
                operator = excluded.operator, programme = excluded.programme, version = excluded.version,
                role = excluded.role, decided_at = excluded.decided_at, effective = excluded.effective,
                through = excluded.through, sites = excluded.sites, consents = excluded.consents
            """, values(row))
        try tx.execute("DELETE FROM certificate_span WHERE number = ?", [.text(row.number)])
        if !row.spans.isEmpty { try tx.execute(insertSpan, many: spanValues(row)) }
    }

    static let insertSpan =
        "INSERT INTO certificate_span (number, since, until, status, programme, role) VALUES (?, ?, ?, ?, ?, ?)"

    static func values(_ row: CertificateRow) -> [SQLValue] {
        [
            .text(row.number), .text(row.code), .text(row.caseID.text), .text(row.operatorID.text),
            .text(row.programme), .text(row.version), .text(row.role), .int(row.decidedAt?.milliseconds),
            .int(row.effective.milliseconds), .text(row.through?.description),
            .text(row.sites.map(\.text).joined(separator: " ")),
            .text(row.consents.map(\.rawValue).sorted().joined(separator: " ")),
        ]
    }

    static func spanValues(_ row: CertificateRow) -> [[SQLValue]] {
        row.spans.map { span in
            [
                .text(row.number), .int(span.since.milliseconds), .int(span.until?.milliseconds ?? Int64.max),
                .text(span.status.rawValue), .text(row.programme), .text(row.isPublic ? row.role : ""),
            ]
        }
    }

    // MARK: Reading

    /// The certificate with a number, with all its spans.
    package static func row(number: String, in db: any Reading) throws -> CertificateRow? {
        try rows("number = ?", [.text(number)], in: db).first
    }

    /// The number that a short code stands for; nil when there is none, or more than one.
    package static func number(code: String, in db: any Reading) throws -> String? {
        let found = try db.query("SELECT number FROM certificate WHERE code = ? LIMIT 2", [.text(code)])
        return found.count == 1 ? try found[0].text("number") : nil
    }

    /// The certificates of an operator, newest number first.
    package static func rows(of operatorID: OperatorID, in db: any Reading) throws -> [CertificateRow] {
        try rows("operator = ? ORDER BY number DESC LIMIT 200", [.text(operatorID.text)], in: db)
    }

    private static func rows(_ condition: String, _ values: [SQLValue], in db: any Reading) throws -> [CertificateRow] {
        let found = try db.query(
            """
            SELECT number, code, case_id, operator, programme, version, role, decided_at, effective, through, sites, consents
            FROM certificate WHERE \(condition)
            """, values)
        guard !found.isEmpty else { return [] }
        let spans = try db.query(
            "SELECT since, until, status FROM certificate_span WHERE number = ? ORDER BY since",
            each: try found.map { (row) throws in [.text(try row.text("number"))] })
        return try zip(found, spans).map { (row, spans) throws in
            try CertificateRow(row, spans: try spans.map { (span) throws in try CertificateSpan(span) })
        }
    }
}

extension CertificateSpan {
    init(_ row: Row) throws {
        guard let status = CertificateStatus(rawValue: try row.text("status")) else {
            throw InvalidValue(scheme: "certificate-status", code: .unknown, message: "a span has an unknown status")
        }
        let until = try row.int("until")
        self.init(
            status, since: Instant(milliseconds: try row.int("since")),
            until: until == Int64.max ? nil : Instant(milliseconds: until))
    }
}

extension CertificateRow {
    init(_ row: Row, spans: [CertificateSpan]) throws {
        self.init(
            number: try row.text("number"), code: try row.text("code"), caseID: try CaseID(try row.text("case_id")),
            operatorID: try OperatorID(try row.text("operator")), programme: try row.text("programme"),
            version: try row.text("version"), role: try row.text("role"),
            decidedAt: try row.optionalInt("decided_at").map { Instant(milliseconds: $0) },
            effective: Instant(milliseconds: try row.int("effective")),
            through: try row.optionalText("through").map { (day) throws in try CalendarDay(day) },
            sites: try row.text("sites").split(separator: " ").map { (site) throws in try SiteID(String(site)) },
            spans: spans, consents: Consent.read(try row.text("consents")))
    }
}

extension Consent {
    /// Words with blanks between.
    static func read(_ words: String) -> Set<Consent> {
        Set(words.split(separator: " ").compactMap { Consent(rawValue: String($0)) })
    }
}
