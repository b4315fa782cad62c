import Customs
import Database

/// Finds entries by their words: the rarest condition leads, the others are looked up for each of its entries.
enum OperatorList {
    /// A condition as the table that it leads from, and as a question about one entry.
    struct Condition {
        var table: String
        /// What of the table meets it, for example `lead.word = ?`.
        var clause: String
        /// The same question about the entry of `lead.serial`. A subquery that stands for a value, so that PostgreSQL never
        /// turns it into a join of everything.
        var test: String
        var values: [SQLValue]
        /// Whether `lead.serial` is among all that meet it, read once as a set: for when there are as many as of the lead.
        /// `IS TRUE` keeps PostgreSQL from making one look-up for each entry of it.
        var membership: String { "(lead.serial IN (SELECT lead.serial FROM \(table) lead WHERE \(clause))) IS TRUE" }
        /// Several rows of one entry may meet it.
        var isPrefix = false
        /// The table has the name for sorting.
        var hasName = true
    }

    /// Beyond so many a condition is no lead: then so many entries meet it that walking down finds a page soon. Two such
    /// conditions may exclude each other; then every entry of one would be asked about in vain, so they are met as sets.
    private static let probe = 20_000
    /// So many entries of a broad lead are walked down first: where the other parts are met often, a page ends among them.
    private static let walk = 2_000

    static func page(_ search: OperatorSearch, in db: any Reading) throws -> OperatorPage {
        let limit = max(1, min(search.limit, 500))
        guard let plan = try plan(search, in: db) else { return OperatorPage(entries: []) }
        var keys: [OperatorSearch.Key] = []
        var after = search.after
        // An entry that several words find comes several times, one after the other.
        while keys.count <= limit {
            let wanted = plan.isPrefix ? (limit + 1) * 2 : limit + 1
            let found = try Self.keys(plan, search.order, after: after, limit: wanted, in: db)
            for key in found where key.serial != keys.last?.serial { keys.append(key) }
            guard found.count == wanted, let last = found.last else { break }
            after = last
        }
        let shown = keys.prefix(limit)
        var page = OperatorPage(entries: try entries(shown.map(\.serial), in: db))
        if keys.count > limit, var last = shown.last {
            if search.order != .name { last.name = "" }
            page.next = last
        }
        return page
    }

    static func count(_ search: OperatorSearch, limit: Int, in db: any Reading) throws -> Int {
        guard let plan = try plan(search, in: db) else { return 0 }
        let sql = """
            SELECT count(*) AS count FROM (SELECT \(plan.isPrefix ? "DISTINCT" : "") lead.serial FROM \(plan.from)
            WHERE \(plan.clauses.joined(separator: " AND ")) LIMIT \(limit)) AS found
            """
        return Int(try db.first(sql, plan.values)?.int("count") ?? 0)
    }

    // MARK: The statement

    /// From where the entries come, what they are narrowed by.
    private struct Plan {
        var from: String
        var clauses: [String]
        var values: [SQLValue]
        var isPrefix: Bool
        var name: String
        /// The first steps down a broad lead, where that may do.
        var steps: Steps?
    }

    /// What is asked of the first entries of a lead.
    private struct Steps {
        var lead: Condition
        var tests: [String]
        var values: [SQLValue]
    }

    private static func keys(
        _ plan: Plan, _ order: OperatorSearch.Order, after: OperatorSearch.Key?, limit: Int, in db: any Reading
    ) throws -> [OperatorSearch.Key] {
        var behind: (clause: String, values: [SQLValue])?
        if let after {
            behind =
                switch order {
                case .newest: ("lead.serial < ?", [.int(after.serial)])
                case .oldest: ("lead.serial > ?", [.int(after.serial)])
                case .name: ("(\(plan.name), lead.serial) > (?, ?)", [.text(after.name), .int(after.serial)])
                }
        }
        let clauses = plan.clauses + (behind.map { [$0.clause] } ?? [])
        let values = plan.values + (behind?.values ?? [])
        let (column, sorting) =
            switch order {
            case .newest: ("''", "lead.serial DESC")
            case .oldest: ("''", "lead.serial")
            case .name: (plan.name, "\(plan.name), lead.serial")
            }
        func read(_ sql: String, _ values: [SQLValue]) throws -> [OperatorSearch.Key] {
            try db.query(sql, values).map { (row) throws in
                OperatorSearch.Key(serial: try row.int("serial"), name: try row.text("name"))
            }
        }
        if let steps = plan.steps {
            let first = [steps.lead.clause] + (behind.map { [$0.clause] } ?? [])
            let found = try read(
                """
                SELECT lead.serial AS serial, \(column) AS name FROM (
                    SELECT lead.serial\(steps.lead.hasName ? ", lead.name_key" : "") FROM \(steps.lead.table) lead
                    WHERE \(first.joined(separator: " AND ")) ORDER BY \(sorting) LIMIT \(walk)) AS lead
                WHERE \(steps.tests.joined(separator: " AND ")) ORDER BY \(sorting) LIMIT \(limit)
                """, steps.lead.values + (behind?.values ?? []) + steps.values)
            if found.count == limit { return found }
        }
        return try read(
            """
            SELECT lead.serial AS serial, \(column) AS name FROM \(plan.from)
            WHERE \(clauses.joined(separator: " AND ")) ORDER BY \(sorting) LIMIT \(limit)
            """, values)
    }

    /// Nil when nothing can be found.
    private static func plan(_ search: OperatorSearch, in db: any Reading) throws -> Plan? {
        guard var conditions = conditions(of: search) else { return nil }
        var lead: (place: Int, count: Int)?
        for (place, condition) in conditions.enumerated() {
            let sql = """
                SELECT count(*) AS count FROM (SELECT 1 AS one FROM \(condition.table) lead WHERE \(condition.clause)
                LIMIT \(probe)) AS found
                """
            let count = Int(try db.first(sql, condition.values)?.int("count") ?? 0)
            if count == 0 { return nil }
            // In the order of names, words of names stand together: walking down would first pass all others by.
            let isTogether = search.order == .name && condition.isPrefix
            if count < lead?.count ?? (isTogether ? probe + 1 : probe) { lead = (place, count) }
        }
        // Of whole words the entries come in the order of their numbers, so that a page ends soon.
        if lead == nil, search.order != .name, let place = conditions.firstIndex(where: { !$0.isPrefix }) {
            lead = (place, probe)
        }
        guard let lead else {
            return Plan(
                from: "operator_entry lead", clauses: ["lead.merged_into IS NULL"] + conditions.map(\.test),
                values: conditions.flatMap(\.values), isPrefix: false, name: "lead.name_key")
        }
        let first = conditions.remove(at: lead.place)
        let needsName = search.order == .name && !first.hasName
        let isBroad = lead.count >= probe && !conditions.isEmpty
        let tests = isBroad ? conditions.map(\.membership) : conditions.map(\.test)
        let steps = Steps(lead: first, tests: conditions.map(\.test), values: conditions.flatMap(\.values))
        return Plan(
            from: needsName
                ? "\(first.table) lead JOIN operator_entry e ON e.serial = lead.serial" : "\(first.table) lead",
            clauses: [first.clause] + tests, values: first.values + conditions.flatMap(\.values),
            isPrefix: first.isPrefix, name: needsName ? "e.name_key" : "lead.name_key",
            steps: isBroad && !needsName ? steps : nil)
    }

    // MARK: Conditions

    /// Nil when a part that was given has no word in it.
    private static func conditions(of search: OperatorSearch) -> [Condition]? {
        var conditions: [Condition] = []
        if let name = search.name {
            let words = NameWords.significant(name)
            if words.isEmpty { return nil }
            for word in Set(words).sorted() { conditions.append(beginning(.name, word)) }
        }
        if let town = search.town {
            let words = NameWords.words(town)
            if words.isEmpty { return nil }
            for word in Set(words).sorted() { conditions.append(beginning(.town, word)) }
        }
        if let text = search.identifier {
            if let id = try? OperatorID(text.uppercased()) {
                conditions.append(
                    Condition(
                        table: "operator_entry", clause: "lead.serial = ? AND lead.merged_into IS NULL",
                        test: "lead.serial = ?", values: [.int(id.serial)]))
            } else {
                let value = OperatorIdentifier.normalised(text)
                if value.isEmpty { return nil }
                conditions.append(beginning(.identifier, value))
            }
        }
        if let role = search.role {
            conditions.append(
                Condition(
                    table: "operator_term", clause: "lead.kind = 'role' AND lead.term = ?",
                    test: """
                        (SELECT 1 FROM operator_term r WHERE r.kind = 'role' AND r.term = ? AND r.serial = lead.serial
                        LIMIT 1) IS NOT NULL
                        """, values: [.text(role.rawValue)]))
        }
        if let standing = search.standing {
            conditions.append(
                Condition(
                    table: "operator_standing", clause: "lead.word = ?",
                    test: """
                        (SELECT 1 FROM operator_standing s WHERE s.serial = lead.serial AND s.word = ? LIMIT 1) IS NOT NULL
                        """, values: [.text(standing)], hasName: false))
        }
        return conditions
    }

    /// The entries of which a word of a kind begins so.
    private static func beginning(_ kind: OperatorTerm.Kind, _ start: String) -> Condition {
        Condition(
            table: "operator_term", clause: "lead.kind = '\(kind.rawValue)' AND lead.term >= ? AND lead.term < ?",
            test: """
                (SELECT 1 FROM operator_term t WHERE t.serial = lead.serial AND t.kind = '\(kind.rawValue)'
                AND t.term >= ? AND t.term < ? LIMIT 1) IS NOT NULL
                """, values: [.text(start), .text(OperatorSearch.after(start))], isPrefix: true)
    }

    // MARK: Rows

    private static func entries(_ serials: [Int64], in db: any Reading) throws -> [OperatorEntry] {
        let rows = try db.query(
            """
            SELECT serial, name, identifier, country, roles, town, sites, registered_at,
            (SELECT word FROM operator_standing s WHERE s.serial = e.serial) AS word
            FROM operator_entry e WHERE serial = ?
            """, each: serials.map { [.int($0)] })
        return try rows.joined().map { (row) throws in
            OperatorEntry(
                id: OperatorID(serial: try row.int("serial")), name: try row.text("name"),
                identifier: try row.optionalText("identifier"), country: try row.text("country"),
                roles: try row.text("roles").split(separator: " ").compactMap { OperatorRole(rawValue: String($0)) },
                town: try row.text("town"), sites: Int(try row.int("sites")),
                standing: try row.optionalText("word"),
                registeredAt: Instant(milliseconds: try row.int("registered_at")))
        }
    }
}
