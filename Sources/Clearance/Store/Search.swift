package import Customs
package import Database
package import Risk

/// What a list of declarations is narrowed by. Every part that is given must hold.
package struct DeclarationSearch: Hashable, Sendable {
    package var number: String?
    package var reference: String?
    package var party: String?
    package var plate: String?
    package var equipment: String?
    /// An HS code: six digits find every item, longer ones are cut to six; a shorter one narrows by the first item (from
    /// the heading's four digits on by an index).
    package var commodity: String?
    package var office: String?
    package var channel: Channel?
    package var state: DeclarationState?
    package var lodgedFrom: Instant?
    package var lodgedBefore: Instant?
    /// Only declarations that this organisation lodged or whose goods are its own: set for traders and brokers by the
    /// door, never by the asker.
    package var organisation: String?
    /// The serial of the last row of the page above; the next page starts below it.
    package var below: Int64?
    package var limit = 50

    package init() {}
}

/// Lists declarations, newest first, a page at a time. Every path has an index: pages of a million rows stay fast.
package enum DeclarationList {
    /// The rows of a page, at most `search.limit` (1 to 201: a page and one more, to know whether there is a next).
    package static func page(_ search: DeclarationSearch, in database: any Reading) throws -> [DeclarationStanding] {
        guard let serials = try serials(of: search, in: database) else { return [] }
        let (sql, values) = statement(search, serials: serials)
        return try database.query(sql, values).map { (row) throws in
            let holds = try row.int("hold_count") > 0 ? holds(of: try row.int("serial"), in: database) : []
            return try DeclarationStanding(row, holds: holds)
        }
    }

    private static func holds(of serial: Int64, in database: any Reading) throws -> Set<String> {
        let rows = try database.query("SELECT hold FROM declaration_hold WHERE serial = ?", [.int(serial)])
        return Set(try rows.map { (row) throws -> String in try row.text("hold") })
    }

    /// The serials between which a span of time lies, so that the walk down ends where the span ends; the whole line for
    /// a search without a span, nil for a span in which nothing was lodged.
    private static func serials(of search: DeclarationSearch, in database: any Reading) throws -> ClosedRange<Int64>? {
        guard search.lodgedFrom != nil || search.lodgedBefore != nil else { return 0...Int64.max }
        let (sql, values) = span(search)
        guard let row = try database.first(sql, values), let low = try row.optionalInt("low"),
            let high = try row.optionalInt("high")
        else { return nil }
        return low...high
    }

    /// The look-up of the first and last serial of a span of time.
    static func span(_ search: DeclarationSearch) -> (sql: String, values: [SQLValue]) {
        (
            "SELECT min(serial) AS low, max(serial) AS high FROM declaration WHERE lodged_at >= ? AND lodged_at < ?",
            [
                .int(search.lodgedFrom?.milliseconds ?? Int64.min),
                .int(search.lodgedBefore?.milliseconds ?? Int64.max),
            ]
        )
    }

    /// The statement of a page between two serials.
    static func statement(
        _ search: DeclarationSearch, serials: ClosedRange<Int64> = 0...Int64.max
    ) -> (sql: String, values: [SQLValue]) {
        var clauses: [String] = []
        var values: [SQLValue] = []
        func add(_ clause: String, _ value: SQLValue) {
            clauses.append(clause)
            values.append(value)
        }
        var from = "declaration"
        if let (clause, terms) = term(search) {
            from = "declaration_term t JOIN declaration ON declaration.serial = t.serial"
            clauses.append(clause)
            values += terms
        }
        let serial = from == "declaration" ? "declaration.serial" : "t.serial"
        if let number = search.number { add("number = ?", .text(number.uppercased())) }
        if let reference = search.reference { add("reference = ?", .text(reference)) }
        if let office = search.office { add("office = ?", .text(office)) }
        // Closed words of our own enums stand in the text, so that the planner can use the partial indexes.
        if let channel = search.channel { clauses.append("channel = '\(channel.rawValue)'") }
        if let state = search.state { clauses.append("state = '\(state.rawValue)'") }
        if let organisation = search.organisation {
            clauses.append("(organisation = ? OR importer = ?)")
            values += [.text(organisation), .text(organisation)]
        }
        if let from = search.lodgedFrom { add("lodged_at >= ?", .int(from.milliseconds)) }
        if let before = search.lodgedBefore { add("lodged_at < ?", .int(before.milliseconds)) }
        if let heading = search.commodity, heading.count < 6 {
            if heading.count >= 4 { add("substr(commodity, 1, 4) = ?", .text(String(heading.prefix(4)))) }
            add("commodity >= ?", .text(heading))
            add("commodity < ?", .text(heading + ":"))
        }
        if let below = search.below { add("\(serial) < ?", .int(below)) }
        if search.lodgedFrom != nil || search.lodgedBefore != nil {
            add("\(serial) >= ?", .int(serials.lowerBound))
            add("\(serial) <= ?", .int(serials.upperBound))
        }
        let condition = clauses.isEmpty ? "" : " WHERE " + clauses.joined(separator: " AND ")
        let limit = max(1, min(search.limit, 201))
        let columns = DeclarationStanding.columns.split(separator: ", ").map { "declaration.\($0)" }.joined(
            separator: ", ")
        return ("SELECT \(columns) FROM \(from)\(condition) ORDER BY \(serial) DESC LIMIT \(limit)", values)
    }

    /// The most telling word of the search drives the look-up; others are left to be narrowed by columns.
    private static func term(_ search: DeclarationSearch) -> (String, [SQLValue])? {
        let words: [(SearchTerm.Kind, String?)] = [
            (.plate, search.plate.map { SearchTerm.normalised($0) }),
            (.equipment, search.equipment.map { SearchTerm.normalised($0) }),
            (.party, search.party.map { SearchTerm.normalised($0) }),
            (.party, search.organisation.map { SearchTerm.normalised($0) }),
            (.commodity, search.commodity.map { String($0.prefix(6)) }.flatMap { $0.count == 6 ? $0 : nil }),
        ]
        let given = words.compactMap { kind, text in text.map { (kind, $0) } }
        guard let (kind, text) = given.first else { return nil }
        var clause = "t.kind = ? AND t.term = ?"
        var values: [SQLValue] = [.text(kind.rawValue), .text(text)]
        for (kind, text) in given.dropFirst() {
            clause +=
                " AND EXISTS (SELECT 1 FROM declaration_term o WHERE o.kind = ? AND o.term = ? AND o.serial = t.serial)"
            values += [.text(kind.rawValue), .text(text)]
        }
        return (clause, values)
    }

    /// The declaration with a number, with its holds; nil when there is none.
    package static func standing(number: String, in database: any Reading) throws -> DeclarationStanding? {
        let sql = "SELECT \(DeclarationStanding.columns) FROM declaration WHERE number = ?"
        guard let row = try database.first(sql, [.text(number)]) else { return nil }
        return try DeclarationStanding(row, holds: try holds(of: try row.int("serial"), in: database))
    }

    /// The declaration of a serial, with its holds; nil when there is none.
    package static func standing(serial: Int64, in database: any Reading) throws -> DeclarationStanding? {
        let sql = "SELECT \(DeclarationStanding.columns) FROM declaration WHERE serial = ?"
        guard let row = try database.first(sql, [.int(serial)]) else { return nil }
        return try DeclarationStanding(row, holds: try holds(of: serial, in: database))
    }

    /// The accepted declaration that an organisation's message names by reference, the newest first; `declarant` when the
    /// message names one, since a broker lodges for many.
    package static func accepted(
        reference: String, declarant: String?, organisation: String, in database: any Reading
    ) throws -> DeclarationStanding? {
        var sql = """
            SELECT serial FROM declaration WHERE reference = ? AND organisation = ? AND attempt = 0
            """
        var values: [SQLValue] = [.text(reference), .text(organisation)]
        if let declarant {
            sql += " AND declarant = ?"
            values.append(.text(declarant))
        }
        guard let serial = try database.value(sql + " ORDER BY serial DESC LIMIT 1", values)?.int else { return nil }
        return try standing(serial: serial, in: database)
    }
}
