import Customs
import Database
import FoundationEssentials
import GaritaTesting
import Ledger
import Sealing
import Testing

@testable import Programme

@Suite("The vault of evidence")
struct EvidenceVaultTests {
    @Test(
        "a file stands on the disk under its hash, once per operator, with its event", arguments: TestDatabase.both)
    func stores(_ engine: TestDatabase) async throws {
        try await EvidenceRoom.with(engine) { room in
            let details = EvidenceDetails(
                title: "Opinión positiva", validThrough: try CalendarDay("2026-12-10"), sites: [EvidenceRoom.site],
                questions: ["1.1", "6.2"])
            let file = try await room.store(details: details)
            #expect(file.id.text == "EV-000001")
            #expect(try Array(Data(contentsOf: URL(filePath: room.path(file)))) == Samples.pdf)
            let again = try await room.vault.store(
                EvidenceOffer(owner: EvidenceRoom.sol, name: "otra.pdf", declaredType: "", bytes: Samples.pdf),
                by: "ana", at: room.now)
            #expect(again.isRepeated && again.file == file)
            let other = try await room.store(owner: EvidenceRoom.mar)
            #expect(other.id.text == "EV-000002" && other.hash == file.hash)
            #expect(try await room.vault.file(file.id) == file)
            #expect(try await room.vault.bytes(of: file, at: room.now) == Samples.pdf)
            let events = try await room.events(file.id.text)
            #expect(events.map(\.kind) == [.evidenceStored])
            let told = String(decoding: events[0].canonicalData, as: UTF8.self)
            #expect(told.contains(file.hash.hex) && !told.contains("opinion") && !told.contains("Opini"))
        }
    }

    @Test(
        "a changed or missing file is never served, is told once, and is found by verify", arguments: TestDatabase.both)
    func damage(_ engine: TestDatabase) async throws {
        try await EvidenceRoom.with(engine) { room in
            let good = try await room.store()
            let bad = try await room.store(Samples.csv, name: "sellos.csv")
            let gone = try await room.store(Samples.png, name: "foto.png")
            #expect(try await room.vault.verify(at: room.now).isWhole)
            try Data(Samples.csv.dropLast() + [0x21]).write(to: URL(filePath: room.path(bad)))
            try FileManager.default.removeItem(atPath: room.path(gone))
            for _ in 0..<2 {
                await #expect(throws: EvidenceError(.changed, "")) {
                    _ = try await room.vault.bytes(of: bad, at: room.now)
                }
            }
            let report = try await room.vault.verify(at: room.now)
            #expect(report.checked == 3 && report.changed == [bad.id] && report.missing == [gone.id])
            #expect(try await room.events(bad.id.text).map(\.kind) == [.evidenceStored, .evidenceDamaged])
            #expect(try await room.vault.bytes(of: good, at: room.now) == Samples.pdf)
            let answer = try await room.solClient.get("/api/programme/evidence/\(bad.id)/file")
            #expect(answer.status == 500 && !answer.text.contains("sello"))
            // The operator has the bytes still: storing them again makes the file whole.
            _ = try await room.store(Samples.csv, name: "sellos.csv")
            #expect(try await room.vault.verify(at: room.now).changed.isEmpty)
            #expect(try await room.vault.file(bad.id).damagedAt == nil)
        }
    }

    @Test("a grown file is not read to its end", arguments: [TestDatabase.sqlite])
    func grown(_ engine: TestDatabase) async throws {
        try await EvidenceRoom.with(engine) { room in
            let file = try await room.store()
            try Data(Samples.pdf + [UInt8](repeating: 0, count: 100_000)).write(to: URL(filePath: room.path(file)))
            #expect(try room.vault.folder.read(file.hash, atMost: file.size)?.count == file.size + 1)
        }
    }

    @Test(
        "a file that supports something stays; one that supports nothing can be withdrawn and stored anew",
        arguments: TestDatabase.both)
    func uses(_ engine: TestDatabase) async throws {
        try await EvidenceRoom.with(engine) { room in
            let (file, now) = (try await room.store(), room.now)
            func note(_ owner: OperatorID) async throws {
                try await room.database.write { (tx) throws -> Void in
                    try EvidenceVault.noteUse(
                        of: [file.id], owner: owner, as: .answer, reference: "CA-000001/2.1", at: now, in: tx)
                }
            }
            try await note(EvidenceRoom.sol)
            try await note(EvidenceRoom.sol)
            await #expect(throws: EvidenceError(.notFound, "")) { try await note(EvidenceRoom.mar) }
            #expect(try await room.vault.file(file.id).useCount == 1)
            #expect(try await room.vault.uses(of: file.id) == [EvidenceUse(.answer, "CA-000001/2.1", at: now)])
            let found = try await room.database.read { (db) throws in
                try EvidenceVault.files(for: .answer, reference: "CA-000001/2.1", in: db)
            }
            #expect(found.map(\.id) == [file.id])
            await #expect(throws: EvidenceError(.inUse, "")) {
                try await room.vault.withdraw(file.id, by: "ana", at: now)
            }
            try await room.database.write { (tx) throws -> Void in
                try EvidenceVault.dropUse(of: [file.id], as: .answer, reference: "CA-000001/2.1", in: tx)
            }
            try await room.vault.withdraw(file.id, by: "ana", at: now)
            try await room.vault.withdraw(file.id, by: "ana", at: now)
            #expect(try await room.events(file.id.text).map(\.kind) == [.evidenceStored, .evidenceWithdrawn])
            await #expect(throws: EvidenceError(.withdrawn, "")) { try await note(EvidenceRoom.sol) }
            let anew = try await room.store()
            #expect(anew.id != file.id && anew.hash == file.hash)
        }
    }

    @Test("nobody overwrites another's change in silence", arguments: TestDatabase.both)
    func versions(_ engine: TestDatabase) async throws {
        try await EvidenceRoom.with(engine) { room in
            let file = try await room.store(details: EvidenceDetails(questions: ["1.1"]))
            let changed = try await room.vault.change(
                file.id, to: EvidenceDetails(title: "Nuevo", questions: ["2.2", "2.3"]), version: 1, at: room.now)
            #expect(changed.version == 2)
            #expect(try await room.vault.file(file.id) == changed)
            await #expect(throws: EvidenceError(.version, "")) {
                _ = try await room.vault.change(
                    file.id, to: EvidenceDetails(title: "Otro"), version: 1, at: room.now)
            }
        }
    }

    @Test("what expires soon is found and counted, and sizes and numbers are bounded", arguments: TestDatabase.both)
    func bounds(_ engine: TestDatabase) async throws {
        var settings = EvidenceVault.Settings()
        settings.mostBytes = 60
        settings.mostFiles = 3
        try await EvidenceRoom.with(engine, settings: settings) { room in
            try await room.store(details: EvidenceDetails(validThrough: try CalendarDay("2026-12-23")))
            try await room.store(
                Samples.png, name: "a.png", details: EvidenceDetails(validThrough: try CalendarDay("2026-12-24")))
            try await room.store(
                Samples.jpeg, name: "a.jpg", details: EvidenceDetails(validThrough: try CalendarDay("2026-01-01")))
            let today = try CalendarDay("2026-11-23")
            let search = EvidenceVault.Search(owner: EvidenceRoom.sol, show: .expiring)
            #expect(try await room.vault.files(search, today: today).map(\.type) == [.jpeg, .pdf])
            #expect(try await room.vault.expiringCount(of: EvidenceRoom.sol, today: today) == 2)
            await #expect(throws: EvidenceError(.quota, "")) { try await room.store(Samples.tiff, name: "a.tif") }
            await #expect(throws: EvidenceError(.tooLarge, "")) {
                try await room.store(Array("a".utf8) + [UInt8](repeating: 0x61, count: 60), name: "a.txt")
            }
            #expect(
                try FileManager.default.subpathsOfDirectory(atPath: room.folder.path).allSatisfy { !$0.contains("/.") })
        }
    }

    @Test("many at once store the same bytes once", arguments: TestDatabase.both)
    func together(_ engine: TestDatabase) async throws {
        try await EvidenceRoom.with(engine) { room in
            let ids = try await withThrowingTaskGroup(of: EvidenceID.self) { group in
                for index in 0..<12 {
                    group.addTask { try await room.store(name: "copia-\(index).pdf").id }
                }
                var ids: Set<EvidenceID> = []
                for try await id in group { ids.insert(id) }
                return ids
            }
            #expect(ids.count == 1)
            #expect(try await room.vault.verify(at: room.now).checked == 1)
        }
    }
}
