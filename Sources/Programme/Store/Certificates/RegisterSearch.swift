package import Customs
package import Database

/// What the public register is narrowed by. Every part that is given must hold.
package struct RegisterSearch: Hashable, Sendable {
    /// The beginning of a number.
    package var number: String?
    /// Only these holders; found by name beforehand.
    package var operators: [OperatorID]?
    package var programme: String?
    package var role: String?
    package var status: CertificateStatus?
    /// The number of the last row of the page above; the next page goes on below it.
    package var below: String?
    package var limit = 50

    package init() {}
}

/// A row of the register: the certificate and what holds of it. Whose it is, and its role, are told of it to the public
/// only when ``isPublic``.
package struct RegisterEntry: Hashable, Sendable {
    package var number: String
    package var operatorID: OperatorID
    package var programme: String
    package var version: String
    package var role: String
    package var effective: Instant
    package var through: CalendarDay?
    package var span: CertificateSpan
    /// Whether its holder consents to being shown.
    package var isPublic: Bool
}

/// The public register at an instant, by number from the newest down.
package enum RegisterList {
    /// The most holders that a search by name goes on with.
    package static let mostOperators = 200
    package static let mostRows = 1001

    package static func page(
        _ search: RegisterSearch, at instant: Instant, in db: any Reading
    ) throws -> [RegisterEntry] {
        guard let operators = search.operators else {
            let (sql, values) = statement(search, at: instant)
            return try db.query(sql, values).map { (row) throws in try RegisterEntry(row) }
        }
        return try entries(of: Array(operators.prefix(mostOperators)), search, at: instant, in: db)
    }

    /// The certificates of these holders, then what holds of each: few keys in two look-ups, whatever a planner thinks.
    /// Who is found by name is named: those who do not consent to it are not found.
    private static func entries(
        of operators: [OperatorID], _ search: RegisterSearch, at instant: Instant, in db: any Reading
    ) throws -> [RegisterEntry] {
        let certificates = try db.query(
            """
            SELECT number, operator, programme, version, role, effective, through, consents FROM certificate
            WHERE operator = ?
            """, each: operators.map { [.text($0.text)] }
        ).joined().filter { (row) throws in Consent.read(try row.text("consents")).contains(.publicRegister) }
        let (condition, values) = condition(search, at: instant)
        let spans = try db.query(
            "SELECT s.since, s.until, s.status FROM certificate_span s WHERE s.number = ? AND \(condition)",
            each: try certificates.map { (row) throws in [.text(try row.text("number"))] + values })
        let entries = try zip(certificates, spans).compactMap { (row, spans) throws in
            try spans.first.map { (span) throws in try RegisterEntry(row, span: try CertificateSpan(span)) }
        }
        return Array(entries.sorted { $0.number > $1.number }.prefix(limit(search)))
    }

    private static func limit(_ search: RegisterSearch) -> Int { max(1, min(search.limit, mostRows)) }

    private static func condition(_ search: RegisterSearch, at instant: Instant) -> (sql: String, values: [SQLValue]) {
        var clauses = ["s.since <= ?", "s.until > ?"]
        var values: [SQLValue] = [.int(instant.milliseconds), .int(instant.milliseconds)]
        func add(_ clause: String, _ value: String) {
            clauses.append(clause)
            values.append(.text(value))
        }
        if let status = search.status {
            add("s.status = ?", status.rawValue)
        } else {
            clauses += CertificateStatus.allCases.filter { !$0.isListed }.map { "s.status <> '\($0.rawValue)'" }
        }
        if let programme = search.programme { add("s.programme = ?", programme) }
        if let role = search.role { add("s.role = ?", role) }
        if let number = search.number {
            add("s.number >= ?", number)
            // A tilde comes after everything that a number may hold.
            add("s.number < ?", number + "~")
        }
        if let below = search.below { add("s.number < ?", below) }
        return (clauses.joined(separator: " AND "), values)
    }

    /// The walk first, the certificates of its few rows then.
    static func statement(_ search: RegisterSearch, at instant: Instant) -> (sql: String, values: [SQLValue]) {
        let (condition, values) = condition(search, at: instant)
        return (
            """
            SELECT c.number, c.operator, c.programme, c.version, c.role, c.effective, c.through, c.consents, p.since, p.until,
                p.status
            FROM (
                SELECT s.number, s.since, s.until, s.status FROM certificate_span s WHERE \(condition)
                ORDER BY s.number DESC LIMIT \(limit(search))
            ) p JOIN certificate c ON c.number = p.number ORDER BY p.number DESC
            """, values
        )
    }
}

extension RegisterEntry {
    init(_ row: Row, span: CertificateSpan? = nil) throws {
        self.init(
            number: try row.text("number"), operatorID: try OperatorID(try row.text("operator")),
            programme: try row.text("programme"), version: try row.text("version"), role: try row.text("role"),
            effective: Instant(milliseconds: try row.int("effective")),
            through: try row.optionalText("through").map { (day) throws in try CalendarDay(day) },
            span: try span ?? CertificateSpan(row),
            isPublic: Consent.read(try row.text("consents")).contains(.publicRegister))
    }
}
