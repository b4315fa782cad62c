import Database
import GaritaTesting
import Testing

@Suite("Transactions on both engines")
struct TransactionTests {
    struct Refusal: Error, Equatable {}

    private func expectCount(_ expected: SQLValue, _ database: Database) async throws {
        let count = try await database.read { try $0.value("SELECT count(*) FROM parcel") }
        #expect(count == expected)
    }

    @Test("what a closure throws undoes its writes and reaches the caller", arguments: TestDatabase.both)
    func rollback(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            await #expect(throws: Refusal.self) {
                try await database.write { tx in
                    try tx.execute("INSERT INTO parcel (number, label) VALUES (1, 'a')")
                    throw Refusal()
                }
            }
            try await expectCount(0, database)
            try await database.write { try $0.execute("INSERT INTO parcel (number, label) VALUES (1, 'a')") }
            try await expectCount(1, database)
        }
    }

    @Test("an attempt that fails undoes only its own writes", arguments: TestDatabase.both)
    func attempt(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            try await database.write { tx in
                try tx.execute("INSERT INTO parcel (number, label) VALUES (1, 'a')")
                for label in ["b", "c"] {
                    let outcome = Result {
                        try tx.attempt {
                            try tx.execute(
                                "INSERT INTO parcel (number, label) VALUES (?, 'inner')", [.int(label == "b" ? 2 : 3)])
                            if label == "b" {
                                try tx.execute("INSERT INTO parcel (number, label) VALUES (1, ?)", ["b"])
                            }
                        }
                    }
                    if label == "b" { #expect(throws: DatabaseError(.unique, "")) { try outcome.get() } }
                }
                try tx.attempt {
                    try tx.attempt { try tx.execute("INSERT INTO parcel (number, label) VALUES (4, 'd')") }
                }
            }
            let numbers = try await database.read { try $0.query("SELECT number FROM parcel ORDER BY number") }
            #expect(numbers.map { $0[0] } == [1, 3, 4])
        }
    }

    @Test("an error that is swallowed does not let the rest be committed", arguments: TestDatabase.both)
    func swallowed(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            await #expect(throws: DatabaseError(.misuse, "")) {
                try await database.write { tx in
                    try tx.execute("INSERT INTO parcel (number, label) VALUES (1, 'a')")
                    _ = try? tx.execute("INSERT INTO parcel (number, label) VALUES (1, 'b')")
                }
            }
            await #expect(throws: DatabaseError(.misuse, "")) {
                try await database.write { tx in
                    try tx.execute("INSERT INTO parcel (number, label) VALUES (1, 'a')")
                    _ = try? tx.execute("INSERT INTO parcel (number, label) VALUES (?, ?)", [2, "b\0"])
                    try tx.execute("INSERT INTO parcel (number, label) VALUES (3, 'c')")
                }
            }
            try await expectCount(0, database)
        }
    }

    @Test("what is enqueued is written in order, and its failure ends the transaction", arguments: TestDatabase.both)
    func enqueued(_ engine: TestDatabase) async throws {
        let insert = "INSERT INTO parcel (number, label) VALUES (?, ?)"
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let seen = try await database.write { tx in
                try tx.enqueue(insert, many: [[1, "a"]])
                try tx.enqueue(insert, many: (2...10).map { [.int($0), "b"] })
                try tx.enqueue("UPDATE parcel SET label = ? WHERE number = ?", many: [["c", 1], ["d", 2]])
                try tx.enqueue("INSERT INTO seal (code, parcel) VALUES (?, ?)", many: [["s", 10]])
                return try tx.query("SELECT label FROM parcel WHERE number < 4 ORDER BY number")
            }
            #expect(seen.map { $0[0] } == ["c", "d", "b"])
            for isAsked in [true, false] {
                await #expect(throws: DatabaseError(.unique, "")) {
                    try await database.write { tx in
                        try tx.enqueue(insert, many: [[11, "a"]])
                        try tx.enqueue(insert, many: [[12, "a"], [1, "again"], [13, "a"]])
                        if isAsked { _ = try tx.query("SELECT 1") }
                    }
                }
            }
            try await database.write { tx in
                let outcome = Result { try tx.attempt { try tx.enqueue(insert, many: [[20, "a"], [1, "again"]]) } }
                #expect(throws: DatabaseError(.unique, "")) { try outcome.get() }
                try tx.enqueue(insert, many: [[21, "a"]])
                let text = Result { try tx.attempt { try tx.enqueue(insert, many: [[22, "a"], [23, "a\0"]]) } }
                #expect(throws: DatabaseError(.invalidText, "")) { try text.get() }
                try tx.enqueue(insert, many: [])
            }
            struct Refusal: Error {}
            await #expect(throws: Refusal.self) {
                try await database.write { tx in
                    try tx.enqueue(insert, many: [[30, "a"]])
                    throw Refusal()
                }
            }
            let big = String(repeating: "y", count: 10_000)
            try await database.write { tx in
                for start in 0..<10 {
                    try tx.enqueue(insert, many: (0..<100).map { [.int(1000 + start * 100 + $0), .text(big)] })
                }
            }
            try await expectCount(1011, database)
        }
    }

    @Test("the schema's refusals are typed and carry no data", arguments: TestDatabase.both)
    func constraints(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            try await database.write { tx in
                try tx.execute("INSERT INTO parcel (number, label) VALUES (77123, 'a')")
                try tx.execute("INSERT INTO seal (code, parcel) VALUES ('secret-77', 77123)")
            }
            let cases: [(String, [SQLValue], DatabaseError.Code)] = [
                ("INSERT INTO parcel (number, label) VALUES (?, 'b')", [77123], .unique),
                ("INSERT INTO seal (code, parcel) VALUES (?, 77123)", ["secret-77"], .unique),
                ("INSERT INTO seal (code, parcel) VALUES (?, 5)", ["secret-88"], .foreignKey),
                ("DELETE FROM parcel WHERE number = ?", [77123], .foreignKey),
                ("INSERT INTO parcel (number, label) VALUES (77124, ?)", [.null], .notNull),
                ("INSERT INTO parcel (number, label, mass) VALUES (77124, 'x', ?)", [-4.5], .check),
                ("INSERT INTO parcel (number, label) VALUES (?, 'x')", ["secret-99"], .type),
                ("SELEC 1", [], .syntax), ("SELECT * FROM nowhere", [], .syntax),
                ("SELECT * FROM parcel WHERE number = ?", [], .syntax),
            ]
            for (sql, args, code) in cases {
                do {
                    try await database.write { _ = try $0.execute(sql, args) }
                    Issue.record("\(sql) was accepted")
                } catch let error as DatabaseError {
                    #expect(error.code == code, "\(sql)")
                    for data in ["secret", "77123", "4.5"] where !sql.contains(data) {
                        #expect(!error.description.contains(data), "\(error)")
                    }
                }
            }
            try await expectCount(1, database)
        }
    }

    @Test("reading cannot write", arguments: TestDatabase.both)
    func readOnly(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            await #expect(throws: DatabaseError(.readOnly, "")) {
                try await database.read { _ = try $0.query("INSERT INTO parcel (number, label) VALUES (1, 'a')") }
            }
        }
    }

    @Test("a read sees one snapshot, whatever is committed meanwhile", arguments: TestDatabase.both)
    func snapshot(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let (first, second) = (Gate(), Gate())
            async let counts = database.read { reading in
                let before = try reading.value("SELECT count(*) FROM parcel")
                first.open()
                second.wait()
                return [before, try reading.value("SELECT count(*) FROM parcel")]
            }
            await first.pass()
            try await database.write { try $0.execute("INSERT INTO parcel (number, label) VALUES (1, 'a')") }
            second.open()
            let found = try await counts
            #expect(found == [0, 0])
            try await expectCount(1, database)
        }
    }

    @Test("writers one after the other lose no update", arguments: TestDatabase.both)
    func serialWriters(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            try await database.write { try $0.execute("INSERT INTO parcel (number, label) VALUES (1, '0')") }
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for _ in 0..<64 {
                    tasks.addTask {
                        try await database.write { tx in try Self.increment(tx) }
                    }
                }
                try await tasks.waitForAll()
            }
            let label = try await database.read { try $0.value("SELECT label FROM parcel") }
            #expect(label == "64")
        }
    }

    @Test("concurrent writers that conflict are tried again and lose no update", arguments: TestDatabase.both)
    func concurrentWriters(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            try await database.write { try $0.execute("INSERT INTO parcel (number, label) VALUES (1, '0')") }
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for _ in 0..<8 {
                    tasks.addTask {
                        try await database.writeConcurrently { tx in try Self.increment(tx) }
                    }
                }
                try await tasks.waitForAll()
            }
            let label = try await database.read { try $0.value("SELECT label FROM parcel") }
            #expect(label == "8")
        }
    }

    private static func increment(_ tx: any Writing) throws {
        let label = try tx.value("SELECT label FROM parcel WHERE number = 1")?.text ?? ""
        try tx.execute("UPDATE parcel SET label = ? WHERE number = 1", [.text("\((Int(label) ?? 0) + 1)")])
    }

    @Test("of many writes committed together the failing ones fail alone", arguments: TestDatabase.both)
    func groupedWrites(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let failures = await withTaskGroup(of: Int?.self) { tasks in
                for number in 0..<100 {
                    tasks.addTask {
                        do {
                            try await database.write { tx in
                                try tx.execute(
                                    "INSERT INTO parcel (number, label) VALUES (?, 'x')", [.int(number)])
                                if number % 10 == 3 { throw Refusal() }
                                if number % 10 == 4 {
                                    try tx.execute("INSERT INTO seal (code, parcel) VALUES ('s', -1)")
                                }
                            }
                            return nil
                        } catch {
                            return number
                        }
                    }
                }
                var failures: [Int] = []
                for await failure in tasks { failures += failure.map { [$0] } ?? [] }
                return failures.sorted()
            }
            #expect(failures == (0..<100).filter { [3, 4].contains($0 % 10) })
            try await expectCount(80, database)
        }
    }
}
