package import Customs

/// A person, or a program of an operator, who can sign in.
package struct Account: Hashable, Sendable {
    /// What the person types, and how events name them: lower case, 3 to 64 letters, digits, `.`, `-`, `_` or `@`.
    ///
    /// It stays in the ledger for ever, so prefer a service number to a name.
    package var login: String
    package var name: String
    package var roles: [Role]
    /// The operator, broker or consulted authority for which it acts, by its number; nil for other officials.
    package var organisation: String?
    package var language: String
    package var isActive: Bool
    /// True once the second factor is enrolled.
    package var hasSecondFactor: Bool
    /// True while the password is one that someone else made.
    package var mustChangePassword: Bool
    /// True for the accounts of a demonstration, whose secrets are printed.
    package var isDemonstration: Bool
    package var createdAt: Instant
    package var signedInAt: Instant?

    /// Officials need a second factor before they may do anything else.
    package var needsSecondFactor: Bool { roles.contains(where: \.isOfficial) }

    /// What has to be done before a session of this account may do anything else; nil when nothing has.
    ///
    /// - Parameter hasFactor: whether the second factor was shown in the session.
    package func nextStep(hasFactor: Bool) -> SignInStep? {
        if mustChangePassword { return .changePassword }
        if needsSecondFactor, !hasFactor { return .enrolFactor }
        return nil
    }

    /// The login as it is stored: without blanks around it and in small letters.
    package static func normalised(login: String) -> String {
        String(login.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()).lowercased()
    }

    /// Why a text cannot be a login; nil when it can.
    package static func refusal(login: String) -> IdentityError? {
        let allowed = login.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || [0x2E, 0x2D, 0x5F, 0x40].contains(byte)
        }
        return (3...64).contains(login.utf8.count) && allowed ? nil : IdentityError(.login)
    }

    /// Why a text cannot be the password of a login; nil when it can.
    ///
    /// NIST SP 800-63B: length counts, rules of composition do not; what is easily guessed from the login or is one
    /// character over and over is refused.
    package static func refusal(password: String, login: String) -> IdentityError? {
        guard (12...200).contains(password.count), password.utf8.count <= 1024 else {
            return IdentityError(.passwordLength)
        }
        let small = password.lowercased()
        guard Set(small).count >= 5, !small.contains(login), !login.contains(small) else {
            return IdentityError(.passwordGuessable)
        }
        return nil
    }
}

extension Account {
    /// Why an account cannot hold these roles; nil when it can.
    ///
    /// Traders, brokers and partners act for an organisation, officials for none but those of another authority that is
    /// consulted, who may have theirs; nobody is on both sides of the counter.
    package static func refusal(roles: [Role], organisation: String?) -> IdentityError? {
        let official = roles.contains(where: \.isOfficial)
        guard !roles.isEmpty, official == roles.allSatisfy(\.isOfficial) else { return IdentityError(.roles) }
        if Set(roles) == [.consultedAuthority] { return nil }
        return official == (organisation == nil) ? nil : IdentityError(.organisationNeeded)
    }
}

/// What a person has to do after the password was right, before anything else.
package enum SignInStep: String, Sendable, Hashable {
    case changePassword = "change-password"
    case enrolFactor = "enrol-factor"
}
