/// The facts of many declarations side by side, so that a benchmark measures the rules and not the memory.
final class FactTable {
    let count: Int
    private let facts: FrozenFacts

    init(_ list: [Facts]) {
        count = list.count
        facts = FrozenFacts(list)
    }

    @inline(__always) func view(_ place: Int) -> FactView {
        FactView(
            codes: facts.codes.base + place &* Field.codeCount,
            numbers: facts.numbers.base + place &* Field.numberCount,
            facts: facts.sources + place)
    }

    private final class FrozenFacts {
        let codes: FrozenArray<Token>
        let numbers: FrozenArray<Double>
        let sources: UnsafeMutablePointer<Facts>
        private let count: Int

        init(_ list: [Facts]) {
            codes = FrozenArray(list.flatMap(\.codes))
            numbers = FrozenArray(list.flatMap(\.numbers))
            sources = .allocate(capacity: max(1, list.count))
            for (place, facts) in list.enumerated() { (sources + place).initialize(to: facts) }
            count = list.count
        }

        deinit {
            sources.deinitialize(count: count)
            sources.deallocate()
        }
    }
}
