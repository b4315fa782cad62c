/// A moment in UTC, to the millisecond.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// This moment moved by a number of seconds.
    package func advanced(bySeconds seconds: Int64) -> Instant { Instant(milliseconds: milliseconds + seconds * 1000) }

    /// The seconds from `earlier` to this moment, negative when `earlier` is later.
    package func seconds(since earlier: Instant) -> Double { Double(milliseconds - earlier.milliseconds) / 1000 }
}

/// Where a room gets the time from; a test gives its own.
package struct TimeSource: Sendable {
    package let now: @Sendable () -> Instant
    package init(now: @escaping @Sendable () -> Instant) { self.now = now }

    /// A clock that stands still.
    package static func fixed(_ instant: Instant) -> TimeSource { TimeSource { instant } }
}
