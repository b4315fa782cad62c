/// A weighted choice in constant time (Walker's alias method, built as Vose does).
struct AliasTable: Sendable {
    private let threshold: [Double]
    private let alias: [Int32]
    /// The probability of each choice; they sum to 1.
    let probabilities: [Double]

    /// Weights are zero or more; without any positive one every choice is as likely.
    init(_ weights: [Double]) {
        let total = weights.reduce(0) { $0 + max(0, $1) }
        let count = weights.count
        probabilities = weights.map { total > 0 ? max(0, $0) / total : 1 / Double(max(1, count)) }
        var scaled = probabilities.map { $0 * Double(count) }
        var threshold = [Double](repeating: 1, count: count)
        var alias = (0..<count).map(Int32.init)
        var small: [Int] = []
        var large: [Int] = []
        for index in 0..<count { if scaled[index] < 1 { small.append(index) } else { large.append(index) } }
        while let low = small.popLast(), let high = large.popLast() {
            threshold[low] = scaled[low]
            alias[low] = Int32(high)
            scaled[high] -= 1 - scaled[low]
            if scaled[high] < 1 { small.append(high) } else { large.append(high) }
        }
        self.threshold = threshold
        self.alias = alias
    }

    var count: Int { threshold.count }

    /// The index that was drawn; the table must have a choice.
    func draw(_ random: inout SimulationRandom) -> Int {
        let index = random.below(threshold.count)
        return random.unit() < threshold[index] ? index : Int(alias[index])
    }
}
