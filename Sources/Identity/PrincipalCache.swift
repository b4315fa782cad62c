import Concurrency
import Customs
import HTTP
import Sealing

/// Who a cookie or token belongs to, remembered for a second: so long a revocation elsewhere may take to be felt here,
/// and so rarely a busy client costs a look-up.
///
/// Keyed by the digest of the secret, so that no secret stays in memory. Bounded: entries that were not asked for
/// during the last ``capacity`` new ones are forgotten, and unknown secrets are kept apart, so that a flood of them
/// drives nobody out.
final class PrincipalCache: Sendable {
    enum Found: Sendable {
        /// Nil: nobody.
        case principal(Principal?)
        /// Good still, and the caller is the one who should look it up anew now.
        case aging(Principal)
        case nothing
    }

    private struct Entry {
        var principal: Principal
        var since: Int64
        var isBeingRenewed = false
    }

    private struct State {
        var young: [Digest: Entry] = [:]
        var old: [Digest: Entry] = [:]
        var unknown: [Digest: Int64] = [:]
    }

    /// Milliseconds that an entry is good, and after which the first who asks renews it.
    static let life: Int64 = 1000
    static let renewal: Int64 = 600
    static let capacity = 10_000

    private let state = Locked(State())

    func find(_ key: Digest, at now: Instant) -> Found {
        let now = now.milliseconds
        return state.with { state in
            if let since = state.unknown[key], Self.isGood(since, at: now) { return .principal(nil) }
            if state.young[key] == nil, let moved = state.old.removeValue(forKey: key) { state.young[key] = moved }
            guard let entry = state.young[key], Self.isGood(entry.since, at: now) else { return .nothing }
            guard now - entry.since > Self.renewal, !entry.isBeingRenewed else { return .principal(entry.principal) }
            state.young[key]?.isBeingRenewed = true
            return .aging(entry.principal)
        }
    }

    func keep(_ principal: Principal?, for key: Digest, since now: Instant) {
        let now = now.milliseconds
        state.with { state in
            guard let principal else {
                state.young[key] = nil
                state.old[key] = nil
                if state.unknown.count >= Self.capacity { state.unknown.removeAll(keepingCapacity: true) }
                state.unknown[key] = now
                return
            }
            state.unknown[key] = nil
            if state.young.count >= Self.capacity, state.young[key] == nil {
                state.old = state.young
                state.young = [:]
            }
            state.young[key] = Entry(principal: principal, since: now)
        }
    }

    /// Forgets one secret, so that its end is felt here at once.
    func forget(_ key: Digest) {
        state.with { state in
            state.young[key] = nil
            state.old[key] = nil
            state.unknown[key] = nil
        }
    }

    /// Forgets everyone: after a change to an account, whose secrets are not known here.
    func forgetAll() { state.with { $0 = State() } }

    /// A clock that was set back makes no entry live longer.
    private static func isGood(_ since: Int64, at now: Int64) -> Bool { now >= since && now - since < life }
}
