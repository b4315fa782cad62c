import Glibc

/// A moment of the monotonic clock until which a caller is ready to wait.
struct Deadline: Sendable, Comparable {
    /// Nanoseconds of the monotonic clock.
    let nanoseconds: UInt64

    static let never = Deadline(nanoseconds: .max)

    static var now: Deadline { Deadline(nanoseconds: monotonicNanoseconds()) }

    /// `timeout` from now; nil is never.
    static func after(_ timeout: Duration?) -> Deadline {
        guard let timeout else { return .never }
        let (seconds, attoseconds) = timeout.components
        guard seconds >= 0, attoseconds >= 0 else { return .now }
        let (span, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        if overflow { return .never }
        let (sum, tooLate) = monotonicNanoseconds().addingReportingOverflow(span + UInt64(attoseconds / 1_000_000_000))
        return tooLate ? .never : Deadline(nanoseconds: sum)
    }

    var isOver: Bool { nanoseconds != .max && monotonicNanoseconds() >= nanoseconds }

    /// Milliseconds left for `poll`, rounded up; -1 for never, 0 when over.
    var pollMilliseconds: Int32 {
        guard nanoseconds != .max else { return -1 }
        let now = monotonicNanoseconds()
        guard nanoseconds > now else { return 0 }
        return Int32(clamping: (nanoseconds - now + 999_999) / 1_000_000)
    }

    static func < (left: Deadline, right: Deadline) -> Bool { left.nanoseconds < right.nanoseconds }
}

/// The monotonic clock in nanoseconds.
func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
