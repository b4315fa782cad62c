import Customs
import HTML
import HTTP
import Identity

/// What was typed into one of the three forms that change a visit, and what was wrong with it.
struct ChangeForm: Sendable {
    static let words = ["move", "replace", "cancel"]

    /// Which form; empty for none.
    var word = ""
    var values = FormFields()
    var errors: [FieldError] = []

    func value(_ word: String, _ name: String) -> String? { self.word == word ? values.text(name) : nil }
}

/// Moving a visit, giving it to others, cancelling it: three forms on its page until it begins.
extension VisitsPages {
    var changeEndpoints: [Endpoint] {
        let fields = ["move": ["day"], "replace": ["lead", "second"], "cancel": []]
        let summaries = [
            "move": "Move a visit.", "replace": "Give a visit to others.", "cancel": "Cancel a visit.",
        ]
        return ChangeForm.words.map { word in
            Endpoint(
                .post, "/office/visits/{id}/\(word)", access: .permission(.planVisits),
                summary: summaries[word] ?? word, tags: ["pages"], parameters: [Self.visit],
                request: .form((fields[word] ?? []) + ["reason"]), responses: [.redirect(), .page()],
                handler: { [self] request in try await change(request, word) })
        }
    }

    private func change(_ request: Request, _ word: String) async throws -> Response {
        let id = try VisitsAPI.visit(request)
        let t = shell.words(request)
        var form = ChangeForm(word: word, values: try request.form())
        let change: VisitChange
        switch word {
        case "move":
            guard let day = try? CalendarDay(form.values.text("day") ?? "") else {
                form.errors = [FieldError("move-day", t("visits.refusal.day"))]
                return try await page(request, change: form, .unprocessable)
            }
            change = .move(to: day)
        case "replace":
            change = .replace(lead: form.values.text("lead") ?? "", second: form.values.text("second") ?? "")
        default: change = .cancel
        }
        do {
            try await desk.change(
                id, change, reason: form.values.text("reason") ?? "", by: try who(request).id, at: now)
        } catch let error as VisitError {
            switch error.code {
            case .unknown: throw HTTPProblem(.notFound)
            case .begun, .closed, .cancelled, .last:
                return try await page(request, refused: Self.refusal(t, error), .conflict)
            case .reason: form.errors = [FieldError("\(word)-reason", t("visits.refusal.change-reason"))]
            default:
                let field = word == "move" ? "move-day" : word == "replace" ? "replace-lead" : "cancel-reason"
                form.errors = [FieldError(field, Self.refusal(t, error))]
            }
            return try await page(request, change: form, .unprocessable)
        } catch is CaseError {
            return try await page(request, refused: t("visits.refusal.case"), .conflict)
        }
        return .redirect(to: Link("office", "visits", id.text).with("done", word).text)
    }

    static func changes(_ t: Words, _ view: VisitView, _ people: VisitPeople, _ form: ChangeForm, csrf: String) -> HTML
    {
        let visit = view.visit
        var choices = people.validators.filter { !people.team.conflicts.contains($0.login) }
            .map { Choice($0.login, $0.name) }
        for login in visit.team where !choices.contains(where: { $0.value == login }) {
            choices.append(Choice(login, view.name(login)))
        }
        let least = t("visits.change.day.hint", ["day": t.day(view.today.advanced(by: people.notice))])
        func field(
            _ word: String, _ name: String, _ label: String, _ kind: Field.Kind, value: String, hint: String? = nil
        )
            -> HTML
        {
            var field = Field(name, label, kind, value: form.value(word, name) ?? value, hint: hint)
            field.id = "\(word)-\(name)"
            field.error = form.errors.first { $0.field == field.id }?.message
            if name == "reason" { field.maxLength = VisitDesk.longestReason }
            return HTML.field(t, field)
        }
        func block(_ word: String, _ fields: [HTML]) -> HTML {
            let reason = field(
                word, "reason", t("visits.change.reason"), .area(rows: 2), value: "",
                hint: t("visits.change.reason.hint"))
            let content = HTML.form(
                action: "/office/visits/\(visit.id.text)/\(word)", csrf: csrf,
                "\(fields)\(reason)\(HTML.button(t("visits.change.\(word)")))")
            return HTML.details(t("visits.change.\(word)"), content, isOpen: form.word == word)
        }
        let blocks = [
            block("move", [field("move", "day", t("visits.change.day"), .day, value: "", hint: least)]),
            block(
                "replace",
                [
                    field("replace", "lead", t("visits.plan.lead.person"), .select(choices), value: visit.lead),
                    field("replace", "second", t("visits.plan.second.person"), .select(choices), value: visit.second),
                ]),
            block("cancel", []),
        ]
        return HTML.section(t("visits.change"), id: "change", "<p>\(t("visits.change.lead"))</p>\(blocks)")
    }
}
