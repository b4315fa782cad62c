package import Database

/// A register of 100,000 made-up operators, and every way of asking it: for its bench and its test.
package enum RegisterSample {
    /// A way of asking the register.
    package struct Question: Sendable {
        package var name: String
        package var search: OperatorSearch
        /// False when it is known to find nothing.
        package var findsSomething = true
        /// True for two broad parts that no entry has together: every entry of one has to be looked at.
        package var isPathological = false
    }

    /// Writes the register, by the database itself from a row of numbers: half a million words in a few seconds.
    ///
    /// - Parameter analyses: does what PostgreSQL's server does by itself a minute later.
    package static func fill(_ database: Database, analyses: Bool) async throws {
        let series = """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
            """
        let kind =
            "CASE i % 4 WHEN 0 THEN 'GRUPO' WHEN 1 THEN 'TRANSPORTES' WHEN 2 THEN 'COMERCIALIZADORA' ELSE 'MAQUILAS' END"
        let word = "('N' || CAST(i AS TEXT))"
        let key = "\(kind) || ' ' || \(word)"
        let role = "CASE WHEN i % 4 = 1 THEN 'carrier' WHEN i % 500 = 2 THEN 'rail' ELSE 'importer' END"
        let town = "CASE i % 10 WHEN 0 THEN 'TIJUANA' WHEN 1 THEN 'TIJUANA' WHEN 2 THEN 'NOGALES' ELSE 'JUAREZ' END"
        let identifier = "'AAA' || substr(CAST(1000000 + i AS TEXT), 2)"
        var statements = [
            """
            INSERT INTO operator_entry (serial, name, name_key, identifier, country, roles, town, sites, merged_into,
            registered_at, changed_at, changed) \(series)
            SELECT i, \(key), \(key), NULL, 'MX', \(role), \(town), 1, NULL, i, i, i FROM n
            """
        ]
        for (term, value) in [
            ("name", kind), ("name", word), ("role", role), ("town", town), ("identifier", identifier),
        ] {
            statements.append(
                """
                INSERT INTO operator_term (kind, term, serial, name_key) \(series)
                SELECT '\(term)', \(value), i, \(key) FROM n
                """)
        }
        statements.append(
            """
            INSERT INTO operator_standing (serial, word, since) \(series)
            SELECT i, CASE WHEN i % 50 = 0 THEN 'suspended' ELSE 'certified' END, i FROM n WHERE i % 5 = 0 OR i % 20 = 1
            """)
        let all = statements
        try await database.write(timeout: .seconds(120)) { (tx) throws -> Void in
            for statement in all { try tx.execute(statement) }
        }
        guard analyses else { return }
        try await database.write(timeout: .seconds(60)) { (tx) throws -> Void in
            try tx.executeScript("ANALYZE operator_entry; ANALYZE operator_term; ANALYZE operator_standing")
        }
    }

    package static let questions: [Question] = [
        question("all") { _ in },
        question("all by name") { $0.order = .name },
        question("a name's beginning") { $0.name = "tra" },
        question("a name's beginning, by name") {
            $0.name = "tra"
            $0.order = .name
        },
        question("two words") { $0.name = "grupo n777" },
        question("a letter") { $0.name = "g" },
        question("a rare word") { $0.name = "N12345" },
        question("an identifier") { $0.identifier = "AAA0500" },
        question("an operator's number") { $0.identifier = "OP-050000" },
        question("a role") { $0.role = .importer },
        question("a rare role, by name") {
            $0.role = .rail
            $0.order = .name
        },
        question("a town") { $0.town = "tijuana" },
        question("a standing") { $0.standing = "suspended" },
        question("everything at once") {
            $0.name = "transportes"
            $0.role = .carrier
            $0.town = "tij"
            $0.standing = "certified"
        },
        question("nothing of two broad parts", findsSomething: false) {
            $0.name = "grupo"
            $0.role = .rail
        },
        question("nothing of two broad parts that exclude each other", findsSomething: false, isPathological: true) {
            $0.name = "grupo"
            $0.role = .carrier
        },
        question("far down") { $0.after = OperatorSearch.Key("900") },
    ]

    private static func question(
        _ name: String, findsSomething: Bool = true, isPathological: Bool = false,
        _ change: (inout OperatorSearch) -> Void
    ) -> Question {
        var search = OperatorSearch()
        change(&search)
        return Question(name: name, search: search, findsSomething: findsSomething, isPathological: isPathological)
    }

    /// How many rows a question finds on its first page.
    package static func ask(_ question: Question, _ database: Database) async throws -> Int {
        try await database.read { (db) throws in try OperatorList.page(question.search, in: db) }.entries.count
    }
}
