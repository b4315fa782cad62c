import Customs
import Database
import GaritaTesting
import Ledger
import Testing

@testable import Clearance

@Suite("Quarantine")
struct QuarantineTests {
    private static func keep(
        _ test: TestClearance, _ bytes: [UInt8], organisation: String = "ORG", at seconds: Int64 = 0
    ) async throws -> String {
        try await test.room.quarantine.keep(
            bytes, mediaType: "application/json",
            problems: [Problem(code: "json", place: .init(path: "/a", line: 2, column: 3), message: "no")],
            organisation: organisation, source: "http", actor: "ana", at: TestClearance.at(seconds))
    }

    @Test("the same bytes that wait are kept once, per organisation", arguments: TestDatabase.both)
    func once(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let bytes: [UInt8] = [0, 1, 2, 255]
            let ids = try await withThrowingTaskGroup(of: String.self) { group in
                for index in 0..<16 { group.addTask { try await Self.keep(test, bytes, at: Int64(index)) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(ids).count == 1)
            let other = try await Self.keep(test, bytes, organisation: "OTHER")
            #expect(other != ids[0])
            let entry = try #require(try await test.room.quarantine.entry(ids[0]))
            #expect(entry.bytes == bytes)
            #expect(entry.problems.first?.place.line == 2)
            #expect(try await test.events(ids[0]).map(\.kind) == [.quarantineEntered])
            #expect(try await test.room.quarantine.counts() == ["waiting": 2])
        }
    }

    @Test(
        "a discarded entry keeps its bytes, is closed once, and waits again when it comes again",
        arguments: TestDatabase.both)
    func discards(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let store = test.room.quarantine
            let id = try await Self.keep(test, [1, 2, 3])
            func discard() async throws -> Bool {
                try await store.close(
                    id, as: .discarded, number: nil, reason: "junk", actor: "eva", at: TestClearance.at(9))
            }
            #expect(try await discard())
            #expect(try await !discard())
            #expect(try await store.entry(id)?.bytes == [1, 2, 3])
            #expect(try await store.entry(id)?.state == .discarded)
            #expect(try await Self.keep(test, [1, 2, 3], at: 60) == id)
            #expect(try await store.waiting() == 1)
            let kinds: [EventKind] = [.quarantineEntered, .quarantineDiscarded, .quarantineEntered]
            #expect(try await test.events(id).map(\.kind) == kinds)
        }
    }

    @Test("pages hold every entry once, also those of one moment", arguments: TestDatabase.both)
    func pages(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            var kept = Set<String>()
            for index in 0..<23 { kept.insert(try await Self.keep(test, [UInt8(index)], at: Int64(index / 10))) }
            var seen: [String] = []
            var key: QuarantineStore.Key?
            while true {
                let page = try await test.room.quarantine.summaries(.waiting, below: key, limit: 5)
                seen += page.map(\.entry.id)
                guard let last = page.last else { break }
                key = last.key
            }
            #expect(seen.count == 23)
            #expect(Set(seen) == kept)
        }
    }
}
