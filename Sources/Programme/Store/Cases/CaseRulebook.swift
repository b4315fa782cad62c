import Country

/// Under which rules a case is lived: found by the programme and version that it was opened under.
package struct CaseRulebook: Sendable {
    package let library: ProgrammeLibrary

    package init(library: ProgrammeLibrary) { self.library = library }

    /// Throws ``CaseError`` `unknown` for a programme that the house does not have.
    package func rules(of opened: CaseFact.Opened) throws(CaseError) -> CaseRules {
        guard let definition = library.definition(opened.programme, version: opened.version) else {
            throw CaseError(.unknown, "there is no programme \(opened.programme) in version \(opened.version)")
        }
        return CaseRules(definition: definition, zone: definition.zone, calendar: definition.calendar)
    }
}
