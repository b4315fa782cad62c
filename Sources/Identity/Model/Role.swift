/// What a person is at the house; an account holds one or more.
package enum Role: String, Sendable, Hashable, CaseIterable, Comparable {
    case trader, broker
    case programmeOfficer = "programme-officer"
    case validator
    case decisionMaker = "decision-maker"
    case riskAnalyst = "risk-analyst"
    case laneOfficer = "lane-officer"
    case examiner, supervisor
    case programmeManager = "programme-manager"
    case auditor, administrator, partner
    /// Rules on appeals; had no part in what is appealed.
    case appealsOfficer = "appeals-officer"
    /// Another authority that is asked for its opinion and answers.
    case consultedAuthority = "consulted-authority"

    /// True for those who act for the administration: they sign in with a second factor, and another official approves
    /// that they get the role.
    package var isOfficial: Bool { self != .trader && self != .broker && self != .partner }

    /// The order of the declaration above.
    package static func < (left: Role, right: Role) -> Bool { left.place < right.place }
    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
