package import Customs

/// Slows down who guesses: after a few failures each further one doubles the wait, up to a bound. Pure; the time comes in.
package struct Throttle: Sendable {
    private struct Record {
        var failures: Int
        var blockedUntil: Instant
        var last: Instant
    }

    private var records: [String: Record] = [:]
    /// Failures that cost nothing.
    package let free: Int
    /// The longest wait, in seconds.
    package let longest: Int64
    /// No more keys than this are remembered; the oldest are forgotten first.
    package let capacity: Int

    package init(free: Int = 4, longest: Int64 = 900, capacity: Int = 10_000) {
        self.free = free
        self.longest = longest
        self.capacity = capacity
    }

    /// Seconds to wait before a key may try again; 0 when it may now.
    package func wait(_ key: String, at now: Instant) -> Int64 {
        guard let record = records[key], record.blockedUntil > now else { return 0 }
        return (record.blockedUntil.milliseconds - now.milliseconds + 999) / 1000
    }

    /// Notes a failure. A key that was quiet for an hour starts anew.
    package mutating func failed(_ key: String, at now: Instant) {
        var record = records[key] ?? Record(failures: 0, blockedUntil: now, last: now)
        if now.milliseconds - record.last.milliseconds > 3_600_000 { record.failures = 0 }
        record.failures += 1
        record.last = now
        if record.failures > free {
            let wait = min(longest, Int64(1) << min(20, record.failures - free))
            record.blockedUntil = now.advanced(bySeconds: wait)
        }
        records[key] = record
        if records.count > capacity { forget(now) }
    }

    /// Notes a success: the key starts anew.
    package mutating func succeeded(_ key: String) { records[key] = nil }

    private mutating func forget(_ now: Instant) {
        let limit = now.milliseconds - 3_600_000
        records = records.filter { $0.value.last.milliseconds > limit }
        while records.count > capacity, let oldest = records.min(by: { $0.value.last < $1.value.last })?.key {
            records[oldest] = nil
        }
    }
}
