import Country
import Customs
import HTML
import HTTP

extension QuestionnairesPages {
    /// A question with everything that its page shows.
    struct QuestionView: Sendable {
        var book: QuestionnaireDesk.Book
        var question: Question
        var section: Questionnaire.Section
        var place: AnsweringSite?
        /// The answer given for this very place, empty ones among it: its revision is what a saving must know.
        var own: Answer?
        var effective: (answer: Answer, origin: AnswerOrigin)?
        var key: AnswerKey { AnswerKey(question.code, site: place?.id) }
    }

    /// The question that the path names, at the place that the request names.
    func view(_ context: Context, site: String?) async throws -> QuestionView {
        let parameters = context.request.parameters
        let code = parameters["question"] ?? ""
        guard Questionnaire.isCode(code) else { throw HTTPProblem(.notFound) }
        let book = try await door.book(context.entry, parameters["questionnaire"], question: code)
        let place = try door.site(site, context.entry)
        guard let question = book.questionnaire.question(code),
            let section = book.questionnaire.section(ofQuestion: code),
            AnswerDoor.isAsked(question, context.company, at: place)
        else { throw HTTPProblem(.notFound) }
        return QuestionView(
            book: book, question: question, section: section, place: place,
            own: book.sheet[AnswerKey(code, site: place?.id)], effective: book.sheet.effective(question, at: place?.id))
    }

    @Sendable func question(_ context: Context) async throws -> Response {
        let view = try await view(context, site: context.request.query.text("site"))
        return try await questionPage(context, view, AnswerForm(view))
    }

    func questionPage(
        _ context: Context, _ view: QuestionView, _ form: AnswerForm, errors: [FieldError] = [],
        status: HTTPStatus = .ok
    ) async throws -> Response {
        let t = context.t
        let language = context.language
        let question = view.question
        let title = "\(question.code) \(question.title[language])"
        let inherits = view.effective?.origin == .inherited && form.isUntouched
        let mayWrite = context.entry.right.mayWrite(at: view.place?.id)
        let opens = mayWrite && (!inherits || context.request.query.text("own") != nil)
        let history = try await desk.history(
            context.company.id, view.book.questionnaire.code, view.key, limit: 20)
        return page(
            context, title: title, book: view.book, up: crumbs(context, view), status: status, errors: errors,
            """
            <h1>\(title)</h1>
            <p class="quiet">\(placeName(context, view)) · \(view.section.title[language]) · \
            \(t("questionnaires.obligation.\(question.obligation.rawValue)"))</p>
            <p class="lead">\(question.text[language])</p>
            \(guidance(context, question))
            \(versionNotice(context, view.book))\(reviewNotice(context, view))
            \(try await submissionNotice(context, view.book, question: question.code))
            \(inherits ? inherited(context, view, mayWrite: mayWrite && !opens) : nil)
            \(opens ? try await answerForm(context, view, form, errors) : inherits ? nil : readOnly(context, view))
            \(historyList(context, history))
            """)
    }

    private func crumbs(_ context: Context, _ view: QuestionView) -> [NavigationItem] {
        guard let place = view.place else { return [] }
        let link = Self.tasksLink(context.company, view.book.questionnaire.code, place.id.text)
        return [NavigationItem(place.name, href: link.text)]
    }

    func placeName(_ context: Context, _ view: QuestionView) -> String {
        if let place = view.place { return place.name }
        return context.t(
            view.question.level == .site && !context.company.sites.isEmpty
                ? "questionnaires.place.all" : "questionnaires.place.company")
    }

    private func guidance(_ context: Context, _ question: Question) -> HTML {
        let t = context.t
        let language = context.language
        let points: HTML? =
            question.points.isEmpty
            ? nil
            : """
            <p><strong>\(t("questionnaires.points"))</strong></p>\
            <ul>\(question.points.map { "<li>\($0[language])</li>" as HTML })</ul>
            """
        let rule = question.evidence.rule
        let evidence: HTML? =
            rule == .none
            ? nil
            : """
            <p><strong>\(t("questionnaires.evidence.\(rule.rawValue)"))</strong></p>\
            <ul>\(question.evidence.kinds.map { "<li>\($0[language])</li>" as HTML })</ul>
            """
        return "<p>\(question.guidance[language])</p>\(points)\(evidence)"
    }

    private func reviewNotice(_ context: Context, _ view: QuestionView) -> HTML? {
        guard let answer = view.effective?.answer, let review = answer.review else { return nil }
        let moves = view.book.questionnaire.migration?.moves ?? []
        let why = moves.first { $0.to.contains(view.question.code) }?.why[context.language]
        let reason: HTML? = why.map { "<p>\($0)</p>" }
        return HTML.notice(
            .yellow, "\(reason)<p>\(context.t("questionnaires.review.what"))</p>",
            title: context.t("questionnaires.review.\(review.rawValue)"))
    }

    /// The company's answer where it stands for the site.
    private func inherited(_ context: Context, _ view: QuestionView, mayWrite: Bool) -> HTML {
        let t = context.t
        guard let answer = view.effective?.answer else { return "" }
        let own = Self.questionLink(
            context.company, view.book.questionnaire.code, view.question.code, view.place?.id
        ).with("own", "1")
        let company = Self.questionLink(context.company, view.book.questionnaire.code, view.question.code, nil)
        let acts: HTML =
            mayWrite
            ? HTML.buttonRow([
                HTML.linkButton(t("questionnaires.inherited.differ"), href: own.text, .main),
                HTML.linkButton(t("questionnaires.inherited.change"), href: company.text),
            ]) : ""
        return HTML.section(
            t("questionnaires.inherited.title"), id: "inherited",
            "<p>\(t("questionnaires.inherited.text"))</p>\(content(t, answer.content, view.question))\(acts)")
    }

    private func readOnly(_ context: Context, _ view: QuestionView) -> HTML {
        let t = context.t
        guard let answer = view.effective?.answer else {
            return HTML.emptyState(t("questionnaires.none"), "<p>\(t("questionnaires.none.text"))</p>")
        }
        return HTML.section(
            t("questionnaires.answer"), id: "answer",
            "\(content(t, answer.content, view.question))<p class=\"quiet\">\(written(t, answer))</p>")
    }

    /// Who wrote an answer and when.
    func written(_ t: Words, _ answer: Answer) -> HTML {
        t.html(
            "questionnaires.written",
            [
                "moment": t.timeElement(answer.at), "author": HTML.identifier(answer.author),
                "revision": "\(answer.revision)",
            ])
    }

    /// What an answer says.
    func content(_ t: Words, _ content: AnswerContent, _ question: Question) -> HTML {
        let value: HTML? = content.value.map { "<p>\(self.value(t, $0, question))</p>" }
        let text: HTML? = content.narrative.isEmpty ? nil : "<p class=\"typed\">\(content.narrative)</p>"
        let files: HTML? =
            content.evidence.isEmpty
            ? nil
            : """
            <p>\(t("questionnaires.evidence.files")) \
            \(content.evidence.map { HTML.identifier($0.text) }.joined(by: ", "))</p>
            """
        return "\(value)\(text)\(files)"
    }

    /// A value in words.
    func value(_ t: Words, _ value: AnswerValue, _ question: Question) -> HTML {
        switch value {
        case .verdict(let verdict):
            let tone: Tone =
                switch verdict {
                case .yes: .green
                case .partly: .yellow
                case .no: .red
                case .notApplicable: .plain
                }
            return HTML.tag(tone, t("questionnaires.verdict.\(verdict.rawValue)"))
        case .number(let number): return HTML(text: t.decimal(number))
        case .day(let day): return HTML(text: t.day(day))
        case .choice(let code): return HTML(text: name(t, code, question))
        case .list(let codes): return HTML(text: codes.map { name(t, $0, question) }.joined(separator: ", "))
        }
    }

    private func name(_ t: Words, _ code: String, _ question: Question) -> String {
        question.type.options.first { $0.code == code }?.name[t.language.rawValue] ?? code
    }

    private func historyList(_ context: Context, _ history: [Answer]) -> HTML? {
        guard !history.isEmpty else { return nil }
        let t = context.t
        let entries = history.enumerated().map { index, answer -> TimelineEntry in
            let before = index + 1 < history.count ? history[index + 1].content.narrative : nil
            let text: HTML =
                before.map { HTML.changedText(Self.pieces($0, answer.content.narrative)) }
                ?? "<p class=\"typed\">\(answer.content.narrative)</p>"
            let word: HTML =
                answer.content.isEmpty
                ? HTML(text: t("questionnaires.history.emptied"))
                : t.html("questionnaires.history.revision", ["revision": "\(answer.revision)"])
            return TimelineEntry(at: answer.at, word, by: answer.author, detail: text)
        }
        return HTML.details(t("questionnaires.history", ["count": history.count]), HTML.timeline(t, entries))
    }

    /// The pieces of two texts as the component takes them.
    static func pieces(_ left: String, _ right: String) -> [(kind: TextChange, text: String)] {
        TextDifference.words(left, right).map { piece in
            switch piece {
            case .same(let text): (.same, text)
            case .removed(let text): (.removed, text)
            case .added(let text): (.added, text)
            }
        }
    }
}
