import Database
import Foundation
import GaritaTesting
import Testing

/// The log that the writer gathers and writes in one call for each commit (`SQLiteLogFile`).
@Suite("SQLite's write-ahead log, written at once")
struct LogFileTests {
    private static let insert = "INSERT INTO parcel (number, label) VALUES (?, ?)"
    /// Rows of 2 KiB. More of them than SQLite keeps in memory reach the log before their commit does.
    private static let label = String(repeating: "x", count: 2000)
    private static let spilled = 20_000

    private static func rows(_ numbers: Range<Int>) -> [[SQLValue]] {
        numbers.map { [.int(Int64($0)), .text("\($0) \(label)")] }
    }

    /// What the readers of a database, which know nothing of the gathering, find in it.
    private struct Held {
        var count: Int64
        var sum: Int64
        var isWhole: Bool

        init(_ database: Database) async throws {
            let row = try await database.read(timeout: nil) {
                try $0.first("SELECT count(*) AS count, coalesce(sum(number), 0) AS sum FROM parcel")
            }
            count = try row?.int("count") ?? -1
            sum = try row?.int("sum") ?? -1
            isWhole = try await database.integrityCheck().isEmpty
        }
    }

    /// The files as a power cut would leave them after the last answer: the database first, so that its log is the newer one.
    private static func afterPowerCut(_ path: String, _ folder: TemporaryFolder, _ name: String) async throws -> Held {
        let copy = "\(folder.path)/\(name).db"
        for end in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: path + end, toPath: copy + end)
        }
        let database = try await Database.open("sqlite:\(copy)")
        let held = try await Held(database)
        await database.close()
        return held
    }

    @Test(
        "after each commit, small, larger than the memory or behind a rollback, readers and a copy of the files hold it whole"
    )
    func commits() async throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/log.db"
        let database = try await Database.open("sqlite:\(path)")
        try await database.migrate([Schema.parcel])
        struct Undone: Error {}
        var next = 1
        for (step, size) in [1, 3, 500, Self.spilled, 1, 40].enumerated() {
            let numbers = next..<(next + size)
            next += size
            try await database.write(timeout: nil) { tx in
                _ = try tx.execute(Self.insert, many: Self.rows(numbers))
            }
            // What is rolled back has reached the log in part; the next commit is written over it.
            await #expect(throws: Undone.self) {
                let undone = numbers.upperBound..<(numbers.upperBound + (step == 2 ? Self.spilled : 5))
                try await database.write(timeout: nil) { tx in
                    _ = try tx.execute(Self.insert, many: Self.rows(undone))
                    throw Undone()
                }
            }
            let expected = Int64(next - 1)
            let here = try await Held(database)
            let there = try await Self.afterPowerCut(path, folder, "copy\(step)")
            for held in [here, there] {
                #expect(held.count == expected)
                #expect(held.sum == expected * (expected + 1) / 2)
                #expect(held.isWhole)
            }
        }
        await database.close()
        let again = try await Database.open("sqlite:\(path)")
        let held = try await Held(again)
        #expect(held.count == Int64(next - 1) && held.isWhole)
        await again.close()
    }

    @Test("a transaction reads back its own rows, those that have left the memory too")
    func ownRows() async throws {
        let folder = try TemporaryFolder()
        let database = try await Database.open("sqlite:\(folder.path)/log.db")
        try await database.migrate([Schema.parcel])
        let held = try await database.write(timeout: nil) { tx in
            _ = try tx.execute(Self.insert, many: Self.rows(1..<(Self.spilled + 1)))
            _ = try tx.execute("UPDATE parcel SET label = 'y' WHERE number % 2 = 0", [])
            return try tx.first(
                "SELECT count(*) AS count, sum(CASE WHEN label = 'y' THEN 1 ELSE 0 END) AS changed FROM parcel")
        }
        #expect(try held?.int("count") == Int64(Self.spilled))
        #expect(try held?.int("changed") == Int64(Self.spilled / 2))
        let check = try await Held(database)
        #expect(check.count == Int64(Self.spilled) && check.isWhole)
        await database.close()
    }

    @Test("pages that a rolled back transaction sent ahead are never written over what another process committed")
    func secondWriter() async throws {
        let folder = try TemporaryFolder()
        let url = "sqlite:\(folder.path)/log.db"
        let (one, two) = (try await Database.open(url), try await Database.open(url))
        try await one.migrate([Schema.parcel])
        try await one.write(timeout: nil) { tx in
            _ = try tx.execute(Self.insert, many: Self.rows(1..<(Self.spilled + 1)))
        }
        struct Undone: Error {}
        await #expect(throws: Undone.self) {
            try await one.write(timeout: nil) { tx in
                _ = try tx.execute("UPDATE parcel SET label = label || '!'", [])
                throw Undone()
            }
        }
        let more = Self.spilled + 1..<(2 * Self.spilled + 1)
        try await two.write(timeout: nil) { tx in _ = try tx.execute(Self.insert, many: Self.rows(more)) }
        try await one.write(timeout: nil) { tx in _ = try tx.execute(Self.insert, many: Self.rows(0..<1)) }
        for database in [one, two] {
            let held = try await Held(database)
            #expect(held.count == Int64(2 * Self.spilled + 1) && held.isWhole)
            let changed = try await database.read(timeout: nil) {
                try $0.value("SELECT count(*) FROM parcel WHERE label LIKE '%!'")?.int
            }
            #expect(changed == 0)
        }
        await one.close()
        await two.close()
    }
}
