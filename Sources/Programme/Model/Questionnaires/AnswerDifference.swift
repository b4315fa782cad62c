/// What differs between two sets of answers at one question and place.
package struct AnswerDifference: Hashable, Sendable {
    /// Which part of an answer differs.
    package enum Part: String, Sendable, Hashable, CaseIterable { case value, narrative, evidence }

    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Only the right set has it.
        case added
        /// Only the left set has it.
        case removed
        case changed
    }

    package var key: AnswerKey
    package var left: AnswerContent?
    package var right: AnswerContent?

    package var kind: Kind { left == nil ? .added : right == nil ? .removed : .changed }

    package var parts: [Part] {
        let (left, right) = (left ?? AnswerContent(), right ?? AnswerContent())
        var parts: [Part] = []
        if left.value != right.value { parts.append(.value) }
        if left.narrative != right.narrative { parts.append(.narrative) }
        if Set(left.evidence) != Set(right.evidence) { parts.append(.evidence) }
        return parts
    }

    /// The same seen from the other side.
    package var mirrored: AnswerDifference { AnswerDifference(key: key, left: right, right: left) }

    /// What differs between two sets, in the order of the questions; empty answers are none.
    ///
    /// Symmetric: the other way round the result is the mirror image. The order of evidence does not matter.
    package static func between(
        _ left: [AnswerKey: AnswerContent], _ right: [AnswerKey: AnswerContent]
    ) -> [AnswerDifference] {
        var found: [AnswerDifference] = []
        for (key, content) in left where !content.isEmpty {
            let other = right[key].flatMap { $0.isEmpty ? nil : $0 }
            let difference = AnswerDifference(key: key, left: content, right: other)
            if other == nil || !difference.parts.isEmpty { found.append(difference) }
        }
        for (key, content) in right where !content.isEmpty {
            if left[key].map(\.isEmpty) ?? true {
                found.append(AnswerDifference(key: key, left: nil, right: content))
            }
        }
        return found.sorted { $0.key < $1.key }
    }
}

extension AnswerSheet {
    /// What every answer says, as given.
    package var contents: [AnswerKey: AnswerContent] { answers.mapValues(\.content) }

    /// What counts at one place for each question, inherited answers among it: for comparing sites.
    package func effectiveContents(_ questionnaire: Questionnaire, at site: SiteID?) -> [AnswerKey: AnswerContent] {
        var contents: [AnswerKey: AnswerContent] = [:]
        for section in questionnaire.sections {
            for question in section.questions {
                if let found = effective(question, at: site) {
                    contents[AnswerKey(question.code)] = found.answer.content
                }
            }
        }
        return contents
    }
}
