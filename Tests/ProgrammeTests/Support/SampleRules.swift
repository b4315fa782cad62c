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
            criteria: [.init(code: "1", name: text("One"), safe: ["A"], isGate: true)], states: states, clocks: [],
            grounds: AdverseIntention.allCases.map {
                .init(code: "g-\($0.rawValue)", name: text("Ground"), effects: [$0], source: source)
            }, exemptions: [.init(code: "danger", name: text("Danger"), source: source)], benefits: [],
            appeals: [
                .init(level: 1, name: text("Customs"), body: "customs", clock: "appeal-1"),
                .init(level: 2, name: text("Independent"), body: "independent", clock: "appeal-2"),
            ], letters: [],
            certificate: .init(
                prefix: "X", validityMonths: validityMonths, effectiveAfterDays: effectiveAfterDays, renewalWindow: 30,
                renewalUnit: .calendarDays), bars: [:], questionnaires: [], sources: [])
    }
}

extension CaseRules {
    static func sample(_ definition: ProgrammeDefinition? = nil) throws -> CaseRules {
        CaseRules(
            definition: try definition ?? .sample(), zone: .utc,
            calendar: CountryCalendar(weekend: [.saturday, .sunday], holidays: []))
    }
}
