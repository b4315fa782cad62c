/// How far the answer to one question has come, at one place.
package enum AnswerState: String, Sendable, Hashable, CaseIterable {
    /// Nothing is there.
    case open
    /// There is something, but a value, a narrative or evidence is missing.
    case partial
    /// Complete, but it was written for another wording and must be looked at again.
    case review
    case done

    package var isDone: Bool { self == .done }
}

/// What an answer lacks.
package enum AnswerGap: String, Sendable, Hashable, CaseIterable {
    case value, narrative, evidence
}

extension Question {
    /// What is missing in an answer before it can be signed.
    package func gaps(_ content: AnswerContent) -> [AnswerGap] {
        var gaps: [AnswerGap] = []
        let hasNarrative = !content.narrative.allSatisfy(\.isWhitespace)
        switch type {
        case .text: if !hasNarrative { gaps.append(.narrative) }
        case .verdict:
            if content.value == nil { gaps.append(.value) }
            // Also "not applicable" says why.
            if !hasNarrative, obligation != .info { gaps.append(.narrative) }
        case .number, .day, .choice, .list: if content.value == nil { gaps.append(.value) }
        }
        if evidence.rule == .required, content.evidence.isEmpty, content.value?.verdict != .notApplicable {
            gaps.append(.evidence)
        }
        return gaps
    }

    /// How far an answer has come.
    package func state(_ answer: Answer?) -> AnswerState {
        guard let answer, !answer.content.isEmpty else { return .open }
        if !gaps(answer.content).isEmpty { return .partial }
        return answer.review == nil ? .done : .review
    }
}

/// What is asked at one place and how far it has come: of the company as a whole, or of one site.
package struct PlaceCompleteness: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package var question: Question
        package var state: AnswerState
        package var origin: AnswerOrigin?
    }

    package struct Section: Hashable, Sendable {
        package var code: String
        package var lines: [Line]

        package var done: Int { lines.count { $0.state.isDone } }
        package var isDone: Bool { lines.allSatisfy { $0.state.isDone || $0.question.obligation == .info } }
    }

    /// Nil for the company as a whole.
    package var site: SiteID?
    package var sections: [Section]

    package var lines: [Line] { sections.flatMap(\.lines) }
    package var asked: Int { sections.reduce(0) { $0 + $1.lines.count } }
    package var done: Int { sections.reduce(0) { $0 + $1.done } }

    /// The must-questions that are not answered, in order: nothing is submitted while there is one.
    package var unanswered: [Question] {
        lines.filter { $0.question.obligation == .must && !$0.state.isDone }.map(\.question)
    }
}

/// What an application asks of an operator and how far it has come, place by place.
package struct Completeness: Hashable, Sendable {
    /// What is asked once.
    package var company: PlaceCompleteness
    package var sites: [PlaceCompleteness]

    package var places: [PlaceCompleteness] { [company] + sites }

    /// The guard of the transition T1 (`draft` to `submitted`): no must-question is open anywhere.
    package var isComplete: Bool { places.allSatisfy { $0.unanswered.isEmpty } }

    /// How many must-questions are open in all.
    package var unanswered: Int { places.reduce(0) { $0 + $1.unanswered.count } }

    package func place(_ site: SiteID?) -> PlaceCompleteness? { places.first { $0.site == site } }
}

extension Questionnaire {
    /// How far the answers of an operator have come for some sites.
    ///
    /// A question of level site is asked at each of the sites that it applies to, and of the company only when there is no
    /// site at all.
    package func completeness(
        _ sheet: AnswerSheet, roles: Set<String>, sites: [AnsweringSite]
    ) -> Completeness {
        func place(_ site: AnsweringSite?, _ level: Question.Level?) -> PlaceCompleteness {
            PlaceCompleteness(
                site: site?.id,
                sections: sections.compactMap { section in
                    var lines: [PlaceCompleteness.Line] = []
                    for question in section.questions where level == nil || question.level == level {
                        guard question.applies(roles: roles, siteType: site?.type) else { continue }
                        let effective = sheet.effective(question, at: site?.id)
                        lines.append(
                            PlaceCompleteness.Line(
                                question: question, state: question.state(effective?.answer), origin: effective?.origin)
                        )
                    }
                    return lines.isEmpty ? nil : PlaceCompleteness.Section(code: section.code, lines: lines)
                })
        }
        return Completeness(
            company: place(nil, sites.isEmpty ? nil : .company), sites: sites.map { place($0, .site) })
    }
}
