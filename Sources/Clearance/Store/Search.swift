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

/// Lists declarations, newest first, a page at a time. Words, numbers, references, states and channels have an index, but
/// for the words of the open block, some two thousand declarations: pages of a million rows stay fast. What has none (two
/// digits of a code, a column that few rows of a frequent word meet) walks down the rows.
package enum DeclarationList {
    /// The rows of a page, at most `search.limit` (1 to 201: a page and one more, to know whether there is a next).
    package static func page(_ search: DeclarationSearch, in database: any Reading) throws -> [DeclarationStanding] {
        guard let serials = try serials(of: search, in: database) else { return [] }
        let limit = max(1, min(search.limit, 201))
        let rows: [Row]
        if isByWords(search) {
            rows = try found(search, serials: serials, limit: limit, in: database)
        } else {
            let (sql, values) = statement(search, serials: serials, limit: limit, on: database.engine)
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

    /// The rows that words find: those of the open block first, then down the gathered blocks, in steps that grow, since a
    /// frequent word fills a page from the first block and a rare one is in few of them.
    private static func found(
        _ search: DeclarationSearch, serials: ClosedRange<Int64>, limit: Int, in database: any Reading
    ) throws -> [Row] {
        var rows: [Row] = []
        try forEachPart(words(of: search), serials, in: database) { part in
            switch part {
            case .span(let span):
                let (sql, values) = statement(search, serials: span, limit: limit, on: database.engine)
                rows += try database.query(sql, values).prefix(limit - rows.count)
            case .these(let serials):
                let (sql, values) = statement(search, ofOne: true, limit: 1, on: database.engine)
                let answers = try database.query(sql, each: serials.map { [.int($0)] + values })
                rows += answers.joined().prefix(limit - rows.count)
            }
            return rows.count < limit
        }
        return rows
    }

    /// Where the declarations that have some words may stand: all of a span of serials, or these, falling.
    enum Part {
        case span(ClosedRange<Int64>)
        case these([Int64])
    }

    /// Visits the parts of a range in which declarations may have all of the words, the newest first, until the body is
    /// content. What a part holds has the words only if ``TermIndex/clause(_:)`` says so.
    static func forEachPart(
        _ words: [SearchTerm], _ serials: ClosedRange<Int64>, in database: any Reading,
        _ body: (Part) throws -> Bool
    ) throws {
        let open = max(serials.lowerBound, try TermIndex.firstOpen(in: database))
        if open <= serials.upperBound, try !body(.span(open...serials.upperBound)) { return }
        var blocks = try TermIndex.blocks(serials, in: database)[...]
        var step = 1
        while !blocks.isEmpty {
            var few: [Int64] = []
            for candidates in try TermIndex.serials(of: words, in: blocks.prefix(step), of: database) {
                let found = candidates.filter(serials.contains)
                guard let first = found.first, let last = found.last else { continue }
                if found.count <= 64 {
                    few += found.reversed()
                    continue
                }
                // Where a word stands nearly everywhere the block is read as it lies.
                if !few.isEmpty, try !body(.these(few)) { return }
                few = []
                if try !body(.span(first...last)) { return }
            }
            if !few.isEmpty, try !body(.these(few)) { return }
            blocks = blocks.dropFirst(step)
            step = min(step * 2, 128)
        }
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

    /// The statement of a page between two serials.
    ///
    /// - Parameter ofOne: whether it asks of one declaration whether it belongs to the page; its serial is then the first
    ///   value.
    static func statement(
        _ search: DeclarationSearch, ofOne: Bool = false, serials: ClosedRange<Int64> = 0...Int64.max, limit: Int,
        on engine: Engine
    ) -> (sql: String, values: [SQLValue]) {
        var condition = Condition()
        if ofOne { condition.add("declaration.serial = ?", []) }
        condition.add(columns: search)
        for word in words(of: search) { condition.add(TermIndex.clause(engine), TermIndex.value(of: word)) }
        if serials != 0...Int64.max {
            condition.add("declaration.serial >= ?", .int(serials.lowerBound))
            condition.add("declaration.serial <= ?", .int(serials.upperBound))
        }
        return condition.statement(limit: limit)
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
            // The serials are bounded too: the reckoning keeps PostgreSQL from walking along the times of the whole span.
            if let from = search.lodgedFrom { add("lodged_at + 0 >= ?", .int(from.milliseconds)) }
            if let before = search.lodgedBefore { add("lodged_at + 0 < ?", .int(before.milliseconds)) }
            if let code = search.commodity, code.count < 6 {
                add("commodity >= ?", .text(code))
                add("commodity < ?", .text(code + ":"))
            }
        }

        func statement(limit: Int) -> (sql: String, values: [SQLValue]) {
            let condition = clauses.isEmpty ? "" : " WHERE " + clauses.joined(separator: " AND ")
            return (
                "SELECT \(DeclarationStanding.columns) FROM declaration\(condition) ORDER BY declaration.serial DESC LIMIT \(limit)",
                values
            )
        }
    }

    /// The words of the search, the most telling first.
    static func words(of search: DeclarationSearch) -> [SearchTerm] {
        let words: [(SearchTerm.Kind, String?)] = [
            (.plate, search.plate.map { SearchTerm.normalised($0) }),
            (.equipment, search.equipment.map { SearchTerm.normalised($0) }),
            (.party, search.party.map { SearchTerm.normalised($0) }),
            (.party, search.organisation.map { SearchTerm.normalised($0) }),
            (.commodity, search.commodity.flatMap { $0.count >= 6 ? String($0.prefix(6)) : nil }),
            (.heading, search.commodity.flatMap { 4...5 ~= $0.count ? String($0.prefix(4)) : nil }),
            (.office, search.office),
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
