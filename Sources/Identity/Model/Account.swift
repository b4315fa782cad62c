package import Customs

/// A person, or a program of an operator, who can sign in.
package struct Account: Hashable, Sendable {
    /// What the person types; lower case, 3 to 64 letters, digits, `.`, `-`, `_` or `@`.
    package var login: String
    package var name: String
    package var roles: [Role]
    /// The operator or broker for which it acts, by its number; nil for officials.
    package var organisation: String?
    package var language: String
    package var isActive: Bool
    /// True once the second factor is enrolled.
    package var hasSecondFactor: Bool
    package var createdAt: Instant

    /// Officials need a second factor before they may do anything else.
    package var needsSecondFactor: Bool { roles.contains(where: \.isOfficial) }

    /// Why a text cannot be a login; nil when it can.
    package static func refusal(login: String) -> String? {
        let allowed = login.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || [0x2E, 0x2D, 0x5F, 0x40].contains(byte)
        }
        return (3...64).contains(login.utf8.count) && allowed
            ? nil : "a login has 3 to 64 small letters, digits, points, hyphens, underscores or @"
    }

    /// Why a text cannot be a password; nil when it can (NIST SP 800-63B: length counts, composition rules do not).
    package static func refusal(password: String) -> String? {
        (12...200).contains(password.count) ? nil : "a password has 12 to 200 characters"
    }
}
