import Country
import Customs
import HTML
import HTTP

/// What stands in the fields of a question's form.
struct AnswerForm: Sendable {
    var values: [String]
    var narrative: String
    var evidence: [String]
    /// The revision that the writer has seen.
    var revision: Int
    /// True when nothing was sent yet: the fields show what stands.
    var isUntouched: Bool

    init(_ view: QuestionnairesPages.QuestionView) {
        let own = view.own.flatMap { $0.content.isEmpty ? nil : $0 }
        let content = (own ?? view.effective?.answer)?.content ?? AnswerContent()
        values = content.value?.texts ?? []
        narrative = content.narrative
        evidence = content.evidence.map(\.text)
        revision = view.own?.revision ?? 0
        isUntouched = true
    }

    init(_ fields: FormFields) {
        values = fields.all("value").filter { !$0.isEmpty }
        // Browsers send both characters for a line's end.
        narrative = (fields["narrative"] ?? "").replacing("\r\n", with: "\n")
        evidence = fields.all("evidence").flatMap {
            $0.split { $0 == " " || $0 == "," || $0.isNewline }.map(String.init)
        }
        revision = max(0, fields.int("revision") ?? 0)
        isUntouched = false
    }

    /// What the fields say, or what is wrong with them.
    func content(_ question: Question, _ t: Words) -> Result<AnswerContent, FieldProblem> {
        var errors: [FieldError] = []
        var content = AnswerContent(narrative: narrative)
        do {
            content.value = try AnswerValue(values, as: question.type)
        } catch {
            errors.append(FieldError("value", t("questionnaires.error.value.\(question.type.word)")))
        }
        if narrative.count > QuestionnaireDesk.maximumNarrative {
            errors.append(
                FieldError(
                    "narrative",
                    t("questionnaires.error.narrative", ["count": QuestionnaireDesk.maximumNarrative])))
        }
        content.evidence = evidence.compactMap { try? EvidenceID($0) }
        if content.evidence.count != evidence.count || evidence.count > QuestionnaireDesk.maximumEvidence {
            errors.append(FieldError("evidence", t("questionnaires.error.evidence")))
        }
        return errors.isEmpty ? .success(content) : .failure(FieldProblem(errors: errors))
    }

    struct FieldProblem: Error { var errors: [FieldError] }
}

extension QuestionnairesPages {
    /// The form of an answer: it works without script, and with it saves as one types.
    func answerForm(
        _ context: Context, _ view: QuestionView, _ form: AnswerForm, _ errors: [FieldError]
    ) async throws -> HTML {
        let t = context.t
        let own = view.own.flatMap { $0.content.isEmpty ? nil : $0 }
        let status: HTML = own.map { written(t, $0) } ?? HTML(text: t("questionnaires.unsaved"))
        let action = Self.questionLink(
            context.company, view.book.questionnaire.code, view.question.code, nil
        ).text
        let buttons: [HTML] = [
            HTML.button(t("questionnaires.save.next"), .main, name: "then", value: "next"),
            HTML.button(t("questionnaires.save.list"), .plain, name: "then", value: "list"),
        ]
        let fields = try await fields(context, view, form, errors)
        let main = HTML.form(
            action: action, csrf: context.entry.who.csrfToken, id: "answer",
            """
            \(hidden(view, form.revision))\(fields)
            <p class="quiet" role="status" data-autosave="\(attribute: t("questionnaires.saving"))" \
            data-failed="\(attribute: t("questionnaires.saving.failed"))">\(status)</p>
            \(HTML.buttonRow(buttons))
            """)
        return "\(main)\(backToCompany(context, view, own, action))"
    }

    /// The fields that a form sends besides what people fill in.
    func hidden(_ view: QuestionView, _ revision: Int) -> HTML {
        """
        <input type="hidden" name="site" value="\(attribute: view.place?.id.text ?? "")">\
        <input type="hidden" name="revision" value="\(revision)">
        """
    }

    func fields(
        _ context: Context, _ view: QuestionView, _ form: AnswerForm, _ errors: [FieldError]
    ) async throws -> HTML {
        let t = context.t
        func error(_ name: String) -> String? { errors.first { $0.field == name }?.message }
        var all: [Field] = []
        if var value = valueField(t, view.question, form) {
            value.isRequired = false
            value.saysOptional = false
            value.error = error("value")
            all.append(value)
        }
        var narrative = Field(
            "narrative",
            t(view.question.type == .text ? "questionnaires.field.answer" : "questionnaires.field.narrative"),
            .area(rows: 8), value: form.narrative, hint: t("questionnaires.field.narrative.hint"))
        narrative.isRequired = false
        narrative.saysOptional = false
        narrative.maxLength = QuestionnaireDesk.maximumNarrative
        narrative.error = error("narrative")
        all.append(narrative)
        var evidence = try await evidenceField(context, form)
        evidence.isRequired = false
        evidence.saysOptional = view.question.evidence.rule != .required
        evidence.error = error("evidence")
        all.append(evidence)
        return "\(all.map { HTML.field(t, $0) })"
    }

    private func valueField(_ t: Words, _ question: Question, _ form: AnswerForm) -> Field? {
        let label = t("questionnaires.field.value")
        switch question.type {
        case .verdict(let allows):
            let choices = Verdict.allCases.filter { allows || $0 != .notApplicable }.map { verdict in
                Choice(
                    verdict.rawValue, t("questionnaires.verdict.\(verdict.rawValue)"),
                    hint: verdict == .notApplicable ? t("questionnaires.verdict.why") : nil)
            }
            return Field("value", t("questionnaires.field.verdict"), .radios(choices), value: form.values.first ?? "")
        case .text: return nil
        case .number:
            var field = Field("value", label, .digits, value: form.values.first ?? "")
            field.width = 12
            return field
        case .day: return Field("value", label, .day, value: form.values.first ?? "")
        case .choice(let options):
            let choices = options.map { Choice($0.code, $0.name[t.language.rawValue]) }
            return Field("value", label, .radios(choices), value: form.values.first ?? "")
        case .list(let options):
            let choices = options.map { Choice($0.code, $0.name[t.language.rawValue]) }
            return Field("value", label, .checks(choices), value: form.values.joined(separator: " "))
        }
    }

    private func evidenceField(_ context: Context, _ form: AnswerForm) async throws -> Field {
        let t = context.t
        if let files = desk.connections.evidence {
            let known = try await files(context.company.id, form.evidence.compactMap { try? EvidenceID($0) })
            // What no longer proves anything is shown as long as the answer names it, so that it is not dropped in silence.
            let shown = known.filter { $0.isUsable || form.evidence.contains($0.id.text) }
            let vault = Link("programme", context.company.id.text, "evidence").text
            var field = Field(
                "evidence", t("questionnaires.field.evidence"),
                .checks(
                    shown.map { file in
                        Choice(
                            file.id.text, file.name,
                            hint: file.isUsable
                                ? file.id.text : t("questionnaires.evidence.unusable", ["number": file.id.text]))
                    }), value: form.evidence.joined(separator: " "))
            if shown.isEmpty { field.hint = t("questionnaires.evidence.empty", ["address": vault]) }
            // A longer list is no choice any more: numbers are typed.
            if shown.count <= 60 { return field }
        }
        var field = Field(
            "evidence", t("questionnaires.field.evidence"), value: form.evidence.joined(separator: " "),
            hint: t("questionnaires.field.evidence.hint"))
        field.isCode = true
        field.width = 36
        field.maxLength = 400
        return field
    }

    /// The way from a site's own answer back to the company's.
    private func backToCompany(
        _ context: Context, _ view: QuestionView, _ own: Answer?, _ action: String
    ) -> HTML? {
        guard let place = view.place, let own, view.book.sheet[AnswerKey(view.question.code)] != nil else { return nil }
        let t = context.t
        return HTML.details(
            t("questionnaires.inherit.title"),
            """
            <p>\(t("questionnaires.inherit.text"))</p>
            \(HTML.act(
                t("questionnaires.inherit.act"), action: action, csrf: context.entry.who.csrfToken,
                fields: [("site", place.id.text), ("revision", String(own.revision)), ("act", "inherit")]))
            """)
    }
}
