/// Gathers the problems of a pack while it is read, so that its author sees all of them at once.
///
/// One reading task owns it; it never leaves the loader.
package final class ProblemList {
    package init() {}

    package private(set) var problems: [PackProblem] = []

    package func add(_ problem: PackProblem) { problems.append(problem) }

    /// By file, then place; the order of reading where both are the same.
    package var sorted: [PackProblem] {
        problems.enumerated()
            .sorted { ($0.element.file, $0.element.line, $0.offset) < ($1.element.file, $1.element.line, $1.offset) }
            .map(\.element)
    }
}
