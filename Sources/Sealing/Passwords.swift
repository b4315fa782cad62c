import CSodium
import Dispatch

/// Password hashes: Argon2id (RFC 9106) by libsodium, kept as PHC strings (`$argon2id$v=19$m=19456,t=2,p=1$…`).
///
/// A hash blocks a core for some 25 ms on purpose. So hashes run on threads of their own, at most `slots` at a time, and
/// at most `queueLimit` callers wait; the next one gets `overloaded` at once, so that a flood of log-ins cannot stop the
/// crossing. Keep one `Passwords` per process.
package actor Passwords {
    /// How dear a hash is. Statutory guidance changes: change the cost, and ``needsRehash(_:)`` tells whom to renew.
    package struct Cost: Hashable, Sendable {
        /// Passes over the memory (t).
        package let passes: UInt64
        /// Memory in bytes (m).
        package let memory: Int

        package init(passes: UInt64, memory: Int) {
            self.passes = passes
            self.memory = memory
        }

        /// 19 MiB, 2 passes: the first choice of the OWASP Password Storage Cheat Sheet for log-ins.
        package static let interactive = Cost(passes: 2, memory: 19 << 20)
        /// The least that libsodium takes: for tests only.
        package static let testing = Cost(passes: 1, memory: 8192)
    }

    /// Longer passwords are refused: hashing a megabyte is work that an attacker gives us.
    package static let maxPasswordBytes = 1024

    private let cost: Cost
    private let slots: Int
    private let queueLimit: Int
    private let queue = DispatchQueue(label: "garita.passwords", attributes: .concurrent)
    private var running = 0
    private var waiting: [(ticket: Int, caller: CheckedContinuation<Void, any Error>)] = []
    private var nextTicket = 0
    /// The hash that a log-in of an unknown person is checked against.
    private var decoy: String?

    package init(cost: Cost = .interactive, slots: Int = 1, queueLimit: Int = 64) {
        self.cost = cost
        self.slots = max(slots, 1)
        self.queueLimit = queueLimit
        Sodium.start()
    }

    /// A new PHC string with its own salt.
    ///
    /// Throws ``SealingError`` (`overloaded`, `tooLong`, `memory`) or `CancellationError`.
    package func hash(_ password: String) async throws -> String {
        let password = try Self.bytes(password)
        let cost = cost
        return try await inSlot { try Self.hash(password, cost) }
    }

    /// True when `stored` was made from this password. A text that is no PHC string is simply false.
    ///
    /// Throws ``SealingError`` (`overloaded`, `tooLong`) or `CancellationError`.
    package func verify(_ password: String, against stored: String) async throws -> Bool {
        let password = try Self.bytes(password)
        return try await inSlot { Self.verify(password, stored) }
    }

    /// The answer for a person who may not exist: without a stored hash the same work is done and the answer is false,
    /// so that the time taken does not tell who has an account.
    package func verify(_ password: String, against stored: String?) async throws -> Bool {
        if let stored { return try await verify(password, against: stored) }
        if decoy == nil { decoy = try await hash(RandomBytes.token(16)) }
        if let decoy { _ = try await verify(password, against: decoy) }
        return false
    }

    /// True when `stored` was made at another cost than today's: hash the password anew at the next log-in.
    package nonisolated func needsRehash(_ stored: String) -> Bool {
        crypto_pwhash_str_needs_rehash(stored, cost.passes, cost.memory) != 0
    }

    // MARK: Slots

    private func inSlot<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await takeSlot()
        defer { freeSlot() }
        return try await withCheckedThrowingContinuation { (caller: CheckedContinuation<T, any Error>) in
            queue.async { caller.resume(with: Result { try work() }) }
        }
    }

    private func takeSlot() async throws {
        try Task.checkCancellation()
        if running < slots {
            running += 1
            return
        }
        guard waiting.count < queueLimit else {
            throw SealingError(.overloaded, "too many password checks wait; try again in a moment")
        }
        let ticket = nextTicket
        nextTicket += 1
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (caller: CheckedContinuation<Void, any Error>) in
                if Task.isCancelled {
                    caller.resume(throwing: CancellationError())
                } else {
                    waiting.append((ticket, caller))
                }
            }
        } onCancel: {
            Task { await self.giveUp(ticket) }
        }
    }

    /// The slot goes to the one who waits longest; `running` stays as it is then.
    private func freeSlot() {
        if waiting.isEmpty {
            running -= 1
        } else {
            waiting.removeFirst().caller.resume()
        }
    }

    private func giveUp(_ ticket: Int) {
        guard let place = waiting.firstIndex(where: { $0.ticket == ticket }) else { return }
        waiting.remove(at: place).caller.resume(throwing: CancellationError())
    }

    // MARK: libsodium

    private static func bytes(_ password: String) throws -> [CChar] {
        guard password.utf8.count <= maxPasswordBytes else {
            throw SealingError(.tooLong, "a password has at most \(maxPasswordBytes) bytes")
        }
        return password.utf8.map { CChar(bitPattern: $0) }
    }

    private static func hash(_ password: [CChar], _ cost: Cost) throws -> String {
        var out = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let done = crypto_pwhash_str_alg(
            &out, password, UInt64(password.count), cost.passes, cost.memory, crypto_pwhash_ALG_ARGON2ID13)
        guard done == 0 else { throw SealingError(.memory, "there is no memory for a password hash") }
        return String(decoding: out.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func verify(_ password: [CChar], _ stored: String) -> Bool {
        guard stored.utf8.count < Int(crypto_pwhash_STRBYTES) else { return false }
        return crypto_pwhash_str_verify(stored, password, UInt64(password.count)) == 0
    }
}
