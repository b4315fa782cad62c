import Database
import GaritaTesting
import Testing

@Suite("Values in and out of both engines")
struct ValueTests {
    @Test("every kind of value comes back as it went in", arguments: TestDatabase.both)
    func roundTrip(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let rows: [[SQLValue]] = [
                [1, "caja", .blob([0, 1, 255]), 2.5],
                [.int(Int64.max), "", .blob([UInt8]()), .double(.leastNonzeroMagnitude)],
                [.int(Int64.min), "ñandú 🚚 \u{10FFFF} 'x' \"y\" \\ %", .null, .null],
                [-1, .text(String(repeating: "é", count: 100_000)), .null, .double(.infinity)],
            ]
            try await database.write { tx in
                for row in rows { try tx.execute("INSERT INTO parcel VALUES (?, ?, ?, ?)", row) }
            }
            let read = try await database.read { reading in
                try rows.map { try reading.query("SELECT * FROM parcel WHERE number = ?", [$0[0]])[0] }
            }
            #expect(read.map(\.values) == rows)
            #expect(read[0].names == ["number", "label", "body", "mass"])
        }
    }

    @Test("many rows at once keep nulls, empty values and their order", arguments: TestDatabase.both)
    func manyRows(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let rows = (1...2500).map { number -> [SQLValue] in
                let body: SQLValue = number % 3 == 0 ? .null : .blob([UInt8(number % 256)])
                let mass: SQLValue = number % 2 == 0 ? .null : .double(Double(number) / 4)
                return [.int(number), .text("label \(number)"), body, mass]
            }
            let changed = try await database.write { tx in
                try tx.execute("INSERT INTO parcel (number, label, body, mass) VALUES (?, ?, ?, ?)", many: rows)
            }
            #expect(changed == 2500)
            let read = try await database.read { try $0.query("SELECT * FROM parcel ORDER BY number") }
            #expect(read.map(\.values) == rows)
            let again = try await database.write { tx in
                try tx.execute(
                    "INSERT INTO parcel (number, label) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    many: [[2500, "again"], [2501, "new"], [2501, "twice"], [2502, "new"]])
            }
            #expect(again == 2)
            let updated = try await database.write { tx in
                try tx.execute(
                    "UPDATE parcel SET label = ? WHERE number >= ?", many: [["x", 2500], ["y", 2502], ["z", 9999]])
            }
            #expect(updated == 4)
        }
    }

    @Test(
        "many rows that add to rows come out as one after the other would, also to the same row",
        arguments: TestDatabase.both)
    func manyUpserts(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let sql = """
                INSERT INTO parcel (number, label, mass) VALUES (?, ?, ?) ON CONFLICT (number) DO UPDATE SET
                    label = parcel.label || excluded.label, mass = parcel.mass + excluded.mass
                """
            let apart = (1...2500).map { number -> [SQLValue] in [.int(number), "a", 1.0] }
            let meeting: [[SQLValue]] = [[1, "b", 2.0], [2, "b", 2.0], [1, "c", 3.0], [3, "b", 2.0]]
            for isWaiting in [true, false] {
                try await database.write { (tx) throws -> Void in
                    for rows in [apart, apart.reversed(), meeting] {
                        if isWaiting {
                            #expect(try tx.execute(sql, many: rows) == rows.count)
                        } else {
                            try tx.enqueue(sql, many: rows)
                        }
                    }
                }
            }
            let rows = try await database.read { (db) throws in
                try db.query("SELECT label, mass FROM parcel WHERE number <= 4 ORDER BY number").map(\.values)
            }
            #expect(rows == [["aabcaabc", 14.0], ["aabaab", 8.0], ["aabaab", 8.0], ["aaaa", 4.0]])
            #expect(try await database.read { (db) throws in try db.value("SELECT count(*) FROM parcel")?.int } == 2500)
            await #expect(throws: DatabaseError.self) {
                try await database.write { (tx) throws in
                    try tx.execute(sql, many: [[1, "a", 1.0], [2, "b"], [3, "c", 1.0]])
                }
            }
        }
    }

    @Test("a body of twenty megabytes comes back unharmed", arguments: TestDatabase.both)
    func bigBlob(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            var random = SplitMix64(seed: 7)
            let body = (0..<2_500_000).flatMap { _ in withUnsafeBytes(of: random.next()) { Array($0) } }
            try await database.write { tx in
                try tx.execute("INSERT INTO parcel (number, label, body) VALUES (1, 'big', ?)", [.blob(body)])
            }
            let row = try await database.read { try $0.first("SELECT body FROM parcel") }
            #expect(try row?.blob("body") == body)
        }
    }

    @Test("text with a NUL character is refused, in one row and in many", arguments: TestDatabase.both)
    func nulCharacter(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let bad: [SQLValue] = [2, "ca\0ja"]
            for rows in [[bad], [[1, "a"], bad, [3, "c"], [4, "d"]]] {
                await #expect(throws: DatabaseError(.invalidText, "")) {
                    try await database.write { tx in
                        try tx.execute("INSERT INTO parcel (number, label) VALUES (?, ?)", many: rows)
                    }
                }
            }
            let count = try await database.read { try $0.value("SELECT count(*) FROM parcel") }
            #expect(count == 0)
        }
    }

    @Test(
        "a value of the wrong kind for its column is refused",
        arguments: TestDatabase.both,
        [
            ("number", SQLValue.text("no number")), ("number", .double(1.5)), ("number", .blob([1])),
            ("label", .blob([65])), ("body", .text("text")), ("body", .int(1)), ("mass", .text("heavy")),
            ("mass", .double(.nan)), ("mass", .blob([1])),
        ])
    func wrongKind(_ engine: TestDatabase, _ bad: (column: String, value: SQLValue)) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            var row: [String: SQLValue] = ["number": 1, "label": "x"]
            row[bad.column] = bad.value
            let names = row.keys.sorted()
            let sql =
                "INSERT INTO parcel (\(names.joined(separator: ", "))) VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))"
            let values = names.map { row[$0] ?? .null }
            await #expect(throws: DatabaseError(.type, "")) {
                try await database.write { try $0.execute(sql, values) }
            }
            await #expect(throws: DatabaseError(.type, "")) {
                try await database.write { try $0.execute(sql, many: [values, values, values, values]) }
            }
        }
    }

    @Test("counts, sums, averages and comparisons have the same types on both", arguments: TestDatabase.both)
    func expressions(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            try await database.write { tx in
                try tx.execute(
                    "INSERT INTO parcel (number, label, mass) VALUES (?, ?, ?)",
                    many: [[1, "a", 0.5], [2, "B", 1.5], [30_000_000_000, "ä", .null]])
            }
            let row = try await database.read { reading in
                try reading.first(
                    """
                    SELECT count(*) AS n, sum(number) AS s, avg(number) AS a, sum(mass) AS m, max(label) AS top,
                        count(*) > 2 AS many, coalesce(sum(mass), 0) AS c, CAST(? AS INTEGER) AS given,
                        'it''s ?' AS quoted, sum(number) FILTER (WHERE number < 3) AS few
                    FROM parcel -- why?
                    WHERE label IS NOT NULL /* ? */
                    """, [5_000_000_000])
            }
            let found = try #require(row)
            #expect(try found.int("n") == 3)
            #expect(try found.int("s") == 30_000_000_003)
            #expect(try found.double("a") == 10_000_000_001)
            #expect(try found.double("m") == 2)
            #expect(try found.text("top") == "ä")
            #expect(try found.bool("many"))
            #expect(try found.double("c") == 2)
            #expect(try found.int("given") == 5_000_000_000)
            #expect(try found.text("quoted") == "it's ?")
            #expect(try found.int("few") == 3)
            let sorted = try await database.read { try $0.query("SELECT label FROM parcel ORDER BY label") }
            #expect(sorted.map { $0[0] } == ["B", "a", "ä"])
            let like = try await database.read { try $0.value("SELECT count(*) FROM parcel WHERE label LIKE 'b%'") }
            #expect(like == 0)
        }
    }

    @Test("a row tells a missing column, a null and a wrong kind apart from a value", arguments: TestDatabase.both)
    func typedRow(_ engine: TestDatabase) async throws {
        try await engine.withDatabase { database in
            let row = try #require(
                try await database.read { try $0.first("SELECT 1 AS one, NULL AS missing, 'a' AS a") })
            #expect(try row.int("one") == 1)
            #expect(try row.optionalText("missing") == nil)
            #expect(row["two"] == nil)
            #expect(throws: DatabaseError(.column, "")) { try row.int("two") }
            #expect(throws: DatabaseError(.column, "")) { try row.text("missing") }
            #expect(throws: DatabaseError(.column, "")) { try row.int("a") }
            #expect(try row.bool("one"))
        }
    }

    @Test("hundreds of keys are looked up together, each with its own answer", arguments: TestDatabase.both)
    func lookUps(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            try await database.write { tx in
                try tx.execute(
                    "INSERT INTO parcel (number, label) VALUES (?, ?)",
                    many: (0..<1500).map { [.int($0 * 2), .text("p\($0 % 500)")] })
            }
            let (byNumber, byLabel, same) = try await database.read { reading in
                let keys: [[SQLValue]] = (0..<1200).map { [.int($0)] }
                return (
                    try reading.query("SELECT label, number FROM parcel WHERE number = ?", each: keys),
                    try reading.query(
                        """
                        SELECT number, number % 7 AS rest, ? AS asked FROM parcel -- by label
                        WHERE label = ? AND number > ? ORDER BY number DESC LIMIT 2;
                        """, each: (0..<600).map { ["why", .text("p\($0)"), 1000] }),
                    try keys.map { try reading.query("SELECT label, number FROM parcel WHERE number = ?", $0) }
                )
            }
            #expect(byNumber.count == 1200)
            #expect(byNumber == same)
            #expect(byNumber[7].isEmpty)
            #expect(byLabel[4].map { $0[0] } == [2008, 1008])
            #expect(byLabel[4][0].names == ["number", "rest", "asked"])
            #expect(byLabel[4][0]["asked"] == "why")
            #expect(byLabel[499].map { $0[0] } == [2998, 1998])
            #expect(byLabel[500].isEmpty)
        }
    }
}
