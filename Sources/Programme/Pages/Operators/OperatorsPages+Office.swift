import Customs
import HTML
import HTTP
import Identity

extension OperatorsPages {
    /// The register: search first, filters as links, sortable head.
    func list(_ request: Request) async throws -> Response {
        let t = shell.words(request)
        let query = request.query
        var search = OperatorSearch()
        var errors: [FieldError] = []
        do throws(HTTPProblem) { search = try OperatorSearch(query) } catch {
            errors = [FieldError("q", t("operators.search.wrong"))]
        }
        let page = errors.isEmpty ? try await registry.search(search) : OperatorPage(entries: [])
        let count = errors.isEmpty ? try await registry.count(search) : 0
        func link(_ change: [String: String?]) -> String {
            var link = Link("office", "operators")
            for name in ["q", "role", "standing", "town", "order"] {
                link = link.with(name, change.keys.contains(name) ? change[name] ?? nil : query.text(name))
            }
            return link.with("after", change["after"] ?? nil).text
        }
        let roles = OperatorRole.allCases.map { role in
            FilterLink(
                t("operators.role.\(role.rawValue)"), href: link(["role": search.role == role ? nil : role.rawValue]),
                isOn: search.role == role)
        }
        let standings = OperatorStatus.allCases.map { status in
            FilterLink(
                t("operators.standing.\(status.rawValue)"),
                href: link(["standing": search.standing == status.rawValue ? nil : status.rawValue]),
                isOn: search.standing == status.rawValue, tone: Self.tone(status.rawValue))
        }
        let isNarrowed = ["q", "role", "standing", "town"].contains { query.text($0) != nil }
        var town = Field("town", t("operators.search.town"), value: query["town"] ?? "")
        town.isRequired = false
        town.saysOptional = false
        let more = HTML.details(
            t("operators.search.more"), "<div class=\"fields\">\(HTML.field(t, town))</div>",
            isOpen: !town.value.isEmpty)
        let keep = ["role", "standing", "order"].compactMap { name in query.text(name).map { (name, $0) } }
        let form = HTML.search(
            t, action: "/office/operators",
            Field("q", t("operators.search"), value: query["q"] ?? "", hint: t("operators.search.hint")), more: more,
            keep: keep)
        let content: HTML
        if page.entries.isEmpty {
            content = HTML.emptyState(
                t(isNarrowed ? "operators.none.match" : "operators.none"),
                "<p>\(t(isNarrowed ? "operators.none.match.text" : "operators.none.text"))</p>")
        } else {
            let summary =
                count >= 1000 ? t("operators.count.many", ["count": 1000]) : t("operators.count", ["count": count])
            var pages = Pagination(summary: summary)
            if query["after"] != nil { pages.first = link([:]) }
            pages.next = page.next.map { link(["after": $0.description]) }
            content = "\(rows(t, page.entries, search, link))\(HTML.pagination(t, pages))"
        }
        var frame = frame(request, t, t("operators.register"), hasErrors: !errors.isEmpty)
        frame.breadcrumbs = []
        frame.dataAsOf = now
        var buttons: [HTML] = []
        if request.principal?.may(.keepOperators) == true {
            buttons.append(HTML.linkButton(t("operators.new"), href: "/office/operators/new", .main))
        }
        if request.principal?.may(.readOperatorPeople) == true {
            var export = Link("api", "programme", "operators", "export")
            for name in ["q", "role", "standing", "town"] { export = export.with(name, query.text(name)) }
            buttons.append(HTML.linkButton(t("operators.export"), href: export.text))
        }
        return shell.respond(
            request, frame,
            """
            \(HTML.errorSummary(t, errors))
            <div class="title-row"><h1>\(t("operators.register"))</h1>\(HTML.buttonRow(buttons))</div>
            \(form)
            \(HTML.filters(
                t, [FilterGroup(t("operators.section.roles"), roles), FilterGroup(t("operators.standing"), standings)],
                clearHref: isNarrowed ? "/office/operators" : nil))
            \(content)
            """, status: errors.isEmpty ? .ok : .unprocessable)
    }

    private func rows(
        _ t: Words, _ entries: [OperatorEntry], _ search: OperatorSearch, _ link: ([String: String?]) -> String
    ) -> HTML {
        let byNumber: Column.Order? =
            switch search.order {
            case .newest: .descending
            case .oldest: .ascending
            case .name: nil
            }
        let columns = [
            Column(
                t("operators.column.name"), sortHref: link(["order": "name"]),
                order: search.order == .name ? .ascending : nil),
            Column(
                t("operators.column.number"), .identifier,
                sortHref: link(["order": search.order == .newest ? "oldest" : nil]), order: byNumber),
            Column(t("operators.official"), .identifier), Column(t("operators.section.roles")),
            Column(t("operators.search.town")), Column(t("operators.column.sites"), .number),
            Column(t("operators.standing")), Column(t("operators.registered")),
        ]
        let rows = entries.map { entry -> [HTML] in
            [
                "<a href=\"\(url: Self.link(entry.id, office: true).text)\">\(entry.name)</a>",
                HTML.identifier(entry.id.text), entry.identifier.map { HTML.identifier($0) } ?? "",
                "\(entry.roles.map { t("operators.role.\($0.rawValue)") }.joined(separator: ", "))", "\(entry.town)",
                "\(t.number(entry.sites))",
                entry.standing.map { HTML.tag(Self.tone($0), t("operators.standing.\($0)", else: $0)) }
                    ?? "\(t("operators.standing.none"))",
                t.timeElement(entry.registeredAt),
            ]
        }
        var table = DataTable(caption: "\(t("operators.register"))", columns: columns, rows: rows)
        table.showsCaption = false
        return HTML.table(t, table)
    }

    static func tone(_ standing: String) -> Tone {
        switch OperatorStatus(rawValue: standing) {
        case .certified: .green
        case .suspended: .yellow
        case .revoked, .annulled: .red
        case .withdrawn, .expired, .none: .plain
        }
    }

    // MARK: Doubles

    func duplicates(_ request: Request) async throws -> Response {
        let t = shell.words(request)
        let person = try await sight(request).file.person
        let found = try await registry.duplicates(of: person.id)
        let title = t("operators.duplicates.title", ["name": person.name])
        let mayPropose = request.principal?.may(.proposeMerge) == true
        let content: HTML =
            found.isEmpty
            ? HTML.emptyState(t("operators.duplicates.none"), "<p>\(t("operators.duplicates.none.text"))</p>")
            : "<p class=\"lead\">\(t("operators.duplicates.lead"))</p>\(duplicateTable(t, found, of: mayPropose ? person.id : nil))"
        let up = NavigationItem(person.name, href: Self.link(person.id, office: true).text)
        return shell.respond(request, frame(request, t, title, up: [up]), "<h1>\(title)</h1>\(content)")
    }

    /// - Parameter id: the entry with which each may be merged; nil where nobody may.
    func duplicateTable(_ t: Words, _ found: [Duplicate], of id: OperatorID?) -> HTML {
        let rows = found.map { duplicate -> [HTML] in
            let causes = duplicate.causes.map { cause -> HTML in
                switch cause {
                case .identifier(let key):
                    "<li>\(t.html("operators.duplicates.identifier", ["key": HTML.identifier(key)]))</li>"
                case .name(let score):
                    "<li>\(t("operators.duplicates.name", ["share": t.percent(score, digits: 0)]))</li>"
                }
            }
            let act: HTML =
                id.map { id in
                    let href = Link("office", "operators", id.text, "merge").with("with", duplicate.operatorID.text)
                    return """
                        <a href="\(url: href.text)">\(t("operators.merge.compare"))<span class="hidden"> \(duplicate.name)</span></a>
                        """
                } ?? ""
            return [
                "<a href=\"\(url: Self.link(duplicate.operatorID, office: true).text)\">\(duplicate.name)</a>",
                HTML.identifier(duplicate.operatorID.text), "<ul class=\"plain\">\(causes)</ul>", act,
            ]
        }
        let columns = [
            Column(t("operators.field.name")), Column(t("operators.number"), .identifier),
            Column(t("operators.duplicates.why")), Column(t("operators.acts")),
        ]
        return HTML.table(t, DataTable(caption: "\(t("operators.duplicates.caption"))", columns: columns, rows: rows))
    }

    // MARK: The merge desk

    func mergeDesk(_ request: Request, sent: FormFields? = nil, errors: [FieldError] = []) async throws -> Response {
        let t = shell.words(request)
        let first = try await sight(request).file.person
        guard let other = (sent ?? request.query).text("with").flatMap({ try? OperatorID($0) }),
            let second = try await registry.person(other), second.id != first.id
        else { throw HTTPProblem(.notFound) }
        let both = [first, second]
        func row(_ label: String, _ value: (LegalPerson) -> HTML) -> [HTML] { ["\(label)"] + both.map(value) }
        let rows: [[HTML]] = [
            row(t("operators.number")) { HTML.identifier($0.id.text) },
            row(t("operators.section.names")) { "\($0.names.reversed().map(\.text).joined(separator: " · "))" },
            row(t("operators.section.identifiers")) { person in
                "\(person.identifiers.map { "\(Self.scheme(t, $0.identifier.scheme)) \($0.identifier.value)" }.joined(separator: ", "))"
            },
            row(t("operators.section.roles")) { person in
                "\(person.roles(on: today).map { t("operators.role.\($0.rawValue)") }.joined(separator: ", "))"
            },
            row(t("operators.section.sites")) { person in
                "\(person.sites(on: today).map(\.details.name).joined(separator: ", "))"
            },
            row(t("operators.registered")) { t.timeElement($0.registeredAt) },
        ]
        let columns = [Column(t("operators.merge.what"))] + both.map { Column($0.name) }
        let kept = Field(
            "kept", t("operators.merge.kept"),
            .radios(both.map { Choice($0.id.text, "\($0.name) · \($0.id)") }),
            value: sent?["kept"] ?? min(first.id, second.id).text, hint: t("operators.merge.kept.hint"))
        var reason = Field(
            "reason", t("operators.merge.reason"), .area(rows: 3), value: sent?["reason"] ?? "",
            hint: t("operators.merge.reason.hint"))
        reason.maxLength = 2000
        let (fields, placed) = Self.with(errors, [kept, reason])
        let up = NavigationItem(first.name, href: Self.link(first.id, office: true).text)
        return shell.respond(
            request, frame(request, t, t("operators.merge.title"), up: [up], hasErrors: !placed.isEmpty),
            """
            \(HTML.errorSummary(t, placed))<h1>\(t("operators.merge.title"))</h1>
            <p class="lead">\(t("act.operator.merge.effect"))</p>
            \(HTML.table(t, DataTable(caption: "\(t("operators.merge.caption"))", columns: columns, rows: rows)))
            \(HTML.form(
                action: Link("office", "operators", first.id.text, "merge").text,
                csrf: request.principal?.csrfToken ?? "",
                """
                <input type="hidden" name="with" value="\(attribute: second.id.text)">\(fields.map { HTML.field(t, $0) })
                \(HTML.button(t("operators.merge.propose")))
                """))
            """, status: placed.isEmpty ? .ok : .unprocessable)
    }

    func proposeMerge(_ request: Request) async throws -> Response {
        let t = shell.words(request)
        let form = try request.form()
        let first = try await sight(request).file.person.id
        guard let second = form.text("with").flatMap({ try? OperatorID($0) }) else { throw HTTPProblem(.notFound) }
        let kept = form["kept"] == second.text ? second : first
        let lost = kept == first ? second : first
        do {
            let proposal = try await registry.propose(
                OperatorRegistry.Merge(lost: lost, kept: kept), reason: form.text("reason") ?? "",
                by: try request.signedInHere().id, with: site.approvals)
            return .redirect(to: Link("approvals", proposal.id).text)
        } catch let error as OperatorError {
            return try await mergeDesk(request, sent: form, errors: Self.errors(t, error))
        } catch let error as ApprovalError {
            return try await mergeDesk(
                request, sent: form, errors: [FieldError("reason", t("approval.\(error.rawValue)"))])
        }
    }
}
