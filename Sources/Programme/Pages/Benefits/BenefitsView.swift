import Customs
import HTML

/// The pages of benefits: pure functions from values to markup.
enum BenefitsView {
    /// What status gave one operator: the question, its answers, their course, the table, what was not delivered.
    static func own(_ frame: PageFrame, _ words: BenefitsWords, _ view: OperatorBenefitsView) -> HTML {
        let t = words.t
        let title = t("benefits.own.title", ["month": words.month(view.month)])
        let done: HTML? =
            view.isDone ? .notice(.green, "<p>\(t("benefits.contest.done"))</p>", isLive: true) : nil
        let base = Link("programme", view.operatorID.text, "benefits")
        let months = monthFilter(words, view.months, view.month, base)
        let sections = view.benefits.map { ownSection(words, view, $0) }
        let content: HTML =
            view.benefits.isEmpty
            ? .emptyState(t("benefits.none.month"), "<p>\(t("benefits.none.month.text"))</p>")
            : sections.joined()
        return .page(
            framed(frame, title),
            """
            \(done)<h1>\(title)</h1>
            <p class="lead">\(t("benefits.own.lead", ["operator": view.operatorID.text]))</p>
            \(months)\(content)\(contestList(words, view.contests))\(method(t))
            <p><a href="\(url: Link("api", "programme", "operators", view.operatorID.text, "benefits.csv").text)">\
            \(t("benefits.export"))</a></p>
            """)
    }

    private static func ownSection(
        _ words: BenefitsWords, _ view: OperatorBenefitsView, _ stored: StoredBenefits<OperatorBenefits>
    ) -> HTML {
        let t = words.t
        let body = stored.body
        let course = view.course.filter { $0.body.programme == body.programme }.suffix(24)
        let counts = t(
            "benefits.own.counts",
            ["declarations": body.declarations, "untreated": body.untreated, "open": body.open])
        let table = lineTable(words, body.lines, caption: t("benefits.table.caption")) { line in
            view.mayContest ? contestLink(words, view, body.programme, .measure(line.measure)) : nil
        }
        let content: HTML = """
            <p>\(t("benefits.summary.\(summary(body.lines))"))</p><p class="quiet">\(counts)</p>
            \(HTML.figures(t, body.lines.map { words.figure($0, month: body.month) }))
            \(charts(words, months: course.map(\.body.month), lines: course.map(\.body.lines)))\(table)
            \(undelivered(words, view, body))
            <p class="quiet">\(t("benefits.proof", ["method": body.method])) \(HTML.hash(t, stored.hash, name: t("benefits.hash")))</p>
            """
        return .section(words.programme(body.programme), id: "programme-\(body.programme)", content)
    }

    /// Which sentence sums the lines up: better somewhere and worse nowhere, and so on.
    private static func summary(_ lines: [BenefitLine]) -> String {
        let verdicts = Set(lines.map(\.verdict))
        if verdicts == [.tooFew] { return "tooFew" }
        if verdicts.contains(.better) { return verdicts.contains(.worse) ? "mixed" : "better" }
        return verdicts.contains(.worse) ? "worse" : "same"
    }

    private static func undelivered(
        _ words: BenefitsWords, _ view: OperatorBenefitsView, _ body: OperatorBenefits
    ) -> HTML {
        let t = words.t
        let heading = t("benefits.undelivered.title")
        guard !body.undelivered.isEmpty else {
            return "<h3>\(heading)</h3><p>\(t("benefits.undelivered.none"))</p>"
        }
        var columns = [
            Column(t("benefits.column.declaration"), .identifier), Column(t("benefits.column.lodged")),
            Column(t("benefits.column.office")), Column(t("benefits.column.reason")),
            Column(t("benefits.column.took"), .number),
        ]
        if view.mayContest { columns.append(Column(t("benefits.column.act"))) }
        let rows = body.undelivered.map { one -> [HTML] in
            let reason: HTML =
                if let limit = one.limit {
                    HTML(
                        text: t("benefits.reason.waited-longer.limit", ["limit": t.duration(seconds: Double(limit))]))
                } else {
                    HTML(text: t("benefits.reason.\(one.reason.rawValue)"))
                }
            let cells: [HTML] = [
                "<a href=\"\(url: Link("declarations", one.number).text)\">\(HTML.identifier(one.number, groups: [4, 4, 4, 4]))</a>",
                t.timeElement(one.lodgedAt), HTML(text: words.office(one.office)), reason,
                HTML(text: t.duration(seconds: Double(one.seconds))),
            ]
            guard view.mayContest else { return cells }
            let line = BenefitLineName.undelivered(number: one.number, reason: one.reason)
            return cells + [contestLink(words, view, body.programme, line)]
        }
        let shown = body.undelivered.count
        let caption =
            shown < body.undeliveredCount
            ? t("benefits.undelivered.some", ["count": body.undeliveredCount, "shown": shown])
            : t("benefits.undelivered.all", ["count": shown])
        return """
            <h3>\(heading)</h3><p>\(t("benefits.undelivered.lead"))</p>
            \(HTML.table(t, DataTable(caption: HTML(text: caption), columns: columns, rows: rows)))
            """
    }

    private static func contestLink(
        _ words: BenefitsWords, _ view: OperatorBenefitsView, _ programme: String, _ line: BenefitLineName
    ) -> HTML {
        let t = words.t
        let isOpen = view.contests.contains { $0.line == line && $0.programme == programme && $0.state == .open }
        if isOpen { return .tag(.yellow, t("benefits.contest.state.open")) }
        let link = Link("programme", view.operatorID.text, "benefits", "contest").with("month", view.month.description)
            .with("programme", programme).with("line", line.description)
        return """
            <a href="\(url: link.text)">\(t("benefits.contest.act"))<span class="hidden"> \(words.name(line))</span></a>
            """
    }

    private static func contestList(_ words: BenefitsWords, _ contests: [BenefitContest]) -> HTML? {
        guard !contests.isEmpty else { return nil }
        let t = words.t
        let entries = contests.map { contest in
            let answer: HTML? = contest.answer.map { answer in
                "<p><strong>\(t("benefits.contest.answer"))</strong> \(answer.text)</p><p class=\"quiet\">\(t.timeElement(answer.at))</p>"
            }
            return TimelineEntry(
                at: contest.at,
                "\(HTML.identifier(contest.id.text)) \(words.name(contest.line)) \(HTML.tag(tone(contest.state), t("benefits.contest.state.\(contest.state.rawValue)")))",
                detail: "<p>\(contest.text)</p>\(answer)", tone: tone(contest.state))
        }
        return .section(t("benefits.contest.list"), id: "contests", HTML.timeline(t, entries, seconds: false))
    }

    // MARK: What several pages use

    static func tone(_ state: BenefitContest.State) -> Tone {
        switch state {
        case .open: .yellow
        case .accepted: .green
        case .refused: .red
        }
    }

    static func framed(_ frame: PageFrame, _ title: String, up: [NavigationItem] = []) -> PageFrame {
        var frame = frame
        frame.title = title
        frame.breadcrumbs = up
        return frame
    }

    static func monthFilter(_ words: BenefitsWords, _ months: [Month], _ chosen: Month, _ base: Link) -> HTML? {
        guard !months.isEmpty else { return nil }
        let links = months.prefix(12).map { month in
            FilterLink(
                words.shortMonth(month), href: base.with("month", month.description).text, isOn: month == chosen)
        }
        return .filters(words.t, [FilterGroup(words.t("benefits.month"), links)])
    }

    /// How it was compared, and what it does not show: one click away.
    static func method(_ t: Words) -> HTML {
        let current = BenefitMethod.current
        let paragraphs = ["cells", "weights", "few", "intervals", "time", "caveat"].map { key -> HTML in
            let text = t(
                "benefits.method.\(key)",
                [
                    "cases": current.cases, "compared": current.compared, "cell": current.cellCases,
                    "traders": current.cellTraders,
                ])
            return "<p>\(text)</p>"
        }
        return .details(t("benefits.method.title"), paragraphs.joined())
    }

    /// The lines with both sides, the difference and the verdict; `act` gives a last column where there is one.
    static func lineTable(
        _ words: BenefitsWords, _ lines: [BenefitLine], caption: String, act: (BenefitLine) -> HTML? = { _ in nil }
    ) -> HTML {
        let t = words.t
        let acts = lines.map(act)
        let hasActs = acts.contains { $0 != nil }
        var columns = [
            Column(t("benefits.column.measure")), Column(t("benefits.column.own"), .number),
            Column(t("benefits.column.others"), .number), Column(t("benefits.column.difference"), .number),
            Column(t("benefits.column.verdict")), Column(t("benefits.column.cases"), .number),
        ]
        if hasActs { columns.append(Column(t("benefits.column.act"))) }
        let rows = zip(lines, acts).map { line, act in
            [HTML(text: t("benefits.measure.\(line.measure.rawValue)"))] + lineCells(words, line)
                + (hasActs ? [act ?? ""] : [])
        }
        return .table(t, DataTable(caption: HTML(text: caption), columns: columns, rows: rows))
    }

    /// Own figure, others', difference, verdict, cases.
    static func lineCells(_ words: BenefitsWords, _ line: BenefitLine) -> [HTML] {
        let t = words.t
        let measure = line.measure
        let cases: HTML = """
            \(t("benefits.cases", ["cases": line.cases, "compared": line.compared]))\
            \(line.leftOut > 0 ? "<br><span class=\"quiet\">\(t("benefits.leftOut", ["count": line.leftOut]))</span>" as HTML : nil)
            """
        guard let figures = line.figures else {
            return ["–", "–", "–", words.verdict(line.verdict), cases]
        }
        func cell(_ value: String, _ range: String) -> HTML {
            "\(value)<br><span class=\"quiet\">\(range)</span>"
        }
        let unit = measure.isTime ? "" : " " + t("benefits.points.short")
        return [
            cell(words.figure(measure, figures.own.value), words.range(measure, figures.own)),
            cell(words.figure(measure, figures.others.value), words.range(measure, figures.others)),
            cell(
                words.difference(measure, figures.difference.value) + unit,
                words.differenceRange(measure, figures.difference)),
            words.verdict(line.verdict), cases,
        ]
    }

    /// The course of two measures over the months, each beside comparable traffic, with its table.
    static func charts(_ words: BenefitsWords, months: [Month], lines: [[BenefitLine]]) -> HTML {
        let t = words.t
        let charts = [BenefitMeasure.examined, .nine].map { measure -> HTML in
            func values(_ part: (BenefitLine.Figures) -> Double) -> [Double?] {
                lines.map { $0.first { $0.measure == measure }?.figures.map(part) }
            }
            var chart = Chart(
                .lines, title: t("benefits.chart.\(measure.rawValue)"), about: t("benefits.chart.about"),
                categoryLabel: t("benefits.month"), categories: months.map { words.shortMonth($0) },
                series: [
                    ChartSeries(t("benefits.column.own"), values { $0.own.value }),
                    ChartSeries(t("benefits.column.others"), values { $0.others.value }),
                ]
            ) { words.figure(measure, $0) }
            chart.scale = measure.isTime ? .seconds : .numbers
            return .chart(t, chart)
        }
        return "<div class=\"charts\">\(charts)</div>"
    }
}
