import Database

/// The life of an application and of the status that follows from it.
package final class CaseDesk: Sendable {
    let base: ProgrammeBase

    init(_ base: ProgrammeBase) { self.base = base }
}
