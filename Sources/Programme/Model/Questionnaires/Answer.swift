package import Customs

/// Which answer: the question and, unless it is the company's answer for all its sites, the site.
package struct AnswerKey: Hashable, Sendable, Comparable {
    package var question: String
    package var site: SiteID?

    package init(_ question: String, site: SiteID? = nil) {
        self.question = question
        self.site = site
    }

    /// By question as people count them (1.2 before 1.10), the company's answer before those of the sites.
    package static func < (left: AnswerKey, right: AnswerKey) -> Bool {
        if left.question != right.question { return CodeOrder.precedes(left.question, right.question) }
        guard let site = left.site else { return right.site != nil }
        return right.site.map { site < $0 } ?? false
    }
}

/// What an answer says.
package struct AnswerContent: Hashable, Sendable {
    package var value: AnswerValue?
    package var narrative: String
    package var evidence: [EvidenceID]

    package init(value: AnswerValue? = nil, narrative: String = "", evidence: [EvidenceID] = []) {
        self.value = value
        self.narrative = narrative
        self.evidence = evidence
    }

    /// True when there is nothing: a site's empty answer lets the company's stand again.
    package var isEmpty: Bool { value == nil && narrative.allSatisfy(\.isWhitespace) && evidence.isEmpty }
}

/// Why an answer must be looked at again before it is signed.
package enum ReviewCause: String, Sendable, Hashable, CaseIterable {
    /// The question reads otherwise now.
    case reworded
    /// One question became several; the answer was given to all of them.
    case split
    /// Several questions became one; their answers stand one below the other.
    case merged
    /// The question has another code and the file asks for a look.
    case moved
}

/// An answer as it stands: what it says, who wrote it when, and which writing of it this is.
package struct Answer: Hashable, Sendable {
    package var key: AnswerKey
    package var content: AnswerContent
    /// The version of the questionnaire under which it was written.
    package var version: String
    /// The login of who wrote it.
    package var author: String
    package var at: Instant
    /// 1 for the first writing, one more for each; who saves says which one they saw.
    package var revision: Int
    package var review: ReviewCause?
    /// The question of another questionnaire whose answer was taken over.
    package var origin: QuestionReference?

    package init(
        key: AnswerKey, content: AnswerContent, version: String, author: String, at: Instant, revision: Int,
        review: ReviewCause? = nil, origin: QuestionReference? = nil
    ) {
        self.key = key
        self.content = content
        self.version = version
        self.author = author
        self.at = at
        self.revision = revision
        self.review = review
        self.origin = origin
    }
}

/// Where a site's answer comes from.
package enum AnswerOrigin: String, Sendable, Hashable {
    /// Given for this place itself.
    case own
    /// The company's answer, which stands for every site that has none of its own.
    case inherited
}

/// All answers of one operator to one questionnaire.
package struct AnswerSheet: Hashable, Sendable {
    package private(set) var answers: [AnswerKey: Answer]

    package init(_ answers: some Sequence<Answer> = []) {
        self.answers = Dictionary(answers.map { ($0.key, $0) }, uniquingKeysWith: { _, last in last })
    }

    package subscript(key: AnswerKey) -> Answer? {
        get { answers[key] }
        set { answers[key] = newValue }
    }

    /// The answers in order, without empty ones.
    package var sorted: [Answer] {
        answers.values.filter { !$0.content.isEmpty }.sorted { $0.key < $1.key }
    }

    /// The answer that counts at a place: the site's own, else the company's.
    package func effective(_ question: Question, at site: SiteID?) -> (answer: Answer, origin: AnswerOrigin)? {
        if let site, question.level == .site, let own = answers[AnswerKey(question.code, site: site)],
            !own.content.isEmpty
        {
            return (own, .own)
        }
        guard let company = answers[AnswerKey(question.code)], !company.content.isEmpty else { return nil }
        return (company, site == nil || question.level == .company ? .own : .inherited)
    }
}

/// The order in which people count codes: digits by their number.
package enum CodeOrder {
    package static func precedes(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        var (at, other) = (0, 0)
        while at < left.count, other < right.count {
            guard isDigit(left[at]), isDigit(right[other]) else {
                if left[at] != right[other] { return left[at] < right[other] }
                at += 1
                other += 1
                continue
            }
            let (first, second) = (number(left, &at), number(right, &other))
            if first != second { return first < second }
        }
        // What is the same but for leading zeros is told apart by its bytes, so that the order is total.
        if left.count - at != right.count - other { return left.count - at < right.count - other }
        return left.lexicographicallyPrecedes(right)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func number(_ text: [UInt8], _ at: inout Int) -> UInt64 {
        var number: UInt64 = 0
        while at < text.count, isDigit(text[at]) {
            number = number &* 10 &+ UInt64(text[at] - 0x30)
            at += 1
        }
        return number
    }
}
