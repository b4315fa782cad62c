package import Ledger

/// The kinds of event that this room writes. No event holds a secret or a name.
extension EventKind {
    package static let organisationRegistered = EventKind(
        "organisation.registered", "An organisation was registered or its entry changed: kind.")
    package static let accountCreated = EventKind("account.created", "An account was made: its roles.")
    package static let accountChanged = EventKind("account.changed", "An account's roles or state changed: both.")
    package static let passwordChanged = EventKind(
        "account.password-changed", "A password was set, by its owner or another; sessions ended.")
    package static let factorEnrolled = EventKind("account.factor-enrolled", "One-time codes were enrolled.")
    package static let factorRemoved = EventKind(
        "account.factor-removed", "One-time codes were taken away, to be enrolled anew; sessions ended.")
    package static let recoveryCodesMade = EventKind(
        "account.recovery-codes-made", "New recovery codes were made; earlier ones are void.")
    package static let signedIn = EventKind(
        "session.started", "Someone signed in: with a password only, a one-time code (totp) or a recovery code.")
    package static let signInRefused = EventKind(
        "session.refused", "A sign-in was refused: because of the account, password or code. Unknown accounts are “-”.")
    package static let signedOut = EventKind("session.ended", "Someone signed out, of one session or of all.")
    package static let tokenMade = EventKind("token.made", "A token was made: its identifier, permissions and expiry.")
    package static let tokenRevoked = EventKind("token.revoked", "A token was revoked: its identifier.")
    package static let actProposed = EventKind(
        "approval.proposed", "A protected act was proposed: act, proposal and payload hash.")
    package static let actApproved = EventKind("approval.approved", "A proposed act was approved and done.")
    package static let actRefused = EventKind("approval.refused", "A proposed act was refused with a reason.")
    package static let actWithdrawn = EventKind("approval.withdrawn", "A proposed act was taken back by its proposer.")

    /// Every kind of this room, for the audit catalogue.
    package static let identity: [EventKind] = [
        .organisationRegistered, .accountCreated, .accountChanged, .passwordChanged, .factorEnrolled, .factorRemoved,
        .recoveryCodesMade, .signedIn, .signInRefused, .signedOut, .tokenMade, .tokenRevoked, .actProposed,
        .actApproved, .actRefused, .actWithdrawn,
    ]
}
