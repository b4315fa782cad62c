import Country
import Customs
import HTML
import HTTP
import Identity

extension OperatorsPages {
    private func form(_ request: Request, _ fields: FormFields) throws -> OperatorForm {
        guard let kind = OperatorForm.Kind(rawValue: request.parameters["what"] ?? "") else {
            throw HTTPProblem(.notFound)
        }
        return OperatorForm(kind: kind, item: fields.text("id"), form: fields, today: today)
    }

    /// The form for a part of an entry: what is there now, or what was sent and refused.
    func changeForm(
        _ request: Request, sent: FormFields? = nil, errors given: [FieldError] = []
    ) async throws -> Response {
        let t = shell.words(request)
        let sight = try await sight(request)
        let form = try form(request, sent ?? request.query)
        let person = sight.file.person
        let office = isOffice(request)
        let isNew = form.item == nil
        let word = form.kind.rawValue
        let title = isNew ? t("operators.add.\(word)") : t("operators.change.\(word)")
        let all = try fields(t, form, sight, sent)
        let (fields, errors) = Self.with(given, all)
        let action = Self.changeLink(person.id, form.kind, office: office)
        let csrf = request.principal?.csrfToken ?? ""
        let id: HTML = form.item.map { "<input type=\"hidden\" name=\"id\" value=\"\(attribute: $0)\">" } ?? ""
        let save: HTML? =
            fields.isEmpty
            ? nil
            : HTML.form(
                action: action, csrf: csrf,
                "\(id)\(fields.map { HTML.field(t, $0) })\(HTML.button(t("operators.save"), name: "act", value: "save"))"
            )
        var end: HTML?
        if !isNew {
            var day = Field("through", t("operators.field.last"), .day, value: today.description)
            day.isRequired = false
            let asks: HTML = form.kind == .mandate ? "" : HTML.field(t, day)
            end = HTML.section(
                t("operators.end.\(form.kind.rawValue)"), id: "end",
                HTML.form(
                    action: action, csrf: csrf,
                    "\(id)\(asks)\(HTML.button(t("operators.end"), .warning, name: "act", value: "end"))"))
        }
        let up = NavigationItem(person.name, href: Self.link(person.id, office: office).text)
        return shell.respond(
            request, frame(request, t, title, width: .reading, up: [up], hasErrors: !errors.isEmpty),
            "\(HTML.errorSummary(t, errors))<h1>\(title)</h1>\(save)\(end)",
            status: errors.isEmpty ? .ok : .unprocessable)
    }

    func change(_ request: Request) async throws -> Response {
        let t = shell.words(request)
        let sent = try request.form()
        let sight = try await sight(request)
        do {
            let form = try form(request, sent)
            let person = try await door.change(
                sight, try form.acts(), reason: nil, by: try request.signedInHere())
            let link = Self.link(person.id, office: isOffice(request)).with("done", "changed")
            return .redirect(to: link.text)
        } catch let error as OperatorError {
            return try await changeForm(request, sent: sent, errors: Self.errors(t, error))
        }
    }

    // MARK: Fields

    private func fields(
        _ t: Words, _ form: OperatorForm, _ sight: OperatorDoor.Sight, _ sent: FormFields?
    ) throws -> [Field] {
        let person = sight.file.person
        func text(_ name: String, _ label: String, _ now: String? = nil, hint: String? = nil, required: Bool = false)
            -> Field
        {
            var field = Field(name, label, value: sent.map { $0[name] ?? "" } ?? now ?? "", hint: hint)
            field.maxLength = 200
            field.isRequired = required
            return field
        }
        func day(_ name: String, _ label: String, _ now: CalendarDay?) -> Field {
            var field = text(name, label, now?.description)
            field.kind = .day
            field.width = 12
            return field
        }
        func choice(_ name: String, _ label: String, _ choices: [Choice], _ now: String? = nil) -> Field {
            Field(name, label, .select(choices), value: sent.map { $0[name] ?? "" } ?? now ?? "")
        }
        func checks(_ name: String, _ label: String, _ choices: [Choice], _ now: [String], hint: String? = nil) -> Field
        {
            var field = Field(
                name, label, .checks(choices), value: (sent?.all(name) ?? now).joined(separator: " "), hint: hint)
            field.isRequired = false
            return field
        }
        let since = day("since", t("operators.field.since"), today)
        let through = day("through", t("operators.field.through"), nil)
        switch form.kind {
        case .name: return [text("name", t("operators.field.name"), person.name, required: true), since]
        case .identifier:
            if form.item != nil { return [] }
            return [schemeField(t, sent?["scheme"] ?? ""), valueField(t, sent?["value"] ?? ""), since, through]
        case .role:
            if form.item != nil { return [] }
            return [choice("role", t("operators.field.role"), roleChoices(t)), since]
        case .site:
            let site = try form.item.map { item throws -> OperatorSite in
                guard let id = try? SiteID(item), let site = person.site(id) else { throw HTTPProblem(.notFound) }
                return site
            }
            let details = site?.details
            let activities = SiteActivity.allCases.map { Choice($0.rawValue, t("operators.activity.\($0.rawValue)")) }
            var fields = [
                text("siteName", t("operators.field.siteName"), details?.name, required: true),
                choice("type", t("operators.field.type"), siteTypes(t), site?.type.rawValue),
                text("line", t("operators.field.line"), details?.line),
                text("town", t("operators.field.town"), details?.town),
                text("region", t("operators.field.region"), details?.region),
                text("postcode", t("operators.field.postcode"), details?.postcode),
                text(
                    "country", t("operators.field.country"),
                    details?.country ?? (site == nil ? registry.base.country.code.text : nil)),
                text(
                    "latitude", t("operators.field.latitude"), details?.latitude.map { String($0) },
                    hint: t("operators.field.latitude.hint")),
                text("longitude", t("operators.field.longitude"), details?.longitude.map { String($0) }),
                checks(
                    "activities", t("operators.field.activities"), activities,
                    site?.activities.map(\.rawValue) ?? []),
            ]
            if site == nil { fields.append(since) }
            return fields
        case .person:
            guard sight.showsPeople else { throw HTTPProblem(.notFound) }
            let part = try form.item.map { item throws -> OperatorPerson in
                guard let part = person.people.first(where: { $0.id.text == item }) else {
                    throw HTTPProblem(.notFound)
                }
                return part
            }
            let details = part.flatMap { sight.file.details(of: $0.id) }
            let capacities = OperatorPerson.Capacity.allCases.map {
                Choice($0.rawValue, t("operators.capacity.\($0.rawValue)"))
            }
            let asked = [
                text("personName", t("operators.field.personName"), details?.name, required: true),
                schemeField(t, sent?["scheme"] ?? details?.identifier?.scheme.rawValue ?? "", required: false),
                valueField(t, sent?["value"] ?? details?.identifier?.value ?? "", required: false),
                text(
                    "share", t("operators.field.share"), part?.share.map { String(Double($0) / 100) },
                    hint: t("operators.field.share.hint")),
                text("email", t("operators.field.email"), details?.email),
                text("phone", t("operators.field.phone"), details?.phone),
            ]
            return part == nil
                ? [choice("capacity", t("operators.field.capacity"), capacities)] + asked + [since] : asked
        case .mandate:
            if form.item != nil { return [] }
            let powers = Power.allCases.map {
                Choice(
                    $0.rawValue, t("operators.power.\($0.rawValue)"), hint: t("operators.power.\($0.rawValue).hint"))
            }
            let sites = person.sites(on: today).map { Choice($0.id.text, "\($0.details.name) · \($0.id)") }
            var login = text(
                "login", t("operators.field.login"), hint: t("operators.field.login.hint"), required: true)
            login.isCode = true
            login.maxLength = 64
            var granted = checks("powers", t("operators.field.powers"), powers, [])
            granted.isRequired = true
            var all = [login, granted]
            if !sites.isEmpty {
                all.append(
                    checks("sites", t("operators.field.sites"), sites, [], hint: t("operators.field.sites.hint")))
            }
            var last = through
            last.hint = t("operators.field.through.mandate")
            return all + [since, last]
        case .group:
            if form.item != nil { return [] }
            var parent = text(
                "parent", t("operators.field.parent"), hint: t("operators.field.parent.hint"), required: true)
            parent.isCode = true
            parent.width = 12
            return [parent, since]
        }
    }
}
