import Country
import Customs
import HTML
import HTTP

extension QuestionnairesPages {
    /// The value of `site` for the answers that stand for every site.
    static let everySite = "all"

    /// The task list of one place: the company, all of its sites at once, or one site.
    @Sendable func tasks(_ context: Context) async throws -> Response {
        let query = context.request.query
        let book = try await door.book(context.entry, query.text("questionnaire"))
        let isEverySite = query.text("site") == Self.everySite
        let place = isEverySite ? nil : try door.site(query.text("site"), context.entry)
        let t = context.t
        let completeness = book.questionnaire.completeness(
            book.sheet, roles: context.company.roles, sites: context.company.sites)
        let title = t("questionnaires.tasks.title")
        let sum =
            completeness.isComplete
            ? t("questionnaires.tasks.complete") : t("questionnaires.tasks.open", ["count": completeness.unanswered])
        let done: HTML? =
            query.text("done").map { _ in HTML.notice(.green, "<p>\(t("questionnaires.saved"))</p>", isLive: true) }
        let offers = try await desk.offers(to: book, of: context.company)
        return page(
            context, title: title, book: nil,
            """
            \(done)<h1>\(title)</h1>
            <p class="lead">\(book.questionnaire.title[context.language]) · \
            \(t("questionnaires.version", ["version": book.questionnaire.version]))</p>
            \(menu(context, book, current: "questions"))
            \(versionNotice(context, book))\(try await submissionNotice(context, book))\(offersNotice(context, book, offers))
            <p>\(sum)</p>
            \(places(context, book, completeness, place: place, isEverySite: isEverySite))
            \(sections(context, book, completeness, place: place, isEverySite: isEverySite))
            """)
    }

    private func offersNotice(_ context: Context, _ book: QuestionnaireDesk.Book, _ offers: [AnswerOffer]) -> HTML? {
        guard !offers.isEmpty, context.entry.right.mayWrite else { return nil }
        let t = context.t
        let link = Self.link(context.company, "offers", book.questionnaire.code).text
        return HTML.notice(
            .blue,
            """
            <p>\(t("questionnaires.offers.notice", ["count": offers.count])) \
            <a href="\(url: link)">\(t("questionnaires.offers.see"))</a></p>
            """)
    }

    /// The places with how far each has come, the one shown marked.
    private func places(
        _ context: Context, _ book: QuestionnaireDesk.Book, _ completeness: Completeness, place: AnsweringSite?,
        isEverySite: Bool
    ) -> HTML? {
        guard !context.company.sites.isEmpty else { return nil }
        let t = context.t
        let code = book.questionnaire.code
        func row(_ name: String, _ site: String?, _ isCurrent: Bool, _ state: PlaceCompleteness?) -> [HTML] {
            let link: HTML = """
                <a href="\(url: Self.tasksLink(context.company, code, site).text)"\
                \(attribute: "aria-current", isCurrent ? "true" : nil)>\(name)</a>
                """
            guard let state else { return [link, "\(t("questionnaires.place.inherited"))", ""] }
            let open = state.unanswered.count
            let status: HTML =
                open == 0
                ? HTML(text: t("questionnaires.place.complete"))
                : HTML.tag(.blue, t("questionnaires.place.open", ["count": open]))
            return [link, "\(t("questionnaires.place.done", ["done": state.done, "asked": state.asked]))", status]
        }
        let sites = context.company.sites.map { site in
            row(site.name, site.id.text, site == place, completeness.place(site.id))
        }
        let table = DataTable(
            caption: "\(t("questionnaires.places"))",
            columns: [
                Column(t("questionnaires.place")), Column(t("questionnaires.place.answered")),
                Column(t("questionnaires.place.state")),
            ],
            rows: [
                row(
                    t("questionnaires.place.company"), nil, place == nil && !isEverySite, completeness.company),
                row(t("questionnaires.place.all"), Self.everySite, isEverySite, nil),
            ] + sites)
        return HTML.details(
            t("questionnaires.places.choose"), HTML.table(t, table), isOpen: place == nil && !isEverySite)
    }

    private func sections(
        _ context: Context, _ book: QuestionnaireDesk.Book, _ completeness: Completeness, place: AnsweringSite?,
        isEverySite: Bool
    ) -> HTML {
        let t = context.t
        let state: PlaceCompleteness =
            isEverySite
            ? book.questionnaire.companyAnswers(book.sheet, roles: context.company.roles)
            : completeness.place(place?.id) ?? completeness.company
        let name =
            isEverySite ? t("questionnaires.place.all") : place?.name ?? t("questionnaires.place.company")
        guard !state.sections.isEmpty else {
            return HTML.emptyState(
                t("questionnaires.tasks.none"), "<p>\(t("questionnaires.tasks.none.text"))</p>")
        }
        let groups = state.sections.map { section -> HTML in
            let about = book.questionnaire.sections.first { $0.code == section.code }
            let rows = section.lines.map { line in
                TaskRow(
                    "\(line.question.code) \(line.question.title[context.language])",
                    href: Self.questionLink(
                        context.company, book.questionnaire.code, line.question.code, place?.id
                    ).text, status: Self.status(t, line))
            }
            return HTML.section(
                "\(section.code). \(about?.task[context.language] ?? section.code)", id: "section-\(section.code)",
                """
                <p class="quiet">\(t("questionnaires.tasks.progress", ["done": section.done, "asked": section.lines.count]))\
                </p>\(HTML.taskList(rows))
                """)
        }
        return "<h2>\(name)</h2>\n\(groups)"
    }

    /// One status a task: plain words for what is done, a tag for what is not.
    static func status(_ t: Words, _ line: PlaceCompleteness.Line) -> HTML {
        switch line.state {
        case .done:
            return HTML(
                text: t(line.origin == .inherited ? "questionnaires.state.inherited" : "questionnaires.state.done"))
        case .open:
            return line.question.obligation == .must
                ? HTML.tag(.blue, t("questionnaires.state.open")) : HTML.tag(.plain, t("questionnaires.state.optional"))
        case .partial: return HTML.tag(.yellow, t("questionnaires.state.partial"))
        case .review: return HTML.tag(.yellow, t("questionnaires.state.review"))
        }
    }
}

extension Questionnaire {
    /// How far the answers have come that stand for every site which has none of its own.
    func companyAnswers(_ sheet: AnswerSheet, roles: Set<String>) -> PlaceCompleteness {
        PlaceCompleteness(
            site: nil,
            sections: sections.compactMap { section in
                let lines = section.questions.filter { $0.level == .site && $0.applies(roles: roles, siteType: nil) }
                    .map { question in
                        let found = sheet.effective(question, at: nil)
                        return PlaceCompleteness.Line(
                            question: question, state: question.state(found?.answer), origin: found?.origin)
                    }
                return lines.isEmpty ? nil : PlaceCompleteness.Section(code: section.code, lines: lines)
            })
    }
}
