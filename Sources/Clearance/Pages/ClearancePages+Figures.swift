package import HTML

extension ClearancePages {
    /// The live figures of an office: each a question, its answer, then the chart, then the table.
    package static func figures(_ frame: PageFrame, _ view: FiguresView) -> HTML {
        let t = frame.t
        let title = t("figures.title", ["office": view.office])
        let period = t("figures.period", ["from": t.moment(view.from), "to": t.moment(view.to)])
        return .page(
            framed(frame, title, .figures),
            """
            <h1>\(title)</h1>
            \(figureFilters(t, view))
            <div id="live" data-refresh="10">
            <p class="quiet">\(period)</p>
            \(HTML.section(t("figures.glance"), id: "glance", HTML.figures(t, headline(t, view))))\
            \(HTML.section(t("figures.channels"), id: "channels", channelBars(t, view.all)))\
            \(HTML.section(t("figures.course"), id: "course", course(t, view)))\
            \(HTML.section(t("figures.trust"), id: "trust", comparison(t, view)))
            </div>
            """)
    }

    private static func figureFilters(_ t: Words, _ view: FiguresView) -> HTML {
        let base = Link("figures").with("office", view.officeCode)
        let spans = ["today", "day", "week"].map { span in
            FilterLink(t("figures.span.\(span)"), href: base.with("span", span).text, isOn: span == view.span)
        }
        var office = Field("office", t("search.office"), .select(view.offices), value: view.officeCode)
        office.isRequired = false
        office.saysOptional = false
        office.emptyChoice = t("console.allOffices")
        let form = HTML.queryForm(
            action: Section.figures.path,
            """
            <input type="hidden" name="span" value="\(attribute: view.span)"><div class="inline">\(HTML.field(t, office))\
            \(HTML.button(t("figures.show"), .plain))</div>
            """)
        return "\(view.offices.isEmpty ? nil : form)\(HTML.filters(t, [FilterGroup(t("figures.span"), spans)]))"
    }

    private static func headline(_ t: Words, _ view: FiguresView) -> [Figure] {
        let period = t("figures.span.\(view.span)")
        let all = view.all
        var lodged = Figure(t("figures.lodged"), t.number(all.lodged + all.refused), period: period)
        lodged.definition = t("figures.lodged.definition", ["refused": all.refused, "withdrawn": all.withdrawn])
        var decided = Figure(t("figures.decided"), t.number(all.decided), period: period)
        decided.definition = t("figures.decided.definition")
        var examined = share(t, t("figures.examined"), all.byChannel[.red] ?? 0, of: all.decided, period: period)
        examined.tone = .red
        examined.definition = t("figures.examined.definition")
        var half = Figure(t("figures.half"), all.p50.map { t.duration(seconds: $0) }, period: period)
        half.sample = all.released
        half.definition = t("figures.seconds.definition")
        var nine = Figure(t("figures.nine"), all.p90.map { t.duration(seconds: $0) }, period: period)
        nine.sample = all.released
        nine.definition = t("figures.seconds.definition")
        var list = [lodged, decided, examined, half, nine]
        if let count = view.quarantined {
            var waiting = Figure(t("figures.quarantined"), t.number(count), period: t("figures.now"))
            waiting.definition = t("figures.quarantined.definition")
            list.append(waiting)
        }
        return list
    }

    /// A share with its 95% interval (Wilson 1927).
    private static func share(_ t: Words, _ question: String, _ part: Int, of whole: Int, period: String) -> Figure {
        guard whole > 0 else { return Figure(question, nil, period: period) }
        var figure = Figure(question, t.percent(Double(part) / Double(whole)), period: period)
        figure.sample = whole
        let interval = wilson(part, of: whole)
        figure.interval = (t.percent(interval.low), t.percent(interval.high))
        return figure
    }

    static func wilson(_ part: Int, of whole: Int) -> (low: Double, high: Double) {
        let (n, z) = (Double(whole), 1.959964)
        let share = Double(part) / n
        let centre = share + z * z / (2 * n)
        let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        return (max(0, (centre - spread) / scale), min(1, (centre + spread) / scale))
    }

    private static let channels: [Tone] = [.green, .blue, .yellow, .red]

    private static func channelBars(_ t: Words, _ group: FigureGroupView) -> HTML {
        let rows = channels.map { tone -> BarRow in
            let count = group.byChannel[tone] ?? 0
            let part = group.decided > 0 ? t.percent(Double(count) / Double(group.decided)) : "–"
            return BarRow(
                channelTag(t, tone), tone: tone, value: Double(count),
                cells: [HTML(text: t.number(count)), HTML(text: part)])
        }
        let columns = [
            Column(t("column.channel")), Column(t("figures.count"), .number), Column(t("figures.share"), .number),
        ]
        return .barTable(t, caption: HTML(text: t("figures.channels.caption")), columns: columns, rows: rows)
    }

    private static func course(_ t: Words, _ view: FiguresView) -> HTML {
        let isWeek = view.span == "week"
        let names = view.hours.map { hour in
            isWeek ? String(t.moment(hour.start).prefix(while: { $0 != "," }).dropLast(5)) : t.time(hour.start)
        }
        let label = isWeek ? t("figures.day") : t("figures.hour")
        let about = isWeek ? t("figures.course.days") : t("figures.course.hours")
        let series = channels.map { tone in
            ChartSeries(t("channel.\(tone.rawValue)"), tone: tone, view.hours.map { Double($0.byChannel[tone] ?? 0) })
        }
        let count: @Sendable (Double) -> String = { t.number(Int($0.rounded())) }
        let columns = Chart(
            .columns, title: t("figures.course.title"), about: about, categoryLabel: label, categories: names,
            series: series,
            format: count)
        guard view.hours.contains(where: { $0.trustedP50 != nil || $0.othersP50 != nil }) else {
            return .chart(t, columns)
        }
        var lines = Chart(
            .lines, title: t("figures.wait.title"), about: about, categoryLabel: label, categories: names,
            series: [
                ChartSeries(t("trusted.short"), view.hours.map(\.trustedP50)),
                ChartSeries(t("figures.others"), view.hours.map(\.othersP50)),
            ]
        ) { t.duration(seconds: $0) }
        lines.scale = .seconds
        return "<div class=\"charts\">\(HTML.chart(t, columns))\(HTML.chart(t, lines))</div>"
    }

    /// What trust is worth: the two groups side by side.
    private static func comparison(_ t: Words, _ view: FiguresView) -> HTML {
        let groups = [(t("trusted.long"), view.trusted), (t("figures.others"), view.others)]
        func part(_ count: Int, _ whole: Int) -> HTML {
            HTML(text: whole > 0 ? t.percent(Double(count) / Double(whole)) : "–")
        }
        func time(_ seconds: Double?) -> HTML { HTML(text: seconds.map { t.duration(seconds: $0) } ?? "–") }
        let columns =
            [Column(t("figures.group")), Column(t("figures.decided.short"), .number)]
            + channels.map { Column(t("channel.\($0.rawValue)"), .number) }
            + [
                Column(t("figures.released.short"), .number), Column(t("figures.half.short"), .number),
                Column(t("figures.nine.short"), .number),
            ]
        let rows = groups.map { name, group -> [HTML] in
            [HTML(text: name), HTML(text: t.number(group.decided))]
                + channels.map { part(group.byChannel[$0] ?? 0, group.decided) }
                + [HTML(text: t.number(group.released)), time(group.p50), time(group.p90)]
        }
        let table = DataTable(caption: HTML(text: t("figures.trust.caption")), columns: columns, rows: rows)
        return "<p>\(trustSentence(t, view))</p>\(HTML.table(t, table))"
    }

    private static func trustSentence(_ t: Words, _ view: FiguresView) -> String {
        guard let trusted = view.trusted.p50, let others = view.others.p50, view.trusted.decided > 0,
            view.others.decided > 0
        else { return t("figures.trust.none") }
        func examined(_ group: FigureGroupView) -> String {
            t.percent(Double(group.byChannel[.red] ?? 0) / Double(group.decided))
        }
        return t(
            "figures.trust.sentence",
            [
                "trusted": t.duration(seconds: trusted), "others": t.duration(seconds: others),
                "trustedShare": examined(view.trusted), "othersShare": examined(view.others),
            ])
    }
}
