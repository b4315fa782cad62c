extension ColumnBuilder {
    func numbers(_ column: inout Column, _ store: inout RowStore, _ memory: inout [any Sendable]) {
        let taken = conditions.map { conditions in
            conditions.isEmpty ? nil : conditions.reduce(Intervals.all) { $0.intersection($1.intervals) }
        }
        var bounds: Set<Double> = []
        for case let intervals? in taken {
            for interval in intervals.list {
                if interval.lower.isFinite { bounds.insert(interval.lower) }
                if interval.upper.isFinite { bounds.insert(interval.upper) }
            }
        }
        let all = bounds.sorted()
        let most = mostClasses ?? Self.classes(store)
        let cuts = all.count <= most ? all : Self.thinned(all, to: most)

        let free = row { _ in false }
        var rows = Array(repeating: free, count: cuts.count + 1)
        var doubts = Array(repeating: BitRow(count: conditions.count), count: cuts.count + 1)
        let isCoarse = cuts.count < all.count
        for rank in conditioned {
            for interval in taken[rank]?.list ?? [] {
                let first = Self.count(of: cuts, notAbove: interval.lower)
                // The class of the numbers just below the upper bound, which itself is not taken.
                let last = Self.count(of: cuts, below: interval.upper)
                for number in first...max(first, last) { rows[number][rank] = true }
                if isCoarse {
                    if interval.lower.isFinite, first == 0 || cuts[first - 1] != interval.lower {
                        doubts[first][rank] = true
                    }
                    if interval.upper.isFinite, last == cuts.count || cuts[last] != interval.upper {
                        doubts[last][rank] = true
                    }
                }
            }
        }
        let (frozenCuts, frozenRows) = (FrozenArray(cuts), FrozenArray(rows.map { store.place($0) }))
        column.cuts = frozenCuts.base
        column.cutCount = cuts.count
        column.rows = frozenRows.base
        memory += [frozenCuts, frozenRows]
        if isCoarse {
            let frozen = FrozenArray(doubts.map { store.place($0) })
            column.doubtful = frozen.base
            memory.append(frozen)
        }
    }

    /// Evenly spread ones of a sorted list.
    private static func thinned(_ all: [Double], to count: Int) -> [Double] {
        (0..<count).map { all[$0 * all.count / count] }
    }

    private static func count(of cuts: [Double], notAbove number: Double) -> Int {
        partition(cuts) { $0 <= number }
    }

    private static func count(of cuts: [Double], below number: Double) -> Int {
        partition(cuts) { $0 < number }
    }

    /// How many elements, all at the front, are wanted.
    private static func partition(_ sorted: [Double], _ isWanted: (Double) -> Bool) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if isWanted(sorted[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
