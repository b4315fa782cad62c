import Country
import Customs
import GaritaTesting
import Testing

@testable import Programme

@Suite("Questionnaires: differences, migration, offers")
struct AnswerChangeTests {
    private typealias Sample = SampleQuestionnaire

    // MARK: Differences

    @Test(
        "a difference seen from the other side is its mirror image, and applying it gives the other set",
        arguments: 1...60)
    func symmetric(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let (left, right) = (contents(&random), contents(&random))
        let found = AnswerDifference.between(left, right)
        #expect(AnswerDifference.between(right, left) == found.map(\.mirrored), "seed \(seed)")
        #expect(AnswerDifference.between(left, left) == [])
        var patched = left
        for difference in found { patched[difference.key] = difference.right }
        #expect(AnswerDifference.between(patched, right) == [], "seed \(seed)")
    }

    @Test("a difference says which parts differ")
    func parts() {
        let key = AnswerKey("1")
        let before = AnswerContent(value: .verdict(.yes), narrative: "a", evidence: [EvidenceID(serial: 1)])
        let after = AnswerContent(value: .verdict(.no), narrative: "a", evidence: [])
        #expect(AnswerDifference.between([key: before], [key: after]).map(\.parts) == [[.value, .evidence]])
        #expect(AnswerDifference.between([:], [key: after]).map(\.kind) == [.added])
        #expect(AnswerDifference.between([key: before], [key: AnswerContent(narrative: " ")]).map(\.kind) == [.removed])
    }

    @Test("the words of two texts come back from their pieces", arguments: 1...40)
    func words(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func text() -> String {
            (0..<Int.random(in: 0...30, using: &random)).map { _ in
                ["la", "caseta", "abre\n", "a", "las", "8", "ñandú"].randomElement(using: &random) ?? ""
            }.joined(separator: " ")
        }
        let (left, right) = (text(), text())
        var (first, second) = ("", "")
        for piece in TextDifference.words(left, right) {
            switch piece {
            case .same(let text):
                first += text
                second += text
            case .removed(let text): first += text
            case .added(let text): second += text
            }
        }
        #expect(first == left && second == right, "seed \(seed)")
        #expect(TextDifference.words(left, left) == (left.isEmpty ? [] : [.same(left)]))
    }

    // MARK: Migration

    @Test("answers are kept, renamed, split and retired as the file says, with what must be looked at again and why")
    func migration() throws {
        func move(_ from: String, _ to: [String], look: Bool = true) -> QuestionnaireMigration.Move {
            QuestionnaireMigration.Move(from: from, to: to, look: look, why: Sample.text("why \(from)"))
        }
        let old = try Sample.make(["same", "worded", "old", "wide", "gone", "two"].map { Sample.question($0) })
        let next = try Sample.make(
            [
                Sample.question("same"), Sample.question("worded", "Otherwise"), Sample.question("new-name"),
                Sample.question("wide"), Sample.question("narrow"), Sample.question("fresh"),
            ], version: "2", from: "2021-01-01",
            migration: QuestionnaireMigration(
                from: "1",
                moves: [
                    move("old", ["new-name"], look: false), move("wide", ["wide", "narrow"]), move("gone", []),
                    move("two", ["same"]),
                ]))
        var contents: [AnswerKey: AnswerContent] = [:]
        for question in old.questions {
            for site in [nil, 1] as [Int64?] where question.code != "two" || site == 1 {
                contents[AnswerKey(question.code, site: site.map { SiteID(serial: $0) })] = AnswerContent(
                    value: .verdict(.yes), narrative: "\(question.code) \(site ?? 0)")
            }
        }
        let step = AnswerMigration.step(contents, from: old, to: next)
        #expect(step.kept == [AnswerKey("same")])
        #expect(step.retired == [AnswerKey("gone"), AnswerKey("gone", site: SiteID(serial: 1))])
        #expect(step.new == ["fresh"])
        let writes = Dictionary(uniqueKeysWithValues: step.writes.map { ($0.key, $0) })
        #expect(writes[AnswerKey("worded")]?.review == .reworded)
        #expect(
            writes[AnswerKey("new-name")]?.review == nil && writes[AnswerKey("new-name")]?.from == [AnswerKey("old")])
        #expect(writes[AnswerKey("wide")]?.review == .split && writes[AnswerKey("narrow")]?.review == .split)
        #expect(writes[AnswerKey("narrow")]?.why?["en"] == "why wide")
        let merged = writes[AnswerKey("same", site: SiteID(serial: 1))]
        #expect(merged?.review == .merged && merged?.content.narrative == "two 1\n\nsame 1")
        #expect(step.look.count == 7)
    }

    @Test("no migration loses a text or a file: each is kept, written anew or listed as retired", arguments: 1...80)
    func losesNothing(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let types: [AnswerType] = [.verdict(allowsNotApplicable: true), .verdict(allowsNotApplicable: false), .text]
        func questions(_ codes: ClosedRange<Int>) -> [Question] {
            codes.map { code in
                Sample.question(
                    "\(code)", Bool.random(using: &random) ? nil : "Other \(code)",
                    level: Int.random(in: 0..<4, using: &random) == 0 ? .company : .site,
                    type: types.randomElement(using: &random) ?? .text)
            }
        }
        let old = try Sample.make(questions(1...8))
        let asked = questions(4...12)
        var moves: [QuestionnaireMigration.Move] = []
        for code in 1...8 where code < 4 || Int.random(in: 0..<3, using: &random) == 0 {
            let targets = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                "\(Int.random(in: 4...12, using: &random))"
            }
            moves.append(
                QuestionnaireMigration.Move(
                    from: "\(code)", to: Array(Set(targets)).sorted(), look: Bool.random(using: &random),
                    why: Sample.text("w")))
        }
        let next = try Sample.make(
            asked, version: "2", from: "2021-01-01", migration: QuestionnaireMigration(from: "1", moves: moves))
        let contents = contents(&random)
        let step = AnswerMigration.step(contents, from: old, to: next)
        var texts =
            step.writes.map(\.content.narrative) + (step.kept + step.retired).compactMap { contents[$0]?.narrative }
        var files = Set(step.writes.flatMap(\.content.evidence))
        for key in step.kept + step.retired { files.formUnion(contents[key]?.evidence ?? []) }
        texts.sort()
        for (key, content) in contents where !content.isEmpty {
            #expect(texts.contains { $0.contains(content.narrative) }, "seed \(seed): \(key)")
            #expect(files.isSuperset(of: content.evidence), "seed \(seed): \(key)")
        }
        for write in step.writes {
            let question = try #require(next.question(write.key.question))
            #expect(write.content.value.map { $0.fits(question.type) } ?? true)
            #expect(write.key.site == nil || question.level == .site)
        }
        for key in step.kept { #expect(next.question(key.question) != nil && !step.writes.contains { $0.key == key }) }
    }

    // MARK: Offers

    @Test("an answer for one programme is offered to every other that asks the same, and never over what is written")
    func offers() throws {
        let library = QuestionnaireLibrary([
            try Sample.make(
                [Sample.question("1", same: [QuestionReference("B", "b"), QuestionReference("C", "c")])], code: "A"),
            try Sample.make([Sample.question("b", type: .text)], code: "B"),
            try Sample.make([Sample.question("c", level: .company)], code: "C"),
        ])
        let sites = QuestionRoom.company.sites
        let sheet = AnswerSheet([Sample.answer("1", .yes, "company"), Sample.answer("1", site: 1, .no, "site")])
        func offers(_ code: String, _ own: [Answer] = []) throws -> [AnswerOffer] {
            library.offers(
                to: try #require(library.versions(of: code).last), sheets: ["A": sheet, code: AnswerSheet(own)],
                roles: [], sites: sites)
        }
        let toText = try offers("B")
        #expect(toText.map(\.key) == [AnswerKey("b"), AnswerKey("b", site: SiteID(serial: 1))])
        #expect(toText.allSatisfy { $0.content.value == nil } && toText[1].content.narrative == "site")
        #expect(try offers("C").map(\.content.value) == [.verdict(.yes)])
        #expect(try offers("C", [Sample.answer("c", .no)]) == [])
        let emptied = try offers("C", [Sample.answer("c", nil, "", revision: 4)])
        #expect(emptied.map(\.revision) == [4])
        // And back: what B answers is offered to A.
        let back = library.offers(
            to: try #require(library.versions(of: "A").last),
            sheets: ["B": AnswerSheet([Sample.answer("b", nil, "from B")])], roles: [], sites: sites)
        #expect(back.map(\.content.narrative) == ["from B"] && back.map(\.origin.description) == ["B/b"])
    }

    @Test("of two answers that could be offered the younger one is")
    func youngest() throws {
        let library = QuestionnaireLibrary([
            try Sample.make(
                [Sample.question("1", same: [QuestionReference("B", "1"), QuestionReference("C", "1")])], code: "A"),
            try Sample.make([Sample.question("1")], code: "B"), try Sample.make([Sample.question("1")], code: "C"),
        ])
        let later = QuestionRoom.now.advanced(bySeconds: 60)
        for (first, second, expected) in [
            (QuestionRoom.now, later, "C/1"), (later, QuestionRoom.now, "B/1"), (later, later, "B/1"),
        ] {
            let offers = library.offers(
                to: try #require(library.versions(of: "A").last),
                sheets: [
                    "B": AnswerSheet([Sample.answer("1", at: first)]),
                    "C": AnswerSheet([Sample.answer("1", at: second)]),
                ], roles: [], sites: [])
            #expect(offers.map(\.origin.description) == [expected])
        }
    }

    private func contents(_ random: inout SplitMix64) -> [AnswerKey: AnswerContent] {
        var contents: [AnswerKey: AnswerContent] = [:]
        for code in 1...8 {
            for site in [nil, 1, 2] as [Int64?] where Bool.random(using: &random) {
                contents[AnswerKey("\(code)", site: site.map { SiteID(serial: $0) })] = AnswerContent(
                    value: Verdict.allCases.randomElement(using: &random).map { .verdict($0) },
                    narrative: Bool.random(using: &random) ? "" : "n\(Int.random(in: 0..<4, using: &random))",
                    evidence: Bool.random(using: &random)
                        ? [] : [EvidenceID(serial: Int64.random(in: 1...3, using: &random))])
            }
        }
        return contents
    }
}
