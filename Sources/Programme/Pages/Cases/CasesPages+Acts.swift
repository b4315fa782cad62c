import Customs
import Deadlines
import HTML
import HTTP
import Identity

/// The forms of the acts, and what happens when one is sent.
extension CasesPages {
    func act(_ act: CaseAct) -> Endpoint {
        let isOffice = act.side == .office
        let path = isOffice ? "/office/cases/{id}/\(act.name)" : "/programme/cases/{id}/\(act.name)"
        return Endpoint(
            .post, path, access: .permission(act.permission), summary: "An act on a case: \(act.name).",
            tags: ["pages"], parameters: [Self.identifier], request: .form([]), responses: [.redirect(), .page()],
            handler: { request in
                let file = isOffice ? try await site.officeCase(request) : try await site.ownCase(request)
                let form = try request.form()
                do {
                    _ = try await site.perform(act, on: file, form: form, by: try request.signedIn())
                } catch let refusal as ActRefusal {
                    let t = site.shell.words(request)
                    let error = FieldError("\(act.name)-\(refusal.field)", t(refusal.key))
                    return try await show(
                        file, request, isOffice: isOffice, refused: Refused(act: act.name, errors: [error], form: form),
                        status: .unprocessable)
                } catch let error as CaseError {
                    let t = site.shell.words(request)
                    let told = FieldError("act-\(act.name)", t("cases.refusal.\(error.code.word)"))
                    let now = try await site.cases.file(file.life.id)
                    return try await show(
                        now, request, isOffice: isOffice, refused: Refused(act: act.name, errors: [told], form: form),
                        status: .conflict)
                }
                let place =
                    isOffice
                    ? Link("office", "cases", file.life.id.text) : Link("programme", "cases", file.life.id.text)
                return .redirect(to: place.with("done", act.name).text)
            })
    }

    /// What the reader may do now: each act opens into its form.
    func acts(
        _ file: CaseFile, _ rules: CaseRules, _ principal: Principal, _ powers: Powers, _ t: Words, isOffice: Bool,
        refused: Refused?
    ) -> HTML? {
        let life = file.life
        let side: CaseAct.Side = isOffice ? .office : .company
        let offered = CaseActs.all.filter { act in
            act.side == side && principal.may(act.permission) && act.isPossible(in: life)
                && act.hasObject(in: life, under: rules)
                && (act.name != "appeal" || canAppeal(file, rules))
        }
        var barred: [String] = []
        var others: [HTML] = []
        var blocks = offered.compactMap { act -> HTML? in
            let why: String? =
                if isOffice { act.bar(of: principal.id, on: life) } else if act.signs {
                    powers.signs ? nil : powers.prepares ? "cases.barred.sign" : "cases.barred.prepare"
                } else { powers.prepares ? nil : "cases.barred.prepare" }
            guard let why, refused?.act != act.name else {
                let form = form(act, life, rules, principal, powers, t, refused: refused)
                if act.isSideline { others.append(form) }
                return act.isSideline ? nil : form
            }
            if !barred.contains(why) { barred.append(why) }
            return nil
        }
        let decides = isOffice && principal.may(.decideCase)
        if decides, CaseTable.row(for: "case.decided", in: life.state) != nil,
            let why = life.barsDeciding(principal.id)
        {
            if !barred.contains(why) { barred.append(why) }
        } else if decides, CaseTable.row(for: "case.decided", in: life.state) != nil {
            blocks.insert(
                HTML.linkButton(t("cases.decide"), href: Link("office", "cases", life.id.text, "decide").text, .main),
                at: 0)
        }
        if isOffice, principal.may(.planVisits), life.riskMapApprovedBy != nil,
            CaseTable.row(for: "case.validation-planned", in: life.state) != nil
        {
            blocks.insert(
                HTML.linkButton(t("cases.plan"), href: Link("office", "visit-plans", life.id.text).text, .main), at: 0)
        }
        if blocks.isEmpty || others.isEmpty {
            blocks += others
        } else {
            blocks.append("<h3>\(t("cases.acts.more"))</h3>\(others)")
        }
        blocks += barred.map { "<p class=\"quiet\">\(t($0))</p>" }
        if blocks.isEmpty { return nil }
        return HTML.section(t("cases.acts"), id: "acts", blocks.joined())
    }

    private func form(
        _ act: CaseAct, _ life: CaseLife, _ rules: CaseRules, _ principal: Principal, _ powers: Powers, _ t: Words,
        refused: Refused?
    ) -> HTML {
        let place =
            act.side == .office
            ? Link("office", "cases", life.id.text, act.name) : Link("programme", "cases", life.id.text, act.name)
        let mine = refused?.act == act.name ? refused : nil
        let fields = act.fields(life, rules).map { field -> Field in
            var shown = Self.field(field, of: act.name, t, mine)
            if field.name == "evidence", !powers.documents.isEmpty {
                shown.kind = .checks(powers.documents)
                shown.value = mine?.form.all(field.name).joined(separator: " ") ?? ""
            }
            return shown
        }
        let about: HTML? = mine?.errors.first { $0.field == "act-\(act.name)" }.map {
            "<p class=\"field-error\" id=\"act-\(attribute: act.name)\">\(HTML.shape(.red)) \($0.message)</p>"
        }
        let asked: HTML =
            act.name == "map-risk" ? Self.riskForm(rules, t, mine) : "\(fields.map { HTML.field(t, $0) })"
        let content: HTML = "\(about)\(asked)\(HTML.button(t("cases.act.\(act.name)")))"
        let form = HTML.form(action: place.text, csrf: principal.csrfToken, content)
        return HTML.details(t("cases.act.\(act.name)"), form, isOpen: mine != nil)
    }

    /// The field of a form. Several forms stand on one page, so its `id` has the act before the name that is sent.
    static func field(
        _ field: ActField, of act: String, _ t: Words, _ refused: Refused?
    ) -> Field {
        let language = t.language.rawValue
        let kind: Field.Kind =
            switch field.kind {
            case .line: .text
            case .day: .day
            case .text: .area(rows: 3)
            case .yes: .checks([Choice("yes", t("cases.field.yes"))])
            case .figure: .select((1...5).map { Choice(String($0), String($0)) })
            case .choices(let options):
                .checks(options.map { Choice($0.value, $0.key.map { t($0) } ?? $0.label[language] ?? $0.value) })
            case .choice(let options):
                .select(
                    options.map { option in
                        let words = option.key.map { t($0) } ?? option.label[language] ?? option.value
                        return Choice(option.value, option.day.map { "\(words), \(t.day($0))" } ?? words)
                    })
            }
        let label = t(field.labelKey ?? "cases.field.\(field.name)") + (field.about[language].map { ": \($0)" } ?? "")
        var shown = Field(
            field.name, label, kind,
            value: refused?.form.all(field.name).joined(separator: " ") ?? field.value.joined(separator: " "))
        // Where there is only one thing to choose it is chosen.
        if refused == nil, field.isRequired, case .choice(let options) = field.kind, options.count == 1 {
            shown.value = options[0].value
        }
        shown.id = "\(act)-\(field.name)"
        shown.isRequired = field.isRequired
        if let hint = field.hintKey { shown.hint = t(hint) }
        shown.error = refused?.errors.first { $0.field == shown.id }?.message
        if case .text = field.kind { shown.maxLength = ProseStore.limit }
        return shown
    }
}

extension CaseAct {
    /// Whether there is anything for the act to be done to: an open finding, a request that waits.
    func hasObject(in life: CaseLife, under rules: CaseRules) -> Bool {
        switch name {
        case "extend-clock": rules.definition.clocks.contains(where: \.isExtendable)
        case "dispute-finding", "offer-cure", "close-finding":
            life.findings.contains { $0.closure == nil || $0.closure == .planned }
        case "begin-cure": !life.openFindings.isEmpty
        case "close-consultation": life.consultations.contains { $0.closed == nil }
        case "rule-on-appeal": life.appeals.contains { $0.decided == nil }
        case "approve-risk-map": life.riskMappedBy != nil && life.riskMapApprovedBy == nil
        case "close-overlay": life.overlays.contains { $0.overlay != .appeal }
        case "file-renewal": life.renewal == nil
        default: true
        }
    }
}

extension ClockRule {
    /// Whether its rule lets anybody extend it at all.
    var isExtendable: Bool { extendable != nil || extendableAtRequest != nil }
}
