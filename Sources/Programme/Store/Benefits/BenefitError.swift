package import Ledger

/// Why the benefit ledger could not do what it was asked; equality is of the code.
package struct BenefitError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong; its text for people is `benefits.refusal.<word>`.
    package struct Code: Hashable, Sendable {
        package let word: String
        private init(_ word: String) { self.word = word }

        /// There is no such month, line or contest, or the asker may not know of it.
        package static let notFound = Code("not-found")
        /// The line is being contested already.
        package static let open = Code("open")
        /// The contest was answered before.
        package static let answered = Code("answered")
        /// The text is empty, too long or holds control characters.
        package static let text = Code("text")
        /// The month has not begun, or no declarations can be read here.
        package static let noTraffic = Code("no-traffic")
    }

    package let code: Code
    package let description: String

    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    package static func == (left: BenefitError, right: BenefitError) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension EventKind {
    /// Every kind of event that benefits write.
    package static let benefits: [EventKind] = [.benefitsComputed, .benefitContested, .benefitAnswered]

    package static let benefitsComputed = EventKind(
        "benefit.computed",
        "The benefits of a month were computed and differ from before: `method`, `operators` how many rows changed, `hash` SHA-256 of the hashes of all rows of the month."
    )
    package static let benefitContested = EventKind(
        "benefit.contested",
        "An operator contests a line: `month`, `programme`, `line`, `lineHash` of the line as it stood, `textHash` of what it said."
    )
    package static let benefitAnswered = EventKind(
        "benefit.answered",
        "The office answered a contest: `contest` the sequence of its event, `outcome` accepted or refused, `textHash` of the answer."
    )
}
