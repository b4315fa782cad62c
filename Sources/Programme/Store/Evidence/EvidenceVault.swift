import Database

/// Files that prove an answer.
package final class EvidenceVault: Sendable {
    let base: ProgrammeBase

    init(_ base: ProgrammeBase) { self.base = base }
}
