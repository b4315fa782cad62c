import Customs
import Database
package import HTTP
import Sealing

extension Identity {
    /// The most tokens of one account that work at a time.
    static let tokensPerAccount = 50

    /// Makes a token for a program; answers its text, which is shown once and nowhere stored.
    ///
    /// - Parameter permissions: what it may do; nil for all that its owner may do now and a token can.
    ///
    /// Throws ``IdentityError`` (`tokenScope`, `tokenLife`, `tokenCount`, `accountUnknown`).
    package func makeToken(
        for login: String, label: String, permissions: [Permission]? = nil, days: Int, by actor: String
    ) async throws -> (token: APIToken, secret: String) {
        guard (1...365).contains(days) else { throw IdentityError(.tokenLife) }
        let now = time.now()
        let text = TokenText.make()
        let hash = SHA256.hash(text.secret).bytes
        let grants = grants
        let token = try await database.write { (tx) throws -> APIToken in
            guard let owner = try AccountStore.account(login, in: tx), owner.isActive else {
                throw IdentityError(.accountUnknown)
            }
            let possible = grants.permissions(of: owner.roles).subtracting(APIToken.reserved)
            let wanted = permissions.map { Set($0) } ?? possible
            guard !wanted.isEmpty, wanted.isSubset(of: possible) else { throw IdentityError(.tokenScope) }
            guard try TokenStore.countActive(of: login, at: now, in: tx) < Self.tokensPerAccount else {
                throw IdentityError(.tokenCount)
            }
            let token = APIToken(
                id: text.id, login: login, label: String(label.prefix(80)), permissions: wanted.sorted(),
                createdAt: now,
                expiresAt: now.advanced(bySeconds: Int64(days) * 86_400))
            try TokenStore.insert(token, hash: hash, by: actor, in: tx)
            return token
        }
        return (token, text.text)
    }

    /// The newest 200 tokens of an account.
    package func tokens(of login: String) async throws -> [APIToken] {
        try await database.read { (db) throws in try TokenStore.all(of: login, in: db) }
    }

    /// Revokes a token, here at once and elsewhere within a second; false when the account has none such to revoke.
    package func revokeToken(_ id: String, of login: String, by actor: String) async throws -> Bool {
        let now = time.now()
        let isRevoked = try await database.write { (tx) throws in
            try TokenStore.revoke(id, of: login, by: actor, at: now, in: tx)
        }
        cache.forgetAll()
        return isRevoked
    }

    /// What a token could do at most for an account, in order.
    package func permissionsForTokens(of account: Account) -> [Permission] {
        grants.permissions(of: account.roles).subtracting(APIToken.reserved).sorted()
    }

    func owner(ofToken text: String, at now: Instant) async throws -> Principal? {
        guard let text = TokenText(text),
            let found = try await database.read({ (db) throws in try TokenStore.find(text.id, in: db) }),
            constantTimeEqual(found.hash, SHA256.hash(text.secret).bytes), found.token.state(at: now) == .active,
            found.owner.isActive, found.owner.nextStep(hasFactor: found.owner.hasSecondFactor) == nil
        else { return nil }
        if found.token.usedAt.map({ now.seconds(since: $0) > 300 }) ?? true {
            try await database.write { (tx) throws in try TokenStore.used(text.id, at: now, in: tx) }
        }
        let permissions = grants.permissions(of: found.owner.roles).subtracting(APIToken.reserved)
            .intersection(found.token.permissions)
        return principal(of: found.owner, kind: .token, permissions: permissions)
    }
}
