import Country
import Customs
import HTML
import HTTP

/// What the applications that rest on the answers mean for whoever writes them: what is frozen, what the office misses.
extension QuestionnairesPages {
    private func submissions(_ context: Context, _ book: QuestionnaireDesk.Book) async throws -> [SubmissionStanding]? {
        guard let submission = desk.connections.submission else { return nil }
        return try await submission(context.company.id, book.questionnaire.code)
    }

    /// What to know before an answer is changed; on the page of one question what is missing there.
    func submissionNotice(
        _ context: Context, _ book: QuestionnaireDesk.Book, question: String? = nil
    ) async throws -> HTML? {
        guard let all = try await submissions(context, book) else { return nil }
        let t = context.t
        let notices = all.prefix(5).compactMap { standing -> HTML? in
            let link = caseLink(context, standing.caseID)
            let signed = standing.signedAt.map { t.day(site.programme.base.country.zone.day(of: $0)) } ?? ""
            switch standing.stage {
            case .open: return nil
            case .frozen:
                // Said once where all answers are seen; on each question it would be in the way.
                if question != nil { return nil }
                return HTML.notice(
                    .plain,
                    "<p>\(t.html("questionnaires.submission.frozen", ["case": link, "day": HTML(text: signed)]))</p>")
            case .asked:
                return HTML.notice(.yellow, "<p>\(t.html("questionnaires.submission.asked", ["case": link]))</p>")
            case .returned(let items):
                let shown = question.map { code in items.filter { $0.code == code } } ?? items
                if shown.isEmpty { return nil }
                let lines = shown.prefix(50).map { item -> HTML in
                    guard question == nil, let code = item.code, book.questionnaire.question(code) != nil else {
                        return "<li>\(item.text)</li>"
                    }
                    let place = Self.questionLink(context.company, book.questionnaire.code, code, nil)
                    return "<li><a href=\"\(url: place.text)\">\(item.text)</a></li>"
                }
                return HTML.notice(
                    .yellow,
                    "<p>\(t.html("questionnaires.submission.returned", ["case": link]))</p><ul>\(lines)</ul>")
            }
        }
        return notices.isEmpty ? nil : notices.joined()
    }

    /// What leads on from all answers: to sign, else to open an application.
    func submissionAct(
        _ context: Context, _ book: QuestionnaireDesk.Book, unanswered: Int
    ) async throws -> HTML {
        let t = context.t
        let told: HTML = "<p>\(t("questionnaires.check.act"))</p>"
        guard let all = try await submissions(context, book), context.entry.who.may(.conductOwnCase) else {
            return told
        }
        let open = all.filter { $0.stage == .open }
        if open.isEmpty {
            return """
                \(told)<p><a href="\(url: Link("programme", "cases").text)">\(t("questionnaires.submission.cases"))</a></p>
                """
        }
        let buttons = open.prefix(10).map { standing -> HTML in
            let label = t("questionnaires.submission.sign", ["case": standing.caseID.text])
            let href = Link("programme", "cases", standing.caseID.text, "submit").text
            return HTML.linkButton(label, href: href, unanswered == 0 ? .main : .plain)
        }
        return HTML.buttonRow(Array(buttons))
    }

    private func caseLink(_ context: Context, _ id: CaseID) -> HTML {
        let isOffice = context.entry.who.may(.readCases)
        let link = Link(isOffice ? "office" : "programme", "cases", id.text)
        return "<a href=\"\(url: link.text)\">\(HTML.identifier(id.text))</a>"
    }
}
