private import Synchronization

/// A number that only grows. Cheap enough for every request.
package final class Counter: Sendable {
    private let count = Atomic<Int>(0)
    package init() {}
    @inline(__always) package func add(_ amount: Int = 1) { count.wrappingAdd(amount, ordering: .relaxed) }
    package var value: Int { count.load(ordering: .relaxed) }
}

/// A number that goes up and down.
package final class Gauge: Sendable {
    private let level = Atomic<Int>(0)
    package init() {}
    package func set(_ value: Int) { level.store(value, ordering: .relaxed) }
    package func add(_ amount: Int) { level.wrappingAdd(amount, ordering: .relaxed) }
    package var value: Int { level.load(ordering: .relaxed) }
}

/// How often whole numbers fell under fixed bounds, with their sum.
package final class Histogram: Sendable {
    /// Upper bounds, growing, in the unit of what is observed.
    package let bounds: [Int64]
    /// What one unit of the exposition is: 1,000,000,000 when nanoseconds are observed and seconds shown.
    let scale: Double
    private let counts: [Counter]
    private let total = Atomic<Int64>(0)

    init(bounds: [Int64], scale: Double) {
        self.bounds = bounds
        self.scale = scale
        counts = (0...bounds.count).map { _ in Counter() }
    }

    /// Durations from 100 µs to 10 s, observed in nanoseconds and shown in seconds.
    package static let durations: [Int64] = [
        100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000,
        250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000, 10_000_000_000,
    ]

    package func observe(_ value: Int64) {
        var index = 0
        while index < bounds.count, bounds[index] < value { index += 1 }
        counts[index].add()
        total.wrappingAdd(value, ordering: .relaxed)
    }

    /// Counts per bucket, the last one for everything above the bounds.
    package var buckets: [Int] { counts.map(\.value) }
    package var sum: Int64 { total.load(ordering: .relaxed) }
    package var count: Int { buckets.reduce(0, +) }
}
