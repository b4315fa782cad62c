import Country
import Customs
import Deadlines
import GaritaTesting
import HTML
import Paper
import Testing

@testable import Programme

@Suite("The letters of a case")
struct CaseLetterTests {
    /// Lives that together come to every letter of their programme.
    static func stories(_ programme: String) throws -> [LetterStory] {
        var stories: [LetterStory] = []
        func story(_ tell: (inout LetterStory) throws -> Void) throws {
            var story = try LetterStory(programme)
            try tell(&story)
            stories.append(story)
        }
        // Granted, suspended without a hearing, given back, revoked after one, appealed to the last level.
        try story { story in
            try story.granted()
            try story.decided(.suspend, exemption: true)
            try story.decided(.reinstate)
            try story.heard(.revoke)
            try story.decided(.revoke)
            let levels = story.rules.definition.appeals.map(\.level).sorted()
            for level in levels { try story.appealed(level, allowed: false) }
        }
        // Revoked, and given back by an appeal.
        try story { story in
            try story.granted()
            try story.heard(.revoke)
            try story.decided(.revoke)
            try story.appealed(1, allowed: true)
            try story.tell(.reinstated(.init(appeal: "A1")), days: 0, by: "judge1")
        }
        // Items and information asked for; refused.
        try story { story in
            try story.submitted()
            try story.tell(.returned(.init(items: [Item(code: "2.3", text: LetterStory.fact)])))
            try story.tell(.supplied(.init()), by: "owner")
            try story.tell(.accepted(.init(deemed: false)))
            try story.tell(.assessmentBegun(.init(officer: "officer", noConflict: true)))
            try story.tell(.informationRequested(.init(request: "R1", text: LetterStory.text)))
            try story.tell(.informationSupplied(.init(request: "R1", text: LetterStory.text)), by: "owner")
            try story.tell(
                .riskMapped(
                    .init(entries: [
                        RiskEntry(criterion: story.reasons[0].criterion, likelihood: 1, impact: 1, residual: 1)
                    ])))
            try story.tell(.riskMapApproved(.init()), by: "analyst")
            try story.validated()
            try story.heard(.refuse)
            try story.decided(.refuse)
        }
        try story { story in
            try story.submitted()
            let reason = Reason(criterion: story.reasons[0].criterion, fact: LetterStory.fact, records: ["answers"])
            try story.tell(.notAccepted(.init(reasons: [reason])))
        }
        try story { story in
            try story.granted()
            if story.rules.definition.grounds.contains(where: { $0.effects.contains(.annul) }) {
                try story.decided(.annul, exemption: true)
            }
        }
        try story { story in
            try story.granted()
            try story.tell(.withdrawn(.init(signedBy: "owner")), by: "owner")
        }
        try story { story in
            try story.submitted()
            try story.tell(.returned(.init(items: [Item(code: "2.3", text: LetterStory.fact)])))
            try story.tell(.lapsed(.init(clock: "missing-items")), days: 40, by: "system")
        }
        if programme == "MX-OEA" { try story { try renewed(&$0) } }
        if programme.hasPrefix("EU") {
            try story { story in
                try story.assessed()
                try story.tell(
                    .clockExtended(.init(clock: "decision", days: 60, text: LetterStory.text)))
            }
        }
        return stories
    }

    private static func renewed(_ story: inout LetterStory) throws {
        try story.granted()
        try story.tell(
            .requirementIssued(
                .init(requirement: "Q1", ground: story.ground(.requirement), text: LetterStory.text)))
        try story.tell(.requirementClosed(.init(requirement: "Q1", met: true)))
        try story.tell(.renewalOpened(.init()), days: 690, by: "system")
        try story.tell(.renewalFiled(.init(signedBy: "owner")), by: "owner")
        let through = story.file.life.certificate?.through?.advanced(byMonths: 24)
        try story.tell(.renewed(.init(through: through, approvedBy: "approver")), by: "approver")
        try story.tell(.expired(.init()), days: 800, by: "system")
    }

    static let programmes = ["MX-OEA", "EU-AEOC", "EU-AEOS", "US-CTPAT"]

    @Test("every letter of a programme is told by some life, whole in both languages", arguments: programmes)
    func whole(_ programme: String) throws {
        var told: Set<String> = []
        for story in try Self.stories(programme) {
            for language in Language.allCases {
                for (_, letter) in try story.letters(language) {
                    told.insert(letter.code)
                    let html = LetterPaper.html(letter, CaseDesk.words(language), level: 1)
                    #expect(MarkupCheck.complaints(html.text) == [], "\(letter.code)")
                    // The only brace is the one in what somebody wrote.
                    let bare = html.text.replacing("{de dos metros}", with: "")
                    #expect(!bare.contains("{") && !bare.contains("⟦"), "\(letter.code): \(bare)")
                    #expect(html.text.contains("María Núñez") && html.text.contains("CA-000123"), "\(letter.code)")
                }
            }
        }
        let definition = try LetterStory(programme).rules.definition
        #expect(Set(definition.letters.map(\.code)).subtracting(told) == [], "told by no life")
        #expect(told.subtracting(definition.letters.map(\.code)) == [], "without a template")
    }

    @Test(
        "an adverse letter tells criterion, fact, evidence, route and the last day of its clock", arguments: programmes)
    func adverse(_ programme: String) throws {
        for story in try Self.stories(programme) {
            for language in Language.allCases {
                for (moment, letter) in try story.letters(language) where moment.event.fact.isAdverse {
                    let reason = try #require(letter.reasons.first, "\(letter.code)")
                    let criterion = story.rules.definition.criteria[0]
                    #expect(reason.criterion == "\(criterion.code), \(criterion.name[language.rawValue])")
                    #expect(reason.fact.hasPrefix("La barda"))
                    if letter.code != "non-acceptance" {
                        #expect(reason.evidence.first == "EV-000017, plano.pdf" && reason.evidence.count == 3)
                    }
                    if letter.code == "hearing-intention" || letter.code == "appeal-final" { continue }
                    let route = try #require(letter.routes.first, "\(letter.code)")
                    // The day is what the clock itself says in the whole file, long after.
                    let readings = story.file.readings(under: story.rules, at: moment.event.at)
                    let days = readings.filter { $0.started?.sequence == moment.event.sequence }.compactMap(\.due)
                    #expect(days.contains(route.lastDay) && route.lastDay > letter.date, "\(letter.code)")
                    let page = LetterPaper.html(letter, CaseDesk.words(language)).text
                    #expect(page.contains(CaseDesk.words(language).day(route.lastDay)))
                }
            }
        }
    }

    @Test("a whole Mexican life: each letter on its day, with its dates and routes")
    func life() throws {
        let story = try Self.stories("MX-OEA")[0]
        let letters = try story.letters(.es)
        #expect(
            letters.map(\.letter.code) == [
                "receipt", "acceptance", "visit-plan", "report", "cure", "grant", "suspension", "reinstatement",
                "hearing-intention", "revocation", "appeal-ruling", "appeal-ruling", "appeal-final",
            ])
        func text(_ code: String) throws -> String {
            let letter = try #require(letters.last { $0.letter.code == code }).letter
            return LetterPaper.content(letter)
        }
        #expect(try text("visit-plan").contains("Víctor Vela, Valeria Vera"))
        #expect(try text("report").contains("F1, Acción requerida, requisito 2.3, SI-000001, Planta Juárez: La barda"))
        #expect(try text("grant").contains("C-2026-000001"))
        #expect(try text("suspension").contains("sin audiencia previa: Lo pidió la propia empresa"))
        #expect(try text("appeal-ruling").contains("Tribunal Colegiado de Circuito"))
        #expect(try text("appeal-final").contains("no prevé otra instancia"))
        // Thirty business days, the notice taking effect the day after: reckoned by the clock, told in the letter.
        let revocation = try #require(letters.first { $0.letter.code == "revocation" })
        #expect(revocation.letter.routes.map(\.name) == ["Recurso de revocación ante el SAT"])
        #expect(revocation.letter.routes[0].body == "customs")
    }

    @Test("printed again, the letter has the same words and hash, whatever happened since; on paper too")
    func again() async throws {
        let story = try Self.stories("MX-OEA")[0]
        for language in Language.allCases {
            let first = try story.letters(language), second = try story.letters(language)
            #expect(first.map { LetterPaper.hash($0.letter) } == second.map { LetterPaper.hash($0.letter) })
            #expect(Set(first.map { LetterPaper.hash($0.letter) }).count == first.count)
        }
        // As it would have been composed on the day itself, before the later facts.
        for (moment, letter) in try story.letters(.es) {
            let then = try CaseMoment.all(of: CaseFile(moment), under: story.rules).last
            let composed = try #require(then).letter(under: story.rules, LetterStory.facts, CaseDesk.words(.es))
            #expect(composed == letter)
        }
        let (moment, letter) = try #require(try story.letters(.en).first { $0.letter.code == "revocation" })
        let pdf = try await LetterPaper.document(letter, CaseDesk.words(.en), createdAt: moment.event.at).pdf()
        let again = try await LetterPaper.document(letter, CaseDesk.words(.en), createdAt: moment.event.at).pdf()
        #expect(pdf == again)
        try CertificatePDF.keep(pdf, "letter-case-revocation")
        let text = try CertificatePDF.text(pdf)
        #expect(text.contains("EV-000017") && text.contains("Administrative appeal to the SAT"))
    }

    @Test("what an adverse decision lacks is named before it is told")
    func lacking() throws {
        var story = try LetterStory("MX-OEA")
        try story.granted()
        func refused(_ code: LetterError.Code, facts: LetterFacts = LetterStory.facts, _ change: (inout Reason) -> Void)
        {
            #expect(throws: LetterError(code, "")) {
                guard case .decided(var fact) = story.decision(.suspend, exemption: true) else { return }
                change(&fact.reasons[0])
                let event = CaseEvent(.decided(fact), at: story.at.advanced(bySeconds: 86_400), actor: "approver")
                let moment = try CaseMoment(adding: event, to: story.file, under: story.rules)
                _ = try moment.letter(under: story.rules, facts, CaseDesk.words(.es))
            }
        }
        refused(.evidence) {
            $0.evidence = []
            $0.records = nil
        }
        refused(.evidence) { $0.records = ["F9"] }
        refused(.evidence) { $0.evidence = [EvidenceID(serial: 99)] }
        refused(.criterion) { $0.criterion = "" }
        var facts = LetterStory.facts
        facts.texts = [:]
        refused(.fact, facts: facts) { _ in }
        facts = LetterStory.facts
        facts.recipient.name = ""
        refused(.recipient, facts: facts) { _ in }
    }

    @Test("a programme without an appeal clock can tell no adverse decision")
    func noRoute() throws {
        var story = try LetterStory("MX-OEA")
        try story.granted()
        var rules = story.rules
        rules.definition.clocks.removeAll { $0.code == "appeal-1" }
        let event = CaseEvent(
            story.decision(.suspend, exemption: true), at: story.at.advanced(bySeconds: 86_400), actor: "approver")
        let moment = try CaseMoment(adding: event, to: story.file, under: rules)
        #expect(throws: LetterError.self) { try moment.letter(under: rules, LetterStory.facts, CaseDesk.words(.en)) }
    }
}
