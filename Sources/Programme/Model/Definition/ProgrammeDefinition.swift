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

/// Every programme that the house knows, each in its versions.
package struct ProgrammeLibrary: Sendable {
    package var definitions: [ProgrammeDefinition]
    /// The questionnaires that programmes ask with.
    package var questionnaires = QuestionnaireLibrary()

    package init(_ definitions: [ProgrammeDefinition]) { self.definitions = definitions }

    /// The version of a programme in force on a day, else its newest.
    package func definition(_ code: String, on day: CalendarDay? = nil) -> ProgrammeDefinition? {
        let versions = definitions.filter { $0.code == code }
        return versions.last { version in day.map { version.validity.contains($0) } ?? true } ?? versions.last
    }

    package func definition(_ code: String, version: String) -> ProgrammeDefinition? {
        definitions.first { $0.code == code && $0.version == version }
    }
}
