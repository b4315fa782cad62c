import Country
import Customs
import GaritaTesting
import JSON
import Testing

@testable import Programme

@Suite("Questionnaires: answers")
struct AnswerModelTests {
    private typealias Sample = SampleQuestionnaire

    @Test("a site inherits the company's answer, answers otherwise, and inherits again")
    func inheritance() throws {
        let question = Sample.question("1")
        var sheet = AnswerSheet([Sample.answer("1", .yes, "company")])
        let site = SiteID(serial: 1)
        var found = try #require(sheet.effective(question, at: site))
        #expect(found.origin == .inherited && found.answer.content.narrative == "company")
        sheet[AnswerKey("1", site: site)] = Sample.answer("1", site: 1, .no, "site")
        found = try #require(sheet.effective(question, at: site))
        #expect(found.origin == .own && found.answer.content.narrative == "site")
        #expect(sheet.effective(question, at: SiteID(serial: 2))?.origin == .inherited)
        sheet[AnswerKey("1", site: site)] = Sample.answer("1", site: 1, nil, "  ")
        #expect(sheet.effective(question, at: site)?.origin == .inherited)
        let once = Sample.question("1", level: .company)
        #expect(sheet.effective(once, at: site)?.origin == .own)
    }

    @Test(
        "a random sheet: what counts at a site is its own answer or the company's, never another site's",
        arguments: 1...40)
    func inheritanceProperty(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let questions = (1...6).map { Sample.question("\($0)", level: $0 % 3 == 0 ? .company : .site) }
        var sheet = AnswerSheet()
        for question in questions {
            for site in [nil, 1, 2, 3] as [Int64?] where Bool.random(using: &random) {
                let answer = Sample.answer(question.code, site: site, .yes, Bool.random(using: &random) ? "x" : "")
                sheet[answer.key] = answer
            }
        }
        for question in questions {
            for site in 1...3 {
                let site = SiteID(serial: Int64(site))
                let found = sheet.effective(question, at: site)
                let own = sheet[AnswerKey(question.code, site: site)]
                if question.level == .site, let own, !own.content.isEmpty {
                    #expect(found?.answer == own, "seed \(seed)")
                } else {
                    #expect(found?.answer == sheet[AnswerKey(question.code)], "seed \(seed)")
                }
            }
        }
    }

    @Test("nothing may be submitted while a must is open, partial or to be looked at again at any site")
    func completeness() throws {
        let questionnaire = try Sample.make([
            Sample.question("1", evidence: .required), Sample.question("2", obligation: .should),
            Sample.question("3", level: .company), Sample.question("4", siteTypes: ["warehouse"]),
        ])
        let sites = QuestionRoom.company.sites
        func check(_ answers: [Answer]) -> Completeness {
            questionnaire.completeness(AnswerSheet(answers), roles: [], sites: sites)
        }
        var answers: [Answer] = []
        var state = check(answers)
        #expect(state.company.asked == 1 && state.sites.map(\.asked) == [2, 3])
        #expect(!state.isComplete && state.unanswered == 4)
        answers = [
            Sample.answer("1", .yes, "all", evidence: [EvidenceID(serial: 1)]), Sample.answer("3"), Sample.answer("4"),
        ]
        #expect(check(answers).isComplete)
        // A site's own answer without its evidence is not complete, though the company's is.
        state = check(answers + [Sample.answer("1", site: 2, .yes, "here")])
        #expect(state.place(SiteID(serial: 2))?.unanswered.map(\.code) == ["1"])
        #expect(state.place(SiteID(serial: 1))?.unanswered == [])
        #expect(check(answers + [Sample.answer("1", site: 2, .notApplicable, "no cargo here")]).isComplete)
        answers[1].review = .reworded
        #expect(check(answers).company.lines.map(\.state) == [.review])
        #expect(!check(answers).isComplete)
        answers[1].review = nil
        answers[1].content.narrative = " "
        #expect(check(answers).company.lines.map(\.state) == [.partial])
    }

    @Test("a value reads back from its stored form, and answers only questions that take it")
    func values() throws {
        let options = ["a", "b"].map { AnswerType.Option(code: $0, name: Sample.text($0)) }
        let values: [(AnswerType, [String])] = [
            (.verdict(allowsNotApplicable: true), ["not-applicable"]), (.number, ["12.50"]), (.day, ["2026-02-28"]),
            (.choice(options), ["b"]), (.list(options), ["b", "a"]),
        ]
        for (type, texts) in values {
            let value = try #require(try AnswerValue(texts, as: type))
            #expect(AnswerValue(stored: value.stored) == value && value.fits(type))
        }
        #expect(try AnswerValue(["b", "a"], as: .list(options))?.texts == ["a", "b"])
        #expect(try AnswerValue(["", ""], as: .number) == nil)
        for (type, text) in [
            (AnswerType.verdict(allowsNotApplicable: false), "not-applicable"),
            (.verdict(allowsNotApplicable: true), "x"),
            (.number, "-1"), (.number, "a"), (.day, "2026-02-30"), (.choice(options), "c"), (.list(options), "c"),
            (.text, "yes"),
        ] {
            #expect(throws: InvalidValue.self) { try AnswerValue([text], as: type) }
        }
        #expect(AnswerValue(stored: "verdict:maybe") == nil && AnswerValue(stored: "x") == nil)
    }

    @Test("codes stand in the order in which people count")
    func order() {
        let codes = ["10.1", "1.10", "G.2", "1.2", "2", "1", "G.10", "1.2a"]
        #expect(codes.sorted(by: CodeOrder.precedes) == ["1", "1.2", "1.2a", "1.10", "2", "10.1", "G.2", "G.10"])
        #expect(AnswerKey("1") < AnswerKey("1", site: SiteID(serial: 1)))
        #expect(AnswerKey("1", site: SiteID(serial: 2)) < AnswerKey("1", site: SiteID(serial: 10)))
        #expect(!(AnswerKey("1") < AnswerKey("1")))
    }

    @Test("a failed must is never outvoted, and the same answers always come to the same score", arguments: 1...60)
    func score(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let questionnaire = try Sample.make(
            (1...12).map { Sample.question("\($0)", obligation: $0 % 4 == 0 ? .should : $0 % 5 == 0 ? .info : .must) })
        let sites = QuestionRoom.company.sites
        var answers: [Answer] = []
        for question in questionnaire.questions {
            for site in [nil, 1, 2] as [Int64?] where Int.random(in: 0..<8, using: &random) > 0 {
                let isNo = Int.random(in: 0..<6, using: &random) == 0
                let verdict: Verdict? = isNo ? .no : Verdict.allCases.randomElement(using: &random)
                answers.append(Sample.answer(question.code, site: site, verdict))
            }
        }
        let score = questionnaire.score(AnswerSheet(answers), roles: [], sites: sites)
        #expect(score == questionnaire.score(AnswerSheet(answers.shuffled(using: &random)), roles: [], sites: sites))
        let failed = score.lines.contains { $0.obligation == .must && $0.outcome == .failed }
        #expect((score.standing == .fails) == failed, "seed \(seed)")
        #expect((score.standing == .passes) == score.gates.isEmpty, "seed \(seed)")
        #expect(score.points <= score.possible && score.lines.allSatisfy { $0.points <= $0.possible })
        #expect(score.lines.count == score.lines.map(\.key).count && score.lines.allSatisfy { $0.obligation != .info })
        // A hundred points elsewhere do not help.
        var worse = AnswerSheet(answers)
        worse[AnswerKey("1", site: SiteID(serial: 1))] = Sample.answer("1", site: 1, .no)
        #expect(questionnaire.score(worse, roles: [], sites: sites).standing == .fails)
    }

    @Test("frozen answers are canonical, read back the same, and leave other sites out")
    func frozen() throws {
        var answer = Sample.answer("1", site: 1, .partly, "¿Cómo? \"así\"\n", evidence: [EvidenceID(serial: 7)])
        answer.origin = QuestionReference("X", "2")
        answer.review = .split
        let sheet = AnswerSheet([
            Sample.answer("2"), answer, Sample.answer("1", site: 9), Sample.answer("3", nil, ""),
        ])
        let frozen = FrozenAnswers(
            operatorID: OperatorID(serial: 1), questionnaire: "Q", version: "1", roles: ["b", "a"],
            sites: QuestionRoom.company.sites.reversed(), sheet: sheet)
        let bytes = frozen.bytes
        #expect(try JSONValue.parse(bytes).canonicalBytes() == bytes)
        let read = try FrozenAnswers(bytes)
        #expect(read == frozen && read.bytes == bytes)
        #expect(frozen.sheet.sorted.map(\.key.question) == ["1", "2"])
        #expect(frozen.sheet[answer.key] == answer)
        #expect(throws: (any Error).self) { try FrozenAnswers(Array("{}".utf8)) }
    }
}
