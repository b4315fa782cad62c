import Database
import GaritaTesting
import Testing

@Suite("Group commit on both engines")
struct GroupCommitTests {
    private func group(_ database: Database, maxWaiting: Int = 10_000) -> GroupCommit<Int, Int> {
        GroupCommit(database, maxGroup: 100, maxWaiting: maxWaiting) { tx, items in
            try tx.enqueue(
                "INSERT INTO parcel (number, label) VALUES (?, ?)", many: items.map { [.int($0), "x"] })
            return items.map { $0 * 2 }
        }
    }

    @Test("64 submitters are all answered, each with his own answer, in few transactions", arguments: TestDatabase.both)
    func manySubmitters(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let group = group(database)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for caller in 0..<64 {
                    tasks.addTask {
                        for turn in 0..<20 {
                            let number = caller * 100 + turn
                            let answer = try await group.submit(number)
                            #expect(answer == number * 2)
                        }
                    }
                }
                try await tasks.waitForAll()
            }
            let count = try await database.read { try $0.value("SELECT count(*) FROM parcel") }
            #expect(count == 1280)
            #expect(group.figures.items == 1280)
            #expect(group.figures.groups < 640)
            #expect(group.figures.waiting == 0)
        }
    }

    @Test("a failing item fails alone and its neighbours stand", arguments: TestDatabase.both)
    func failingItem(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let group = group(database)
            try await database.write { try $0.execute("INSERT INTO parcel (number, label) VALUES (50, 'there')") }
            let failed = await withTaskGroup(of: (Int, DatabaseError.Code?).self) { tasks in
                for number in 0..<100 {
                    tasks.addTask {
                        do {
                            return (number, try await group.submit(number) == number * 2 ? nil : .other)
                        } catch {
                            return (number, (error as? DatabaseError)?.code ?? .other)
                        }
                    }
                }
                var failed: [Int: DatabaseError.Code] = [:]
                for await (number, code) in tasks { failed[number] = code }
                return failed
            }
            #expect(failed == [50: .unique])
            let count = try await database.read { try $0.value("SELECT count(*) FROM parcel") }
            #expect(count == 100)
        }
    }

    @Test("each item may be answered with a failure of its own", arguments: TestDatabase.both)
    func itemResults(_ engine: TestDatabase) async throws {
        struct Odd: Error {}
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let group = GroupCommit<Int, Int>(
                database,
                commitEach: { tx, items in
                    let even = items.filter { $0 % 2 == 0 }
                    try tx.execute("INSERT INTO parcel (number, label) VALUES (?, 'x')", many: even.map { [.int($0)] })
                    return items.map { $0 % 2 == 0 ? .success($0) : .failure(Odd()) }
                })
            await withTaskGroup(of: Void.self) { tasks in
                for number in 0..<50 {
                    tasks.addTask {
                        if number % 2 == 0 {
                            #expect((try? await group.submit(number)) == number)
                        } else {
                            await #expect(throws: Odd.self) { try await group.submit(number) }
                        }
                    }
                }
            }
            #expect(group.figures.retriedAlone == 0)
        }
    }

    @Test("when too many wait the next is refused at once", arguments: TestDatabase.both)
    func overload(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let (started, free) = (Gate(), Gate())
            async let blocker: Void = database.write { _ in
                started.open()
                free.wait()
            }
            await started.pass()
            let group = group(database, maxWaiting: 10)
            let waiting = (0..<10).map { number in Task { try await group.submit(number) } }
            while group.figures.waiting < 10 { await Task.yield() }
            await #expect(throws: DatabaseError(.overloaded, "")) { try await group.submit(10) }
            free.open()
            try await blocker
            for (number, task) in waiting.enumerated() {
                let answer = try await task.value
                #expect(answer == number * 2)
            }
            let last = try await group.submit(10)
            #expect(last == 20)
        }
    }

    @Test(
        "a cancelled caller that still waits leaves the line and nothing of his is written",
        arguments: TestDatabase.both)
    func cancellation(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: [Schema.parcel]) { database in
            let (started, free) = (Gate(), Gate())
            async let blocker: Void = database.write { _ in
                started.open()
                free.wait()
            }
            await started.pass()
            let group = group(database)
            let cancelled = Task { try await group.submit(1) }
            let other = Task { try await group.submit(2) }
            while group.figures.waiting < 2 { await Task.yield() }
            cancelled.cancel()
            await #expect(throws: DatabaseError(.cancelled, "")) { try await cancelled.value }
            free.open()
            try await blocker
            let answer = try await other.value
            #expect(answer == 4)
            let numbers = try await database.read { try $0.query("SELECT number FROM parcel") }
            #expect(numbers.map { $0[0] } == [2])
        }
    }

    @Test("closing answers those that were taken and refuses the rest", arguments: TestDatabase.both)
    func closing(_ engine: TestDatabase) async throws {
        let database = try await engine.open(migrations: [Schema.parcel])
        let group = group(database)
        let tasks = (0..<200).map { number in Task { try await group.submit(number) } }
        await database.close()
        for (number, task) in tasks.enumerated() {
            switch await task.result {
            case .success(let answer): #expect(answer == number * 2)
            case .failure(let error): #expect(error as? DatabaseError == DatabaseError(.closed, ""))
            }
        }
        await #expect(throws: DatabaseError(.closed, "")) { try await group.submit(1) }
        await #expect(throws: DatabaseError(.closed, "")) { try await database.read { _ in } }
        await database.close()
    }
}
