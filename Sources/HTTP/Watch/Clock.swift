private import Glibc

/// The two clocks that this module reads: a steady one for durations and deadlines, the wall's for log lines.
package enum Clock {
    /// Nanoseconds that only grow, from an arbitrary start.
    package static var steady: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    package static var wall: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) &* 1000 &+ Int64(time.tv_nsec) / 1_000_000
    }
}
