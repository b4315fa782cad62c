/// What an account, organisation, token or act upon them cannot be.
package struct IdentityError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A stable word: the end of the problem's type, and of the text's key for people (`identity.error.<code>`).
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case login, name, roles
        case loginTaken = "login-taken"
        case passwordLength = "password-length"
        case passwordGuessable = "password-guessable"
        case passwordSame = "password-same"
        case passwordWrong = "password-wrong"
        case organisationNumber = "organisation-number"
        case organisationUnknown = "organisation-unknown"
        case organisationNeeded = "organisation-needed"
        case accountUnknown = "account-unknown"
        case ownAccount = "own-account"
        case tokenScope = "token-scope"
        case tokenLife = "token-life"
        case tokenCount = "token-count"
        case factorThere = "factor-there"
        case factorMissing = "factor-missing"
    }

    package let code: Code
    package init(_ code: Code) { self.code = code }

    package var description: String {
        switch code {
        case .login: "a login has 3 to 64 small letters, digits, points, hyphens, underscores or @"
        case .name: "a name has 1 to 200 characters"
        case .roles: "an account holds at least one role, and not both an official's and a trader's"
        case .loginTaken: "the login is taken"
        case .passwordLength: "a password has 12 to 200 characters"
        case .passwordGuessable: "the password is easily guessed; several words that do not belong together are better"
        case .passwordSame: "the new password is the old one"
        case .passwordWrong: "the present password is not right"
        case .organisationNumber: "an organisation's number has 2 to 32 characters without blanks"
        case .organisationUnknown: "no organisation of that number is registered"
        case .organisationNeeded:
            "who acts for an operator, broker or partner needs an organisation, other officials none"
        case .accountUnknown: "there is no such account"
        case .ownAccount: "nobody changes the roles or the state of his own account"
        case .tokenScope: "a token can do no more than its owner, and neither manages accounts nor approves"
        case .tokenLife: "a token lives 1 to 365 days"
        case .tokenCount: "an account has at most 50 tokens that work; revoke one first"
        case .factorThere: "the account has a second factor"
        case .factorMissing: "the account has no second factor"
        }
    }
}
