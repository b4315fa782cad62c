import Country
import Customs
import HTML
import HTTP
import Identity

extension OperatorsPages {
    /// An entry: for its own people with what they may change, for officials with history, doubles and warnings.
    func file(_ request: Request) async throws -> Response {
        let t = shell.words(request)
        let sight = try await sight(request)
        let office = isOffice(request)
        let person = sight.file.person
        if person.id.text != request.parameters["operator"] {
            return .redirect(to: Self.link(person.id, office: office).with("done", "merged").text)
        }
        let done = request.query["done"].flatMap { key -> HTML? in
            guard ["registered", "changed", "merged"].contains(key) else { return nil }
            return HTML.notice(.green, "<p>\(t("operators.done.\(key)"))</p>", isLive: true)
        }
        let warnings = office ? try await registry.barWarnings(for: person.id, at: now) : []
        let name = person.name(on: today)
        var frame = frame(request, t, name)
        frame.dataAsOf = now
        let parts = Parts(t: t, sight: sight, office: office, today: today, now: now)
        let history: HTML? = office && sight.showsPeople ? parts.history : nil
        let acts: HTML? = office ? officeActs(request, t, person) : nil
        return shell.respond(
            request, frame,
            """
            \(done)\(warnings.isEmpty ? nil : parts.warnings(warnings))
            <div class="title-row"><h1>\(name)</h1>\(acts)</div>
            <div class="columns"><div>
            \(parts.identifiers)\(parts.sites)\(parts.people)\(parts.mandates)\(history)
            </div><div>\(parts.facts)\(parts.roles)\(parts.groups)\(parts.names)</div></div>
            """)
    }

    private func officeActs(_ request: Request, _ t: Words, _ person: LegalPerson) -> HTML? {
        guard request.principal?.may(.readOperatorPeople) == true else { return nil }
        return HTML.linkButton(
            t("operators.duplicates.look"), href: Link("office", "operators", person.id.text, "duplicates").text)
    }
}

/// The parts of an entry's page.
private struct Parts {
    let t: Words
    let sight: OperatorDoor.Sight
    let office: Bool
    let today: CalendarDay
    let now: Instant

    private var person: LegalPerson { sight.file.person }

    private func add(_ kind: OperatorForm.Kind, _ power: Power = .prepare) -> HTML? {
        guard sight.may(power) else { return nil }
        return """
            <p>\(HTML.linkButton(t("operators.add.\(kind.rawValue)"), href: OperatorsPages.changeLink(person.id, kind, office: office)))</p>
            """
    }

    private func change(_ kind: OperatorForm.Kind, _ item: String, _ name: String, _ power: Power = .prepare) -> HTML {
        guard sight.may(power) else { return "" }
        let href = OperatorsPages.changeLink(person.id, kind, office: office, item: item)
        return "<a href=\"\(url: href)\">\(t("operators.change"))<span class=\"hidden\"> \(name)</span></a>"
    }

    private func isOver(_ validity: Validity) -> Bool { validity.through.map { $0 < today } ?? false }

    private func table(_ caption: String, _ columns: [Column], _ rows: [[HTML]], empty: String) -> HTML {
        guard !rows.isEmpty else { return "<p class=\"quiet\">\(empty)</p>" }
        var table = DataTable(caption: "\(caption)", columns: columns, rows: rows)
        table.showsCaption = false
        return HTML.table(t, table)
    }

    var facts: HTML {
        var rows = [
            SummaryRow(t("operators.number"), HTML.identifier(person.id.text)),
            SummaryRow(
                t("operators.field.kind"), "\(t("operators.kind.\(person.isCompany ? "company" : "individual")"))"),
            SummaryRow(t("operators.field.country"), "\(person.country)"),
            SummaryRow(t("operators.registered"), t.timeElement(person.registeredAt)),
            SummaryRow(t("operators.changed"), t.timeElement(person.changedAt)),
        ]
        if !person.absorbed.isEmpty {
            rows.append(SummaryRow(t("operators.absorbed"), "\(person.absorbed.map { HTML.identifier($0.text) })"))
        }
        return HTML.section(t("operators.section.facts"), id: "facts", HTML.summaryList(t, rows))
    }

    var identifiers: HTML {
        let rows = person.identifiers.map { held -> [HTML] in
            let identifier = held.identifier
            let doubt: HTML? =
                identifier.warnings.isEmpty ? nil : " \(HTML.tag(.yellow, t("operators.warning.doubtful")))"
            return [
                "\(OperatorsPages.scheme(t, identifier.scheme))", "\(HTML.identifier(identifier.value))\(doubt)",
                "\(OperatorsPages.span(t, held.validity))",
                isOver(held.validity)
                    ? ""
                    : change(
                        .identifier, "\(identifier.scheme.rawValue):\(identifier.value)", identifier.value, .sign),
            ]
        }
        let columns = [
            Column(t("operators.field.scheme")), Column(t("operators.field.value"), .identifier),
            Column(t("operators.validity")), Column(t("operators.acts")),
        ]
        return HTML.section(
            t("operators.section.identifiers"), id: "identifiers",
            "\(table(t("operators.section.identifiers"), columns, rows, empty: ""))\(add(.identifier, .sign))")
    }

    var sites: HTML {
        let rows = person.sites.map { site -> [HTML] in
            let activities = site.activities.map { t("operators.activity.\($0.rawValue)") }.joined(separator: ", ")
            return [
                "\(site.details.name)<br>\(HTML.identifier(site.id.text))",
                "\(t("operators.type.\(site.type.rawValue)"))",
                "\(site.details.address)", "\(activities)", "\(OperatorsPages.span(t, site.validity))",
                isOver(site.validity) ? "" : change(.site, site.id.text, site.details.name),
            ]
        }
        let columns = [
            Column(t("operators.field.siteName")), Column(t("operators.field.type")),
            Column(t("operators.field.address")),
            Column(t("operators.field.activities")), Column(t("operators.validity")), Column(t("operators.acts")),
        ]
        let list = table(t("operators.section.sites"), columns, rows, empty: t("operators.sites.none"))
        return HTML.section(t("operators.section.sites"), id: "sites", "\(list)\(add(.site))")
    }

    var people: HTML? {
        guard sight.showsPeople else { return nil }
        let rows = person.people.map { part -> [HTML] in
            let details = sight.file.details(of: part.id)
            let share: HTML? = part.share.map { " <span class=\"quiet\">\(t.percent(Double($0) / 10_000))</span>" }
            let contact = [details?.email, details?.phone].compactMap { $0 }.joined(separator: " · ")
            return [
                "\(details?.name ?? part.id.text)\(share)", "\(t("operators.capacity.\(part.capacity.rawValue)"))",
                details?.identifier.map { HTML.identifier($0.value) } ?? "", "\(contact)",
                "\(OperatorsPages.span(t, part.validity))",
                isOver(part.validity) ? "" : change(.person, part.id.text, details?.name ?? ""),
            ]
        }
        let columns = [
            Column(t("operators.field.personName")), Column(t("operators.field.capacity")),
            Column(t("operators.field.value"), .identifier), Column(t("operators.contact")),
            Column(t("operators.validity")), Column(t("operators.acts")),
        ]
        let list = table(t("operators.section.people"), columns, rows, empty: t("operators.people.none"))
        return HTML.section(t("operators.section.people"), id: "people", "\(list)\(add(.person))")
    }

    var mandates: HTML {
        let rows = person.mandates.map { mandate -> [HTML] in
            let powers = mandate.powers.sorted().map { t("operators.power.\($0.rawValue)") }.joined(separator: ", ")
            let sites: HTML? =
                mandate.sites.isEmpty
                ? nil
                : "<br><span class=\"quiet\">\(mandate.sites.sorted().map { person.site($0)?.details.name ?? $0.text }.joined(separator: ", "))</span>"
            let delegate: HTML? =
                mandate.isDelegate ? "<br><span class=\"quiet\">\(t("operators.mandate.delegate"))</span>" : nil
            let isOn = mandate.isInForce(at: now, on: today)
            let state: HTML =
                mandate.revokedAt.map { "\(t("operators.mandate.revoked", ["moment": t.moment($0)]))" }
                ?? "\(OperatorsPages.span(t, mandate.validity))"
            return [
                "\(HTML.identifier(mandate.login))\(delegate)", "\(powers)\(sites)", state,
                HTML.tag(isOn ? .green : .plain, t(isOn ? "operators.mandate.on" : "operators.mandate.off")),
                mandate.revokedAt != nil || isOver(mandate.validity)
                    ? "" : change(.mandate, mandate.id.text, mandate.login, .sign),
            ]
        }
        let columns = [
            Column(t("operators.field.login"), .identifier), Column(t("operators.field.powers")),
            Column(t("operators.validity")), Column(t("operators.state")), Column(t("operators.acts")),
        ]
        let list = table(t("operators.section.mandates"), columns, rows, empty: t("operators.mandates.none"))
        return HTML.section(t("operators.section.mandates"), id: "mandates", "\(list)\(add(.mandate, .sign))")
    }

    var roles: HTML {
        let items = person.roles.map { held -> HTML in
            let name = t("operators.role.\(held.role.rawValue)")
            let act: HTML = isOver(held.validity) ? "" : change(.role, held.role.rawValue, name)
            return """
                <li>\(name) <span class="quiet">\(OperatorsPages.span(t, held.validity))</span> \(act)</li>
                """
        }
        let list: HTML =
            items.isEmpty
            ? "<p class=\"quiet\">\(t("operators.roles.none"))</p>" : "<ul class=\"plain links\">\(items)</ul>"
        return HTML.section(t("operators.section.roles"), id: "roles", "\(list)\(add(.role))")
    }

    var groups: HTML {
        func link(_ id: OperatorID) -> HTML {
            let name = sight.file.namesOfOthers[id] ?? id.text
            guard office else { return "\(name) \(HTML.identifier(id.text))" }
            return "<a href=\"\(url: OperatorsPages.link(id, office: true).text)\">\(name)</a>"
        }
        var items = person.groups.map { group -> HTML in
            let act: HTML = isOver(group.validity) ? "" : change(.group, group.parent.text, group.parent.text)
            return """
                <li>\(t("operators.group.parent")) \(link(group.parent)) \
                <span class="quiet">\(OperatorsPages.span(t, group.validity))</span> \(act)</li>
                """
        }
        items += sight.file.members.map { "<li>\(t("operators.group.member")) \(link($0))</li>" }
        let list: HTML =
            items.isEmpty
            ? "<p class=\"quiet\">\(t("operators.groups.none"))</p>" : "<ul class=\"plain links\">\(items)</ul>"
        return HTML.section(t("operators.section.groups"), id: "groups", "\(list)\(add(.group))")
    }

    var names: HTML {
        let items = person.names.reversed().map { name -> HTML in
            "<li>\(name.text)<br><span class=\"quiet\">\(OperatorsPages.span(t, name.validity))</span></li>"
        }
        return HTML.section(
            t("operators.section.names"), id: "names", "<ul class=\"plain\">\(items)</ul>\(add(.name, .sign))")
    }

    /// Each field that ever changed, closed until it is wanted.
    var history: HTML {
        let fields = sight.file.history(showingPeople: sight.showsPeople).byField.map { field, changes -> HTML in
            let entries = changes.map { change -> TimelineEntry in
                let from: HTML? = change.old.map { "<s>\(value(field, $0))</s> " }
                let day: HTML? = change.day.map { " <span class=\"quiet\">\(t.day($0))</span>" }
                let end = "\(t("operators.history.ended"))" as HTML
                let to: HTML = change.new.map { "\(value(field, $0))" } ?? end
                return TimelineEntry(
                    at: change.at, "\(from)\(to)\(day)", by: change.actor,
                    detail: change.reason.map { "<p>\($0)</p>" })
            }
            return HTML.details(
                t("operators.history.field", ["field": label(field), "count": changes.count]),
                HTML.timeline(t, entries))
        }
        return HTML.section(
            t("operators.section.history"), id: "history",
            "<p class=\"quiet\">\(t("operators.history.lead"))</p>\(fields)")
    }

    /// A field in words: `site.SI-000001.address` is `Domicilio SI-000001`.
    private func label(_ field: String) -> String {
        let parts = field.split(separator: ".").map(String.init)
        let kind = parts.count == 3 ? "\(parts[0]).\(parts[2])" : parts[0]
        let name = t("operators.history.kind.\(kind)", else: kind)
        guard parts.count > 1 else { return name }
        switch parts[0] {
        case "identifier": return "\(name) \(t("operators.scheme.\(parts[1])", else: parts[1]))"
        case "role": return "\(name) \(t("operators.role.\(parts[1])", else: parts[1]))"
        default: return "\(name) \(parts[1])"
        }
    }

    private func value(_ field: String, _ value: String) -> String {
        func words(_ prefix: String) -> String {
            value.split(separator: " ").map { t("\(prefix)\($0)", else: String($0)) }.joined(separator: ", ")
        }
        if field.hasPrefix("role.") { return words("operators.role.") }
        if field.hasSuffix(".type") { return words("operators.type.") }
        if field.hasSuffix(".activities") { return words("operators.activity.") }
        if field.hasPrefix("mandate.") { return words("operators.power.") }
        if field.hasPrefix("person."), let first = value.split(separator: " ").first {
            let rest = value.dropFirst(first.count)
            return t("operators.capacity.\(first)", else: String(first)) + rest
        }
        return value
    }

    func warnings(_ warnings: [BarWarning]) -> HTML {
        let items = warnings.map { warning -> HTML in
            let link: HTML = """
                <a href="\(url: OperatorsPages.link(warning.bar.operatorID, office: true).text)">\
                \(HTML.identifier(warning.bar.operatorID.text))</a>
                """
            let text: HTML =
                switch warning.cause {
                case .itself: t.html("operators.bar.itself", ["operator": link])
                case .identifier(let key):
                    t.html("operators.bar.identifier", ["operator": link, "key": HTML.identifier(key)])
                case .owner: t.html("operators.bar.owner", ["operator": link])
                case .ownedByBarred: t.html("operators.bar.owned", ["operator": link])
                }
            return "<li>\(text)</li>"
        }
        return HTML.notice(.red, "<ul>\(items)</ul>", title: t("operators.bar.title"))
    }
}
