package import HTML

extension ClearancePages {
    /// What arrived and could not be read: nothing that arrives is lost.
    package static func quarantine(_ frame: PageFrame, _ view: QuarantineListView) -> HTML {
        let t = frame.t
        let title = t("quarantine.title")
        let states = ["waiting", "retried", "discarded"].map { state in
            FilterLink(
                t("quarantine.state.\(state)"), href: Link("quarantine").with("state", state).text,
                isOn: state == view.state,
                count: view.counts[state])
        }
        let content: HTML =
            view.rows.isEmpty
            ? .emptyState(
                t("quarantine.none.\(view.state)", else: t("quarantine.none.waiting")),
                "<p>\(t("quarantine.none.text"))</p>")
            : quarantineRows(t, view)
        return .page(
            framed(frame, title, .quarantine),
            """
            <h1>\(title)</h1>
            <p class="lead">\(t("quarantine.lead"))</p>
            \(HTML.filters(t, [FilterGroup(t("column.state"), states)]))\(content)
            """)
    }

    private static func quarantineRows(_ t: Words, _ view: QuarantineListView) -> HTML {
        let columns = [
            Column(t("quarantine.entry")), Column(t("quarantine.arrived")), Column(t("quarantine.from")),
            Column(t("quarantine.kind")), Column(t("quarantine.size"), .number), Column(t("quarantine.reason")),
        ]
        let rows = view.rows.map { row -> [HTML] in
            [
                "<a href=\"\(url: Link("quarantine", row.id).text)\">\(quarantineID(row.id))</a>",
                t.timeElement(row.arrivedAt, seconds: true),
                "<span>\(row.organisation)<br><span class=\"quiet\">\(t("quarantine.source.\(row.source)", else: row.source))</span></span>",
                "<code>\(row.mediaType)</code>", HTML(text: t.bytes(row.size)), reason(t, row),
            ]
        }
        var table = DataTable(caption: HTML(text: t("quarantine.title")), columns: columns, rows: rows)
        table.showsCaption = false
        let base = Link("quarantine").with("state", view.state)
        return """
            \(HTML.table(t, table))\(HTML.pagination(t, Pagination(
                summary: t("quarantine.shown", ["count": rows.count]), first: view.isLater ? base.text : nil,
                next: view.next.map { base.with("before", $0).text })))
            """
    }

    private static func quarantineID(_ id: String) -> HTML { .identifier(id, groups: [5, 4, 4, 4, 4]) }

    private static func reason(_ t: Words, _ row: QuarantineRowView) -> HTML {
        if let number = row.number {
            return "<span>\(t.html("quarantine.became", ["number": numberLink(number)]))</span>"
        }
        guard let first = row.problems.first else { return HTML(text: t("quarantine.noReason")) }
        let more: HTML? =
            row.problems.count > 1
            ? "<br><span class=\"quiet\">\(t("quarantine.more", ["count": row.problems.count - 1]))</span>" : nil
        return "<span>\(text(t, first))\(more)</span>"
    }

    /// One entry: its reasons with their places, its bytes around them, and what can be done.
    package static func quarantineEntry(_ frame: PageFrame, _ view: QuarantineEntryView) -> HTML {
        let t = frame.t
        let row = view.row
        let title = t("quarantine.entry.title", ["id": row.id])
        let retried: HTML? =
            view.isRetried ? .notice(.yellow, "<p>\(t("quarantine.retried.still"))</p>", isLive: true) : nil
        let became: HTML? = row.number.map { number in
            .notice(.green, "<p>\(t.html("quarantine.became", ["number": numberLink(number)]))</p>")
        }
        let facts = [
            SummaryRow(t("quarantine.arrived"), t.timeElement(row.arrivedAt, seconds: true)),
            SummaryRow(t("quarantine.from"), HTML(text: row.organisation)),
            SummaryRow(t("quarantine.door"), HTML(text: t("quarantine.source.\(row.source)", else: row.source))),
            SummaryRow(t("quarantine.kind"), "<code>\(row.mediaType)</code>"),
            SummaryRow(t("quarantine.size"), HTML(text: t.bytes(row.size))),
            SummaryRow(t("column.state"), HTML(text: t("quarantine.state.\(row.state)", else: row.state))),
        ]
        let problems: HTML =
            row.problems.isEmpty
            ? "<p>\(t("quarantine.noReason"))</p>" : problemTable(t, row.problems, caption: t("quarantine.reasons"))
        let bytes = Link("api", "quarantine", row.id).text
        return .page(
            framed(frame, title, .quarantine, isBelow: true, hasErrors: !view.errors.isEmpty),
            """
            \(retried)\(became)\(HTML.errorSummary(t, view.errors))<h1>\(t.html("quarantine.entry.title", ["id": quarantineID(row.id)]))</h1>
            <div class="columns"><div>
            \(HTML.section(t("quarantine.reasons"), id: "reasons", problems))\
            \(HTML.section(t("quarantine.bytes"), id: "bytes", "\(excerpt(t, view.excerpt))<p><a href=\"\(url: bytes)\">\(t("quarantine.download", ["size": t.bytes(row.size)]))</a></p>"))
            </div><aside aria-label="\(attribute: t("quarantine.aside"))">
            \(tend(frame, view))\(HTML.section(t("quarantine.facts"), id: "facts", HTML.summaryList(t, facts)))
            </aside></div>
            """)
    }

    private static func tend(_ frame: PageFrame, _ view: QuarantineEntryView) -> HTML? {
        guard view.mayTend, view.row.state == "waiting" else { return nil }
        let t = frame.t
        let retry = HTML.act(
            t("quarantine.retry"), action: Link("quarantine", view.row.id, "retry").text, csrf: csrf(frame), .main)
        var reason = Field("reason", t("quarantine.discard.reason"), .area(rows: 2), hint: t("quarantine.discard.hint"))
        reason.maxLength = 1000
        let fields = with(view.errors, [reason])
        let discard = HTML.form(
            action: Link("quarantine", view.row.id, "discard").text, csrf: csrf(frame),
            "\(fields.map { HTML.field(t, $0) })\(HTML.button(t("quarantine.discard"), .warning))")
        return .section(
            t("act.title"), id: "acts",
            """
            <p>\(t("quarantine.retry.text"))</p>\(retry)\
            \(HTML.details(t("quarantine.discard"), discard, isOpen: !view.errors.isEmpty))
            """)
    }

    private static func excerpt(_ t: Words, _ excerpt: Excerpt) -> HTML {
        if excerpt.isBinary { return "<p>\(t("quarantine.binary"))</p>" }
        if excerpt.lines.isEmpty { return "<p>\(t("quarantine.empty"))</p>" }
        let lines = excerpt.lines.map { line -> HTML in
            let gap: HTML? = line.followsGap ? "<span class=\"gap\">⋯</span>\n" : nil
            let number: HTML = "<span class=\"line-number\">\(line.number)</span>"
            return line.isMarked ? "\(gap)\(number)<mark>\(line.text) </mark>\n" : "\(gap)\(number)\(line.text)\n"
        }
        return """
            <pre class="code" tabindex="0" role="group" aria-label="\(attribute: t("quarantine.bytes"))"><code>\(lines)</code></pre>
            """
    }
}
