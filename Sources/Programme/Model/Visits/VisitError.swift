/// Why an act on a visit cannot be done; equality is of the code.
package struct VisitError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong; its text for people is `visits.refusal.<word>`.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// There is no such visit, or the asker may not know of it.
        case unknown
        /// Only the two persons of the visit do this.
        case notTeam = "not-team"
        /// Two persons visit a site, never one.
        case twoPersons = "two-persons"
        /// One of the team has declared a conflict of interest.
        case conflict
        /// Who decides on the case does not validate it.
        case decides
        /// Who is to visit is no active validator.
        case notValidator = "not-validator"
        /// The visit is closed.
        case closed
        /// The visit has not begun.
        case notBegun = "not-begun"
        /// A day that has passed, or comes too soon for the notice that the operator gets.
        case day
        /// A plan checks at least one question and each once.
        case questions
        /// A change of the sample by a person has a reason.
        case reason
        /// Something is not yet checked, settled or sent.
        case incomplete
        /// What was to be signed is not what stands now.
        case changed
        /// Both persons sign before it is closed.
        case unsigned
        /// A photograph of a type or size that is not taken.
        case photo
        /// The bytes are not those that the hash names.
        case hash
        /// The visit has begun: it is neither moved, nor given to others, nor cancelled.
        case begun
        /// The visit was cancelled.
        case cancelled
        /// Nothing would change.
        case same
        /// The only visit of a case that is validated is moved, not cancelled.
        case last
        /// Visits of the case are still open.
        case open
        /// The plan cannot be made here: no case desk is connected.
        case noCases = "no-cases"
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
    package static func == (left: VisitError, right: VisitError) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
