package import Customs

/// Slows down who guesses: after a few failures each further one doubles the wait, up to a bound. Pure; the time comes in.
///
/// Failures are counted for the pair of login and address, and more patiently for each of the two alone: who guesses one
/// person's password from many addresses, or many people's from one, is slowed down too, while a stranger's guesses
/// cost the person himself at most ``longest``. Every attempt counts as failed until it succeeds, so that a hundred at
/// once are a hundred.
package struct Throttle: Sendable {
    /// What is counted.
    package enum Key: Hashable, Sendable {
        case pair(login: String, address: String)
        case login(String)
        case address(String)
        /// A person who is signed in and shows a password or code once more.
        case proof(login: String)

        /// Failures that cost nothing.
        var free: Int {
            switch self {
            case .pair, .proof: 4
            case .login: 20
            case .address: 30
            }
        }
    }

    private struct Record {
        var failures: Int
        var blockedUntil: Instant
        var last: Instant
    }

    private var records: [Key: Record] = [:]
    /// The longest wait, in seconds.
    package let longest: Int64
    /// No more keys than this are remembered; the quietest are forgotten first.
    package let capacity: Int

    package init(longest: Int64 = 900, capacity: Int = 20_000) {
        self.longest = longest
        self.capacity = capacity
    }

    /// Begins an attempt: 0 when it may be made, and it then counts as failed until ``succeeded(_:)``; else the seconds
    /// to wait, and nothing is counted.
    package mutating func attempt(_ keys: [Key], at now: Instant) -> Int64 {
        let wait = keys.map { self.wait($0, at: now) }.max() ?? 0
        guard wait == 0 else { return wait }
        for key in keys { count(key, at: now) }
        if records.count > capacity { forget() }
        return 0
    }

    /// Seconds to wait before a key may try again; 0 when it may now.
    package func wait(_ key: Key, at now: Instant) -> Int64 {
        guard let record = records[key], record.blockedUntil > now else { return 0 }
        return (record.blockedUntil.milliseconds - now.milliseconds + 999) / 1000
    }

    /// Notes that an attempt succeeded: the person starts anew, the address is given back this one attempt only (or
    /// else whoever has one account could guess at others for ever).
    package mutating func succeeded(_ keys: [Key]) {
        for key in keys {
            guard case .address = key, var record = records[key], record.failures > 1 else {
                records[key] = nil
                continue
            }
            record.failures -= 1
            record.blockedUntil = record.last
            records[key] = record
        }
    }

    private mutating func count(_ key: Key, at now: Instant) {
        var record = records[key] ?? Record(failures: 0, blockedUntil: now, last: now)
        // A key that was quiet for an hour starts anew.
        if now.seconds(since: record.last) > 3600 { record.failures = 0 }
        record.failures += 1
        record.last = now
        if record.failures > key.free {
            record.blockedUntil = now.advanced(bySeconds: min(longest, 1 << Int64(min(20, record.failures - key.free))))
        }
        records[key] = record
    }

    /// Keeps the livelier three quarters.
    private mutating func forget() {
        let moments = records.values.map(\.last).sorted()
        let limit = moments[moments.count / 4]
        records = records.filter { $0.value.last > limit }
    }
}
