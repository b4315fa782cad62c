package import HTML

extension ClearancePages {
    /// The log of events, newest first: what has legal effect, by whom, under which hash.
    package static func events(_ frame: PageFrame, _ view: EventListView) -> HTML {
        let t = frame.t
        let title = t("events.title")
        let head: HTML? = view.head.map { head in
            let hash = HTML.hash(t, head.hash, name: t("events.hash"))
            return
                "<p>\(t.html("events.head", ["sequence": HTML(text: t.number(Int(head.sequence))), "hash": hash]))</p>"
        }
        let keep = view.kind.isEmpty ? [] : [("kind", view.kind)]
        let search = HTML.search(
            t, action: Section.events.path,
            Field("subject", t("events.search"), value: view.subject, hint: t("events.search.hint")), keep: keep)
        return .page(
            framed(frame, title, .events),
            """
            <h1>\(title)</h1>
            <p>\(t("events.lead"))</p>\(head)
            \(search)\(kinds(t, view))
            \(view.rows.isEmpty ? HTML.emptyState(t("events.none"), "<p>\(t("events.none.text"))</p>") : table(t, view))
            """)
    }

    private static func table(_ t: Words, _ view: EventListView) -> HTML {
        let columns = [
            Column(t("events.sequence"), .number), Column(t("events.moment")), Column(t("events.kind")),
            Column(t("events.subject")),
            Column(t("events.actor")), Column(t("events.reason")), Column(t("events.hash")),
        ]
        let rows = view.rows.map { event -> [HTML] in
            [
                HTML(text: t.number(Int(event.sequence))), t.timeElement(event.at, seconds: true),
                HTML(text: eventTitle(t, event)),
                subject(event), HTML(text: event.actor), HTML(text: event.reason ?? ""),
                .hash(t, event.hash, name: t("events.hash.of", ["sequence": Int(event.sequence)])),
            ]
        }
        var table = DataTable(caption: HTML(text: t("events.title")), columns: columns, rows: rows)
        table.showsCaption = false
        let next = view.next.map { link(view).with("below", $0).text }
        return """
            \(HTML.table(t, table))\(HTML.pagination(t, Pagination(
                summary: t("events.shown", ["count": rows.count]), first: view.isLater ? link(view).text : nil, next: next)))
            """
    }

    private static func subject(_ event: EventRowView) -> HTML {
        if event.kind.hasPrefix("declaration.") { return numberLink(event.subject) }
        if event.kind.hasPrefix("quarantine.") {
            return "<a href=\"\(url: Link("quarantine", event.subject).text)\">\(HTML.identifier(event.subject))</a>"
        }
        return .identifier(event.subject)
    }

    private static func link(_ view: EventListView) -> Link {
        Link("events").with("subject", view.subject).with("kind", view.kind)
    }

    private static func kinds(_ t: Words, _ view: EventListView) -> HTML {
        let links = eventKinds.map { kind -> FilterLink in
            var other = view
            other.kind = view.kind == kind ? "" : kind
            return FilterLink(t("event.\(kind)"), href: link(other).text, isOn: view.kind == kind)
        }
        return .details(
            t("events.filter"),
            .filters(
                t, [FilterGroup(t("events.kind"), links)], clearHref: view.kind.isEmpty ? nil : Section.events.path),
            isOpen: !view.kind.isEmpty)
    }

    /// The kinds of event that this room writes.
    package static let eventKinds = [
        "declaration.lodged", "declaration.refused", "declaration.decided", "declaration.presented",
        "declaration.amended",
        "declaration.withdrawn", "declaration.held", "declaration.hold-lifted", "declaration.checked",
        "declaration.released",
        "quarantine.entered", "quarantine.retried", "quarantine.discarded", "draw.committed", "draw.revealed",
        "ruleset.published", "operator.status",
    ]

    // MARK: An event in words

    static func eventTitle(_ t: Words, _ event: EventRowView) -> String {
        let title = t("event.\(event.kind)", else: event.kind)
        guard let version = event.version, version > 1 else { return title }
        return "\(title), \(t("version.name", ["version": version]))"
    }

    static func eventTone(_ event: EventRowView) -> Tone {
        switch event.kind {
        case "declaration.released": .green
        case "declaration.refused", "declaration.held": .red
        case "declaration.decided": event.channel ?? .plain
        case "declaration.checked": event.result == "satisfactory" ? .green : .red
        default: .plain
        }
    }

    static func eventDetail(_ t: Words, _ event: EventRowView) -> HTML? {
        var parts: [HTML] = []
        if let channel = event.channel { parts.append("<p>\(channelTag(t, channel))</p>") }
        if let result = event.result { parts.append("<p>\(t("result.\(result)", else: result))</p>") }
        if let hold = event.hold { parts.append("<p>\(t("event.hold", ["hold": hold]))</p>") }
        if let reason = event.reason, !reason.isEmpty {
            parts.append("<p>\(t("event.reason", ["reason": reason]))</p>")
        }
        if let note = event.note, !note.isEmpty { parts.append("<p>\(note)</p>") }
        return parts.isEmpty ? nil : parts.joined()
    }
}
