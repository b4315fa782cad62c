import Country
import Customs
import GaritaTesting
import JSON
import Testing

@testable import Programme

@Suite("Questionnaires: the countries' files")
struct QuestionnaireDataTests {
    static let compared = ["MX-OEA-COMPANY", "US-CTPAT-IMPORTER", "EU-SAQ"]

    @Test("the Mexican company profile has its 11 standards and 42 sub-standards, and general requirements before them")
    func mexicanProfile() throws {
        let profile = try #require(try newest("MX-OEA-COMPANY"))
        let standards = profile.sections.filter { $0.code != "G" }
        #expect(standards.map(\.code) == (1...11).map(String.init))
        #expect(standards.map(\.questions.count) == [4, 8, 5, 3, 7, 3, 3, 3, 2, 2, 2])
        #expect(standards.flatMap(\.questions).count == 42)
        #expect(standards.flatMap(\.questions).allSatisfy { $0.level == .site && $0.obligation == .must })
        for standard in standards {
            #expect(standard.questions.map(\.code) == (1...standard.questions.count).map { "\(standard.code).\($0)" })
        }
        let general = try #require(profile.sections.first { $0.code == "G" })
        #expect(general.questions.allSatisfy { $0.level == .company })
        #expect(profile.effectiveFrom == (try CalendarDay("2023-08-03")))
    }

    @Test("every SAFE letter is asked about by each of the three programmes")
    func letters() throws {
        for code in Self.compared {
            let questionnaire = try #require(try newest(code))
            let asked = Set(questionnaire.questions.flatMap(\.safe))
            #expect(SAFELetter.allCases.filter { !asked.contains($0) } == [], "\(code)")
        }
    }

    @Test("CTPAT has its twelve categories with must and should, the EU questionnaire its six sections")
    func others() throws {
        let importer = try #require(try newest("US-CTPAT-IMPORTER"))
        #expect(importer.sections.filter { $0.code != "0" }.map(\.code) == (1...12).map(String.init))
        #expect(Set(importer.questions.map(\.obligation)) == [.must, .should])
        #expect(try #require(try newest("EU-SAQ")).sections.map(\.code) == (1...6).map(String.init))
    }

    @Test("the crosswalk ties most sub-standards to both other programmes, in both directions")
    func crosswalk() throws {
        let library = try QuestionRoom.library()
        let profile = try #require(try newest("MX-OEA-COMPANY"))
        let tied = profile.questions.filter { question in
            Set(
                library.same(as: QuestionReference("MX-OEA-COMPANY", question.code)).map(\.questionnaire)
            ).isSuperset(of: ["US-CTPAT-IMPORTER", "EU-SAQ"])
        }
        #expect(tied.count >= 20)
        for question in profile.questions {
            let own = QuestionReference("MX-OEA-COMPANY", question.code)
            for other in library.same(as: own) { #expect(library.same(as: other).contains(own), "\(other)") }
        }
    }

    @Test("every question speaks both languages, without shouting, and says what to write")
    func texts() throws {
        for questionnaire in try QuestionRoom.library().questionnaires {
            for question in questionnaire.questions {
                let texts =
                    [question.title, question.text, question.guidance] + question.points + question.evidence.kinds
                for text in texts {
                    for language in ["es", "en"] {
                        let written = text[language]
                        #expect(!written.isEmpty && !written.contains { "!¡".contains($0) }, "\(question.code)")
                    }
                }
                #expect(question.text["es"] != question.text["en"], "\(questionnaire.code) \(question.code)")
            }
        }
    }

    @Test("the version on a day is the one in force then")
    func versions() throws {
        let library = try QuestionRoom.library()
        #expect(library.questionnaire("MX-OEA-COMPANY", on: try CalendarDay("2023-08-02"))?.version == "2012-01-02")
        #expect(library.questionnaire("MX-OEA-COMPANY", on: try CalendarDay("2023-08-03"))?.version == "2023-08-03")
        let today = try CalendarDay("2026-11-23")
        #expect(library.inForce(on: today, roles: ["broker"]).map(\.code) == ["EU-SAQ", "MX-OEA-BROKER"])
        #expect(library.inForce(on: today).filter { $0.code == "MX-OEA-COMPANY" }.map(\.version) == ["2023-08-03"])
    }

    @Test("the starter plan of a small carrier names its musts, its hours and the papers to have at hand")
    func starterPlan() throws {
        let carrier = try #require(try newest("MX-OEA-CARRIER"))
        let plan = carrier.starterPlan(roles: ["carrier"], siteTypes: ["yard"])
        #expect(plan.questions == carrier.questions.count { $0.obligation == .must })
        #expect(plan.minutes > 300 && plan.papers.contains { $0.isRequired })
        let all = carrier.starterPlan(roles: ["carrier"], siteTypes: [], obligations: Set(Obligation.allCases))
        #expect(all.minutes > plan.minutes)
        #expect(carrier.starterPlan(roles: ["carrier"], siteTypes: [], open: []).minutes == 0)
    }

    private func newest(_ code: String) throws -> Questionnaire? { try QuestionRoom.library().versions(of: code).last }
}
