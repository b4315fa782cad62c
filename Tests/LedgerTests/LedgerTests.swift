import Customs
import Database
import GaritaTesting
import JSON
import Ledger
import Sealing
import Testing

extension EventKind {
    static let lodged = EventKind("test.lodged", "A test declaration was lodged: office, value.")
    static let decided = EventKind("test.decided", "A test declaration got its channel.")
    static let released = EventKind("test.released", "A test declaration was released.")
}

extension EventDraft {
    /// A draft with given data, for tests.
    static func sample(
        _ kind: EventKind = .lodged, about subject: String = "A-1", at: Int64 = 1_795_468_584_123,
        data: JSONValue = ["office": "240", "value": 19999.5]
    ) -> EventDraft {
        EventDraft(kind, subject: subject, at: Instant(milliseconds: at), actor: "officer-7", data: data)
    }
}

@Suite("Ledger")
struct LedgerTests {
    @Test("an event's canonical bytes and leaf are those that anyone can compute by hand", arguments: TestDatabase.both)
    func vector(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: Ledger.migrations) { database in
            let draft = EventDraft(
                .decided, subject: "26 24 3998 6000001", at: Instant(milliseconds: 1_795_468_584_123),
                actor: "officer-7", reason: "Art. 43 «LA»", data: ["items": [1, 2.5], "channel": "red"])
            let events = try await database.write { try Ledger.append([draft], in: $0) }
            let event = try #require(events.first)
            #expect(
                String(decoding: event.canonicalBytes, as: UTF8.self)
                    == #"{"actor":"officer-7","at":1795468584123,"data":{"channel":"red","items":[1,2.5]},"#
                    + #""kind":"test.decided","reason":"Art. 43 «LA»","sequence":1,"subject":"26 24 3998 6000001"}"#)
            // Computed with Python: sha256(b"\x00" + those bytes).
            #expect(event.leaf.hex == "4c782a3be3bdc2ea5764412564a1aaa56eadbc54d9a21c826fb9fcc89254bf2b")
            #expect(event.computedLeaf == event.leaf)
            #expect(try event.data["channel"]?.string == "red")
            let read = try #require(try await database.read { try Ledger.event(1, in: $0) })
            #expect(read == event)
            #expect(read.canonicalBytes == event.canonicalBytes)
            #expect(read.kind == .decided && read.reason == "Art. 43 «LA»" && read.actor == "officer-7")
            #expect(try await database.read { try Ledger.event(2, in: $0) } == nil)
        }
    }

    @Test("events get dense sequences from 1, whole groups at once", arguments: TestDatabase.both)
    func dense(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: Ledger.migrations) { database in
            #expect(try await database.write { try Ledger.append([], in: $0) }.isEmpty)
            for count in [1, 7, 300] {
                let drafts = (0..<count).map { EventDraft.sample(about: "S\($0)") }
                _ = try await database.write { tx in try Ledger.append(drafts, in: tx) }
            }
            #expect(try await database.read { try Ledger.size(in: $0) } == 308)
            let sequences = try await database.read { try Ledger.events(.all, in: $0).map(\.sequence) }
            #expect(sequences == Array(1...308))
            #expect(try await database.read { try Ledger.verify(in: $0) }.isSound)
        }
    }

    @Test("a rolled-back transaction leaves no hole", arguments: TestDatabase.both)
    func rollback(_ engine: TestDatabase) async throws {
        struct Refusal: Error {}
        try await engine.withDatabase(migrations: Ledger.migrations) { database in
            _ = try await database.write { try Ledger.append([.sample()], in: $0) }
            await #expect(throws: Refusal.self) {
                try await database.write { tx in
                    try Ledger.append([.sample(), .sample()], in: tx)
                    throw Refusal()
                }
            }
            let events = try await database.write { try Ledger.append([.sample()], in: $0) }
            #expect(events.map(\.sequence) == [2])
            #expect(try await database.read { try Ledger.verify(in: $0) }.isSound)
        }
    }

    @Test("several processes append side by side without a hole or a double", arguments: TestDatabase.both)
    func sideBySide(_ engine: TestDatabase) async throws {
        let url = try await engine.makeURL()
        let first = try await Database.open(url)
        try await first.migrate(Ledger.migrations)
        let second = try await Database.open(url)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                let database = number.isMultiple(of: 2) ? first : second
                group.addTask {
                    let drafts = [EventDraft.sample(about: "N\(number)"), .sample(.decided, about: "N\(number)")]
                    guard number.isMultiple(of: 3) else {
                        _ = try await database.write { try Ledger.append(drafts, in: $0) }
                        return
                    }
                    // All appends meet at the head row, so serializable transactions may be refused; never doubled.
                    while true {
                        do {
                            _ = try await database.writeConcurrently { try Ledger.append(drafts, in: $0) }
                            return
                        } catch let error as DatabaseError where error.code == .serialization { continue }
                    }
                }
            }
            try await group.waitForAll()
        }
        let verification = try await first.read { try Ledger.verify(in: $0) }
        #expect(verification.isSound && verification.checked == 120)
        await first.close()
        await second.close()
    }

    @Test("events are read by range, subject, kind, backwards and up to a limit", arguments: TestDatabase.both)
    func filters(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: Ledger.migrations) { database in
            _ = try await database.write { tx in
                for number in 1...20 {
                    try Ledger.append(
                        [.sample(about: "D\(number)"), .sample(.decided, about: "D\(number)"), .sample(.released)],
                        in: tx)
                }
            }
            func sequences(_ filter: EventFilter) async throws -> [Int64] {
                try await database.read { try Ledger.events(filter, in: $0).map(\.sequence) }
            }
            #expect(try await sequences(EventFilter(sequences: 5...8)) == [5, 6, 7, 8])
            #expect(try await sequences(EventFilter(subject: "D2")) == [4, 5])
            #expect(
                try await database.read { try Ledger.events(about: "D2", in: $0) }.map(\.kind) == [.lodged, .decided])
            #expect(try await sequences(EventFilter(kinds: [.released], limit: 3)) == [3, 6, 9])
            #expect(try await sequences(EventFilter(kinds: [.released, .decided], limit: 3)) == [2, 3, 5])
            #expect(try await sequences(EventFilter(kinds: [.lodged], limit: 2, isReversed: true)) == [58, 55])
            #expect(
                try await sequences(EventFilter(sequences: 10...60, subject: "A-1", kinds: [.released], limit: 1)) == [
                    12
                ])
            #expect(try await sequences(EventFilter(subject: "nobody")).isEmpty)
        }
    }

    @Test("whatever is written, the leaf seals the canonical form of the whole event")
    func canonicalProperty() async throws {
        let seed: UInt64 = 8785
        var random = SplitMix64(seed: seed)
        let texts = ["", "ñ", "\"\\\n", "😀\u{FFFF}", "plain text", "\u{1}", String(repeating: "x", count: 300)]
        func text() -> String { texts[Int.random(in: 0..<texts.count, using: &random)] }
        let drafts = (0..<500).map { _ in
            EventDraft(
                EventKind("k." + text()), subject: text(),
                at: Instant(milliseconds: .random(in: -1_000_000...4_000_000_000_000, using: &random)), actor: text(),
                reason: Bool.random(using: &random) ? text() : nil,
                data: [
                    text(): .string(text()), "n": .number(Double.random(in: -1e9...1e9, using: &random)),
                    "b": [1, .null],
                ])
        }
        try await TestDatabase.sqlite.withDatabase(migrations: Ledger.migrations) { database in
            for event in try await database.write({ try Ledger.append(drafts, in: $0) }) {
                var tree: JSONValue = [
                    "subject": .string(event.subject), "sequence": .number(event.sequence), "data": try event.data,
                    "kind": .string(event.kind.name), "at": .number(event.at.milliseconds),
                    "actor": .string(event.actor),
                ]
                if let reason = event.reason { tree["reason"] = .string(reason) }
                let bytes = try tree.canonicalBytes()
                #expect(event.canonicalBytes == bytes, "seed \(seed)")
                #expect(event.leaf == SHA256.hash([0] + bytes), "seed \(seed)")
            }
            #expect(try await database.read { try Ledger.verify(in: $0) }.isSound)
        }
    }

    @Test("data written member by member is the same as data from a tree")
    func writtenMembers() async throws {
        try await TestDatabase.sqlite.withDatabase(migrations: Ledger.migrations) { database in
            let at = Instant(milliseconds: 5)
            let events = try await database.write { tx in
                try Ledger.append(
                    [
                        EventDraft(.lodged, subject: "A", at: at, actor: "x", data: ["value": 1.5, "office": "240"]),
                        EventDraft(.lodged, subject: "A", at: at, actor: "x") { writer in
                            writer.key("office")
                            writer.string("240")
                            writer.key("value")
                            writer.double(1.5)
                        },
                        EventDraft(
                            .lodged, subject: "A", at: at, actor: "x",
                            canonicalData: Array(#"{"office":"240","value":1.5}"#.utf8)),
                    ], in: tx)
            }
            #expect(Set(events.map(\.canonicalData)).count == 1)
        }
    }

    @Test("data without a canonical form is refused and nothing is appended", arguments: TestDatabase.both)
    func noForm(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: Ledger.migrations) { database in
            let error = await #expect(throws: LedgerError.self) {
                try await database.write { tx in
                    try Ledger.append([.sample(), .sample(data: ["n": .number(Double.nan)])], in: tx)
                }
            }
            #expect(error?.code == .data)
            #expect(error?.json?.path == "/n")
            let size = try await database.read { try Ledger.size(in: $0) }
            #expect(size == 0)
        }
    }

    @Test("without the ledger's tables the refusal comes from the database, without the head row from the ledger")
    func noHead() async throws {
        try await TestDatabase.sqlite.withDatabase(migrations: Ledger.migrations) { database in
            _ = try await database.write { try $0.execute("DELETE FROM ledger_head") }
            let error = await #expect(throws: LedgerError.self) {
                try await database.write { try Ledger.append([.sample()], in: $0) }
            }
            #expect(error?.code == .head)
        }
    }

    @Test("what is published of an event leaves out what may tell who a person is")
    func catalogue() async throws {
        let kind = EventKind("test.stopped", "A vehicle was stopped: plate, lane.", personalMembers: ["plate"])
        let catalogue = try EventCatalogue([kind, .lodged])
        try await TestDatabase.sqlite.withDatabase(migrations: Ledger.migrations) { database in
            let events = try await database.write { tx in
                try Ledger.append(
                    [
                        .sample(EventKind("test.stopped"), data: ["plate": "AB-1", "lane": 3]), .sample(),
                        .sample(EventKind("test.unknown")),
                    ], in: tx)
            }
            let published = try events.map { try catalogue.published($0) }
            #expect(published == [["lane": 3], ["office": "240", "value": 19999.5], nil])
        }
        #expect(catalogue["test.stopped"]?.doc == kind.doc)
        for wrong in [
            [kind, kind], [EventKind("test.x")], [EventKind("Test.x", "d")], [EventKind("test", "d")],
            [EventKind("test..x", "d")],
        ] {
            #expect(throws: LedgerError.self) { try EventCatalogue(wrong) }
        }
    }

    @Test("a commitment proves its value and no other, and does not repeat")
    func commitment() {
        let commitment = Commitment(to: "GODE561231GR8")
        #expect(Commitment.proves(commitment.digest, value: "GODE561231GR8", salt: commitment.salt))
        #expect(!Commitment.proves(commitment.digest, value: "GODE561231GR9", salt: commitment.salt))
        #expect(Commitment(to: "GODE561231GR8").digest != commitment.digest)
        #expect(commitment.json.string?.utf8.count == 64)
    }
}
