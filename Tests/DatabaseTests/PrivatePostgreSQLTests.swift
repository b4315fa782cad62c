import Database
import GaritaTesting
import Glibc
import Testing

@Suite("The private PostgreSQL and connections that break", .enabled(if: PrivatePostgreSQL.isInstalled))
struct PrivatePostgreSQLTests {
    @Test("after the server was restarted everything goes on by itself")
    func restart() async throws {
        let server = try await PrivatePostgreSQL.startTemporary(purpose: "restart")
        let database = try await Database.open(server.socketURL ?? server.url)
        try await database.migrate([Schema.parcel])
        let group = GroupCommit<Int, Int>(database) { tx, items in
            try tx.execute("INSERT INTO parcel (number, label) VALUES (?, 'x')", many: items.map { [.int($0)] })
            return items
        }
        let answer = try await group.submit(1)
        #expect(answer == 1)
        try await database.ping()
        for turn in 1...3 {
            try await server.restart()
            if turn != 2 { try await database.ping(timeout: .seconds(20)) }
            if turn != 1 {
                let found = try await group.submit(turn * 10)
                #expect(found == turn * 10)
            }
            let readBack = try await database.write { try $0.value("SELECT count(*) FROM parcel") }
            #expect(readBack == .int(turn))
        }
        await server.stop()
        await #expect(throws: DatabaseError(.connection, "")) { try await database.ping(timeout: .seconds(20)) }
        await #expect(throws: DatabaseError(.connection, "")) { try await group.submit(99) }
        await database.close()
        #expect(access(server.directory, F_OK) != 0)
    }

    @Test("a transaction whose server dies in the middle is run again on the new one")
    func restartInTransaction() async throws {
        let server = try await PrivatePostgreSQL.startTemporary(purpose: "midway")
        let database = try await Database.open(server.url)
        try await database.migrate([Schema.parcel])
        let (started, restarted) = (Gate(), Gate())
        async let number = database.write { tx in
            try tx.execute("INSERT INTO parcel (number, label) VALUES (1, 'a')")
            started.open()
            restarted.wait()
            // For the second run, which needs no waiting.
            restarted.open()
            return try tx.value("SELECT count(*) FROM parcel")
        }
        await started.pass()
        try await server.restart()
        restarted.open()
        let seen = try await number
        #expect(seen == 1)
        await database.close()
        await server.stop()
    }

    @Test("it commits durably and lets in only who knows the password")
    func settings() async throws {
        let server = try await TestPostgreSQL.shared.server()
        let database = try await Database.open(server.url)
        let values = try await database.read { reading in
            try ["fsync", "synchronous_commit", "listen_addresses", "full_page_writes"].map { name in
                try reading.value("SELECT current_setting(?)", [.text(name)])
            }
        }
        #expect(values == ["on", "on", "127.0.0.1", "on"])
        #expect(!database.place.contains("garita:"))
        await database.close()
        let stranger = "postgresql://garita:wrong@127.0.0.1:\(server.port)/garita"
        await #expect(throws: DatabaseError(.connection, "")) { try await Database.open(stranger) }
    }

    @Test("data that are kept are there after a new start")
    func keeping() async throws {
        let directory = "/tmp/garita-keeping-\(getpid())"
        for turn in 1...2 {
            let server = try await PrivatePostgreSQL.start(in: directory, keeping: turn == 1)
            let database = try await Database.open(server.url)
            try await database.migrate([Schema.parcel])
            let count = try await database.write { tx in
                try tx.execute("INSERT INTO parcel (number, label) VALUES (?, 'x')", [.int(turn)])
                return try tx.value("SELECT count(*) FROM parcel")
            }
            #expect(count == .int(turn))
            await database.close()
            await server.stop()
        }
        #expect(access(directory, F_OK) != 0)
    }
}
