/// A set of numbers as intervals `lower ≤ x < upper`, sorted and apart; `x ≤ 5` is `x < 5.nextUp`.
///
/// Every numeric test comes to one, so that the index needs one kind of boundary only.
package struct Intervals: Sendable, Hashable {
    struct Interval: Sendable, Hashable {
        let lower: Double
        let upper: Double
    }

    /// Sorted, not empty each, with gaps between them.
    let list: [Interval]

    private init(_ list: [Interval]) { self.list = list.filter { $0.lower < $0.upper } }

    static let none = Intervals([])
    static let all = Intervals([Interval(lower: -.infinity, upper: .infinity)])

    package static func atLeast(_ bound: Double) -> Intervals { Intervals([Interval(lower: bound, upper: .infinity)]) }
    package static func moreThan(_ bound: Double) -> Intervals { atLeast(bound.nextUp) }
    package static func lessThan(_ bound: Double) -> Intervals {
        Intervals([Interval(lower: -.infinity, upper: bound)])
    }
    package static func atMost(_ bound: Double) -> Intervals { lessThan(bound.nextUp) }

    /// Both ends included; empty when `from` is above `to`.
    package static func between(_ from: Double, _ to: Double) -> Intervals {
        Intervals([Interval(lower: from, upper: to.nextUp)])
    }

    package static func anyOf(_ numbers: [Double]) -> Intervals {
        var list: [Interval] = []
        for number in numbers.sorted() where number != list.last?.lower {
            list.append(Interval(lower: number, upper: number.nextUp))
        }
        return Intervals(list)
    }

    package static func noneOf(_ numbers: [Double]) -> Intervals {
        var list: [Interval] = []
        var lower = -Double.infinity
        for interval in anyOf(numbers).list {
            list.append(Interval(lower: lower, upper: interval.lower))
            lower = interval.upper
        }
        list.append(Interval(lower: lower, upper: .infinity))
        return Intervals(list)
    }

    package func contains(_ number: Double) -> Bool {
        list.contains { $0.lower <= number && number < $0.upper }
    }

    /// The numbers in both.
    func intersection(_ other: Intervals) -> Intervals {
        var list: [Interval] = []
        for left in self.list {
            for right in other.list {
                list.append(Interval(lower: max(left.lower, right.lower), upper: min(left.upper, right.upper)))
            }
        }
        return Intervals(list)
    }
}
