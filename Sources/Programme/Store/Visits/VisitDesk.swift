import Database

/// Validation visits: plan, team, checks, what came from the phone.
package final class VisitDesk: Sendable {
    let base: ProgrammeBase

    init(_ base: ProgrammeBase) { self.base = base }
}
