import Clearance
import Country
import Customs
import HTML
import HTTP
import Identity

/// The public register: search first, filters as links, no reasons and no persons.
extension CertificatesPages {
    static let pageSize = 50

    func register(_ request: Request) async throws -> Response {
        let t = site.shell.words(request)
        // What is no filter of the register narrows nothing, on a page that people reach by links of others.
        var search = (try? RegisterSearch(filters: request.query)) ?? RegisterSearch()
        search.limit = Self.pageSize + 1
        let typed = request.query.text("q") ?? ""
        let text = String((ControlCharacters.isIn(typed) ? "" : typed).prefix(100))
        let found = try await desk.register(search, text: text, at: now)
        let rows = found.rows.prefix(Self.pageSize)
        let frame = frame(request, t, title: t("certificates.register.title"), current: "/register")
        var next: String?
        if found.rows.count > Self.pageSize, let last = rows.last {
            var further = search
            further.below = last.entry.number
            next = further.link("register", text: text)
        }
        var start = search
        start.below = nil
        let first = search.below == nil ? nil : start.link("register", text: text)
        let pages = Pagination(
            summary: t("certificates.register.shown", ["count": rows.count]), first: first, next: next)
        let table: HTML =
            rows.isEmpty
            ? .emptyState(
                t("certificates.register.none"), "<p>\(t("certificates.register.none.text"))</p>")
            : "\(HTML.table(t, self.table(Array(rows), t)))\(HTML.pagination(t, pages))"
        let cut: HTML? = found.isCut ? .notice(.plain, "<p>\(t("certificates.register.cut"))</p>") : nil
        return site.shell.respond(
            request, frame,
            """
            <h1>\(t("certificates.register.title"))</h1>
            <p class="lead">\(t("certificates.register.lead"))</p>
            \(searchForm(t, start, text))\(statusFilters(t, start, text))\(cut)\(table)
            <p>\(t.html("certificates.register.data", [
                "csv": "<a href=\"\(url: start.link("register.csv"))\">CSV</a>",
                "json": "<a href=\"\(url: start.link("register.json"))\">JSON</a>",
                "schema": "<a href=\"\(url: RegisterExport.schemaPath)\">\(t("certificates.register.schema"))</a>",
            ]))</p>
            <p><a href="/verify">\(t("certificates.verify.title"))</a></p>
            """)
    }

    private func searchForm(_ t: Words, _ search: RegisterSearch, _ text: String) -> HTML {
        let language = t.language.rawValue
        let field = Field(
            "q", t("certificates.register.search"), value: text, hint: t("certificates.register.search.hint"))
        var programme = Field("programme", t("certificates.programme"), .select(programmes(language)))
        programme.value = search.programme ?? ""
        programme.emptyChoice = t("certificates.register.all")
        var role = Field("role", t("certificates.role"), .select(roles(language)))
        role.value = search.role ?? ""
        role.emptyChoice = t("certificates.register.all.roles")
        programme.isRequired = false
        role.isRequired = false
        programme.saysOptional = false
        role.saysOptional = false
        let more = HTML.details(
            t("certificates.register.more"),
            """
            <div class="fields">\(HTML.field(t, programme))\(HTML.field(t, role))</div>\
            \(HTML.button(t("certificates.register.apply"), .plain))
            """, isOpen: search.programme != nil || search.role != nil)
        let keep = search.status.map { [("status", $0.rawValue)] } ?? []
        return .search(t, action: "/register", field, more: more, keep: keep)
    }

    private func statusFilters(_ t: Words, _ search: RegisterSearch, _ text: String) -> HTML {
        let links = CertificateStatus.listed.map { status in
            var other = search
            let isOn = search.status == status
            other.status = isOn ? nil : status
            return FilterLink(
                t("certificates.status.\(status.rawValue)"), href: other.link("register", text: text), isOn: isOn,
                tone: Tone(certificate: status))
        }
        let isNarrowed = search != RegisterSearch(limit: search.limit) || !text.isEmpty
        return .filters(
            t, [FilterGroup(t("certificates.status"), links)], clearHref: isNarrowed ? "/register" : nil)
    }

    private func table(
        _ rows: [RegisterRow], _ t: Words
    ) -> DataTable {
        let language = t.language.rawValue
        let zone = site.programme.base.country.zone
        var table = DataTable(
            caption: HTML(text: t("certificates.register.title")),
            columns: [
                Column(t("certificates.number"), .identifier), Column(t("certificates.holder")),
                Column(t("certificates.programme")), Column(t("certificates.role")),
                Column(t("certificates.status")), Column(t("certificates.from")), Column(t("certificates.through")),
            ],
            rows: rows.map { row in
                let entry = row.entry
                let definition = site.programme.base.library.definition(entry.programme, version: entry.version)
                let role = definition?.roles.first { $0.code == entry.role }?.name[language] ?? entry.role
                return [
                    "<a href=\"\(url: Link("verify", entry.number).text)\">\(HTML.identifier(entry.number))</a>",
                    row.holder.map { HTML(text: $0.name) }
                        ?? "<span class=\"quiet\">\(t("certificates.holder.hidden"))</span>",
                    HTML(text: definition?.name[language] ?? entry.programme),
                    entry.isPublic ? HTML(text: role) : "–", .certificateTag(t, entry.span.status),
                    HTML(text: t.day(zone.day(of: entry.effective))),
                    HTML(text: entry.through.map { t.day($0) } ?? t("certificates.through.open")),
                ]
            })
        table.showsCaption = false
        return table
    }

    private func programmes(_ language: String) -> [Choice] {
        var seen: Set<String> = []
        return site.programme.base.library.definitions.filter { seen.insert($0.code).inserted }
            .map { Choice($0.code, $0.name[language]) }
    }

    private func roles(_ language: String) -> [Choice] {
        var seen: Set<String> = []
        return site.programme.base.library.definitions.flatMap(\.roles).filter { seen.insert($0.code).inserted }
            .map { Choice($0.code, $0.name[language]) }
    }
}

extension RegisterSearch {
    fileprivate init(limit: Int) {
        self.init()
        self.limit = limit
    }

    /// The address of a page of this search.
    func link(_ path: String, text: String = "") -> String {
        Link(path).with("q", text).with("programme", programme).with("role", role).with("status", status?.rawValue)
            .with("below", below).text
    }
}
