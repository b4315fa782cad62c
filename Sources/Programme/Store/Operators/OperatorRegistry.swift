import Database

/// Legal persons, their identifiers, sites, people, mandates and history.
package final class OperatorRegistry: Sendable {
    let base: ProgrammeBase

    init(_ base: ProgrammeBase) { self.base = base }
}
