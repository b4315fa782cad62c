/// Why an act on a case cannot be done; equality is of the code.
package struct CaseError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong; its text for people is `cases.refusal.<word>`.
    package struct Code: Hashable, Sendable, CustomStringConvertible {
        package let word: String
        init(_ word: String) { self.word = word }
        package var description: String { word }

        /// The act is not one of this state.
        package static let state = Code("state")
        /// The programme does not use the state that it would lead to.
        package static let unusedState = Code("unused-state")
        /// An open finding stands in the way.
        package static let openFinding = Code("open-finding")
        /// Who validated does not decide.
        package static let validatorDecides = Code("validator-decides")
        /// Who proposed does not approve.
        package static let samePerson = Code("same-person")
        /// The person has declared a conflict of interest, or had a part that excludes this one.
        package static let conflict = Code("conflict")
        /// Who was in the chain of the decision does not rule on the appeal.
        package static let chain = Code("chain")
        /// An adverse decision needs a hearing first, or a coded exemption.
        package static let noHearing = Code("no-hearing")
        /// A list that must hold something is empty.
        package static let nothingListed = Code("nothing-listed")
        /// A reason, ground or text is missing or not one of the programme's.
        package static let ground = Code("ground")
        package static let reasons = Code("reasons")
        /// The risk map is missing or not approved.
        package static let riskMap = Code("risk-map")
        /// A consultation still runs.
        package static let consultation = Code("consultation")
        /// Two persons validate, never one.
        package static let twoPersons = Code("two-persons")
        /// A date that lies before the decision, or a figure out of its range.
        package static let date = Code("date")
        /// The thing that the act names is not there.
        package static let unknown = Code("unknown")
        /// It was done already.
        package static let done = Code("done")
        /// The legal person is barred from applying.
        package static let barred = Code("barred")
        /// The signer has no mandate to sign.
        package static let mandate = Code("mandate")
        /// Questions that must be answered are not.
        package static let unanswered = Code("unanswered")
        /// An overlay (criminal case, debt, cancellation) keeps the act from being done.
        package static let overlay = Code("overlay")
        /// The clock's rule does not allow the extension.
        package static let extensionRefused = Code("extension")
        /// The act goes against the operator and its letter would lack something that it has to tell.
        package static func letter(_ missing: LetterError.Code) -> Code { Code("letter-\(missing.word)") }
        /// The stored events cannot be read as the life of a case.
        package static let history = Code("history")
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code): \(message)" }
    package static func == (left: CaseError, right: CaseError) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
