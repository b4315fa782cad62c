package import Country

/// What becomes of answers when the next version of a questionnaire takes the place of the one they were written for.
///
/// Nothing is lost: an answer stands where it stood, moves to the questions that ask it now, or is listed as no longer
/// asked and stays in the history.
package struct AnswerMigration: Hashable, Sendable {
    /// An answer that is written anew: at a new place, or at its old one to be looked at again.
    package struct Write: Hashable, Sendable {
        package var key: AnswerKey
        package var content: AnswerContent
        package var review: ReviewCause?
        /// The answers that it comes from.
        package var from: [AnswerKey]
        /// What the new version says about it.
        package var why: LocalizedText?
    }

    package var from: String
    package var to: String
    package var writes: [Write]
    /// Answers that stand as they are.
    package var kept: [AnswerKey]
    /// Answers whose question is no longer asked, with what the new version says about it.
    package var retired: [AnswerKey]
    /// Questions that the version before did not ask.
    package var new: [String]

    /// What somebody must look at again.
    package var look: [Write] { writes.filter { $0.review != nil } }

    /// Works out the step from one version to the next.
    package static func step(
        _ contents: [AnswerKey: AnswerContent], from old: Questionnaire, to next: Questionnaire
    ) -> AnswerMigration {
        let moves = Dictionary(
            (next.migration?.moves ?? []).map { ($0.from, $0) }, uniquingKeysWith: { first, _ in first })
        var result = AnswerMigration(
            from: old.version, to: next.version, writes: [], kept: [], retired: [], new: newQuestions(old, next))
        var pending: [AnswerKey: Write] = [:]
        for key in contents.keys.sorted() {
            guard let content = contents[key], !content.isEmpty else { continue }
            let move = moves[key.question]
            let targets = move?.to ?? [key.question]
            let standing = targets.compactMap { next.question($0) }
            if standing.isEmpty {
                result.retired.append(key)
                continue
            }
            let cause = cause(key.question, move, old, next)
            if cause == nil, targets == [key.question] {
                result.kept.append(key)
                continue
            }
            for question in standing {
                let place = AnswerKey(question.code, site: question.level == .company ? nil : key.site)
                add(content, at: place, for: question, from: key, cause: cause, why: move?.why, to: &pending)
            }
        }
        // An answer that stands as it is, and one that moves onto it, become one.
        for key in result.kept where pending[key] != nil {
            guard let content = contents[key], let question = next.question(key.question) else { continue }
            add(content, at: key, for: question, from: key, cause: .merged, why: nil, to: &pending)
        }
        result.kept.removeAll { pending[$0] != nil }
        result.writes = pending.values.sorted { $0.key < $1.key }
        return result
    }

    private static func cause(
        _ code: String, _ move: QuestionnaireMigration.Move?, _ old: Questionnaire, _ next: Questionnaire
    ) -> ReviewCause? {
        guard let move else {
            guard let before = old.question(code), let now = next.question(code) else { return nil }
            return now.asksOtherwise(than: before) ? .reworded : nil
        }
        guard move.look else { return nil }
        if move.to.count > 1 { return .split }
        return move.to.first == code ? .reworded : .moved
    }

    private static func add(
        _ content: AnswerContent, at key: AnswerKey, for question: Question, from source: AnswerKey,
        cause: ReviewCause?, why: LocalizedText?, to pending: inout [AnswerKey: Write]
    ) {
        var content = content
        let fits = content.value.map { $0.fits(question.type) } ?? true
        if !fits { content.value = nil }
        guard var write = pending[key] else {
            // A value that the new question cannot take must be given again.
            pending[key] = Write(
                key: key, content: content, review: fits ? cause : cause ?? .reworded, from: [source], why: why)
            return
        }
        if write.content.value != content.value { write.content.value = nil }
        if !content.narrative.isEmpty, !write.content.narrative.contains(content.narrative) {
            write.content.narrative += (write.content.narrative.isEmpty ? "" : "\n\n") + content.narrative
        }
        write.content.evidence += content.evidence.filter { !write.content.evidence.contains($0) }
        write.review = .merged
        write.from.append(source)
        write.why = write.why ?? why
        pending[key] = write
    }

    private static func newQuestions(_ old: Questionnaire, _ next: Questionnaire) -> [String] {
        let moved = Set((next.migration?.moves ?? []).flatMap(\.to))
        return next.questions.map(\.code).filter { old.question($0) == nil && !moved.contains($0) }
    }
}
