/// How treatment is compared. A change of any figure or formula is a new version; what was computed keeps its own.
package struct BenefitMethod: Sendable, Hashable {
    package var version: String
    /// The standard normal deviate of the intervals: 1.959964 for 95 %.
    package var deviate: Double
    /// A cell counts when at least so many comparable declarations are in it …
    package var cellCases: Int
    /// … of at least so many traders, so that no figure tells what one competitor went through.
    package var cellTraders: Int
    /// Below so many compared declarations of the operator no figure is given …
    package var cases: Int
    /// … nor below so many comparable ones …
    package var compared: Int
    /// … nor when less than this share of the operator's declarations has something to be compared with.
    package var coverage: Double

    package static let current = BenefitMethod(
        version: "2026-1", deviate: 1.959964, cellCases: 5, cellTraders: 3, cases: 20, compared: 50, coverage: 0.5)
}
