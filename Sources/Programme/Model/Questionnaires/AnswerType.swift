package import Country
package import Customs

/// What kind of answer a question takes.
package enum AnswerType: Hashable, Sendable {
    /// Yes, partly, no or not applicable, with a narrative.
    case verdict(allowsNotApplicable: Bool)
    /// A narrative alone.
    case text
    case number
    case day
    case choice([Option])
    case list([Option])

    package struct Option: Hashable, Sendable {
        package var code: String
        package var name: LocalizedText
    }

    /// The word for it in the files and the API.
    package var word: String {
        switch self {
        case .verdict: "verdict"
        case .text: "text"
        case .number: "number"
        case .day: "day"
        case .choice: "choice"
        case .list: "list"
        }
    }

    package var options: [Option] {
        switch self {
        case .choice(let options), .list(let options): options
        default: []
        }
    }
}

/// How far a requirement is met, in the operator's own words.
package enum Verdict: String, Sendable, Hashable, CaseIterable {
    case yes, partly, no
    case notApplicable = "not-applicable"
}

/// The value of an answer; a question of type text has none, its narrative is the answer.
package enum AnswerValue: Hashable, Sendable {
    case verdict(Verdict)
    case number(ExactDecimal)
    case day(CalendarDay)
    case choice(String)
    /// In the order of the question's options.
    case list([String])

    package var verdict: Verdict? { if case .verdict(let verdict) = self { verdict } else { nil } }

    /// What a form or a message brings for a question; nil for nothing chosen.
    ///
    /// Throws ``InvalidValue`` with scheme `answer`.
    package init?(_ texts: [String], as type: AnswerType) throws(InvalidValue) {
        let texts = texts.filter { !$0.isEmpty }
        guard let first = texts.first else { return nil }
        switch type {
        case .verdict(let allowsNotApplicable):
            guard let verdict = Verdict(rawValue: first), verdict != .notApplicable || allowsNotApplicable else {
                throw Self.refusal(.unknown, "choose one of the answers offered")
            }
            self = .verdict(verdict)
        case .text: throw Self.refusal(.structure, "this question is answered in words")
        case .number:
            let number = try ExactDecimal(first)
            guard number.coefficient >= 0, number.coefficient < 1_000_000_000_000_000 else {
                throw Self.refusal(.range, "a number from zero up is expected")
            }
            self = .number(number)
        case .day: self = .day(try CalendarDay(first))
        case .choice(let options):
            guard options.contains(where: { $0.code == first }) else {
                throw Self.refusal(.unknown, "choose one of the answers offered")
            }
            self = .choice(first)
        case .list(let options):
            let known = options.map(\.code)
            guard texts.allSatisfy({ known.contains($0) }) else {
                throw Self.refusal(.unknown, "choose among the answers offered")
            }
            self = .list(known.filter { texts.contains($0) })
        }
    }

    private static func refusal(_ code: InvalidValue.Code, _ message: String) -> InvalidValue {
        InvalidValue(scheme: "answer", code: code, message: message)
    }

    /// The texts that ``init(_:as:)`` reads.
    package var texts: [String] {
        switch self {
        case .verdict(let verdict): [verdict.rawValue]
        case .number(let number): [number.description]
        case .day(let day): [day.description]
        case .choice(let code): [code]
        case .list(let codes): codes
        }
    }

    /// Whether it could answer a question of this type: what moves to another question must fit.
    package func fits(_ type: AnswerType) -> Bool {
        // A value that does not read back as itself does not fit.
        (try? AnswerValue(texts, as: type)) == self
    }
}

// MARK: - As it is stored

extension AnswerValue {
    /// One text that tells the kind with the value: `verdict:yes`.
    package var stored: String {
        switch self {
        case .verdict(let verdict): "verdict:" + verdict.rawValue
        case .number(let number): "number:" + number.description
        case .day(let day): "day:" + day.description
        case .choice(let code): "choice:" + code
        case .list(let codes): "list:" + codes.joined(separator: " ")
        }
    }

    /// Nil for a text that ``stored`` does not write.
    package init?(stored: String) {
        guard let colon = stored.firstIndex(of: ":") else { return nil }
        let rest = stored[stored.index(after: colon)...]
        switch stored[..<colon] {
        case "verdict":
            guard let verdict = Verdict(rawValue: String(rest)) else { return nil }
            self = .verdict(verdict)
        case "number":
            guard let number = try? ExactDecimal(rest) else { return nil }
            self = .number(number)
        case "day":
            guard let day = try? CalendarDay(rest) else { return nil }
            self = .day(day)
        case "choice": self = .choice(String(rest))
        case "list": self = .list(rest.split(separator: " ").map(String.init))
        default: return nil
        }
    }
}
