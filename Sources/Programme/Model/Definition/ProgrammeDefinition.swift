package import Country
package import Customs
package import Deadlines

/// A trusted-trader programme as data: no line of code knows one.
///
/// Read from `Countries/<code>/programmes/<name>.json`; every figure carries its source and the days on which it holds.
package struct ProgrammeDefinition: Sendable {
    /// For example `MX-OEA`.
    package var code: String
    package var country: CountryCode
    package var name: LocalizedText
    package var authority: LocalizedText
    package var version: String
    package var validity: Validity
    package var roles: [RoleEntry]
    package var criteria: [Criterion]
    /// The states that this programme uses; a transition into another is refused.
    package var states: Set<CaseState>
    package var clocks: [ClockRule]
    package var grounds: [Ground]
    /// Reasons for which an adverse decision may come without a hearing.
    package var exemptions: [Entry]
    package var benefits: [Benefit]
    package var appeals: [AppealLevel]
    package var letters: [LetterTemplate]
    package var certificate: CertificateRule
    /// Months for which the same legal person may not apply again, by the end that the status came to.
    package var bars: [CaseState: Int]
    /// The codes of the questionnaires, the one for a role first found.
    package var questionnaires: [QuestionnaireUse]
    package var sources: [Source]
    /// Who decides what.
    package var deciders: [Decider] = []
    /// Figures of the programme that are no running time, and what held before.
    package var figures: [Figure] = []
    /// The clock of each bar in `bars`.
    package var barClocks: [CaseState: String] = [:]
    /// When holders are examined anew; nil where its file does not say.
    package var reassessment: ReassessmentRule?
    /// The languages of its texts, the administration's own first.
    package var languages: [String] = ["es", "en"]
    /// The calendar of its country; it says which days a term does not count.
    package var calendar = CountryCalendar(weekend: [.saturday, .sunday], holidays: [])
    /// The clocks of its authority: where a day begins and ends.
    package var zone = Zone.utc

    /// The clock of a code as it holds on a day, else as it held last.
    package func clock(_ code: String, on day: CalendarDay? = nil) -> ClockRule? {
        let versions = clocks.filter { $0.code == code }
        return versions.last { rule in day.map { rule.validity.contains($0) } ?? true } ?? versions.last
    }

    /// What every clock says of a case's events at an instant.
    package func readings(
        of events: some Sequence<ClockEvent>, at instant: Instant, conditions: Set<String> = []
    ) -> [ClockReading] {
        clocks.readings(events: events, calendar: calendar, zone: zone, at: instant, conditions: conditions)
    }

    /// What an applicant in a role answers; nil when the programme asks it nothing.
    package func questionnaire(for role: String) -> QuestionnaireUse? {
        questionnaires.first { $0.roles.isEmpty || $0.roles.contains(role) }
    }

    package func letter(_ code: String) -> LetterTemplate? { letters.first { $0.code == code } }

    package struct Entry: Hashable, Sendable {
        package var code: String
        package var name: LocalizedText
        package var source: Source
    }

    /// A role in the chain for which one can be certified.
    package struct RoleEntry: Hashable, Sendable {
        /// `importer`, `exporter`, `broker`, `carrier`, `courier`, `warehouse`, `terminal`, `rail`, `industrial-park` …
        package var code: String
        package var name: LocalizedText
    }

    package struct Criterion: Hashable, Sendable {
        package var code: String
        package var name: LocalizedText
        /// The SAFE criteria A to M that it answers to.
        package var safe: [String]
        /// A criterion that is a gate is met or not: no score outvotes it.
        package var isGate: Bool
    }

    /// A ground for an adverse act.
    package struct Ground: Hashable, Sendable {
        package var code: String
        package var name: LocalizedText
        /// The intentions that it can carry.
        package var effects: Set<AdverseIntention>
        package var source: Source
    }

    package struct Benefit: Hashable, Sendable {
        package var code: String
        package var name: LocalizedText
        /// Which of the seven of WTO TFA article 7.7.3 it is, (a) to (g); nil when it is another.
        package var tfa: String?
        package var source: Source?
    }

    package struct AppealLevel: Hashable, Sendable {
        package var level: Int
        package var name: LocalizedText
        /// Who rules: `customs`, `independent`, `court` (Kyoto 10.4 to 10.6).
        package var body: String
        /// The clock within which it must be lodged.
        package var clock: String
    }

    /// A letter in every language of the country, with places such as `{operator}` for what a case brings.
    package struct LetterTemplate: Hashable, Sendable {
        package var code: String
        package var title: LocalizedText
        package var paragraphs: [LocalizedText]
    }

    package struct CertificateRule: Hashable, Sendable {
        /// What its number begins with.
        package var prefix: String
        /// Nil: valid as long as the conditions hold.
        package var validityMonths: Int?
        /// Days after the decision on which it takes effect; 0 is at once.
        package var effectiveAfterDays: Int
        /// The days before the end within which renewal must be asked for, and how they are counted.
        package var renewalWindow: Int?
        package var renewalUnit: ClockRule.Unit
        /// The clocks that the figures above are taken from.
        package var validityClock: String?
        package var effectClock: String?
        package var renewalClock: String?
    }

    /// Who takes a kind of decision.
    package struct Decider: Hashable, Sendable {
        package var outcomes: Set<Outcome>
        package var name: LocalizedText
        package var source: Source
    }

    /// A row of the domain's table of time limits that is no running time.
    package struct Figure: Hashable, Sendable {
        package enum Kind: String, Sendable, Hashable, CaseIterable {
            /// It holds, and no clock can run for it.
            case figure
            /// It held once.
            case history
        }
        package var kind: Kind
        package var row: Int
        package var code: String
        package var name: LocalizedText
        package var why: LocalizedText
        package var mark: ClockRule.Mark
        package var source: Source
    }

    package struct QuestionnaireUse: Hashable, Sendable {
        package var questionnaire: String
        /// The operator roles for which it is; empty for all.
        package var roles: Set<String>
    }
}

/// What an authority intends against an operator.
package enum AdverseIntention: String, Sendable, Hashable, Codable, CaseIterable {
    case refuse, requirement, suspend, revoke, annul
}
