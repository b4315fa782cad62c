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
    /// the heading's four digits on by a word).
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

/// Lists declarations, newest first, a page at a time. Every path has an index, but for the recent words of SQLite, some
/// two thousand declarations: pages of a million rows stay fast.
package enum DeclarationList {
    /// The rows of a page, at most `search.limit` (1 to 201: a page and one more, to know whether there is a next).
    package static func page(_ search: DeclarationSearch, in database: any Reading) throws -> [DeclarationStanding] {
        guard let serials = try serials(of: search, in: database) else { return [] }
        let limit = max(1, min(search.limit, 201))
        let rows: [Row]
        if isByWords(search) {
            rows = try found(search, serials: serials, limit: limit, in: database)
        } else {
            let (sql, values) = statement(search, serials: serials, limit: limit)
            rows = try database.query(sql, values)
        }
        return try rows.map { (row) throws in
            let holds = try row.int("hold_count") > 0 ? holds(of: try row.int("serial"), in: database) : []
            return try DeclarationStanding(row, holds: holds)
        }
    }

    /// Whether words drive the look-up: a number or a reference finds so few that they are asked for the words instead.
    static func isByWords(_ search: DeclarationSearch) -> Bool {
        search.number == nil && search.reference == nil && !words(of: search).isEmpty
    }

    /// The rows that words find: the newest words first, then down the blocks, in steps that grow, since a frequent word
    /// fills a page from the first block and a rare one is in few of them.
    private static func found(
        _ search: DeclarationSearch, serials: ClosedRange<Int64>, limit: Int, in database: any Reading
    ) throws -> [Row] {
        let (sql, values) = statement(search, in: .recent, serials: serials, limit: limit)
        var rows = try database.query(sql, values)
        guard rows.count < limit else { return rows }
        var blocks = try TermIndex.blocks(serials, in: database)[...]
        var step = 1
        while rows.count < limit, !blocks.isEmpty {
            let (sql, values) = statement(search, in: .settled, serials: serials, limit: limit)
            let answers = try database.query(sql, each: blocks.prefix(step).map { [.int($0)] + values })
            for answer in answers { rows += answer.prefix(limit - rows.count) }
            blocks = blocks.dropFirst(step)
            step = min(step * 2, 128)
        }
        return rows
    }

    private static func holds(of serial: Int64, in database: any Reading) throws -> Set<String> {
        let rows = try database.query("SELECT hold FROM declaration_hold WHERE serial = ?", [.int(serial)])
        return Set(try rows.map { (row) throws -> String in try row.text("hold") })
    }

    /// The serials between which the page lies: below the page above, and in the span of time, so that the walk down ends
    /// where the span ends; nil when nothing lies there.
    private static func serials(of search: DeclarationSearch, in database: any Reading) throws -> ClosedRange<Int64>? {
        if let below = search.below, below <= 0 { return nil }
        let last = search.below.map { $0 - 1 } ?? Int64.max
        guard search.lodgedFrom != nil || search.lodgedBefore != nil else { return 0...last }
        let (sql, values) = span(from: search.lodgedFrom, before: search.lodgedBefore)
        guard let row = try database.first(sql, values), let low = try row.optionalInt("low"),
            let high = try row.optionalInt("high"), low <= last
        else { return nil }
        return low...min(high, last)
    }

    /// The look-up of the first and last serial of a span of time. Of a bare `min(serial)` PostgreSQL thinks it finds it
    /// soonest along the serials, and reads every declaration outside the span.
    static func span(from start: Instant?, before end: Instant?) -> (sql: String, values: [SQLValue]) {
        (
            "SELECT min(serial + 0) AS low, max(serial + 0) AS high FROM declaration WHERE lodged_at >= ? AND lodged_at < ?",
            [
                .int(start?.milliseconds ?? Int64.min),
                .int(end?.milliseconds ?? Int64.max),
            ]
        )
    }

    /// The statement of a page between two serials by the columns, for a search that words do not drive.
    static func statement(
        _ search: DeclarationSearch, serials: ClosedRange<Int64> = 0...Int64.max, limit: Int
    ) -> (sql: String, values: [SQLValue]) {
        var condition = Condition()
        condition.add(columns: search)
        for word in words(of: search) {
            let key: [SQLValue] = [.text(word.kind.rawValue), .text(word.term)]
            condition.add(TermIndex.finds, key + key)
        }
        if serials != 0...Int64.max {
            condition.add("declaration.serial >= ?", .int(serials.lowerBound))
            condition.add("declaration.serial <= ?", .int(serials.upperBound))
        }
        return condition.statement("declaration", order: "declaration.serial DESC", limit: limit)
    }

    /// The statement of a page between two serials in a part of the words; the most telling word drives the look-up. In
    /// the settled words it reads one block, its first value.
    static func statement(
        _ search: DeclarationSearch, in part: TermIndex.Part, serials: ClosedRange<Int64>, limit: Int
    ) -> (sql: String, values: [SQLValue]) {
        var condition = Condition()
        condition.add("declaration.serial = t.serial")
        for (index, word) in words(of: search).enumerated() {
            condition.add(
                index == 0 ? "t.kind = ? AND t.term = ?" : part.also, .text(word.kind.rawValue), .text(word.term))
        }
        condition.add(columns: search)
        condition.add("t.serial >= ?", .int(serials.lowerBound))
        condition.add("t.serial <= ?", .int(serials.upperBound))
        return condition.statement(
            "\(part.table) t CROSS JOIN declaration", first: part == .settled ? "t.block = ?" : nil,
            order: "t.serial DESC", limit: limit)
    }

    /// What a row must meet, and the values for it.
    private struct Condition {
        private var clauses: [String] = []
        private var values: [SQLValue] = []

        mutating func add(_ clause: String, _ values: [SQLValue]) {
            clauses.append(clause)
            self.values += values
        }

        mutating func add(_ clause: String, _ values: SQLValue...) { add(clause, values) }

        /// What the columns of the declaration narrow.
        mutating func add(columns search: DeclarationSearch) {
            if let number = search.number { add("number = ?", .text(number.uppercased())) }
            if let reference = search.reference { add("reference = ?", .text(reference)) }
            if let office = search.office { add("office = ?", .text(office)) }
            // Closed words of our own enums stand in the text, so that the planner can use the partial indexes.
            if let channel = search.channel { add("channel = '\(channel.rawValue)'") }
            if let state = search.state { add("state = '\(state.rawValue)'") }
            if let organisation = search.organisation {
                add("(organisation = ? OR importer = ?)", .text(organisation), .text(organisation))
            }
            if let from = search.lodgedFrom { add("lodged_at >= ?", .int(from.milliseconds)) }
            if let before = search.lodgedBefore { add("lodged_at < ?", .int(before.milliseconds)) }
            if let code = search.commodity, code.count < 6 {
                add("commodity >= ?", .text(code))
                add("commodity < ?", .text(code + ":"))
            }
        }

        /// - Parameter first: a clause whose value the caller puts before the others.
        func statement(
            _ tables: String, first: String? = nil, order: String, limit: Int
        ) -> (sql: String, values: [SQLValue]) {
            let all = (first.map { [$0] } ?? []) + clauses
            let condition = all.isEmpty ? "" : " WHERE " + all.joined(separator: " AND ")
            return (
                "SELECT \(DeclarationList.columns) FROM \(tables)\(condition) ORDER BY \(order) LIMIT \(limit)", values
            )
        }
    }

    private static let columns = DeclarationStanding.columns.split(separator: ", ").map { "declaration.\($0)" }.joined(
        separator: ", ")

    /// The words of the search, the most telling first.
    static func words(of search: DeclarationSearch) -> [SearchTerm] {
        let words: [(SearchTerm.Kind, String?)] = [
            (.plate, search.plate.map { SearchTerm.normalised($0) }),
            (.equipment, search.equipment.map { SearchTerm.normalised($0) }),
            (.party, search.party.map { SearchTerm.normalised($0) }),
            (.party, search.organisation.map { SearchTerm.normalised($0) }),
            (.commodity, search.commodity.flatMap { $0.count >= 6 ? String($0.prefix(6)) : nil }),
            (.heading, search.commodity.flatMap { 4...5 ~= $0.count ? String($0.prefix(4)) : nil }),
        ]
        return words.compactMap { kind, text in text.map { SearchTerm(kind: kind, term: $0) } }
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
