import Country
import Customs
import HTTP
import JSON

/// The way in to an operator's answers, for the API and the pages: who asks, for whom, and what they may see there.
struct AnswerDoor: Sendable {
    let desk: QuestionnaireDesk

    /// What a request is about, once it is known that the asker may know of it.
    struct Entry: Sendable {
        var who: Principal
        /// With the sites only that the asker may see.
        var company: AnsweringOperator
        var right: AnswerAccess.Right
    }

    /// The operator that the path names; to those whose affair it is not, it is not there.
    func enter(_ request: Request) async throws -> Entry {
        guard let who = request.principal else { throw HTTPProblem(.unauthorized) }
        let access = desk.connections.access
        guard let id = try? OperatorID(request.parameters["operator"] ?? ""), var company = try await access.find(id)
        else { throw HTTPProblem(.notFound) }
        if who.may(.readAnswers) {
            return Entry(who: who, company: company, right: AnswerAccess.Right(mayWrite: false))
        }
        guard var right = try await access.right(who, company) else { throw HTTPProblem(.notFound) }
        if !who.may(.writeAnswers) { right.mayWrite = false }
        if let sites = right.sites { company.sites.removeAll { !sites.contains($0.id) } }
        return Entry(who: who, company: company, right: right)
    }

    /// The questionnaires that an operator works on: those of this country for its roles, and every other that it has
    /// begun, or that a foreign programme asks of its roles.
    func questionnaires(_ entry: Entry) -> [Questionnaire] {
        let today = desk.today(at: desk.base.time.now())
        let own = desk.base.country.code.text.lowercased()
        let all = desk.library.inForce(on: today, roles: entry.company.roles)
        return all.filter { $0.country == own } + all.filter { $0.country != own }
    }

    /// The book that a request names by `questionnaire`; the first of the operator's when it names none.
    func book(_ entry: Entry, _ code: String?, question: String? = nil) async throws -> QuestionnaireDesk.Book {
        let now = desk.base.time.now()
        let named = code.flatMap { $0.isEmpty ? nil : $0 } ?? questionnaires(entry).first?.code
        guard let named, Questionnaire.isCode(named) else { throw HTTPProblem(.notFound) }
        let book =
            if let question {
                try await desk.book(entry.company.id, named, question: question, at: now)
            } else {
                try await desk.book(entry.company.id, named, at: now)
            }
        guard var book else { throw HTTPProblem(.notFound) }
        if entry.right.sites != nil { book.sheet = visible(book.sheet, entry) }
        return book
    }

    /// The answers that the asker may see: a person of one site does not read another's.
    private func visible(_ sheet: AnswerSheet, _ entry: Entry) -> AnswerSheet {
        let sites = Set(entry.company.sites.map(\.id))
        return AnswerSheet(sheet.answers.values.filter { $0.key.site.map { sites.contains($0) } ?? true })
    }

    /// The site that a text names; nil for the company. To others it is not there.
    func site(_ text: String?, _ entry: Entry) throws -> AnsweringSite? {
        guard let text, !text.isEmpty else { return nil }
        guard let id = try? SiteID(text), let site = entry.company.site(id) else { throw HTTPProblem(.notFound) }
        return site
    }

    /// Whether a question is asked of an operator at a place.
    static func isAsked(_ question: Question, _ company: AnsweringOperator, at site: AnsweringSite?) -> Bool {
        question.applies(roles: company.roles, siteType: site?.type) && (site == nil || question.level == .site)
    }

    /// Saves an answer for the asker, who must be allowed to write it there.
    func save(
        _ entry: Entry, _ book: QuestionnaireDesk.Book, _ key: AnswerKey, _ content: AnswerContent, seen: Int,
        origin: QuestionReference? = nil
    ) async throws -> QuestionnaireDesk.Saved {
        guard entry.right.mayWrite(at: key.site) else { throw HTTPProblem(.forbidden) }
        guard let question = book.questionnaire.question(key.question) else {
            throw QuestionnaireError(.unknownQuestion)
        }
        let site = key.site.flatMap { entry.company.site($0) }
        guard key.site == nil || site != nil, Self.isAsked(question, entry.company, at: site) else {
            throw QuestionnaireError(question.level == .company && key.site != nil ? .companyLevel : .unknownSite)
        }
        if !content.evidence.isEmpty, let evidence = desk.connections.evidence {
            let known = try await evidence(entry.company.id, content.evidence)
            guard Set(known.map(\.id)).isSuperset(of: content.evidence) else {
                throw QuestionnaireError(.unknownEvidence)
            }
            guard Set(known.filter(\.isUsable).map(\.id)).isSuperset(of: content.evidence) else {
                throw QuestionnaireError(.unusableEvidence)
            }
        }
        return try await desk.save(
            QuestionnaireDesk.Draft(
                operatorID: entry.company.id, questionnaire: book.questionnaire.code, key: key, content: content,
                seen: seen, author: entry.who.id, origin: origin), at: desk.base.time.now())
    }
}

extension QuestionnaireError {
    /// This error as an HTTP answer.
    var problem: HTTPProblem {
        switch code {
        case .unknownQuestionnaire, .unknownQuestion, .unknownSite: HTTPProblem(.notFound, type: code.rawValue)
        case .unknownRevision, .notMigrated, .noMigration: HTTPProblem.conflict(description, type: code.rawValue)
        default: HTTPProblem.unprocessable(description, type: code.rawValue)
        }
    }
}
