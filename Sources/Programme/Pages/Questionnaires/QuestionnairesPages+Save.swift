import Country
import Customs
import HTML
import HTTP
import JSON

extension QuestionnairesPages {
    /// Saves an answer that a person sends with a button, or the script as it is typed.
    @Sendable func save(_ context: Context) async throws -> Response {
        let fields = try context.request.form()
        let view = try await view(context, site: fields["site"])
        var form = AnswerForm(fields)
        let t = context.t
        // To stand under the company's answer again is to have none of one's own.
        if fields["act"] == "inherit" { (form.values, form.narrative, form.evidence) = ([], "", []) }
        let content: AnswerContent
        switch form.content(view.question, t) {
        case .success(let read): content = read
        case .failure(let problem): return try await refused(context, view, form, problem.errors)
        }
        let saved: QuestionnaireDesk.Saved
        do {
            saved = try await door.save(context.entry, view.book, view.key, content, seen: form.revision)
        } catch let error as QuestionnaireError {
            guard let told = Self.fieldError(error, t) else { throw error }
            return try await refused(context, view, form, [told])
        }
        if case .conflict(let current) = saved {
            return try await conflict(context, view, form, mine: content, theirs: current)
        }
        guard context.request.wantsHTML else {
            let moment = t.time(saved.answer.at, seconds: true)
            return .json([
                "saved": .string(t("questionnaires.saved.at", ["time": moment])),
                "revision": .number(
                    saved.answer.content.isEmpty && saved.answer.revision == 1 ? 0 : saved.answer.revision),
            ])
        }
        return .redirect(to: next(context, view, fields["then"]))
    }

    private static func fieldError(_ error: QuestionnaireError, _ t: Words) -> FieldError? {
        switch error.code {
        case .value: FieldError("value", t("questionnaires.error.value"))
        case .narrativeLength:
            FieldError(
                "narrative", t("questionnaires.error.narrative", ["count": QuestionnaireDesk.maximumNarrative]))
        case .controlCharacters: FieldError("narrative", t("questionnaires.error.characters"))
        case .unusableEvidence: FieldError("evidence", t("questionnaires.error.evidence.unusable"))
        case .evidenceCount, .unknownEvidence: FieldError("evidence", t("questionnaires.error.evidence"))
        default: nil
        }
    }

    private func refused(
        _ context: Context, _ view: QuestionView, _ form: AnswerForm, _ errors: [FieldError]
    ) async throws -> Response {
        guard context.request.wantsHTML else {
            return .json(
                ["message": .string(errors.map(\.message).joined(separator: " "))], status: .unprocessable)
        }
        return try await questionPage(context, view, form, errors: errors, status: .unprocessable)
    }

    private func next(_ context: Context, _ view: QuestionView, _ then: String?) -> String {
        let code = view.book.questionnaire.code
        let following = view.book.questionnaire.question(after: view.question.code) { question in
            AnswerDoor.isAsked(question, context.company, at: view.place)
                && question.level == view.question.level
        }
        if then == "next", let following {
            return Self.questionLink(context.company, code, following.code, view.place?.id).text
        }
        let isEverySite =
            view.place == nil && view.question.level == .site && !context.company.sites.isEmpty
        return Self.tasksLink(context.company, code, view.place?.id.text ?? (isEverySite ? Self.everySite : nil))
            .with("done", "1").text
    }

    // MARK: Two at once

    /// Nothing was written: both texts, and the choice.
    private func conflict(
        _ context: Context, _ view: QuestionView, _ form: AnswerForm, mine: AnswerContent, theirs: Answer
    ) async throws -> Response {
        let t = context.t
        guard context.request.wantsHTML else {
            return .json(
                ["message": .string(t("questionnaires.conflict.script"))], status: .conflict)
        }
        let title = t("questionnaires.conflict.title")
        let action = Self.questionLink(
            context.company, view.book.questionnaire.code, view.question.code, nil
        ).text
        let back = Self.questionLink(
            context.company, view.book.questionnaire.code, view.question.code, view.place?.id)
        let fields = try await fields(context, view, form, [])
        return page(
            context, title: title, book: view.book, status: .conflict,
            """
            <h1>\(title)</h1>
            <p class="lead">\(view.question.code) \(view.question.title[context.language]) · \(placeName(context, view))</p>
            <p>\(t("questionnaires.conflict.text"))</p>
            <div class="beside">
            \(HTML.section(t("questionnaires.conflict.theirs"), id: "theirs", """
                \(content(t, theirs.content, view.question))<p class="quiet">\(written(t, theirs))</p>
                \(HTML.linkButton(t("questionnaires.conflict.keep"), href: back.text))
                """))
            \(HTML.section(t("questionnaires.conflict.mine"), id: "mine", content(t, mine, view.question)))
            </div>
            \(HTML.details(
                t("questionnaires.conflict.difference"),
                HTML.changedText(Self.pieces(theirs.content.narrative, mine.narrative)), isOpen: true))
            <h2>\(t("questionnaires.conflict.choose"))</h2>
            \(HTML.form(action: action, csrf: context.entry.who.csrfToken, """
                \(hidden(view, theirs.revision))\(fields)
                \(HTML.buttonRow([
                    HTML.button(t("questionnaires.conflict.save"), .main, name: "then", value: "list")
                ]))
                """))
            """)
    }
}
