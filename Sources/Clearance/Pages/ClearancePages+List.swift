package import HTML

extension ClearancePages {
    /// The list of declarations: search first, filters as links, newest on top.
    package static func declarations(_ frame: PageFrame, _ view: DeclarationListView) -> HTML {
        let t = frame.t
        let title = t("declarations.title")
        let lodge: HTML? = view.mayLodge ? .linkButton(t("lodge.title"), href: Section.lodge.path) : nil
        return .page(
            framed(frame, title, .declarations, hasErrors: !view.errors.isEmpty),
            """
            \(HTML.errorSummary(t, view.errors))\
            <div class="title-row"><h1>\(title)</h1>\(lodge)</div>
            \(searchForm(t, view))\(channelFilters(t, view.search))
            \(view.rows.isEmpty ? emptyList(t, view) : list(t, view))
            """)
    }

    private static func list(_ t: Words, _ view: DeclarationListView) -> HTML {
        let next = view.next.map { link(view.search).with("below", $0).text }
        let first = view.isLater ? link(view.search).text : nil
        return """
            \(rows(t, view.rows, caption: t("declarations.caption")))\
            \(HTML.pagination(t, Pagination(
                summary: t("declarations.shown", ["count": view.rows.count]), first: first, next: next)))
            """
    }

    /// The table of declarations, as lists and the lane show it.
    static func rows(_ t: Words, _ rows: [DeclarationRowView], caption: String) -> HTML {
        let columns = [
            Column(t("column.number"), .identifier), Column(t("column.lodged")), Column(t("column.trader")),
            Column(t("column.goods")), Column(t("column.office")), Column(t("column.channel")),
            Column(t("column.state")),
        ]
        let cells = rows.map { row -> [HTML] in
            let more: HTML? =
                row.itemCount > 1
                ? " <span class=\"quiet\">\(t("goods.more", ["count": row.itemCount - 1]))</span>" : nil
            let origin: HTML? = row.origin.isEmpty ? nil : " \(row.origin)"
            let plate: HTML? = row.plate.map { "<br>\(HTML.identifier($0))" }
            return [
                numberLink(row.number), "\(t.timeElement(row.lodgedAt))",
                trader(t, row.trader, isTrusted: row.isTrusted),
                "\(commodity(row.commodity))\(origin)\(more)", "\(row.office)\(plate)",
                channelTag(t, row.channel), stateTag(t, row),
            ]
        }
        var table = DataTable(caption: HTML(text: caption), columns: columns, rows: cells)
        table.showsCaption = false
        return .table(t, table)
    }

    private static func emptyList(_ t: Words, _ view: DeclarationListView) -> HTML {
        if view.search == DeclarationSearchView() {
            let lodge: HTML? =
                view.mayLodge ? "<p><a href=\"\(url: Section.lodge.path)\">\(t("nav.lodge"))</a></p>" : nil
            return .emptyState(t("declarations.none"), "<p>\(t("declarations.none.text"))</p>\(lodge)")
        }
        return .emptyState(
            t("declarations.noMatch"),
            "<p>\(t("declarations.noMatch.text"))</p><p><a href=\"\(url: Section.declarations.path)\">\(t("declarations.all"))</a></p>"
        )
    }

    // MARK: Search

    /// The page of a search.
    static func link(_ search: DeclarationSearchView) -> Link {
        Link("declarations").with("number", search.number).with("party", search.party).with("plate", search.plate)
            .with("commodity", search.commodity).with("office", search.office).with("from", search.from)
            .with("to", search.to).with("channel", search.channel?.rawValue).with("state", search.state)
    }

    private static func searchForm(_ t: Words, _ view: DeclarationListView) -> HTML {
        let search = view.search
        var plate = Field("plate", t("search.plate"), value: search.plate)
        plate.isCode = true
        var commodity = Field("commodity", t("search.commodity"), .digits, value: search.commodity)
        commodity.maxLength = 10
        var fields = [
            Field("party", t("search.party"), value: search.party), plate, commodity,
            Field("office", t("search.office"), .select(view.offices), value: search.office),
            Field("from", t("search.from"), .day, value: search.from),
            Field("to", t("search.to"), .day, value: search.to),
        ]
        for index in fields.indices {
            if fields[index].name == "office" { fields[index].emptyChoice = t("console.allOffices") }
            fields[index].isRequired = false
            fields[index].saysOptional = false
        }
        fields = with(view.errors, fields)
        let isOpen = fields.contains { !$0.value.isEmpty || $0.error != nil }
        let more = HTML.details(
            t("search.more"),
            """
            <div class="fields">\(fields.map { HTML.field(t, $0) })</div>\(HTML.button(t("search.apply"), .plain))
            """, isOpen: isOpen)
        return .search(
            t, action: Section.declarations.path,
            Field("number", t("search.number"), value: search.number, hint: t("search.number.hint")), more: more,
            keep: [("channel", search.channel?.rawValue ?? ""), ("state", search.state)].filter { !$0.1.isEmpty })
    }

    private static func channelFilters(_ t: Words, _ search: DeclarationSearchView) -> HTML {
        let channels = [Tone.green, .blue, .yellow, .red].map { tone -> FilterLink in
            var other = search
            other.channel = search.channel == tone ? nil : tone
            return FilterLink(
                t("channel.\(tone.rawValue)"), href: link(other).text, isOn: search.channel == tone, tone: tone)
        }
        let states = [
            "prelodged", "documents", "examination", "checked", "stopped", "released", "refused", "withdrawn",
        ]
        .map { state -> FilterLink in
            var other = search
            other.state = search.state == state ? "" : state
            return FilterLink(t("state.\(state)"), href: link(other).text, isOn: search.state == state)
        }
        let isNarrowed = search != DeclarationSearchView()
        return .filters(
            t, [FilterGroup(t("column.channel"), channels), FilterGroup(t("column.state"), states)],
            clearHref: isNarrowed ? Section.declarations.path : nil)
    }
}
