import Customs
import GaritaTesting
import JSON
import Testing

@testable import Programme

@Suite("The checks of a visit")
struct CheckBookTests {
    @Test(
        "whatever the order, the number of times or the phone: the same entries give the same state and the same report"
    )
    func deliveries() throws {
        let plan = try VisitSamples.plan()
        for seed in UInt64(1)...300 {
            let entries = try VisitSamples.walk(seed: seed)
            let wanted = CheckBook(plan, entries)
            let report = try VisitReport(VisitID(serial: 1), plan: plan, planHash: "h", book: wanted)
            var random = SplitMix64(seed: seed &* 7919)
            for _ in 0..<5 {
                var delivered = entries
                for _ in 0..<Int.random(in: 0...entries.count, using: &random) {
                    delivered.append(entries[Int.random(in: 0..<entries.count, using: &random)])
                }
                delivered.shuffle(using: &random)
                let book = CheckBook(plan, delivered)
                #expect(book == wanted, "seed \(seed)")
                let again = try VisitReport(VisitID(serial: 1), plan: plan, planHash: "h", book: book)
                #expect(again.hash == report.hash, "seed \(seed)")
            }
            // Nothing is lost: every entry is in the history of its check, and every check written about has an answer.
            #expect(wanted.states.flatMap(\.history).count == entries.count)
            let written = Set(entries.map(\.question))
            #expect(Set(wanted.states.filter { !$0.standing.isEmpty }.map(\.planned.question)) == written)
        }
    }

    @Test("what one phone has not seen of the other is never overwritten: both stand until someone settles it")
    func conflicts() throws {
        let plan = try VisitSamples.plan()
        let vera = VisitSamples.entry(1, "2.1", .met, by: "vera", at: 60)
        let saul = VisitSamples.entry(2, "2.1", .notMet, by: "saul", at: 0)
        var book = CheckBook(plan, [vera, saul])
        #expect(book.conflicts == ["2.1"] && book["2.1"]?.result == nil && book["2.1"]?.standing.count == 2)
        #expect(book.gaps(arrived: []).contains(CheckBook.Gap(kind: .conflict, question: "2.1")))
        // A later entry of one's own replaces one's own only.
        let later = VisitSamples.entry(3, "2.1", .partly, by: "vera", at: 90, replaces: [1])
        book = CheckBook(plan, [later, vera, saul])
        #expect(book["2.1"]?.standing == [saul, later] && book["2.1"]?.isConflict == true)
        let settled = VisitSamples.entry(4, "2.1", .notMet, by: "vera", at: 120, replaces: [3, 2])
        book = CheckBook(plan, [settled, later, vera, saul])
        #expect(book["2.1"]?.result == .notMet && book["2.1"]?.history.count == 4)
    }

    @Test("two who say the same agree: their notes and photographs add up")
    func agreement() throws {
        let plan = try VisitSamples.plan()
        let (one, two) = (String(repeating: "a", count: 64), String(repeating: "b", count: 64))
        let book = CheckBook(
            plan,
            [
                VisitSamples.entry(1, "2.1", .partly, by: "vera", note: "Falta un tramo", photos: [one]),
                VisitSamples.entry(2, "2.1", .partly, by: "saul", at: 5, note: "20 m sin malla", photos: [one, two]),
            ])
        #expect(book.conflicts == [] && book["2.1"]?.photos == [one, two])
        #expect(book["2.1"]?.finding == FindingDraft(.recommendation, severity: 1))
    }

    @Test("two entries that name each other do not both vanish")
    func rings() throws {
        let plan = try VisitSamples.plan()
        let book = CheckBook(
            plan,
            [
                VisitSamples.entry(1, "2.1", .met, at: 0, replaces: [2]),
                VisitSamples.entry(2, "2.1", .notMet, at: 1, replaces: [1]),
            ])
        #expect(book["2.1"]?.standing.map(\.id) == [VisitSamples.uuid(2)])
    }

    @Test("a must that is not met requires an action, and no milder word gets past the signing")
    func mild() throws {
        let plan = try VisitSamples.plan()
        let failed = CheckBook(plan, [VisitSamples.entry(1, "2.1", .notMet)])
        #expect(failed["2.1"]?.finding?.class == .actionRequired)
        let mild = CheckBook(
            plan, [VisitSamples.entry(1, "2.1", .notMet, finding: FindingDraft(.recommendation, severity: 1))])
        #expect(mild.gaps(arrived: []).contains(CheckBook.Gap(kind: .mild, question: "2.1")))
        let should = CheckBook(plan, [VisitSamples.entry(1, "2.2", .notMet)])
        #expect(should["2.2"]?.finding?.class == .recommendation)
    }

    @Test("an entry is read as it is written, and what is none is refused with its reason")
    func reading() throws {
        let visit = VisitID(serial: 1)
        let plan = try VisitSamples.plan()
        for entry in try VisitSamples.walk(seed: 5) {
            let json = try JSONValue.parse(try entry.canonicalBytes())
            #expect(try CheckEntry(json, visit: visit) == entry)
            #expect(entry.refusal(plan, sender: entry.by) == nil)
        }
        func refusal(_ change: (inout JSONValue) -> Void) -> CheckEntry.Refusal? {
            var json = VisitSamples.entry(1, "2.1", .met).json
            change(&json)
            do throws(CheckEntry.Refusal) {
                return try CheckEntry(json, visit: visit).refusal(plan, sender: "vera")
            } catch { return error }
        }
        #expect(refusal { _ in } == nil)
        #expect(refusal { $0["id"] = "1" } == .malformed)
        #expect(refusal { $0["id"] = "00000000-0000-4000-8000-00000000000A" } == .malformed)
        #expect(refusal { $0["visit"] = "VI-000002" } == .malformed)
        #expect(refusal { $0["result"] = "good" } == .malformed)
        #expect(refusal { $0["photos"] = ["../../etc/passwd"] } == .malformed)
        #expect(refusal { $0["finding"] = ["class": "observation", "severity": 4] } == .malformed)
        #expect(refusal { $0["question"] = "9.9" } == .question)
        #expect(refusal { $0["by"] = "saul" } == .person)
        #expect(refusal { $0["result"] = "not-checked" } == .reason)
        #expect(refusal { $0["reason"] = "no-time" } == .reason)
        #expect(refusal { $0["result"] = "not-met" } == .note)
        #expect(refusal { $0["finding"] = ["class": "observation", "severity": 1] } == .note)
        #expect(refusal { $0["note"] = .string(String(repeating: "ñ", count: 4001)) } == .tooLong)
    }

    @Test("photographs are told by their first bytes")
    func photos() {
        #expect(PhotoType(of: [0xFF, 0xD8, 0xFF, 0xE0]) == .jpeg)
        #expect(PhotoType(of: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]) == .png)
        #expect(PhotoType(of: Array("RIFF0000WEBPVP8 ".utf8)) == .webp)
        #expect(PhotoType(of: [0, 0, 0, 24] + Array("ftypheic".utf8)) == .heic)
        #expect(PhotoType(of: Array("<svg xmlns='x'>".utf8)) == nil && PhotoType(of: []) == nil)
        #expect(PhotoType(of: Array("MZ\u{90}\u{0}".utf8)) == nil)
    }
}
