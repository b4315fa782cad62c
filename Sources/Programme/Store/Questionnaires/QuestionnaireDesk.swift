import Concurrency
import Country
package import Customs
import Database

/// Questions and answers.
///
/// Answers belong to an operator, not to a case; a case freezes them when they are signed (``freeze``) and names the hash.
package final class QuestionnaireDesk: Sendable {
    let base: ProgrammeBase
    private let connected = Locked(QuestionnaireConnections())

    init(_ base: ProgrammeBase) { self.base = base }

    package var library: QuestionnaireLibrary { base.library.questionnaires }

    /// What other topics lend to this one.
    package var connections: QuestionnaireConnections { connected.with { $0 } }

    /// Connects the operators, the evidence and the submission; called once when the room is put together.
    package func connect(_ connections: QuestionnaireConnections) { connected.with { $0 = connections } }

    /// The day at the capital, by which a version is in force.
    package func today(at instant: Instant) -> CalendarDay { base.country.zone.day(of: instant) }

    // MARK: Reading

    /// What an operator has answered of one questionnaire, and under which version.
    package struct Book: Sendable {
        /// The version that the operator's answers are read by.
        package var questionnaire: Questionnaire
        package var sheet: AnswerSheet
        /// The version in force, when it is a later one: the answers wait to be brought over.
        package var successor: Questionnaire?
    }

    /// The answers of an operator to a questionnaire; nil when there is no such questionnaire.
    package func book(_ operatorID: OperatorID, _ code: String, at instant: Instant) async throws -> Book? {
        try await base.database.read { [self] (db) throws in try book(operatorID, code, at: instant, in: db) }
    }

    func book(_ operatorID: OperatorID, _ code: String, at instant: Instant, in db: any Reading) throws -> Book? {
        guard let (questionnaire, successor) = try versions(operatorID, code, at: instant, in: db) else { return nil }
        return Book(
            questionnaire: questionnaire, sheet: try AnswerStore.sheet(operatorID, code, in: db), successor: successor)
    }

    /// The same with the answers to one question only.
    package func book(
        _ operatorID: OperatorID, _ code: String, question: String, at instant: Instant
    ) async throws -> Book? {
        try await base.database.read { [self] (db) throws in
            guard let (questionnaire, successor) = try versions(operatorID, code, at: instant, in: db) else {
                return nil
            }
            let sheet = try AnswerStore.answers(operatorID, code, question: question, in: db)
            return Book(questionnaire: questionnaire, sheet: sheet, successor: successor)
        }
    }

    /// Every sheet of an operator, by questionnaire.
    package func sheets(_ operatorID: OperatorID) async throws -> [String: AnswerSheet] {
        try await base.database.read { (db) throws in try AnswerStore.sheets(operatorID, in: db) }
    }

    /// The writings of one answer, newest first.
    package func history(
        _ operatorID: OperatorID, _ code: String, _ key: AnswerKey, limit: Int = 50
    ) async throws -> [Answer] {
        try await base.database.read { (db) throws in
            try AnswerStore.history(operatorID, code, key, limit: min(max(1, limit), 200), in: db)
        }
    }

    /// What other programmes' answers offer for what is open in a questionnaire.
    package func offers(
        to book: Book, of company: AnsweringOperator
    ) async throws -> [AnswerOffer] {
        var sheets = try await sheets(company.id)
        sheets[book.questionnaire.code] = book.sheet
        return library.offers(to: book.questionnaire, sheets: sheets, roles: company.roles, sites: company.sites)
    }

    /// The version an operator answers by, and the one in force where that is later.
    func versions(
        _ operatorID: OperatorID, _ code: String, at instant: Instant, in db: any Reading
    ) throws -> (Questionnaire, successor: Questionnaire?)? {
        guard let current = library.questionnaire(code, on: today(at: instant)) else { return nil }
        guard let version = try AnswerStore.version(operatorID, code, in: db), version != current.version,
            let own = library.questionnaire(code, version: version)
        else { return (current, nil) }
        return (own, own.validity.from < current.validity.from ? current : nil)
    }
}
