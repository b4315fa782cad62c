import HTTP

extension Identity {
    /// Which roles hold this room's permissions.
    package static let grants: Grants = [
        (.manageAccounts, [.administrator]),
        (.manageOwnTokens, Set(Role.allCases)),
        (.seeProposals, Set(Role.allCases.filter(\.isOfficial))),
    ]
}
