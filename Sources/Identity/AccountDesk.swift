import Database
import JSON

/// The acts upon accounts: what takes something away is done at once, what gives an official's power waits for a second
/// person.
package struct AccountDesk: Sendable {
    /// What came of an act.
    package enum Outcome: Sendable, Hashable {
        case done
        /// Another person has to approve it.
        case proposed(Proposal)
    }

    package let identity: Identity
    package let approvals: Approvals

    package init(_ identity: Identity, approvals: Approvals) {
        self.identity = identity
        self.approvals = approvals
    }

    /// Makes an account with a password that is shown once. Official roles are proposed: until they are approved the
    /// account has none, and can sign in to nothing.
    package func create(
        _ wanted: Identity.NewAccount, reason: String, by actor: String
    ) async throws -> (password: String, outcome: Outcome) {
        var account = wanted
        account.password = Identity.makePassword()
        if let refusal = account.refusal { throw refusal }
        let official = wanted.roles.filter(\.isOfficial)
        guard !official.isEmpty else {
            try await identity.create(account, by: actor)
            return (account.password, .done)
        }
        guard !reason.allSatisfy(\.isWhitespace) else { throw ApprovalError.reasonMissing }
        account.roles = []
        try await identity.insert(account, by: actor)
        return (account.password, try await propose(Set(official), for: account.login, reason: reason, by: actor))
    }

    /// Sets an account's roles. Nobody changes his own.
    package func setRoles(_ roles: [Role], of login: String, reason: String, by actor: String) async throws -> Outcome {
        guard login != actor else { throw IdentityError(.ownAccount) }
        guard let account = try await identity.account(login) else { throw IdentityError(.accountUnknown) }
        if !roles.isEmpty, let refusal = Account.refusal(roles: roles, organisation: account.organisation) {
            throw refusal
        }
        let gained = Set(roles).subtracting(account.roles).filter(\.isOfficial)
        let now = roles.filter { !gained.contains($0) }
        if Set(now) != Set(account.roles) {
            try await identity.change(login, roles: now, isActive: account.isActive, by: actor)
        }
        return gained.isEmpty ? .done : try await propose(gained, for: login, reason: reason, by: actor)
    }

    /// Lets an account sign in, or ends its sessions and lets it no more. Nobody does it to himself.
    package func setActive(_ isActive: Bool, of login: String, by actor: String) async throws {
        guard login != actor else { throw IdentityError(.ownAccount) }
        guard let account = try await identity.account(login) else { throw IdentityError(.accountUnknown) }
        try await identity.change(login, roles: account.roles, isActive: isActive, by: actor)
    }

    /// A new password for a person who lost it, shown once.
    package func resetPassword(of login: String, by actor: String) async throws -> String {
        guard login != actor else { throw IdentityError(.ownAccount) }
        let password = Identity.makePassword()
        try await identity.setPassword(password, of: login, by: actor)
        return password
    }

    /// Lets a person who lost the phone enrol another. With the password alone it is all that guards an official's
    /// account, so two people do it.
    package func resetFactor(of login: String, reason: String, by actor: String) async throws -> Outcome {
        guard login != actor else { throw IdentityError(.ownAccount) }
        guard let account = try await identity.account(login) else { throw IdentityError(.accountUnknown) }
        guard account.hasSecondFactor else { throw IdentityError(.factorMissing) }
        guard account.needsSecondFactor else {
            try await identity.resetFactor(of: login, by: actor)
            return .done
        }
        return .proposed(
            try await approvals.propose(
                .resetFactor, subject: login, payload: ["login": .string(login)], reason: reason, barred: [login],
                by: actor))
    }

    /// What is proposed is what the account gains, so that a role taken away meanwhile does not come back.
    private func propose(_ gained: Set<Role>, for login: String, reason: String, by actor: String) async throws
        -> Outcome
    {
        let payload: JSONValue = [
            "login": .string(login), "roles": .array(gained.sorted().map { .string($0.rawValue) }),
        ]
        // Nobody approves his own power.
        return .proposed(
            try await approvals.propose(
                .grantRoles, subject: login, payload: payload, reason: reason, barred: [login], by: actor))
    }
}

extension Identity {
    /// What does the protected acts of this room.
    package var performances: [Approvals.Performance] {
        let cache = cache
        return [
            Approvals.Performance(.grantRoles) { (proposal, tx) throws in
                let payload = try JSONValue.parse(proposal.payload)
                let login = payload["login"]?.string ?? ""
                let roles = payload["roles"]?.array?.compactMap { $0.string.flatMap { Role(rawValue: $0) } } ?? []
                guard let account = try AccountStore.account(login, in: tx) else {
                    throw IdentityError(.accountUnknown)
                }
                let all = Array(Set(roles).union(account.roles))
                if let refusal = Account.refusal(roles: all, organisation: account.organisation) { throw refusal }
                try AccountStore.change(
                    login, roles: all, isActive: account.isActive, by: proposal.answeredBy ?? "-",
                    at: proposal.answeredAt ?? proposal.proposedAt, in: tx)
            } afterwards: { _ in
                cache.forgetAll()
            },
            Approvals.Performance(.resetFactor) { (proposal, tx) throws in
                try FactorStore.remove(
                    for: proposal.subject, by: proposal.answeredBy ?? "-",
                    at: proposal.answeredAt ?? proposal.proposedAt, in: tx)
            } afterwards: { _ in
                cache.forgetAll()
            },
        ]
    }
}
