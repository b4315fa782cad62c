package import Customs
import Database

extension QuestionnaireDesk {
    /// An answer as somebody writes it.
    package struct Draft: Sendable {
        package var operatorID: OperatorID
        package var questionnaire: String
        package var key: AnswerKey
        package var content: AnswerContent
        /// The revision that the writer saw, 0 for nothing.
        package var seen: Int
        package var author: String
        package var origin: QuestionReference?

        package init(
            operatorID: OperatorID, questionnaire: String, key: AnswerKey, content: AnswerContent, seen: Int,
            author: String, origin: QuestionReference? = nil
        ) {
            self.operatorID = operatorID
            self.questionnaire = questionnaire
            self.key = key
            self.content = content
            self.seen = seen
            self.author = author
            self.origin = origin
        }
    }

    package enum Saved: Sendable, Hashable {
        /// It stands now.
        case saved(Answer)
        /// It said the same already: nothing was written.
        case unchanged(Answer)
        /// Another writing stands there that the writer has not seen: nothing was written.
        case conflict(Answer)

        /// The answer that stands now.
        package var answer: Answer {
            switch self {
            case .saved(let answer), .unchanged(let answer), .conflict(let answer): answer
            }
        }
    }

    /// Texts and files of one answer, at most.
    package static let maximumNarrative = 8000
    package static let maximumEvidence = 20

    /// Saves an answer unless somebody else wrote meanwhile.
    ///
    /// Sending the same again does no harm, so an answer whose reply was lost can be sent twice. Throws
    /// ``QuestionnaireError`` for what cannot be an answer to the question.
    package func save(_ draft: Draft, at instant: Instant) async throws -> Saved {
        try await base.database.write { [self] (tx) throws in try save(draft, at: instant, in: tx) }
    }

    func save(_ draft: Draft, at instant: Instant, in tx: any Writing) throws -> Saved {
        guard let (questionnaire, _) = try versions(draft.operatorID, draft.questionnaire, at: instant, in: tx) else {
            throw QuestionnaireError(.unknownQuestionnaire)
        }
        guard let question = questionnaire.question(draft.key.question) else {
            throw QuestionnaireError(.unknownQuestion)
        }
        try Self.check(draft, question)
        let current = try AnswerStore.answer(draft.operatorID, draft.questionnaire, draft.key, in: tx)
        if let current, current.content == draft.content,
            current.review == nil || draft.seen != current.revision
        {
            return .unchanged(current)
        }
        let next = Answer(
            key: draft.key, content: draft.content, version: questionnaire.version, author: draft.author, at: instant,
            revision: draft.seen + 1, origin: draft.origin)
        if current == nil, draft.content.isEmpty, draft.seen == 0 { return .unchanged(next) }
        guard draft.seen == current?.revision ?? 0 else {
            // Who says to have seen what never stood there has nothing to lose either.
            guard let current else { throw QuestionnaireError(.unknownRevision) }
            return .conflict(current)
        }
        guard
            try AnswerStore.write(next, over: draft.seen, of: draft.operatorID, draft.questionnaire, in: tx)
        else {
            // Another process wrote between our look and our writing.
            guard let now = try AnswerStore.answer(draft.operatorID, draft.questionnaire, draft.key, in: tx) else {
                throw QuestionnaireError(.unknownRevision)
            }
            return .conflict(now)
        }
        try AnswerStore.open(
            draft.operatorID, draft.questionnaire, version: questionnaire.version, at: instant, in: tx)
        if connections.evidence != nil { try noteEvidence(draft, before: current, at: instant, in: tx) }
        return .saved(next)
    }

    /// A file that an answer names cannot be withdrawn while it does.
    private func noteEvidence(_ draft: Draft, before: Answer?, at instant: Instant, in tx: any Writing) throws {
        let reference = Self.evidenceReference(draft.operatorID, draft.questionnaire, draft.key)
        if let before, !before.content.evidence.isEmpty {
            try EvidenceVault.dropUse(as: .answer, reference: reference, in: tx)
        }
        do {
            try EvidenceVault.noteUse(
                of: draft.content.evidence, owner: draft.operatorID, as: .answer, reference: reference, at: instant,
                in: tx)
        } catch let error as EvidenceError {
            throw QuestionnaireError(error.code == .notFound ? .unknownEvidence : .unusableEvidence)
        }
    }

    /// What the vault calls an answer that files support.
    static func evidenceReference(_ operatorID: OperatorID, _ questionnaire: String, _ key: AnswerKey) -> String {
        "\(operatorID.text)/\(questionnaire)/\(key.question)\(key.site.map { "/\($0.text)" } ?? "")"
    }

    private static func check(_ draft: Draft, _ question: Question) throws(QuestionnaireError) {
        if draft.key.site != nil, question.level == .company { throw QuestionnaireError(.companyLevel) }
        if let value = draft.content.value, !value.fits(question.type) { throw QuestionnaireError(.value) }
        guard draft.content.narrative.utf8.count <= maximumNarrative * 4,
            draft.content.narrative.count <= maximumNarrative
        else { throw QuestionnaireError(.narrativeLength) }
        guard draft.content.evidence.count <= maximumEvidence else { throw QuestionnaireError(.evidenceCount) }
        let isClean = draft.content.narrative.utf8.allSatisfy { byte in
            byte >= 0x20 && byte != 0x7F || byte == 0x09 || byte == 0x0A || byte == 0x0D
        }
        guard isClean else { throw QuestionnaireError(.controlCharacters) }
    }
}

/// Why an answer or an act on answers was refused.
package struct QuestionnaireError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case unknownQuestionnaire = "questionnaires.unknown"
        case unknownQuestion = "questionnaires.unknown-question"
        case unknownSite = "questionnaires.unknown-site"
        case unknownRevision = "questionnaires.unknown-revision"
        case unknownEvidence = "questionnaires.unknown-evidence"
        case unusableEvidence = "questionnaires.unusable-evidence"
        case companyLevel = "questionnaires.company-level"
        case value = "questionnaires.value"
        case narrativeLength = "questionnaires.narrative-length"
        case evidenceCount = "questionnaires.evidence-count"
        case controlCharacters = "questionnaires.control-characters"
        case notMigrated = "questionnaires.not-migrated"
        case noMigration = "questionnaires.no-migration"
    }

    package let code: Code

    package init(_ code: Code) { self.code = code }

    package var description: String {
        switch code {
        case .unknownQuestionnaire: "there is no such questionnaire"
        case .unknownQuestion: "the questionnaire has no such question"
        case .unknownSite: "the operator has no such site, or the question is not asked there"
        case .unknownRevision: "there is no such revision of this answer; read it again"
        case .unknownEvidence: "the operator has no such file of evidence"
        case .unusableEvidence: "a file of evidence is withdrawn, no longer valid, damaged or not found clean"
        case .companyLevel: "this question is answered once for the company, not for a site"
        case .value: "the question does not take this value"
        case .narrativeLength: "a narrative has at most \(QuestionnaireDesk.maximumNarrative) characters"
        case .evidenceCount: "an answer names at most \(QuestionnaireDesk.maximumEvidence) files of evidence"
        case .controlCharacters: "a text holds no control characters"
        case .notMigrated: "a newer version of the questionnaire is in force; bring the answers over first"
        case .noMigration: "nothing leads from the version of these answers to that one"
        }
    }
}
