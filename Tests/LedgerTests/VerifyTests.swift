import Database
import GaritaTesting
import JSON
import Ledger
import Sealing
import Testing

@Suite("Verification")
struct VerifyTests {
    /// Takes the triggers away, as someone with the database's password could.
    private static func unlock(_ tx: any Writing) throws {
        switch tx.engine {
        case .sqlite:
            try tx.execute("DROP TRIGGER event_is_not_changed")
            try tx.execute("DROP TRIGGER event_is_not_deleted")
        case .postgresql:
            try tx.execute("ALTER TABLE event DISABLE TRIGGER ALL")
        }
    }

    @Test("an event can be neither changed nor deleted by a slip of the hand", arguments: TestDatabase.both)
    func appendOnly(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: Ledger.migrations) { database in
            _ = try await database.write { try Ledger.append([.sample()], in: $0) }
            var statements = ["UPDATE event SET actor = 'x'", "DELETE FROM event"]
            if engine.engine == .postgresql { statements.append("TRUNCATE event") }
            for statement in statements {
                await #expect(throws: DatabaseError.self) { try await database.write { try $0.execute(statement) } }
            }
            #expect(try await database.read { try Ledger.verify(in: $0) }.isSound)
        }
    }

    @Test(
        "a change of any column is found at its event", arguments: TestDatabase.both,
        [
            "kind = 'test.other'", "subject = 'B'", "at_ms = at_ms + 1", "actor = 'officer-8'", "reason = 'new'",
            "reason = ''", "sequence = 1000",
        ])
    func tampered(_ engine: TestDatabase, _ change: String) async throws {
        try await engine.withDatabase(migrations: Ledger.migrations) { database in
            try await database.write { tx in
                try Ledger.append((0..<10).map { _ in .sample() }, in: tx)
                try Self.unlock(tx)
                try tx.execute("UPDATE event SET \(change) WHERE sequence = 4")
            }
            let verification = try await database.read { try Ledger.verify(in: $0) }
            let found = verification.breaks.map(\.description)
            if change.hasPrefix("sequence") {
                #expect(found == ["event 4: gap", "event 1000: beyond-head"])
            } else {
                #expect(found == ["event 4: leaf"])
            }
            #expect(!verification.isSound && verification.checked == 10)
            // A range that does not hold the event is sound.
            #expect(try await database.read { try Ledger.verify(5...10, in: $0) }.isSound)
            #expect(try await !database.read { try Ledger.verify(4...4, in: $0) }.isSound)
        }
    }

    @Test("every break is reported, not only the first", arguments: TestDatabase.both)
    func all(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: Ledger.migrations) { database in
            try await database.write { tx in
                try Ledger.append((0..<30).map { _ in .sample() }, in: tx)
                try Self.unlock(tx)
                try tx.execute("DELETE FROM event WHERE sequence IN (1, 5, 6, 7, 30)")
                try tx.execute(
                    "UPDATE event SET data = ? WHERE sequence = 10", [.blob(Array(#"{"value":1, "office":2}"#.utf8))])
                try tx.execute("UPDATE event SET leaf = ? WHERE sequence = 12", [.blob(Array(repeating: 0, count: 32))])
                // Someone who recomputes the leaf is not found, except that the data is no canonical JSON.
                let sneaky = try #require(try Ledger.event(15, in: tx))
                let bytes = sneaky.canonicalBytes
                let text = String(decoding: bytes, as: UTF8.self)
                let changed = try #require(text.split(separator: "\"office\":\"240\"").count == 2 ? text : nil)
                    .replacing("\"office\":\"240\"", with: "\"office\": \"800\"")
                try tx.execute(
                    "UPDATE event SET data = ?, leaf = ? WHERE sequence = 15",
                    [
                        .blob(Array(#"{"office": "800","value":19999.5}"#.utf8)),
                        .blob(SHA256.hash([0] + Array(changed.utf8)).bytes),
                    ])
                try tx.execute("UPDATE ledger_head SET size = 28")
            }
            let verification = try await database.read { try Ledger.verify(in: $0) }
            #expect(
                verification.breaks.map(\.description) == [
                    "event 1: gap", "events 5–7: gap", "event 10: data", "event 10: leaf", "event 12: leaf",
                    "event 15: data", "event 29: beyond-head",
                ])
            #expect(verification.checked == 25)
        }
    }

    @Test("events missing at the end are a gap up to the head", arguments: TestDatabase.both)
    func cutOff(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: Ledger.migrations) { database in
            #expect(try await database.read { try Ledger.verify(in: $0) }.isSound)
            try await database.write { tx in
                try Ledger.append((0..<10).map { _ in .sample() }, in: tx)
                try Self.unlock(tx)
                try tx.execute("DELETE FROM event WHERE sequence > 7")
            }
            let verification = try await database.read { try Ledger.verify(in: $0) }
            #expect(verification.breaks.map(\.description) == ["events 8–10: gap"])
            #expect(try await database.read { try Ledger.verify(1...7, in: $0) }.isSound)
            #expect(try await database.read { try Ledger.verify(20...30, in: $0) }.isSound)
        }
    }
}
