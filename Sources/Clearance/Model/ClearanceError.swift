package import Customs

/// Why the room could not do what it was asked.
package struct ClearanceError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable, Hashable {
        case notFound = "declaration.not-found"
        case referenceTaken = "reference.other-content"
        case notAllowedNow = "act.not-allowed-now"
        case changedMeanwhile = "declaration.changed-meanwhile"
        case drawKeyChanged = "draw-key.changed"
        case quarantineClosed = "quarantine.closed"
        case rulesetUnknown = "ruleset.unknown"
        case amendmentRefused = "amendment.refused"
    }

    package let code: Code
    package let message: String
    /// The reasons with their places, where there are several.
    package let problems: [Problem]

    package init(_ code: Code, _ message: String, problems: [Problem] = []) {
        self.code = code
        self.message = message
        self.problems = problems
    }

    package var description: String { message }

    static func keyChanged(_ day: CalendarDay) -> ClearanceError {
        ClearanceError(
            .drawKeyChanged,
            "the draw key is not the one that committed the seed of \(day); give the node the key file of its database")
    }

    package static func == (left: ClearanceError, right: ClearanceError) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
