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
    /// An HS code: six digits find every item, longer ones are cut to six; a shorter one narrows by the first item.
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
    /// The rows of a page, at most `search.limit` (1 to 200).
    package static func page(_ search: DeclarationSearch, in database: any Reading) throws -> [DeclarationStanding] {
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
            add("commodity >= ?", .text(heading))
            add("commodity < ?", .text(heading + ":"))
        }
        if let below = search.below { add("\(serial) < ?", .int(below)) }
        let condition = clauses.isEmpty ? "" : " WHERE " + clauses.joined(separator: " AND ")
        let limit = max(1, min(search.limit, 200))
        let columns = DeclarationStanding.columns.split(separator: ", ").map { "declaration.\($0)" }.joined(
            separator: ", ")
        let sql = "SELECT \(columns) FROM \(from)\(condition) ORDER BY \(serial) DESC LIMIT \(limit)"
        return try database.query(sql, values).map { try DeclarationStanding($0) }
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
        let holds = try database.query(
            "SELECT hold FROM declaration_hold WHERE serial = ?", [.int(try row.int("serial"))])
        return try DeclarationStanding(row, holds: Set(holds.map { (row) throws -> String in try row.text("hold") }))
    }
}
