/// What the steps of an axis are.
package enum ChartScale: Sendable {
    /// 1, 2, 2.5 or 5 times a power of ten.
    case numbers
    /// Seconds, minutes, hours or days as a clock shows them.
    case seconds

    /// Four or five steps from nought to at least the top.
    func ticks(to top: Double) -> [Double] {
        guard top > 0, top.isFinite else { return [0] }
        let step = step(for: top)
        return (0...max(Int((top / step).rounded(.up)), 1)).map { Double($0) * step }
    }

    private func step(for top: Double) -> Double {
        let steps: [Double] = [
            1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800,
            432_000,
        ]
        if self == .seconds, top > 4, let step = steps.first(where: { $0 * 4 >= top }) { return step }
        var power = 1.0
        while power * 10 <= top / 4 { power *= 10 }
        while power > top / 4 { power /= 10 }
        return [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 * 4 >= top } ?? power * 10
    }
}
