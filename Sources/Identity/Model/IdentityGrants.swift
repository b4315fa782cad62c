import HTTP

extension Identity {
    /// Which roles hold this room's permissions.
    package static let grants: Grants = [
        (.manageAccounts, [.administrator]),
        (.readAccounts, [.administrator, .auditor, .supervisor]),
        (.approveAccounts, [.administrator, .supervisor]),
        (.manageOwnTokens, Set(Role.allCases)),
        (.readProposals, Set(Role.allCases.filter(\.isOfficial)).subtracting([.consultedAuthority])),
    ]
}
