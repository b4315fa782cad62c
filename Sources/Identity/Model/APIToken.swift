package import Customs
package import HTTP
import Sealing

/// A token for a program, as lists show it: never its secret.
package struct APIToken: Hashable, Sendable {
    /// The token's public part, by which it is found and named.
    package var id: String
    package var login: String
    package var label: String
    /// What it may do at most; what its owner may not do now it cannot do either.
    package var permissions: [Permission]
    package var createdAt: Instant
    package var expiresAt: Instant
    package var revokedAt: Instant?
    /// To within five minutes.
    package var usedAt: Instant?

    package enum State: String, Sendable, Hashable { case active, expired, revoked }

    package func state(at now: Instant) -> State {
        revokedAt != nil ? .revoked : expiresAt <= now ? .expired : .active
    }

    /// What no token may do: a stolen one must not make others, nor act where a person has to.
    package static let reserved: Set<Permission> = [
        .manageAccounts, .approveAccounts, .manageOwnTokens, .completeSignIn,
    ]
}

/// A token's text, `garita_<id>_<secret>`: the prefix lets scanners find one that leaked, the id finds its row, and of
/// the secret (256 random bits) only the SHA-256 is stored.
struct TokenText: Sendable {
    let id: String
    let secret: String

    static let prefix = "garita_"

    var text: String { "\(Self.prefix)\(id)_\(secret)" }

    /// A new one, never seen before.
    static func make() -> TokenText {
        TokenText(id: Hex.text(RandomBytes.make(8)), secret: RandomBytes.token(32))
    }

    private init(id: String, secret: String) {
        self.id = id
        self.secret = secret
    }

    /// Nil for a text of another form.
    init?(_ text: String) {
        guard text.utf8.count == 67, text.hasPrefix(Self.prefix) else { return nil }
        let rest = text.dropFirst(Self.prefix.utf8.count)
        let id = rest.prefix(16)
        guard rest.dropFirst(16).first == "_", Hex.bytes(String(id)) != nil else { return nil }
        self.init(id: String(id), secret: String(rest.dropFirst(17)))
    }
}
