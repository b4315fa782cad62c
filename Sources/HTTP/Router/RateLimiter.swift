import Concurrency

/// Token buckets by key (an address, a principal, an account name), in a table that cannot grow without end.
///
/// When the table is full, buckets that have refilled are forgotten; if that frees nothing, the oldest half is: an
/// attacker with many addresses can so win back tokens, never memory.
package final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var at: Int64
    }

    private let limit: RateLimit
    private let capacity: Int
    private let state = Locked<[String: Bucket]>([:])

    package init(_ limit: RateLimit, capacity: Int = 20_000) {
        self.limit = limit
        self.capacity = max(16, capacity)
    }

    /// Takes one token. nil: taken; else the seconds after which there will be one.
    package func take(_ key: String, at now: Int64 = Clock.steady) -> Int? {
        state.with { buckets in
            var bucket = refilled(buckets[key], at: now)
            guard bucket.tokens >= 1 else {
                buckets[key] = bucket
                return max(1, Int(((1 - bucket.tokens) * 60 / Double(limit.perMinute)).rounded(.up)))
            }
            bucket.tokens -= 1
            if buckets[key] == nil, buckets.count >= capacity { makeRoom(in: &buckets, at: now) }
            buckets[key] = bucket
            return nil
        }
    }

    /// Gives the tokens of a key back (after a sign-in that succeeded).
    package func forget(_ key: String) {
        state.with { _ = $0.removeValue(forKey: key) }
    }

    /// How many keys are remembered.
    package var count: Int { state.with { $0.count } }

    private func refilled(_ known: Bucket?, at now: Int64) -> Bucket {
        guard let bucket = known else { return Bucket(tokens: Double(limit.burst), at: now) }
        let gained = Double(max(0, now - bucket.at)) * Double(limit.perMinute) / 60_000_000_000
        return Bucket(tokens: min(Double(limit.burst), bucket.tokens + gained), at: max(now, bucket.at))
    }

    private func makeRoom(in buckets: inout [String: Bucket], at now: Int64) {
        for (key, bucket) in Array(buckets) where refilled(bucket, at: now).tokens >= Double(limit.burst) {
            buckets.removeValue(forKey: key)
        }
        guard buckets.count >= capacity else { return }
        let ages = buckets.values.map(\.at).sorted()
        let middle = ages[ages.count / 2]
        for (key, bucket) in Array(buckets) where bucket.at <= middle { buckets.removeValue(forKey: key) }
    }
}
