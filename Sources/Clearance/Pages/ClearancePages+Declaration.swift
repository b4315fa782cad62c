import Customs
package import HTML

extension ClearancePages {
    /// One declaration: what was decided and why, what happened, what can be done, and how to prove it.
    package static func declaration(_ frame: PageFrame, _ view: DeclarationPageView) -> HTML {
        let t = frame.t
        let row = view.row
        let title = t("declaration.title", ["number": row.number])
        return .page(
            framed(frame, title, .declarations, isBelow: true, hasErrors: !view.errors.isEmpty),
            """
            \(doneNotice(t, view.done))\(view.replay.map { replayNotice(t, $0) })\(HTML.errorSummary(t, view.errors))\
            <div class="title-row"><h1>\(t.html("declaration.title", ["number": number(row.number)]))</h1></div>
            \(factsLine(t, view))\
            \(view.acts.isEmpty ? nil : "<p class=\"phone-only\"><a href=\"#acts\">\(t("act.title"))</a></p>" as HTML)
            <div class="columns"><div>
            \(view.decision.map { decision(t, $0, isExpected: row.state == "prelodged") })\(problems(t, view))\(history(t, view))\(items(t, view.items))\(versions(t, view))
            </div><aside aria-label="\(attribute: t("declaration.aside"))">
            \(acts(frame, view))\(summary(t, view))\(proof(frame, view))
            </aside></div>
            """)
    }

    private static func factsLine(_ t: Words, _ view: DeclarationPageView) -> HTML {
        let row = view.row
        let facts: [HTML] = [
            channelTag(t, row.channel), stateTag(t, row),
            HTML(text: "\(t("flow.\(view.flow)", else: view.flow)), \(row.office)"),
            t.html("declaration.lodgedAt", ["moment": t.timeElement(row.lodgedAt, seconds: true)]),
        ]
        return "<ul class=\"facts-line\">\(facts.map { "<li>\($0)</li>" as HTML })</ul>"
    }

    private static func summary(_ t: Words, _ view: DeclarationPageView) -> HTML {
        let row = view.row
        var rows = [SummaryRow(t("declaration.reference"), .identifier(row.reference))]
        rows += view.parties.map { party in
            let name: HTML? = party.name.map { "\($0)<br>" }
            let badge: HTML? = party.isTrusted ? " \(HTML.tag(.plain, t("trusted.short")))" : nil
            return SummaryRow(
                t("party.\(party.role)", else: party.role), "\(name)\(HTML.identifier(party.identifier))\(badge)")
        }
        if let plate = row.plate { rows.append(SummaryRow(t("lane.vehicle"), .identifier(plate))) }
        if let presented = view.presentedAt {
            rows.append(SummaryRow(t("declaration.presentedAt"), t.timeElement(presented, seconds: true)))
        }
        if let released = view.releasedAt {
            let start = max(view.presentedAt ?? row.lodgedAt, row.lodgedAt)
            let length = t.duration(seconds: max(0, released.seconds(since: start)))
            rows.append(
                SummaryRow(
                    t("declaration.releasedAt"),
                    "\(t.timeElement(released, seconds: true))<br><span class=\"quiet\">\(t("declaration.releasedIn", ["time": length]))</span>"
                ))
        }
        return .section(t("declaration.summary"), id: "summary", .summaryList(t, rows))
    }

    private static func problems(_ t: Words, _ view: DeclarationPageView) -> HTML? {
        guard !view.problems.isEmpty else { return nil }
        let title = view.row.state == "refused" ? t("declaration.refusedFor") : t("declaration.warnings")
        return .section(title, id: "problems", problemTable(t, view.problems, caption: title))
    }

    private static func items(_ t: Words, _ items: [ItemView]) -> HTML? {
        guard !items.isEmpty else { return nil }
        let columns = [
            Column(t("item.number")), Column(t("item.goods")), Column(t("item.commodity"), .identifier),
            Column(t("item.origin")), Column(t("item.quantity"), .number), Column(t("item.netMass"), .number),
            Column(t("item.value"), .number),
        ]
        let rows = items.map { item -> [HTML] in
            let quantity = item.quantity.map { "\(t.decimal($0))\u{A0}\(item.unit)" } ?? "–"
            let mass = item.netMass.map { "\(t.decimal($0))\u{A0}kg" } ?? "–"
            let value = item.value.map { t.money($0, item.currency) } ?? "–"
            return [
                HTML(text: t.number(item.sequence)), HTML(text: item.description), commodity(item.commodity),
                HTML(text: item.origin),
                HTML(text: quantity), HTML(text: mass), HTML(text: value),
            ]
        }
        let caption = t("item.caption", ["count": items.count])
        return .section(
            t("item.title"), id: "items",
            .table(t, DataTable(caption: HTML(text: caption), columns: columns, rows: rows)))
    }

    private static func versions(_ t: Words, _ view: DeclarationPageView) -> HTML? {
        guard !view.versions.isEmpty else { return nil }
        let columns = [
            Column(t("version.number")), Column(t("version.lodged")), Column(t("version.by")),
            Column(t("version.hash")),
        ]
        let rows = view.versions.map { version -> [HTML] in
            let name = t("version.name", ["version": version.version])
            let label: HTML =
                if let href = version.href { "<a href=\"\(url: href)\">\(name)</a>" } else { "\(name)" }
            return [
                label, t.timeElement(version.lodgedAt, seconds: true), HTML(text: version.by),
                .hash(t, version.contentHash, name: t("version.hash.of", ["version": version.version])),
            ]
        }
        var table = DataTable(caption: HTML(text: t("version.caption")), columns: columns, rows: rows)
        table.showsCaption = false
        return .section(t("version.title"), id: "versions", "<p>\(t("version.lead"))</p>\(HTML.table(t, table))")
    }

    private static func history(_ t: Words, _ view: DeclarationPageView) -> HTML? {
        guard !view.events.isEmpty else { return nil }
        let entries = view.events.map { event in
            TimelineEntry(
                at: event.at, HTML(text: eventTitle(t, event)), by: event.actor, detail: eventDetail(t, event),
                tone: eventTone(event))
        }
        return .section(t("declaration.history"), id: "history", .timeline(t, entries))
    }
}
