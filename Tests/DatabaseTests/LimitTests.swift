import Database
import GaritaTesting
import Testing

@Suite("Time limits, cancellation and full queues on both engines")
struct LimitTests {
    /// Counts for minutes unless it is stopped.
    private static let endless = """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT count(*) FROM n
        """

    private static func elapsed(_ body: () async throws -> Void) async rethrows -> Duration {
        let start = ContinuousClock.now
        try await body()
        return ContinuousClock.now - start
    }

    @Test(
        "a statement is stopped when the caller's time is over, and the database goes on", arguments: TestDatabase.both)
    func timeout(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let time = await Self.elapsed {
                await #expect(throws: DatabaseError(.timeout, "")) {
                    try await database.read(timeout: .milliseconds(200)) { _ = try $0.query(Self.endless) }
                }
                await #expect(throws: DatabaseError(.timeout, "")) {
                    try await database.write(timeout: .milliseconds(200)) { tx in
                        try tx.execute("INSERT INTO parcel (number, label) VALUES (1, 'a')")
                        _ = try tx.query(Self.endless)
                    }
                }
            }
            #expect(time < .seconds(40))
            try await database.write { try $0.execute("INSERT INTO parcel (number, label) VALUES (2, 'b')") }
            let numbers = try await database.read { try $0.query("SELECT number FROM parcel") }
            #expect(numbers.map { $0[0] } == [2])
        }
    }

    @Test("a statement is stopped when the caller's task is cancelled", arguments: TestDatabase.both)
    func cancellation(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let (readStarted, writeStarted) = (Gate(), Gate())
            let read = Task {
                try await database.read { reading in
                    _ = try reading.query("SELECT 1")
                    readStarted.open()
                    _ = try reading.query(Self.endless)
                }
            }
            let write = Task {
                try await database.write { tx in
                    try tx.execute("INSERT INTO parcel (number, label) VALUES (1, 'a')")
                    writeStarted.open()
                    _ = try tx.query(Self.endless)
                }
            }
            await readStarted.pass()
            await writeStarted.pass()
            let time = await Self.elapsed {
                read.cancel()
                write.cancel()
                await #expect(throws: DatabaseError(.cancelled, "")) { try await read.value }
                await #expect(throws: DatabaseError(.cancelled, "")) { try await write.value }
            }
            #expect(time < .seconds(40))
            let count = try await database.read { try $0.value("SELECT count(*) FROM parcel") }
            #expect(count == 0)
        }
    }

    @Test("a task cancelled before it asks gets nothing and costs nothing", arguments: TestDatabase.both)
    func cancelledBefore(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                try await database.write { try $0.execute("INSERT INTO parcel (number, label) VALUES (1, 'a')") }
            }
            task.cancel()
            await #expect(throws: DatabaseError(.cancelled, "")) { try await task.value }
            let count = try await database.read { try $0.value("SELECT count(*) FROM parcel") }
            #expect(count == 0)
        }
    }

    @Test("waiting for a connection or for the writer ends in time", arguments: TestDatabase.both)
    func waiting(_ engine: TestDatabase) async throws {
        var settings = Database.Settings()
        settings.connections = 1
        try await engine.withDatabase(migrations: [Schema.parcel], settings: settings) { database in
            let (reading, writing, free) = (Gate(), Gate(), Gate())
            async let reader: Void = database.read { _ in
                reading.open()
                free.wait()
            }
            async let writer: Void = database.write { _ in
                writing.open()
                free.wait()
            }
            await reading.pass()
            await writing.pass()
            let time = await Self.elapsed {
                await #expect(throws: DatabaseError(.timeout, "")) {
                    try await database.read(timeout: .milliseconds(100)) { _ in }
                }
                await #expect(throws: DatabaseError(.timeout, "")) {
                    try await database.write(timeout: .milliseconds(100)) { _ in }
                }
                let cancelled = Task { try await database.read { _ in } }
                while database.load.waitingReads == 0 { await Task.yield() }
                cancelled.cancel()
                await #expect(throws: DatabaseError(.cancelled, "")) { try await cancelled.value }
            }
            #expect(time < .seconds(40))
            free.open()
            free.open()
            _ = try await (reader, writer)
            try await database.ping()
        }
    }

    @Test("when too many wait for a connection the next is refused at once", arguments: TestDatabase.both)
    func overload(_ engine: TestDatabase) async throws {
        var settings = Database.Settings()
        settings.connections = 1
        settings.maxWaiting = 2
        try await engine.withDatabase(settings: settings) { database in
            let (started, free) = (Gate(), Gate())
            async let reader: Void = database.read { _ in
                started.open()
                free.wait()
            }
            await started.pass()
            let waiting = (0..<2).map { _ in Task { try await database.read { _ in } } }
            while database.load.waitingReads < 2 { await Task.yield() }
            await #expect(throws: DatabaseError(.overloaded, "")) { try await database.read { _ in } }
            free.open()
            try await reader
            for task in waiting { try await task.value }
        }
    }

    @Test("in a group of writes only the late one fails", arguments: TestDatabase.both)
    func lateInGroup(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let (started, free) = (Gate(), Gate())
            async let blocker: Void = database.write { _ in
                started.open()
                free.wait()
            }
            await started.pass()
            let tasks = (0..<5).map { number in
                Task {
                    try await database.write(timeout: number == 2 ? .seconds(1) : .seconds(60)) { tx in
                        try tx.execute("INSERT INTO parcel (number, label) VALUES (?, 'x')", [.int(number)])
                        if number == 2 { _ = try tx.query(Self.endless) }
                    }
                }
            }
            var waiting = 0
            let start = ContinuousClock.now
            while waiting < 5, ContinuousClock.now - start < .seconds(20) {
                await Task.yield()
                waiting = database.load.waitingWrites
            }
            #expect(waiting == 5, "the late one gave up before all five waited")
            free.open()
            try await blocker
            for (number, task) in tasks.enumerated() {
                if number == 2 {
                    await #expect(throws: DatabaseError(.timeout, "")) { try await task.value }
                } else {
                    try await task.value
                }
            }
            let numbers = try await database.read { try $0.query("SELECT number FROM parcel ORDER BY number") }
            #expect(numbers.map { $0[0] } == [0, 1, 3, 4])
        }
    }

    @Test("SQLite says busy when another process holds the file too long")
    func busy() async throws {
        let url = try await TestDatabase.sqlite.makeURL()
        var settings = Database.Settings()
        settings.busyMilliseconds = 50
        let one = try await Database.open(url)
        let other = try await Database.open(url, settings: settings)
        let (started, free) = (Gate(), Gate())
        async let holder: Void = one.write { _ in
            started.open()
            free.wait()
        }
        await started.pass()
        await #expect(throws: DatabaseError(.busy, "")) { try await other.write { _ in } }
        free.open()
        try await holder
        try await other.write { _ in }
        await one.close()
        await other.close()
    }
}
