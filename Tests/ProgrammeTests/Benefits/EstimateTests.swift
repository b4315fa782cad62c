import GaritaTesting
import Testing

@testable import Programme

@Suite("Intervals of the benefit ledger")
struct EstimateTests {
    static let z = 1.959964

    @Test(
        "the interval of a share solves Wilson's equation",
        arguments: [(0, 20), (1, 7), (50, 100), (81, 263), (20, 20)])
    func wilson(_ part: Int, _ whole: Int) {
        let found = Estimate.share(part, of: whole, deviate: Self.z)
        let share = Double(part) / Double(whole)
        /// The end at which the observed share lies exactly z standard errors away, by halving.
        func end(_ from: Double, _ to: Double) -> Double {
            var (inside, outside) = (from, to)
            for _ in 0..<200 {
                let middle = (inside + outside) / 2
                let error = (middle * (1 - middle) / Double(whole)).squareRoot()
                if abs(share - middle) <= Self.z * error { inside = middle } else { outside = middle }
            }
            return inside
        }
        #expect(abs(found.low - (part == 0 ? 0 : end(share, 0))) < 1e-9)
        #expect(abs(found.high - (part == whole ? 1 : end(share, 1))) < 1e-9)
    }

    @Test("a difference of shares is Newcombe's method 10: the examples of his paper, table II")
    func newcombe() {
        func difference(_ a: (Int, Int), _ b: (Int, Int)) -> Estimate {
            Estimate.share(a.0, of: a.1, deviate: Self.z).minus(.share(b.0, of: b.1, deviate: Self.z))
        }
        let first = difference((56, 70), (48, 80))
        #expect(abs(first.value - 0.2) < 1e-12)
        #expect(abs(first.low - 0.0524) < 0.00006 && abs(first.high - 0.3339) < 0.00006)
        let second = difference((9, 10), (3, 10))
        #expect(abs(second.low - 0.1705) < 0.00006 && abs(second.high - 0.8090) < 0.00006)
        let none = difference((10, 10), (0, 10))
        #expect(abs(none.low - 0.6075) < 0.00006 && abs(none.high - 1) < 0.00006)
    }

    @Test("a weighted sum of one term is that term, scaled and turned")
    func sum() {
        let share = Estimate.share(3, of: 40, deviate: Self.z)
        #expect(Estimate.sum([(1, share)]).rounded == share.rounded)
        let turned = Estimate.sum([(-2, share)])
        #expect(abs(turned.low + 2 * share.high) < 1e-12 && abs(turned.high + 2 * share.low) < 1e-12)
    }

    @Test(
        "a weighted quantile is that of the cases written out, each as often as it weighs",
        arguments: 1...40 as ClosedRange<UInt64>)
    func quantiles(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let parts = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            (
                times: Int.random(in: 1...5, using: &random),
                values: (0..<Int.random(in: 1...6, using: &random)).map { _ in Int32.random(in: 0...9, using: &random) }
                    .sorted()
            )
        }
        let total = parts.reduce(0) { $0 + $1.times }
        let sample = WeightedSample(parts.map { (Double($0.times) / Double(total), $0.values) })
        // Each cell as long as the common multiple of all lengths, times its weight.
        let multiple = 60
        let written = parts.flatMap { part in
            part.values.flatMap { value in
                [Int32](repeating: value, count: part.times * multiple / part.values.count)
            }
        }.sorted()
        for share in [0.1, 0.25, 0.5, 0.9, 1.0] {
            let place = Int((share * Double(written.count)).rounded(.up)) - 1
            #expect(sample.quantile(share) == written[max(0, place)], "seed \(seed), share \(share)")
        }
    }

    @Test("the effective size is Kish's; the interval of a median lies at Woodruff's shares")
    func woodruff() throws {
        let even = WeightedSample([(1, (1...100).map { Int32($0) })])
        #expect(abs(even.effectiveSize - 100) < 1e-9)
        // 0.5 ± 1.959964 × √(0.25/100) = 0.402 and 0.598.
        #expect(even.estimate(0.5, deviate: Self.z) == Estimate(50, low: 41, high: 60))
        let two = WeightedSample([(0.5, [1, 2, 3, 4]), (0.5, [5, 6])])
        #expect(abs(two.effectiveSize - 1 / (0.25 / 4 + 0.25 / 2)) < 1e-9)
        #expect(two.quantile(0.5) == 4 && two.quantile(0.51) == 5)
        // Of twenty cases nobody can say where nine tenths end.
        #expect(WeightedSample([(1, (1...20).map { Int32($0) })]).estimate(0.9, deviate: Self.z) == nil)
    }

    @Test("the interval of a standardised difference covers the truth about as often as it says")
    func coverage() {
        var random = SplitMix64(seed: 7)
        // Two cells of quite different rates; the operator's are 60 % of the others'.
        let rates = [
            (others: 0.3, own: 0.18, cases: 60, compared: 90), (others: 0.05, own: 0.03, cases: 40, compared: 300),
        ]
        let truth = rates.reduce(0) { $0 + Double($1.cases) / 100 * ($1.own - $1.others) }
        func drawn(_ rate: Double, _ count: Int) -> Int {
            (0..<count).reduce(0) { sum, _ in sum + (Double.random(in: 0..<1, using: &random) < rate ? 1 : 0) }
        }
        var covered = 0
        for _ in 0..<600 {
            let own = Estimate.share(rates.reduce(0) { $0 + drawn($1.own, $1.cases) }, of: 100, deviate: Self.z)
            let others = Estimate.sum(
                rates.map {
                    (Double($0.cases) / 100, .share(drawn($0.others, $0.compared), of: $0.compared, deviate: Self.z))
                })
            let difference = own.minus(others)
            if difference.low <= truth, truth <= difference.high { covered += 1 }
        }
        let share = Double(covered) / 600
        #expect(share > 0.92 && share <= 1, "covered \(share)")
    }
}
