import HTML

/// The names of the fields of the acts' forms, each once on the page.
package enum ActField {
    /// `satisfactory`, `unsatisfactory` or `escalated`.
    package static let result = "result"
    package static let note = "note"
    package static let hold = "hold"
    package static let holdReason = "hold-reason"
    /// The hold to be lifted.
    package static let lift = "lift"
    package static let liftReason = "lift-reason"
    /// Why it is withdrawn.
    package static let reason = "reason"
}

extension ClearancePages {
    /// What the reader may do with the declaration now: the next step as a button, the rest one click away.
    static func acts(_ frame: PageFrame, _ view: DeclarationPageView) -> HTML? {
        let t = frame.t
        guard !view.acts.isEmpty else { return nil }
        let forms = view.acts.map { act -> HTML in
            let action = Link("declarations", view.row.number, act).text
            if act == "present" { return .act(t("act.present"), action: action, csrf: csrf(frame), .main) }
            let isOpen = view.openAct == act || (act == "record-check" && view.openAct == nil)
            return form(frame, view, act, action: action, isOpen: isOpen)
        }
        return .section(t("act.title"), id: "acts", "\(forms)")
    }

    private static func form(
        _ frame: PageFrame, _ view: DeclarationPageView, _ act: String, action: String, isOpen: Bool
    ) -> HTML {
        let t = frame.t
        // Several forms stand on the page: each names its own fields, so that every `id` is there once.
        var fields: [Field]
        var kind = ButtonKind.plain
        switch act {
        case "record-check":
            kind = .main
            let results =
                view.row.state == "documents"
                ? ["satisfactory", "escalated", "unsatisfactory"] : ["satisfactory", "unsatisfactory"]
            var note = Field(ActField.note, t("act.record-check.note"), .area(rows: 3))
            note.maxLength = 2000
            fields = [
                Field(
                    ActField.result, t("act.record-check.result"),
                    .radios(results.map { Choice($0, t("result.\($0)")) })), note,
            ]
        case "place-hold":
            var hold = Field(ActField.hold, t("act.hold"), hint: t("act.hold.hint"))
            hold.maxLength = 64
            fields = [hold, reason(t, ActField.holdReason)]
        case "lift-hold":
            let holds = view.holds.map { Choice($0, $0) }
            fields = [Field(ActField.lift, t("act.hold"), .select(holds)), reason(t, ActField.liftReason)]
        default:
            kind = .warning
            fields = [reason(t, ActField.reason)]
        }
        if view.openAct == act {
            for index in fields.indices { fields[index].value = view.values[fields[index].name] ?? "" }
        }
        fields = with(view.openAct == act ? view.errors : [], fields)
        let content: HTML = "\(fields.map { HTML.field(t, $0) })\(HTML.button(t("act.\(act)"), kind))"
        let form = HTML.form(action: action, csrf: csrf(frame), content)
        return .details(t("act.\(act)"), form, isOpen: isOpen)
    }

    private static func reason(_ t: Words, _ name: String) -> Field {
        var reason = Field(name, t("act.reason"), .area(rows: 2), hint: t("act.reason.hint"))
        reason.maxLength = 1000
        return reason
    }
}
