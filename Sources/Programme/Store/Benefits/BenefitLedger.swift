import Database

/// What status gave an operator against comparable traffic.
package final class BenefitLedger: Sendable {
    let base: ProgrammeBase

    init(_ base: ProgrammeBase) { self.base = base }
}
