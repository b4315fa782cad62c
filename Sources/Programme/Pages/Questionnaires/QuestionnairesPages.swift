import Country
import Customs
import HTML
import HTTP
import Identity

/// The pages of questionnaires: what a company is asked and what it has answered.
struct QuestionnairesPages: Sendable {
    let site: ProgrammeSite

    var desk: QuestionnaireDesk { site.programme.questionnaires }
    var door: AnswerDoor { AnswerDoor(desk: desk) }

    var endpoints: [Endpoint] { reading + writing }

    /// Entries in the navigation of every page: the way in leads over the operator's own page.
    static let navigation: [Shell.Entry] = []

    private var reading: [Endpoint] {
        [
            read("questions", "The task list of the questions, by place.", ["questionnaire", "site"], tasks),
            read(
                "questions/{questionnaire}/{question}", "One question with its answer at one place.", ["site", "own"],
                question),
            read(
                "answers", "Every answer of one place before it is signed, with the way to change it.",
                ["questionnaire", "site"], check),
            read("offers", "Answers to other programmes that can be used here.", ["questionnaire"], offers),
            read("coverage", "How far each SAFE criterion is covered, by programme.", ["questionnaire"], coverage),
            read("plan", "What a small company does first.", ["questionnaire", "obligation"], plan),
            read(
                "differences", "What differs between two states or two sites.",
                ["questionnaire", "left", "right", "leftSite", "rightSite"], differences),
            read("new-version", "What becomes of the answers under the version in force.", ["questionnaire"], version),
        ]
    }

    private var writing: [Endpoint] {
        [
            write(
                "questions/{questionnaire}/{question}", "Save an answer, or show both texts when another wrote too.",
                ["value", "narrative", "evidence", "revision", "site", "then", "act"],
                rate: RateLimit(perMinute: 240), save),
            write("offers", "Take over the offers that were chosen.", ["questionnaire", "offer"], takeOffers),
            write("new-version", "Bring the answers to the version in force.", ["questionnaire"], migrate),
        ]
    }

    // MARK: What every page needs

    /// Everything that a page of an operator's answers is made with.
    struct Context: Sendable {
        var request: Request
        var t: Words
        var entry: AnswerDoor.Entry
        var company: AnsweringOperator { entry.company }
        var language: String { t.language.rawValue }
    }

    private func read(
        _ path: String, _ summary: String, _ parameters: [String],
        _ answer: @escaping @Sendable (Context) async throws -> Response
    ) -> Endpoint {
        Endpoint(
            .get, "/programme/{operator}/\(path)", access: .permission(.readOwnAnswers), summary: summary,
            tags: ["pages"], parameters: parameters.map { EndpointParameter($0) }, responses: [.page()],
            handler: { [self] request in try await enter(request, answer) })
    }

    private func write(
        _ path: String, _ summary: String, _ fields: [String], rate: RateLimit = RateLimit(perMinute: 30),
        _ answer: @escaping @Sendable (Context) async throws -> Response
    ) -> Endpoint {
        Endpoint(
            .post, "/programme/{operator}/\(path)", access: .permission(.writeAnswers), summary: summary,
            tags: ["pages"], request: .form(fields), responses: [.redirect(), .page(), .json()],
            limits: Endpoint.Limits(maxBody: 128 * 1024), rate: rate,
            handler: { [self] request in try await enter(request, answer) })
    }

    private func enter(
        _ request: Request, _ answer: @Sendable (Context) async throws -> Response
    ) async throws -> Response {
        let entry = try await door.enter(request)
        do {
            return try await answer(Context(request: request, t: site.shell.words(request), entry: entry))
        } catch let error as QuestionnaireError {
            throw error.problem
        }
    }

    func page(
        _ context: Context, title: String, book: QuestionnaireDesk.Book?, up: [NavigationItem] = [],
        status: HTTPStatus = .ok, errors: [FieldError] = [], _ content: HTML
    ) -> Response {
        var frame = site.shell.frame(context.request, context.t, title: title)
        let home = book.map { Self.tasksLink(context.company, $0.questionnaire.code, nil).text }
        frame.breadcrumbs =
            [
                NavigationItem(
                    context.company.name,
                    href: home ?? Link("programme", context.company.id.text, "questions").text)
            ] + up
        frame.hasErrors = !errors.isEmpty
        frame.dataAsOf = frame.now
        return site.shell.respond(
            context.request, frame, "\(HTML.errorSummary(context.t, errors))\(content)", status: status)
    }

    // MARK: Links

    static func tasksLink(_ company: AnsweringOperator, _ code: String, _ site: String?) -> Link {
        Link("programme", company.id.text, "questions").with("questionnaire", code).with("site", site)
    }

    static func questionLink(
        _ company: AnsweringOperator, _ code: String, _ question: String, _ site: SiteID?
    ) -> Link {
        Link("programme", company.id.text, "questions", code, question).with("site", site?.text)
    }

    static func link(_ company: AnsweringOperator, _ page: String, _ code: String) -> Link {
        Link("programme", company.id.text, page).with("questionnaire", code)
    }

    /// The questionnaires of the operator and the pages about one of them, as links that can be kept.
    func menu(
        _ context: Context, _ book: QuestionnaireDesk.Book, current: String, more: FilterGroup? = nil
    ) -> HTML {
        let t = context.t
        let code = book.questionnaire.code
        let pages = ["questions", "answers", "offers", "coverage", "plan", "differences"]
        let all = door.questionnaires(context.entry)
        let choice = FilterGroup(
            t("questionnaires.menu.questionnaires"),
            all.map { item in
                FilterLink(
                    "\(item.programme): \(item.title[context.language])",
                    href: Self.link(context.company, current, item.code).text, isOn: item.code == code)
            })
        let views = FilterGroup(
            t("questionnaires.menu.pages"),
            pages.map { page in
                FilterLink(
                    t("questionnaires.menu.\(page)"), href: Self.link(context.company, page, code).text,
                    isOn: page == current)
            })
        return HTML.filters(t, (all.count > 1 ? [choice, views] : [views]) + [more].compactMap { $0 })
    }

    /// What to say about a questionnaire that is not in force any more.
    func versionNotice(_ context: Context, _ book: QuestionnaireDesk.Book) -> HTML? {
        guard let successor = book.successor else { return nil }
        let t = context.t
        let text = t(
            "questionnaires.version.notice",
            ["version": successor.version, "day": t.day(successor.validity.from)])
        return HTML.notice(
            .yellow,
            """
            <p>\(text)</p><p><a href="\(url: Self.link(context.company, "new-version", successor.code).text)">\
            \(t("questionnaires.version.see"))</a></p>
            """)
    }
}
