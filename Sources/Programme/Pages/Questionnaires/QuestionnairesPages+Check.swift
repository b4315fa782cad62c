import Country
import Customs
import HTML
import HTTP

extension QuestionnairesPages {
    /// All answers of one place before they are signed, each with the way to change it, and the slot for the act.
    @Sendable func check(_ context: Context) async throws -> Response {
        let query = context.request.query
        let book = try await door.book(context.entry, query.text("questionnaire"))
        let place = try door.site(query.text("site"), context.entry)
        let t = context.t
        let completeness = book.questionnaire.completeness(
            book.sheet, roles: context.company.roles, sites: context.company.sites)
        let shown = completeness.place(place?.id) ?? completeness.company
        let title = t("questionnaires.check.title")
        let name = place?.name ?? t("questionnaires.place.company")
        let sections = shown.sections.map { section in
            HTML.section(
                book.questionnaire.sections.first { $0.code == section.code }?.title[context.language] ?? section.code,
                id: "section-\(section.code)",
                HTML.summaryList(t, section.lines.map { line in row(context, book, line, place) }))
        }
        return page(
            context, title: title, book: book,
            """
            <h1>\(title)</h1>
            <p class="lead">\(book.questionnaire.title[context.language]) · \(name)</p>
            \(menu(context, book, current: "answers", more: places(context, book, completeness, place)))
            \(versionNotice(context, book))\(try await submissionNotice(context, book))
            <h2>\(name)</h2>
            \(sections)
            \(try await submission(context, book, completeness))
            """)
    }

    private func row(
        _ context: Context, _ book: QuestionnaireDesk.Book, _ line: PlaceCompleteness.Line, _ place: AnsweringSite?
    ) -> SummaryRow {
        let t = context.t
        let link = Self.questionLink(context.company, book.questionnaire.code, line.question.code, place?.id)
        let answer = book.sheet.effective(line.question, at: place?.id)?.answer
        let text: HTML = answer.map { content(t, Self.shortened($0.content), line.question) } ?? ""
        let status: HTML = line.state == .done && line.origin != .inherited ? "" : Self.status(t, line)
        return SummaryRow(
            "\(line.question.code) \(line.question.title[context.language])", "\(text)\(status)",
            changeHref: context.entry.right.mayWrite ? link.text : nil)
    }

    /// A long narrative up to its first 600 characters; the whole stands on its own page.
    static func shortened(_ content: AnswerContent) -> AnswerContent {
        guard content.narrative.count > 600 else { return content }
        var content = content
        content.narrative = content.narrative.prefix(600) + "…"
        return content
    }

    private func places(
        _ context: Context, _ book: QuestionnaireDesk.Book, _ completeness: Completeness, _ place: AnsweringSite?
    ) -> FilterGroup? {
        guard !context.company.sites.isEmpty else { return nil }
        let t = context.t
        let base = Self.link(context.company, "answers", book.questionnaire.code)
        let links =
            [FilterLink(t("questionnaires.place.company"), href: base.text, isOn: place == nil)]
            + context.company.sites.map { site in
                FilterLink(
                    site.name, href: base.with("site", site.id.text).text, isOn: site == place,
                    count: completeness.place(site.id).map { $0.unanswered.count }.flatMap { $0 == 0 ? nil : $0 })
            }
        return FilterGroup(t("questionnaires.place"), links)
    }

    private func submission(
        _ context: Context, _ book: QuestionnaireDesk.Book, _ completeness: Completeness
    ) async throws -> HTML {
        let t = context.t
        let open = completeness.places.filter { !$0.unanswered.isEmpty }
        let missing: HTML? =
            open.isEmpty
            ? nil
            : """
            <p>\(t("questionnaires.check.open", ["count": completeness.unanswered]))</p>
            \(HTML.taskList(open.prefix(50).map { place in
                TaskRow(
                    place.site.flatMap { context.company.site($0)?.name } ?? t("questionnaires.place.company"),
                    href: Self.tasksLink(context.company, book.questionnaire.code, place.site?.text).text,
                    status: HTML.tag(.blue, t("questionnaires.place.open", ["count": place.unanswered.count])))
            }))
            """
        let score = book.questionnaire.score(
            book.sheet, roles: context.company.roles, sites: context.company.sites)
        let failed = score.gates.filter { $0.outcome == .failed }
        let gates: HTML? =
            failed.isEmpty
            ? nil
            : HTML.notice(
                .red,
                """
                <p>\(t("questionnaires.check.failed", ["count": failed.count]))</p>\
                <ul>\(failed.prefix(50).map { line -> HTML in
                    let place = line.key.site.flatMap { context.company.site($0)?.name }
                    let link = Self.questionLink(
                        context.company, book.questionnaire.code, line.key.question, line.key.site)
                    return """
                        <li><a href="\(url: link.text)">\(line.key.question)</a> \
                        \(place ?? t("questionnaires.place.company"))</li>
                        """
                })</ul>
                """)
        let act = try await submissionAct(context, book, unanswered: completeness.unanswered)
        return HTML.section(t("questionnaires.check.next"), id: "next", "\(missing)\(gates)\(act)")
    }
}
