package import HTTP
package import Ledger

/// The kinds of event that this room writes. No event holds a secret or a name.
extension EventKind {
    package static let accountCreated = EventKind("account.created", "An account was made: its roles.")
    package static let accountChanged = EventKind("account.changed", "An account's roles or state changed.")
    package static let passwordChanged = EventKind("account.password-changed", "A password was set; sessions ended.")
    package static let secondFactorEnrolled = EventKind("account.factor-enrolled", "One-time codes were enrolled.")
    package static let signedIn = EventKind("session.started", "Someone signed in.")
    package static let signInRefused = EventKind("session.refused", "A sign-in to an existing account was refused.")
    package static let signedOut = EventKind("session.ended", "Someone signed out.")
    package static let tokenMade = EventKind("token.made", "A token was made: its identifier, permissions and expiry.")
    package static let tokenRevoked = EventKind("token.revoked", "A token was revoked.")
    package static let actProposed = EventKind(
        "approval.proposed", "A protected act was proposed: act and payload hash.")
    package static let actApproved = EventKind("approval.approved", "A proposed act was approved and done.")
    package static let actRefused = EventKind("approval.refused", "A proposed act was refused with a reason.")
}

/// What this room lets people do.
extension Permission {
    package static let manageAccounts = Permission("account.manage")
    package static let manageOwnTokens = Permission("token.manage-own")
    package static let seeProposals = Permission("approval.read")
}
