import Clearance
import Country
import Customs
import HTML
import HTTP
import Identity

/// The answers of a registration, carried from step to step in the address: nothing is kept before it is sent, and the
/// browser's way back works.
struct Registration: Sendable {
    enum Step: String, CaseIterable { case name, number, roles, site, check }

    static let fields = [
        "name", "kind", "country", "scheme", "value", "roles", "siteName", "type", "line", "town", "postcode",
    ]

    var form: FormFields

    subscript(name: String) -> String { String((form.text(name) ?? "").prefix(200)) }
    var roles: [OperatorRole] { form.all("roles").compactMap { OperatorRole(rawValue: $0) } }
    var hasSite: Bool { !self["siteName"].isEmpty }

    /// What is wrong with the answers of a step, for the field that it is about.
    func refusal(of step: Step) -> OperatorError? {
        switch step {
        case .name:
            if self["name"].isEmpty || ControlCharacters.isIn(self["name"]) {
                return OperatorError(.name, field: "name", "a name is missing")
            }
            return (try? CountryCode(self["country"].uppercased())) == nil
                ? OperatorError(.country, field: "country", "a country has two letters") : nil
        case .number:
            guard let scheme = IdentifierScheme(rawValue: self["scheme"]),
                (try? OperatorIdentifier(scheme, self["value"])) != nil
            else { return OperatorError(.identifier, field: "value", "the number is not one of its scheme") }
            return nil
        case .roles: return roles.isEmpty ? OperatorError(.role, field: "roles", "a role is missing") : nil
        case .site:
            return hasSite && SiteType(rawValue: self["type"]) == nil
                ? OperatorError(.site, field: "type", "a kind of site is missing") : nil
        case .check: return nil
        }
    }

    func new(today: CalendarDay) throws -> NewOperator {
        for step in Step.allCases { if let refusal = refusal(of: step) { throw refusal } }
        let country = self["country"].uppercased()
        var sites: [NewSite] = []
        if hasSite, let type = SiteType(rawValue: self["type"]) {
            let details = SiteDetails(
                name: self["siteName"], line: self["line"], town: self["town"], postcode: self["postcode"],
                country: country)
            sites = [NewSite(type: type, details: details, since: today)]
        }
        return NewOperator(
            name: self["name"], isCompany: self["kind"] != "individual", country: country,
            identifiers: [NewOperator.Number(IdentifierScheme(rawValue: self["scheme"]) ?? .other, self["value"])],
            roles: roles, sites: sites)
    }
}

extension OperatorsPages {
    private func path(_ request: Request) -> String {
        isOffice(request) ? "/office/operators/new" : "/programme/register"
    }

    /// The address of a step with the answers so far.
    private func link(_ request: Request, _ step: Registration.Step, _ answers: Registration) -> String {
        var link = isOffice(request) ? Link("office", "operators", "new") : Link("programme", "register")
        link = link.with("step", step.rawValue)
        for field in answers.form.fields where Registration.fields.contains(field.name) {
            link = link.with(field.name, field.value)
        }
        return link.text
    }

    /// A step: its own question, with the other answers carried along; the check once all are there.
    func registration(_ request: Request, sent: FormFields? = nil, errors given: [FieldError] = []) async throws
        -> Response
    {
        let t = shell.words(request)
        var answers = Registration(form: sent ?? request.query)
        for field in answers.form.fields where ControlCharacters.isIn(field.value) {
            throw HTTPProblem.badRequest(ControlCharacters.message, type: "query")
        }
        if answers["scheme"].isEmpty, let own = request.principal?.organisation {
            let scheme = (try? OperatorIdentifier(.rfc, own)) == nil ? IdentifierScheme.tin : .rfc
            answers.form = FormFields(
                answers.form.fields.filter { !["scheme", "value"].contains($0.name) } + [
                    FormFields.Field(name: "scheme", value: scheme.rawValue),
                    FormFields.Field(name: "value", value: own),
                ])
        }
        var step = sent == nil ? Registration.Step(rawValue: request.query["step"] ?? "") ?? .name : .check
        var errors = given
        // The step before is looked at when its form leads here; the first that is wrong is shown again.
        let all = Registration.Step.allCases
        for earlier in all.prefix(all.firstIndex(of: step) ?? 0) where errors.isEmpty {
            if let refusal = answers.refusal(of: earlier) {
                step = earlier
                errors = Self.errors(t, refusal)
            }
        }
        let title = step == .check ? t("operators.register.check") : t("operators.register.\(step.rawValue)")
        var content: HTML
        if step == .check {
            content = try await check(request, t, answers)
        } else {
            let (fields, placed) = Self.with(errors, questions(t, step, answers))
            errors = placed
            let next = all[(all.firstIndex(of: step) ?? 0) + 1]
            let own = Set(fields.map(\.name))
            let kept = answers.form.fields.filter { Registration.fields.contains($0.name) && !own.contains($0.name) }
            let hidden = kept.map { field -> HTML in
                "<input type=\"hidden\" name=\"\(attribute: field.name)\" value=\"\(attribute: field.value)\">"
            }
            content = HTML.queryForm(
                action: path(request),
                """
                <input type="hidden" name="step" value="\(attribute: next.rawValue)">\(hidden)
                \(fields.map { HTML.field(t, $0) })\(HTML.button(t("operators.continue")))
                """)
        }
        let number = (all.firstIndex(of: step) ?? 0) + 1
        let frame = frame(request, t, title, width: .reading, hasErrors: !errors.isEmpty)
        return shell.respond(
            request, frame,
            """
            \(HTML.errorSummary(t, errors))
            <p class="quiet">\(t("operators.register.step", ["number": number, "count": all.count]))</p>
            <h1>\(title)</h1>\(content)
            """, status: errors.isEmpty ? .ok : .unprocessable)
    }

    private func questions(_ t: Words, _ step: Registration.Step, _ answers: Registration) -> [Field] {
        func text(_ name: String, _ label: String, hint: String? = nil, required: Bool = true) -> Field {
            var field = Field(name, label, value: answers[name], hint: hint)
            field.maxLength = 200
            field.isRequired = required
            return field
        }
        switch step {
        case .name:
            let kinds = ["company", "individual"].map { Choice($0, t("operators.kind.\($0)")) }
            var country = text("country", t("operators.field.country"), hint: t("operators.field.country.hint"))
            country.width = 6
            country.maxLength = 2
            country.isCode = true
            if country.value.isEmpty { country.value = registry.base.country.code.text }
            return [
                text("name", t("operators.field.name"), hint: t("operators.field.name.hint")),
                Field(
                    "kind", t("operators.field.kind"), .radios(kinds),
                    value: answers["kind"].isEmpty ? "company" : answers["kind"]), country,
            ]
        case .number: return [schemeField(t, answers["scheme"]), valueField(t, answers["value"])]
        case .roles:
            return [
                Field(
                    "roles", t("operators.field.roles"), .checks(roleChoices(t)),
                    value: answers.roles.map(\.rawValue).joined(separator: " "),
                    hint: t("operators.field.roles.hint"))
            ]
        case .site, .check:
            var type = Field("type", t("operators.field.type"), .select(siteTypes(t)), value: answers["type"])
            type.isRequired = false
            return [
                text(
                    "siteName", t("operators.field.siteName"), hint: t("operators.field.siteName.hint"), required: false
                ),
                type, text("line", t("operators.field.line"), required: false),
                text("town", t("operators.field.town"), required: false),
                text("postcode", t("operators.field.postcode"), required: false),
            ]
        }
    }

    private func check(_ request: Request, _ t: Words, _ answers: Registration) async throws -> HTML {
        let scheme = IdentifierScheme(rawValue: answers["scheme"]) ?? .other
        let identifier = try? OperatorIdentifier(scheme, answers["value"])
        func row(_ label: String, _ value: HTML, _ step: Registration.Step) -> SummaryRow {
            SummaryRow(label, value, changeHref: link(request, step, answers))
        }
        let site: HTML =
            answers.hasSite
            ? "\([answers["siteName"], answers["line"], answers["town"]].filter { !$0.isEmpty }.joined(separator: ", "))"
            : "\(t("operators.register.later"))"
        let rows = [
            row(t("operators.field.name"), "\(answers["name"])", .name),
            row(t("operators.field.country"), "\(answers["country"].uppercased())", .name),
            row(Self.scheme(t, scheme), HTML.identifier(identifier?.value ?? answers["value"]), .number),
            row(
                t("operators.field.roles"),
                "\(answers.roles.map { t("operators.role.\($0.rawValue)") }.joined(separator: ", "))", .roles),
            row(t("operators.section.sites"), site, .site),
        ]
        let doubt: HTML? =
            identifier?.warnings.isEmpty == false
            ? HTML.notice(.yellow, "<p>\(t("operators.warning.check-digit"))</p>") : nil
        var doubles: HTML?
        if isOffice(request) {
            let candidate = DuplicateCandidate(
                operatorID: nil, keys: Set([identifier?.key].compactMap { $0 }), names: [answers["name"]])
            let found = try await registry.duplicates(of: candidate)
            if !found.isEmpty {
                doubles = HTML.notice(
                    .yellow,
                    "<p>\(t("operators.duplicates.lead"))</p>\(duplicateTable(t, found, of: nil))",
                    title: t("operators.duplicates.found", ["count": found.count]))
            }
        }
        let hidden = answers.form.fields.filter { Registration.fields.contains($0.name) }.map { field -> HTML in
            "<input type=\"hidden\" name=\"\(attribute: field.name)\" value=\"\(attribute: field.value)\">"
        }
        return """
            \(doubt)\(doubles)\(HTML.summaryList(t, rows))
            \(HTML.form(
                action: path(request), csrf: request.principal?.csrfToken ?? "",
                "\(hidden)\(HTML.button(t("operators.register.submit")))"))
            """
    }

    func register(_ request: Request) async throws -> Response {
        let t = shell.words(request)
        let form = try request.form()
        do {
            let person = try await door.register(
                try Registration(form: form).new(today: today), reason: nil, by: try request.signedInHere())
            return .redirect(
                to: Self.link(person.id, office: isOffice(request)).with("done", "registered").text)
        } catch let error as OperatorError {
            let message = FieldError("content", t("operators.error.\(error.code.rawValue)"))
            return try await registration(request, sent: form, errors: [message])
        }
    }

    // MARK: Fields that several forms have

    func schemeField(_ t: Words, _ value: String, required: Bool = true) -> Field {
        var field = Field(
            "scheme", t("operators.field.scheme"),
            .select(IdentifierScheme.allCases.map { Choice($0.rawValue, Self.scheme(t, $0)) }), value: value)
        field.isRequired = required
        return field
    }

    func valueField(_ t: Words, _ value: String, required: Bool = true) -> Field {
        var field = Field("value", t("operators.field.value"), value: value, hint: t("operators.field.value.hint"))
        field.isCode = true
        field.width = 24
        field.maxLength = 60
        field.isRequired = required
        return field
    }

    func roleChoices(_ t: Words) -> [Choice] {
        OperatorRole.allCases.map { Choice($0.rawValue, t("operators.role.\($0.rawValue)")) }
    }

    func siteTypes(_ t: Words) -> [Choice] {
        SiteType.allCases.map { Choice($0.rawValue, t("operators.type.\($0.rawValue)")) }
    }
}
