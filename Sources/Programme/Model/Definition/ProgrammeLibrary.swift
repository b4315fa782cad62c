package import Country
package import Customs
package import Deadlines

/// Every programme that the house knows, each in its versions.
package struct ProgrammeLibrary: Sendable {
    package var definitions: [ProgrammeDefinition]
    /// The folder of the countries that it was read from; nil for one that was put together otherwise.
    package var directory: String?
    /// The questionnaires that programmes ask with.
    package var questionnaires = QuestionnaireLibrary()
    /// What is known of programmes that nobody here runs.
    package var references: [ProgrammeReference]

    package init(_ definitions: [ProgrammeDefinition], references: [ProgrammeReference] = []) {
        self.definitions = definitions
        self.references = references
    }

    /// The version of a programme in force on a day, else its newest.
    package func definition(_ code: String, on day: CalendarDay? = nil) -> ProgrammeDefinition? {
        let versions = definitions.filter { $0.code == code }
        return versions.last { version in day.map { version.validity.contains($0) } ?? true } ?? versions.last
    }

    package func definition(_ code: String, version: String) -> ProgrammeDefinition? {
        definitions.first { $0.code == code && $0.version == version }
    }
}

/// The time limits and figures of a programme that is not run with this house: for comparison, and for what its operators
/// may claim here.
package struct ProgrammeReference: Hashable, Sendable {
    package var code: String
    package var country: CountryCode
    package var name: LocalizedText
    package var authority: LocalizedText
    package var version: String
    package var clocks: [ClockRule]
    package var figures: [ProgrammeDefinition.Figure]
    package var calendar: CountryCalendar
    package var zone: Zone
    package var sources: [Source]
}
