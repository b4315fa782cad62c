/// What answers come to, explained line by line.
///
/// Gates before scores: a must that is failed or open decides by itself, and no number of points outvotes it. The score
/// ranks work and sets depth. It is a function of the questionnaire's version and the answers, nothing else.
package struct AnswerScore: Hashable, Sendable {
    package enum Standing: String, Sendable, Hashable, CaseIterable {
        /// Every must is met.
        case passes
        /// A must is not answered yet.
        case open
        /// A must is not met.
        case fails
    }

    /// How one question at one place counts.
    package struct Line: Hashable, Sendable {
        package enum Outcome: String, Sendable, Hashable, CaseIterable {
            case met, weak, failed, open
            case notApplicable = "not-applicable"
        }

        package var key: AnswerKey
        package var obligation: Obligation
        package var outcome: Outcome
        package var points: Int
        package var possible: Int
    }

    package var version: String
    package var standing: Standing
    package var lines: [Line]

    package var points: Int { lines.reduce(0) { $0 + $1.points } }
    package var possible: Int { lines.reduce(0) { $0 + $1.possible } }

    /// Thousandths of what could be reached, rounded down; nil when nothing counts.
    package var perMille: Int? { possible == 0 ? nil : points * 1000 / possible }

    /// The musts that decide against the operator.
    package var gates: [Line] {
        lines.filter { $0.obligation == .must && ($0.outcome == .failed || $0.outcome == .open) }
    }

    /// Musts that are met in part: a recommendation each.
    package var weak: [Line] { lines.filter { $0.outcome == .weak } }
}

extension Questionnaire {
    /// The score of some answers: two points for what is met, one for what is met in part; a must counts double.
    package func score(_ sheet: AnswerSheet, roles: Set<String>, sites: [AnsweringSite]) -> AnswerScore {
        var lines: [AnswerScore.Line] = []
        for place in completeness(sheet, roles: roles, sites: sites).places {
            for line in place.lines where line.question.obligation != .info {
                let content = sheet.effective(line.question, at: place.site)?.answer.content
                let outcome = Self.outcome(line.question, content, isComplete: line.state != .partial)
                let weight = line.question.obligation == .must ? 2 : 1
                let counts = outcome != .notApplicable
                lines.append(
                    AnswerScore.Line(
                        key: AnswerKey(line.question.code, site: place.site), obligation: line.question.obligation,
                        outcome: outcome, points: (outcome == .met ? 2 : outcome == .weak ? 1 : 0) * weight,
                        possible: counts ? 2 * weight : 0))
            }
        }
        let gates = lines.filter { $0.obligation == .must }
        let standing: AnswerScore.Standing =
            gates.contains { $0.outcome == .failed }
            ? .fails : gates.contains { $0.outcome == .open } ? .open : .passes
        return AnswerScore(version: version, standing: standing, lines: lines)
    }

    private static func outcome(
        _ question: Question, _ content: AnswerContent?, isComplete: Bool
    ) -> AnswerScore.Line.Outcome {
        guard let content, !content.isEmpty else { return .open }
        if content.value?.verdict == .no { return .failed }
        guard isComplete else { return .open }
        switch content.value?.verdict {
        case .partly: return .weak
        case .notApplicable: return .notApplicable
        default: return .met
        }
    }
}
