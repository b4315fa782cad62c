import Country
package import Customs

/// Why a letter cannot go out; equality is of the code.
package struct LetterError: Error, Hashable, Sendable, CustomStringConvertible {
    package struct Code: Hashable, Sendable, CustomStringConvertible {
        package let word: String
        package var description: String { word }

        /// The programme has no such letter.
        package static let template = Code(word: "template")
        /// A place of the letter has no value.
        package static let place = Code(word: "place")
        /// An adverse letter without reasons.
        package static let reasons = Code(word: "reasons")
        /// A reason without its criterion, its fact or its evidence.
        package static let criterion = Code(word: "criterion")
        package static let fact = Code(word: "fact")
        package static let evidence = Code(word: "evidence")
        /// An adverse letter that does not say where to appeal.
        package static let appeal = Code(word: "appeal")
        /// An appeal route without its last day, or one that is over before the letter is dated.
        package static let lastDay = Code(word: "last-day")
        /// It has no one to go to.
        package static let recipient = Code(word: "recipient")
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code): \(message)" }
    package static func == (left: LetterError, right: LetterError) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

/// One reason as a letter tells it (Kyoto 9.8, 10.3).
package struct LetterReason: Hashable, Sendable {
    /// The criterion's code in the programme.
    package var criterion: String
    package var fact: String
    /// What proves it, in words: numbers of evidence, visits, requests.
    package var evidence: [String]

    package init(criterion: String, fact: String, evidence: [String]) {
        self.criterion = criterion
        self.fact = fact
        self.evidence = evidence
    }
}

/// Where and until when somebody may go against it; of a letter of intention, where and until when to answer.
package struct LetterRoute: Hashable, Sendable {
    package var name: String
    /// `customs`, `independent` or `court`.
    package var body: String
    package var lastDay: CalendarDay?

    package init(name: String, body: String, lastDay: CalendarDay?) {
        self.name = name
        self.body = body
        self.lastDay = lastDay
    }
}

/// A letter ready to be printed, in one language.
package struct Letter: Hashable, Sendable {
    /// Its parts in order.
    package enum Part: Hashable, Sendable {
        case paragraph(String)
        /// Things told one by one: what is missing, findings, visits.
        case list([String])
        case reasons
        case routes
    }

    /// A reason with its criterion's name.
    package struct ToldReason: Hashable, Sendable {
        package var criterion: String
        package var fact: String
        package var evidence: [String]
    }

    package struct ToldRoute: Hashable, Sendable {
        package var name: String
        package var body: String
        package var lastDay: CalendarDay
    }

    package internal(set) var code: String
    package internal(set) var title: String
    package internal(set) var language: String
    package internal(set) var authority: String
    package internal(set) var programme: String
    package internal(set) var reference: String
    package internal(set) var date: CalendarDay
    package internal(set) var recipient: CertificateHolder
    package internal(set) var isAdverse: Bool
    package internal(set) var parts: [Part]
    package internal(set) var reasons: [ToldReason]
    package internal(set) var routes: [ToldRoute]
}
