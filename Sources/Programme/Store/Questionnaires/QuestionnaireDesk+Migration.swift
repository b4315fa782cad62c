package import Customs
import Database

extension QuestionnaireDesk {
    /// The steps that bring an operator's answers to the version in force, without taking them; empty when they are there.
    package func plannedMigration(
        _ operatorID: OperatorID, _ code: String, at instant: Instant
    ) async throws -> [AnswerMigration] {
        try await base.database.read { [self] (db) throws in
            guard let book = try book(operatorID, code, at: instant, in: db) else { return [] }
            return try steps(book).map(\.migration)
        }
    }

    /// Brings an operator's answers to the version in force: what is moved or must be looked at again is written as a new
    /// revision by whoever asked for it, what was before stays in the history.
    ///
    /// - Returns: the steps that were taken; empty when the answers were there already.
    package func migrate(
        _ operatorID: OperatorID, _ code: String, author: String, at instant: Instant
    ) async throws -> [AnswerMigration] {
        try await base.database.write { [self] (tx) throws in
            guard let book = try book(operatorID, code, at: instant, in: tx) else {
                throw QuestionnaireError(.unknownQuestionnaire)
            }
            let steps = try steps(book)
            var sheet = book.sheet
            for step in steps {
                for write in step.migration.writes {
                    let before = sheet[write.key]?.revision ?? 0
                    let answer = Answer(
                        key: write.key, content: write.content, version: step.next.version, author: author,
                        at: instant, revision: before + 1, review: write.review)
                    guard try AnswerStore.write(answer, over: before, of: operatorID, code, in: tx) else {
                        throw QuestionnaireError(.unknownRevision)
                    }
                    sheet[write.key] = answer
                    guard connections.evidence != nil else { continue }
                    // The files go with the answer; one that was withdrawn meanwhile is told where the answer is read.
                    do {
                        try EvidenceVault.noteUse(
                            of: write.content.evidence, owner: operatorID, as: .answer,
                            reference: Self.evidenceReference(operatorID, code, write.key), at: instant, in: tx)
                    } catch is EvidenceError {}
                }
                for key in step.migration.retired {
                    try EvidenceVault.dropUse(
                        as: .answer, reference: Self.evidenceReference(operatorID, code, key), in: tx)
                }
                guard
                    try AnswerStore.move(
                        operatorID, code, from: step.migration.from, to: step.migration.to, at: instant, in: tx)
                else { throw QuestionnaireError(.unknownRevision) }
            }
            return steps.map(\.migration)
        }
    }

    private func steps(_ book: Book) throws -> [(migration: AnswerMigration, next: Questionnaire)] {
        guard let target = book.successor else { return [] }
        guard let path = library.path(of: target.code, from: book.questionnaire.version, to: target.version) else {
            throw QuestionnaireError(.noMigration)
        }
        var steps: [(migration: AnswerMigration, next: Questionnaire)] = []
        var (old, contents) = (book.questionnaire, book.sheet.contents)
        for next in path {
            let migration = AnswerMigration.step(contents, from: old, to: next)
            for write in migration.writes { contents[write.key] = write.content }
            for key in migration.retired { contents[key] = nil }
            steps.append((migration, next))
            old = next
        }
        return steps
    }
}
