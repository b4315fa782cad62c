package import HTTP

/// An act so weighty that one person proposes it and another approves it; declared as a value by the room that does it.
package struct ProtectedAct: Sendable, Hashable {
    /// Who may not answer what he has a part in.
    package enum Separation: String, Sendable, Hashable {
        /// Another person than the proposer.
        case person
        /// Another person, who could not have proposed it: proposing and approving are different offices.
        case duty
    }

    /// Words joined by points, the subject's kind first: `ruleset.publish`. Never given another meaning; its texts for
    /// people are `act.<name>.title` and `act.<name>.effect`.
    package let name: String
    package let propose: Permission
    package let approve: Permission
    package let separation: Separation
    /// Hours after which an unanswered proposal lapses.
    package let lapsesAfterHours: Int

    package init(
        _ name: String, propose: Permission, approve: Permission, separation: Separation = .person,
        lapsesAfterHours: Int = 72
    ) {
        self.name = name
        self.propose = propose
        self.approve = approve
        self.separation = separation
        self.lapsesAfterHours = lapsesAfterHours
    }
}
