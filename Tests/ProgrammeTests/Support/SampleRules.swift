import Country
import Customs
import Deadlines

@testable import Programme

extension ProgrammeDefinition {
    /// A small programme of no country, to test the machinery with; every state, one ground for each intention.
    static func sample(
        code: String = "XX-AEO", validityMonths: Int? = 24, effectiveAfterDays: Int = 0,
        states: Set<CaseState> = Set(CaseState.allCases)
    ) throws -> ProgrammeDefinition {
        func text(_ words: String) -> LocalizedText { LocalizedText(words, languages: ["es", "en"]) }
        let source = Source(key: "test", title: "test", date: CalendarDay(number: 0), isVerified: true)
        return ProgrammeDefinition(
            code: code, country: try CountryCode("MX"), name: text("Sample"), authority: text("Office"), version: "1",
            validity: Validity(from: CalendarDay(number: 0)), roles: [.init(code: "importer", name: text("Importer"))],
            criteria: [.init(code: "1", name: text("One"), safe: ["A"], isGate: true)], states: states,
            clocks: appealClocks(source),
            grounds: AdverseIntention.allCases.map {
                .init(code: "g-\($0.rawValue)", name: text("Ground"), effects: [$0], source: source)
            }, exemptions: [.init(code: "danger", name: text("Danger"), source: source)], benefits: [],
            appeals: [
                .init(level: 1, name: text("Customs"), body: "customs", clock: "appeal-1"),
                .init(level: 2, name: text("Independent"), body: "independent", clock: "appeal-2"),
            ], letters: adverseLetters,
            certificate: .init(
                prefix: "X", validityMonths: validityMonths, effectiveAfterDays: effectiveAfterDays, renewalWindow: 30,
                renewalUnit: .calendarDays), bars: [:], questionnaires: [], sources: [])
    }

    /// Thirty days to go to customs, and thirty more to go on.
    private static func appealClocks(_ source: Source) -> [ClockRule] {
        func clock(_ level: Int, _ start: [String]) -> ClockRule {
            ClockRule(
                code: "appeal-\(level)", name: LocalizedText("Appeal", languages: ["es", "en"]), start: start,
                stop: ["case.appeal-lodged:\(level)"], length: 30, unit: .calendarDays, consequence: .ends,
                validity: Validity(from: CalendarDay(number: 0)), source: source, version: "XX 1", binds: .operator,
                per: level == 1 ? "decision" : nil)
        }
        let adverse = ["refuse", "suspend", "revoke", "annul"].map { "case.decided:\($0)" }
        return [clock(1, adverse + ["case.not-accepted"]), clock(2, ["case.appeal-decided:1-dismissed"])]
    }

    /// One letter for whatever goes against the operator, and the receipt.
    private static var adverseLetters: [LetterTemplate] {
        let adverse = [
            "refusal", "suspension", "revocation", "annulment", "non-acceptance", "hearing-intention", "appeal-ruling",
            "appeal-final",
        ].map { code in
            LetterTemplate(
                code: code, title: LocalizedText("Letter: \(code)", languages: ["es", "en"]),
                paragraphs: [LocalizedText("{operator}, {case}. {reasons}", languages: ["es", "en"])])
        }
        let receipt = LetterTemplate(
            code: "receipt", title: LocalizedText("Receipt", languages: ["es", "en"]),
            paragraphs: [LocalizedText("{operator}, {case}, {date}.", languages: ["es", "en"])])
        return adverse + [receipt]
    }
}

extension CaseRules {
    static func sample(_ definition: ProgrammeDefinition? = nil) throws -> CaseRules {
        CaseRules(
            definition: try definition ?? .sample(), zone: .utc,
            calendar: CountryCalendar(weekend: [.saturday, .sunday], holidays: []))
    }
}
