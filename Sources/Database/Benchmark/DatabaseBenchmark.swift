import Glibc

/// What the database layer does alone: declarations of seven rows, one of them with a body of 2 KB, with two look-ups
/// for each group. For `garita bench` and for choosing between ways of sending many rows.
package struct DatabaseBenchmark: Sendable {
    private let database: Database
    private let body: [UInt8]
    private let record: String

    /// - Parameter database: an empty one.
    package init(_ database: Database) {
        self.database = database
        body = Array(
            (0..<14).map { item in
                let (value, mass) = (UInt32.random(in: 1000...9_999_999), UInt32.random(in: 10...99_999))
                return """
                    {"number":\(item),"commodity":{"code":"8703\(value % 10000)","description":"automotive part \(mass)"},\
                    "origin":"US","value":{"amount":"\(value).00","currency":"MXN"},"grossMass":"\(mass).5"}
                    """
            }.joined(separator: ",").utf8.prefix(2048))
        record = String(repeating: "{\"cause\":\"profile\",\"hit\":12},", count: 16)
    }

    private static let tables = Migration(
        id: "benchmark-1",
        sql: """
            CREATE TABLE declaration (
                number INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE, office TEXT NOT NULL,
                lodged INTEGER NOT NULL, channel TEXT NOT NULL, body BLOB NOT NULL
            );
            CREATE INDEX declaration_by_office ON declaration (office, channel, lodged);
            CREATE TABLE decision (
                declaration INTEGER PRIMARY KEY REFERENCES declaration (number), hash BLOB NOT NULL, record TEXT NOT NULL
            );
            CREATE TABLE event (
                sequence INTEGER PRIMARY KEY, subject INTEGER NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL,
                leaf BLOB NOT NULL
            );
            CREATE INDEX event_by_subject ON event (subject);
            CREATE TABLE hit (
                declaration INTEGER NOT NULL, profile TEXT NOT NULL, PRIMARY KEY (declaration, profile)
            )
            """)

    /// The figures of one way.
    package struct Figures: Sendable {
        package var perSecond = 0.0
        package var p50Milliseconds = 0.0
        package var p95Milliseconds = 0.0
        package var p99Milliseconds = 0.0
        package var groupSize = 0.0
        /// Processor time of this process for each declaration.
        package var cpuMicroseconds = 0.0
    }

    /// `callers` lodge one declaration after the other through a group commit for `seconds`.
    package func groupCommit(callers: Int = 64, seconds: Double = 5) async throws -> Figures {
        try await database.migrate([Self.tables])
        let (body, record) = (body, record)
        let start = try await database.read { try $0.value("SELECT coalesce(max(number), 0) FROM declaration") }?.int
        let next = Lock(start ?? 0)
        let group = GroupCommit<Int64, Int64>(database) { tx, items in
            _ = try tx.value("SELECT coalesce(max(sequence), 0) FROM event")
            _ = try tx.query(
                "SELECT number FROM declaration WHERE reference = ?", each: items.map { [.text("R\($0)")] })
            try Self.write(items, body, record, tx)
            return items
        }
        var figures = try await Self.measure(callers: callers, seconds: seconds) {
            let number = next.with { number in
                number += 1
                return number
            }
            _ = try await group.submit(number)
        }
        figures.groupSize = Double(group.figures.items) / Double(max(1, group.figures.groups))
        return figures
    }

    /// The same rows in the same groups with nothing around: one transaction after the other on the writer's thread.
    package func raw(group: Int = 64, seconds: Double = 5) async throws -> Double {
        try await database.migrate([Self.tables])
        let (body, record) = (body, record)
        let start = try await database.read { try $0.value("SELECT coalesce(max(number), 0) FROM declaration") }?.int
        let began = monotonicNanoseconds()
        let end = began + UInt64(seconds * 1e9)
        var number = (start ?? 0) + 1
        while monotonicNanoseconds() < end {
            let items = (0..<Int64(group)).map { number + $0 }
            number += Int64(group)
            try await database.write { tx in try Self.write(items, body, record, tx) }
        }
        return Double(number - 1 - (start ?? 0)) / (Double(monotonicNanoseconds() - began) / 1e9)
    }

    /// Point reads of a declaration by its reference, each on a snapshot of its own, by `callers` at once.
    package func reads(callers: Int = 64, seconds: Double = 5) async throws -> Figures {
        let most =
            try await database.read { try $0.value("SELECT coalesce(max(number), 1) FROM declaration") }?.int ?? 1
        let database = database
        return try await Self.measure(callers: callers, seconds: seconds) {
            let reference = SQLValue.text("R\(Int64.random(in: 1...most))")
            _ = try await database.read { reading in
                try reading.query("SELECT number, body FROM declaration WHERE reference = ?", [reference])
            }
        }
    }

    /// `callers` do it again and again for `seconds`.
    private static func measure(
        callers: Int, seconds: Double, _ step: @escaping @Sendable () async throws -> Void
    ) async throws -> Figures {
        let times = Lock<[UInt64]>([])
        let processor = processorMicroseconds()
        let began = monotonicNanoseconds()
        let end = began + UInt64(seconds * 1e9)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for _ in 0..<callers {
                tasks.addTask {
                    var own: [UInt64] = []
                    while monotonicNanoseconds() < end {
                        let asked = monotonicNanoseconds()
                        try await step()
                        own.append(monotonicNanoseconds() - asked)
                    }
                    times.with { $0 += own }
                }
            }
            try await tasks.waitForAll()
        }
        let elapsed = Double(monotonicNanoseconds() - began) / 1e9
        let sorted = times.with { $0 }.sorted()
        var figures = Figures(perSecond: Double(sorted.count) / elapsed)
        figures.p50Milliseconds = percentile(sorted, 0.50)
        figures.p95Milliseconds = percentile(sorted, 0.95)
        figures.p99Milliseconds = percentile(sorted, 0.99)
        figures.cpuMicroseconds = (processorMicroseconds() - processor) / Double(max(1, sorted.count))
        return figures
    }

    /// Seven rows for each item, table by table.
    private static func write(
        _ items: [Int64], _ body: [UInt8], _ record: String, _ tx: any Writing
    ) throws(DatabaseError) {
        let leaf = [UInt8](repeating: 7, count: 32)
        try tx.enqueue(
            "INSERT INTO declaration (number, reference, office, lodged, channel, body) VALUES (?, ?, ?, ?, ?, ?)",
            many: items.map { [.int($0), .text("R\($0)"), "070", .int($0 * 1000), "green", .blob(body)] })
        try tx.enqueue(
            "INSERT INTO decision (declaration, hash, record) VALUES (?, ?, ?)",
            many: items.map { [.int($0), .blob(leaf), .text(record)] })
        try tx.enqueue(
            "INSERT INTO event (sequence, subject, kind, data, leaf) VALUES (?, ?, ?, ?, ?)",
            many: items.flatMap { item in
                (0..<3).map { [.int(item * 3 + $0), .int(item), "lodged", "{\"a\":1,\"b\":\"two\"}", .blob(leaf)] }
            })
        try tx.enqueue(
            "INSERT INTO hit (declaration, profile) VALUES (?, ?)",
            many: items.flatMap { item in (0..<2).map { [.int(item), .text("P\($0)")] } })
    }

    private static func percentile(_ sorted: [UInt64], _ share: Double) -> Double {
        guard !sorted.isEmpty else { return 0 }
        return Double(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]) / 1e6
    }

    /// The processor time that this process has used, in µs.
    package static func processorMicroseconds() -> Double {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        let seconds = Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        return seconds * 1e6 + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    }
}
