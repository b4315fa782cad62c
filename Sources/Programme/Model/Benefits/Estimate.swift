/// A figure with its interval.
package struct Estimate: Hashable, Sendable, Codable {
    package var value: Double
    package var low: Double
    package var high: Double

    package init(_ value: Double, low: Double, high: Double) {
        self.value = value
        self.low = low
        self.high = high
    }

    /// The share of `part` in `whole` cases with the score interval of Wilson (1927), *Probable inference, the law of
    /// succession, and statistical inference*, Journal of the American Statistical Association 22, 209–212.
    package static func share(_ part: Int, of whole: Int, deviate z: Double) -> Estimate {
        guard whole > 0 else { return Estimate(0, low: 0, high: 1) }
        let n = Double(whole)
        let share = Double(part) / n
        let centre = share + z * z / (2 * n)
        let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        return Estimate(share, low: max(0, (centre - spread) / scale), high: min(1, (centre + spread) / scale))
    }

    /// A weighted sum of independent figures, its interval recovered from theirs.
    ///
    /// Zou, Huang, Zhang (2009), *A note on confidence interval estimation for a linear function of binomial proportions*,
    /// Computational Statistics & Data Analysis 53, 1080–1085. With the terms +1 and −1 of two shares it is method 10 of
    /// Newcombe (1998), *Interval estimation for the difference between independent proportions*, Statistics in Medicine
    /// 17, 873–890; for other figures see Zou, Donner (2008), Statistics in Medicine 27, 1693–1702.
    package static func sum(_ terms: [(weight: Double, estimate: Estimate)]) -> Estimate {
        var value = 0.0
        var below = 0.0
        var above = 0.0
        for (weight, estimate) in terms {
            value += weight * estimate.value
            let down = weight * (estimate.value - (weight < 0 ? estimate.high : estimate.low))
            let up = weight * ((weight < 0 ? estimate.low : estimate.high) - estimate.value)
            below += down * down
            above += up * up
        }
        return Estimate(value, low: value - below.squareRoot(), high: value + above.squareRoot())
    }

    /// This figure less another.
    package func minus(_ other: Estimate) -> Estimate { .sum([(1, self), (-1, other)]) }

    /// The same to a millionth: what is stored and compared byte by byte.
    package var rounded: Estimate {
        func round(_ value: Double) -> Double {
            let rounded = (value * 1_000_000).rounded() / 1_000_000
            return rounded == 0 ? 0 : rounded
        }
        return Estimate(round(value), low: round(low), high: round(high))
    }
}

/// Cases of several cells, each cell with a weight: a sample standardised to another's mix.
package struct WeightedSample: Sendable {
    /// Ascending within a cell.
    private let cells: [(weight: Double, values: [Int32])]

    /// - Parameter cells: weights that sum to one, and the values of each cell in ascending order; none is empty.
    package init(_ cells: [(weight: Double, values: [Int32])]) { self.cells = cells }

    /// How many cases of equal weight tell as much: Kish (1965), *Survey Sampling*, section 11.7.
    package var effectiveSize: Double {
        let sum = cells.reduce(0) { $0 + $1.weight * $1.weight / Double($1.values.count) }
        return sum > 0 ? 1 / sum : 0
    }

    /// The weighted share of cases that are at most `value`.
    package func share(upTo value: Int32) -> Double {
        cells.reduce(0) { sum, cell in
            sum + cell.weight * Double(Self.count(upTo: value, cell.values)) / Double(cell.values.count)
        }
    }

    /// The smallest value that at least `share` of the cases do not exceed.
    package func quantile(_ share: Double) -> Int32 {
        var low = cells.map { $0.values.first ?? 0 }.min() ?? 0
        var high = cells.map { $0.values.last ?? 0 }.max() ?? 0
        while low < high {
            let middle = low + (high - low) / 2
            // Sums of weights come out a hair below what they are meant to be.
            if self.share(upTo: middle) >= share - 1e-12 { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// A quantile with its interval: the values at the shares between which the true share lies, by Woodruff (1952),
    /// *Confidence intervals for medians and other position measures*, Journal of the American Statistical Association
    /// 47, 635–646. Nil when there are too few cases for an upper end.
    package func estimate(_ share: Double, deviate z: Double) -> Estimate? {
        let size = effectiveSize
        guard size > 0 else { return nil }
        let spread = z * (share * (1 - share) / size).squareRoot()
        guard share + spread <= 1 else { return nil }
        return Estimate(
            Double(quantile(share)), low: Double(quantile(max(0, share - spread))),
            high: Double(quantile(share + spread)))
    }

    private static func count(upTo value: Int32, _ values: [Int32]) -> Int {
        var (low, high) = (0, values.count)
        while low < high {
            let middle = (low + high) / 2
            if values[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
