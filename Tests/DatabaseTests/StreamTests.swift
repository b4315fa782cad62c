import Database
import GaritaTesting
import Glibc
import Testing

@Suite("Streams of many rows on both engines", .serialized)
struct StreamTests {
    /// A row of 200 bytes; the whole would be 200 MB in a release build.
    private static let count = isDebug ? 200_000 : 1_000_000
    private static let sql = """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
        SELECT i, 'a text of some length that makes the row as long as rows are, which is some two hundred bytes or so: \
        a text of some length that makes the row as long as rows are, two hundred bytes' AS words FROM n
        """

    private static var isDebug: Bool {
        var isDebug = false
        assert(
            {
                isDebug = true
                return true
            }())
        return isDebug
    }

    /// Megabytes of this process that are in memory.
    private static func residentMegabytes() -> Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        guard fgets(&line, 256, file) != nil else { return 0 }
        let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return (Int(text.split(separator: " ")[1]) ?? 0) * 4096 / 1_000_000
    }

    /// In a process of its own, whose memory no other test uses.
    @Test("a million rows are read at flat memory", arguments: TestDatabase.both)
    func flatMemory(_ engine: TestDatabase) async throws {
        let url = try await engine.makeURL()
        await #expect(processExitsWith: .success) { [url = url as String] in
            let database = try await Database.open(url)
            let (sum, growth) = try await database.read(timeout: nil) { reading in
                var (sum, seen, early, most) = (Int64(0), 0, 0, 0)
                try reading.forEach(Self.sql, [.int(Self.count)]) { row in
                    sum += try row.int("i")
                    seen += 1
                    if seen == 20_000 { early = Self.residentMegabytes() }
                    if seen % 20_000 == 0 { most = max(most, Self.residentMegabytes()) }
                }
                return (sum, most - early)
            }
            #expect(sum == Int64(Self.count) * Int64(Self.count + 1) / 2)
            // The rows alone are 40 MB in a debug build and 200 MB in a release build.
            #expect(growth < 10)
            await database.close()
        }
    }

    @Test(
        "rows come in batches, the last one shorter, and the closure may write elsewhere", arguments: TestDatabase.both)
    func batches(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let sizes = try await database.write { tx in
                var sizes: [Int] = []
                try tx.forEachBatch(Self.sql, [2500], size: 1000) { rows in
                    sizes.append(rows.count)
                    try tx.execute(
                        "INSERT INTO parcel (number, label) VALUES (?, ?)", many: rows.map { [$0[0], "x"] })
                    try tx.forEach("SELECT number FROM parcel WHERE number = ?", [rows[0][0]]) { row in
                        #expect(row[0] == rows[0][0])
                    }
                }
                return sizes
            }
            #expect(sizes == [1000, 1000, 500])
            let count = try await database.read { try $0.value("SELECT count(*) FROM parcel") }
            #expect(count == 2500)
        }
    }

    @Test("a closure that throws ends the stream and the connection is good for the next", arguments: TestDatabase.both)
    func earlyEnd(_ engine: TestDatabase) async throws {
        struct Enough: Error {}
        var settings = Database.Settings()
        settings.connections = 1
        try await engine.withDatabase(settings: settings) { database in
            for _ in 0..<3 {
                await #expect(throws: Enough.self) {
                    try await database.read { reading in
                        try reading.forEach(Self.sql, [1_000_000]) { row in
                            if row[0] == 5 { throw Enough() }
                        }
                    }
                }
                let last = try await database.read { reading in
                    _ = Result { try reading.forEach(Self.sql, [1_000_000]) { _ in throw Enough() } }
                    return try reading.value("SELECT 7")
                }
                #expect(last == 7)
            }
        }
    }
}
