import Database
import GaritaTesting
import Testing

@Suite("Database")
struct DatabaseTests {
    static let parcel = Migration(
        id: "test-1",
        sql: "CREATE TABLE parcel (number INTEGER PRIMARY KEY, label TEXT NOT NULL, body BLOB, mass REAL)")

    @Test("what is written is read back", arguments: TestDatabase.both)
    func roundTrip(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Self.parcel]) { database in
            try await database.write { tx in
                try tx.execute("INSERT INTO parcel VALUES (?, ?, ?, ?)", [1, "caja", .blob([0, 1, 255]), 2.5])
                try tx.execute(
                    "INSERT INTO parcel (number, label) VALUES (?, ?)", many: [[2, "b"], [.int(3), .text("ñandú")]])
            }
            let rows = try await database.read { try $0.query("SELECT * FROM parcel ORDER BY number") }
            #expect(rows.count == 3)
            #expect(try rows[0].blob("body") == [0, 1, 255])
            #expect(try rows[0].double("mass") == 2.5)
            #expect(try rows[2].text("label") == "ñandú")
            #expect(try rows[2].optionalBlob("body") == nil)
        }
    }

    @Test("a failing item does not fail its neighbours", arguments: TestDatabase.both)
    func groupCommit(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Self.parcel]) { database in
            let group = GroupCommit<Int, Int>(database) { tx, items in
                try tx.execute(
                    "INSERT INTO parcel (number, label) VALUES (?, ?)", many: items.map { [.int($0 % 90), "x"] })
                return items.map { $0 * 2 }
            }
            let outcomes = await withTaskGroup(of: Bool.self) { tasks in
                for number in 0..<100 {
                    tasks.addTask { (try? await group.submit(number)) == number * 2 }
                }
                var done = 0
                for await isDone in tasks where isDone { done += 1 }
                return done
            }
            #expect(outcomes == 90)
            let count = try await database.read { try $0.value("SELECT count(*) FROM parcel") }
            #expect(count == 90)
        }
    }
}
