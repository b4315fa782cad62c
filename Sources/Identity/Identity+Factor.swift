import Concurrency
import Customs
import Database
import Sealing

extension Identity {
    /// The shared secret to enrol, made now when there is none; nil once one is confirmed.
    package func enrolment(of login: String) async throws -> [UInt8]? {
        let fresh = TOTP.newSecret()
        return try await database.write { (tx) throws -> [UInt8]? in
            guard let found = try AccountStore.secrets(login, in: tx), !found.account.hasSecondFactor else {
                return nil
            }
            if let secret = found.totpSecret { return secret }
            try FactorStore.begin(fresh, for: login, in: tx)
            return fresh
        }
    }

    /// What came of confirming a second factor.
    package enum Enrolment: Sendable, Hashable {
        /// The session goes on under a new cookie; the recovery codes are shown this once.
        case enrolled(NewSession, recoveryCodes: [String])
        /// The code is not that of the shared secret.
        case wrong
        case wait(Int64)
    }

    /// Confirms a new second factor with its first code.
    package func enrol(code: String, login: String, cookie: String) async throws -> Enrolment {
        let now = time.now()
        let wait = throttle.with { $0.attempt([.proof(login: login)], at: now) }
        if wait > 0 { return .wait(wait) }
        let codes = RecoveryCode.make()
        let isConfirmed = try await database.write { (tx) throws -> Bool in
            guard let found = try AccountStore.secrets(login, in: tx), !found.account.hasSecondFactor,
                let secret = found.totpSecret,
                let step = TOTP.verify(
                    String(code.filter { $0 != " " }), secret: secret, at: now.milliseconds / 1000),
                try FactorStore.confirm(step: step, for: login, at: now, in: tx)
            else { return false }
            try FactorStore.replace(codes: codes.compactMap { RecoveryCode.hash($0) }, for: login, at: now, in: tx)
            return true
        }
        guard isConfirmed else { return .wrong }
        throttle.with { $0.succeeded([.proof(login: login)]) }
        let session = try await rotate(cookie, login: login, factor: .totp, at: now)
        return .enrolled(session, recoveryCodes: codes)
    }

    /// What came of showing the second factor once more.
    package enum Proof: Sendable, Hashable {
        case shown([String])
        case wrong
        case wait(Int64)
    }

    /// New recovery codes in the place of all earlier ones, for one who shows a code of today's factor.
    package func renewRecoveryCodes(code: String, login: String) async throws -> Proof {
        let codes = RecoveryCode.make()
        return try await withProof(code, login: login) { (tx, now) throws in
            try FactorStore.replace(codes: codes.compactMap { RecoveryCode.hash($0) }, for: login, at: now, in: tx)
            return codes
        }
    }

    /// Takes the second factor away, to be enrolled anew on another phone, for one who shows a code of today's. Every
    /// session of the account ends.
    package func replaceFactor(code: String, login: String) async throws -> Proof {
        let proof = try await withProof(code, login: login) { (tx, now) throws in
            try FactorStore.remove(for: login, by: login, at: now, in: tx)
            return []
        }
        cache.forgetAll()
        return proof
    }

    private func withProof(
        _ code: String, login: String, _ body: @escaping @Sendable (any Writing, Instant) throws -> [String]
    ) async throws -> Proof {
        let now = time.now()
        let wait = throttle.with { $0.attempt([.proof(login: login)], at: now) }
        if wait > 0 { return .wait(wait) }
        let answer = try await database.write { (tx) throws -> [String]? in
            switch try Self.factor(shownBy: code, of: login, at: now, in: tx) {
            case .totp, .recovery: try body(tx, now)
            case .password, nil: nil
            }
        }
        guard let answer else { return .wrong }
        throttle.with { $0.succeeded([.proof(login: login)]) }
        return .shown(answer)
    }

    /// Enrols a new second factor without a first code and answers its shared secret; at the server's console only,
    /// where it is handed over. Throws ``IdentityError`` `factorThere` when there is one.
    package func enrolFactor(of login: String) async throws -> [UInt8] {
        let now = time.now()
        let fresh = TOTP.newSecret()
        try await database.write { (tx) throws in
            guard let account = try AccountStore.account(login, in: tx) else { throw IdentityError(.accountUnknown) }
            guard !account.hasSecondFactor else { throw IdentityError(.factorThere) }
            try FactorStore.begin(fresh, for: login, in: tx)
            _ = try FactorStore.confirm(step: 0, for: login, at: now, in: tx)
        }
        return fresh
    }

    /// How many recovery codes are left.
    package func recoveryCodesLeft(of login: String) async throws -> Int {
        try await database.read { (db) throws in try FactorStore.codesLeft(of: login, in: db) }
    }

    /// Takes a lost second factor away; by another person (``ProtectedAct/resetFactor``), or at the server's console.
    package func resetFactor(of login: String, by actor: String) async throws {
        let now = time.now()
        try await database.write { (tx) throws in try FactorStore.remove(for: login, by: actor, at: now, in: tx) }
        cache.forgetAll()
    }
}
