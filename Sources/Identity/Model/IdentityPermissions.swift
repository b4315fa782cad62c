package import HTTP

/// What this room lets people do.
extension Permission {
    /// See, make and change accounts and organisations.
    package static let manageAccounts = Permission("account.manage")
    /// See accounts and organisations, and change nothing.
    package static let readAccounts = Permission("account.read")
    /// Approve that an account gets an official's role, or a new second factor.
    package static let approveAccounts = Permission("account.approve")
    /// See, make and revoke tokens for one's own programs.
    package static let manageOwnTokens = Permission("token.manage-own")
    /// See what was proposed and answered; who may answer a proposal is said by its act.
    package static let readProposals = Permission("approval.read")
    /// Held by nobody's role: what a session may do until its sign-in is complete (new password, second factor).
    package static let completeSignIn = Permission("session.complete")
}

/// The acts of this room that one person proposes and another approves.
extension ProtectedAct {
    /// An account gets roles, at least one of them an official's that it does not hold.
    package static let grantRoles = ProtectedAct(
        "account.grant-roles", propose: .manageAccounts, approve: .approveAccounts)
    /// An official enrols a new second factor in place of one that is lost.
    package static let resetFactor = ProtectedAct(
        "account.reset-factor", propose: .manageAccounts, approve: .approveAccounts, lapsesAfterHours: 24)
}
