import Customs
import Database
import Foundation
import GaritaTesting
import JSON
import Ledger
import Sealing
import Testing

@testable import Programme

@Suite("Visits in the store")
struct VisitDeskTests {
    @Test(
        "two phones that send in any order, again and again, with answers lost on the way: everything is there once",
        arguments: TestDatabase.both)
    func sync(_ engine: TestDatabase) async throws {
        try await TestVisits.with(engine) { test in
            let entries = try VisitSamples.walk(seed: 11, visit: test.visit, steps: 60)
            var random = SplitMix64(seed: 12)
            var waiting = Dictionary(grouping: entries, by: \.by)
            var accepted = 0
            var sendings = 0
            while waiting.values.contains(where: { !$0.isEmpty }) {
                let phone = Bool.random(using: &random) ? "vera" : "saul"
                guard let queue = waiting[phone], !queue.isEmpty else { continue }
                let batch = queue.shuffled(using: &random).prefix(Int.random(in: 1...7, using: &random))
                let answers = try await test.send(Array(batch), by: phone)
                sendings += 1
                #expect(answers.map(\.id) == batch.map(\.id) && answers.allSatisfy { $0.word != .refused })
                accepted += answers.count { $0.word == .accepted }
                // Every third answer never reaches the phone, which then sends the same again.
                if Int.random(in: 0..<3, using: &random) == 0 { continue }
                let done = Set(answers.map(\.id))
                waiting[phone] = queue.filter { !done.contains($0.id) }
            }
            #expect(accepted == 60, "\(sendings) sendings")
            let file = try await test.file()
            #expect(Set(file.entries) == Set(entries) && file.entries.count == 60)
            #expect(file.book == CheckBook(file.plan, entries))
            #expect(try await test.kinds() == ["visit.planned", "visit.begun"])
        }
    }

    @Test("each entry of a sending is answered by itself", arguments: TestDatabase.both)
    func answers(_ engine: TestDatabase) async throws {
        try await TestVisits.with(engine) { test in
            let good = VisitSamples.entry(1, "2.1", .met, visit: test.visit)
            var bad = VisitSamples.entry(2, "2.2", .met, visit: test.visit)
            bad.question = "9.9"
            var bell = VisitSamples.entry(3, "2.2", .met, note: "a\u{7}b", visit: test.visit)
            bell.at = TestVisits.at(1)
            let answers = try await test.desk.receive(
                [good.json, bad.json, "nonsense", good.json, bell.json], for: test.visit, from: "vera",
                at: TestVisits.start)
            #expect(answers.map(\.word) == [.accepted, .refused, .refused, .duplicate, .refused])
            #expect(answers.map(\.reason) == [nil, .question, .malformed, nil, .malformed])
            var forged = good
            forged.result = .notMet
            forged.note = "otra cosa"
            #expect(try await test.send([forged]).first?.reason == .idTaken)
            #expect(try await test.send([good], by: "saul").first?.word == .duplicate)
            await #expect(throws: VisitError(.notTeam, "")) { try await test.send([good], by: "otto") }
            #expect(try await test.file().entries == [good])
        }
    }

    @Test("photographs are kept once, checked, and refused when they are something else", arguments: TestDatabase.both)
    func photos(_ engine: TestDatabase) async throws {
        try await TestVisits.with(engine) { test in
            let photo = VisitSamples.photo
            let hash = SHA256.hash(photo).hex
            func keep(_ bytes: [UInt8], _ hash: String, by: String = "vera") async throws -> Bool {
                try await test.desk.keepPhoto(bytes, hash: hash, for: test.visit, from: by, at: TestVisits.start)
            }
            #expect(try await keep(photo, hash))
            #expect(try await keep(photo, hash) == false)
            #expect(try await keep(photo, hash, by: "saul") == false)
            let other = photo + [1]
            await #expect(throws: VisitError(.hash, "")) { try await keep(other, String(repeating: "0", count: 64)) }
            let text = Array("<html>".utf8)
            await #expect(throws: VisitError(.photo, "")) { try await keep(text, SHA256.hash(text).hex) }
            await #expect(throws: VisitError(.notTeam, "")) { try await keep(other, hash.reversed() + "", by: "otto") }
            let found = try await test.desk.photo(hash, of: test.visit)
            #expect(found?.bytes == photo && found?.photo.kind == .jpeg)
            // A file that was changed on disk is not served.
            let place = "\(test.programme.base.folder)/photos/\(hash.prefix(2))/\(hash)"
            try Data("changed".utf8).write(to: URL(filePath: place))
            await #expect(throws: VisitError(.hash, "")) { try await test.desk.photo(hash, of: test.visit) }
            // Keeping it again puts it right.
            _ = try await test.desk.photos.keep(photo)
            #expect(try await test.desk.photo(hash, of: test.visit)?.bytes == photo)
        }
    }

    @Test(
        "a visit is closed when every check is answered and both have signed the same report",
        arguments: TestDatabase.both)
    func closing(_ engine: TestDatabase) async throws {
        try await TestVisits.with(engine) { test in
            func sign(_ by: String, _ hash: String) async throws {
                try await test.desk.sign(test.visit, report: hash, by: by, at: TestVisits.at(100))
            }
            let empty = try await test.report()
            await #expect(throws: VisitError(.notBegun, "")) { try await sign("vera", empty) }
            try await test.desk.begin(test.visit, by: "vera", at: TestVisits.at(1))
            await #expect(throws: VisitError(.incomplete, "")) { try await sign("vera", empty) }
            try await test.answerAll()
            await #expect(throws: VisitError(.changed, "")) { try await sign("vera", empty) }
            await #expect(throws: VisitError(.notTeam, "")) { try await sign("oscar", empty) }
            let first = try await test.report()
            try await sign("vera", first)
            try await sign("vera", first)
            await #expect(throws: VisitError(.unsigned, "")) {
                try await test.desk.close(test.visit, by: "vera", at: TestVisits.at(101))
            }
            // An entry that comes late changes the report: the first signature no longer counts.
            _ = try await test.send(
                [VisitSamples.entry(90, "2.3", .met, by: "saul", at: 9, note: "También lo vi", visit: test.visit)],
                by: "saul")
            await #expect(throws: VisitError(.changed, "")) { try await sign("saul", first) }
            let second = try await test.report()
            #expect(second != first)
            try await sign("saul", second)
            try await sign("vera", second)
            let report = try await test.desk.close(test.visit, by: "saul", at: TestVisits.at(102))
            #expect(report.hash == second && SHA256.hash(report.bytes).hex == second)
            #expect(try await test.kinds() == ["visit.planned", "visit.begun", "visit.closed"])
            // What comes after is refused with its reason, what is here already is still a duplicate.
            let late = try await test.send([
                VisitSamples.entry(91, "2.3", .met, at: 20, visit: test.visit),
                VisitSamples.entry(2, "2.2", .met, at: 1, visit: test.visit),
            ])
            #expect(late.map(\.word) == [.refused, .duplicate] && late[0].reason == .closed)
            #expect(try await test.report() == second)
            let outcome = try await test.database.read { (db) throws in
                try test.desk.outcome(of: VisitSamples.caseID, in: db)
            }
            #expect(outcome.report == second && outcome.team == ["vera", "saul"])
            let finding = try #require(outcome.findings.first)
            #expect(outcome.findings.count == 1 && finding.id == "F1" && finding.class == .actionRequired)
            #expect(finding.criterion == "2.1" && finding.site == SiteID(serial: 41) && finding.severity == 2)
            #expect(outcome.prose[finding.fact.hash] == "Visto 1")
            #expect(outcome.photos["F1"] == [SHA256.hash(VisitSamples.photo).hex])
            let rebuilt = try await Ledger.rebuild([VisitProjection()], in: test.database)
            #expect(rebuilt.isSound && rebuilt.size == 3)
        }
    }

    @Test("the kinds of event are declared as the audit catalogue wants them, and hold no prose")
    func kinds() async throws {
        #expect(try EventCatalogue(EventKind.visitKinds).kinds.count == 6)
        try await TestVisits.with(.sqlite) { test in
            let events = try await test.database.read { (db) throws in try Ledger.events(about: test.visit.text, in: db)
            }
            let text = events.map { String(decoding: $0.canonicalBytes, as: UTF8.self) }.joined()
            for prose in ["Planta", "Autopartes", "Av. de", "barda"] { #expect(!text.contains(prose)) }
        }
    }

    @Test("a photograph that has not arrived keeps the visit open")
    func missingPhoto() async throws {
        try await TestVisits.with(.sqlite) { test in
            let hash = SHA256.hash(VisitSamples.photo).hex
            let plan = try await test.file().plan
            _ = try await test.send(
                plan.checks.enumerated().map { number, check in
                    VisitSamples.entry(
                        number + 1, check.question, .met, photos: number == 2 ? [hash] : [], visit: test.visit)
                })
            #expect(try await test.file().gaps == [CheckBook.Gap(kind: .photo, question: "2.3")])
            _ = try await test.desk.keepPhoto(
                VisitSamples.photo, hash: hash, for: test.visit, from: "saul", at: TestVisits.start)
            #expect(try await test.file().gaps == [])
        }
    }

    @Test("the case desk hears of the beginning and of the end, in the same transaction")
    func cases() async throws {
        let cases = RecordingCases()
        try await TestVisits.with(.sqlite, cases: cases) { test in
            try await test.answerAll()
            let report = try await test.report()
            for person in ["vera", "saul"] {
                try await test.desk.sign(test.visit, report: report, by: person, at: TestVisits.at(100))
            }
            cases.refuse = true
            await #expect(throws: CaseError.self) {
                try await test.desk.close(test.visit, by: "vera", at: TestVisits.at(101))
            }
            #expect(try await test.file().visit.state == .begun)
            cases.refuse = false
            _ = try await test.desk.close(test.visit, by: "vera", at: TestVisits.at(101))
            #expect(cases.heard == ["begun VI-000001", "issued 1"])
        }
    }

    @Test("a case that does not allow the beginning does not cost what was seen")
    func refusedBeginning() async throws {
        let cases = RecordingCases()
        cases.refuse = true
        try await TestVisits.with(.sqlite, cases: cases) { test in
            let answers = try await test.send([VisitSamples.entry(1, "2.1", .met, visit: test.visit)])
            #expect(answers.map(\.word) == [.accepted])
            #expect(try await test.file().visit.state == .planned)
            #expect(try await test.file().entries.count == 1)
        }
    }
}
