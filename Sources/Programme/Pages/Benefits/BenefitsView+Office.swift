import Customs
import HTML

extension BenefitsView {
    /// What status changed for all holders: the answer, its course, by office, by role, and what it does not show.
    static func office(_ frame: PageFrame, _ words: BenefitsWords, _ view: ProgrammeBenefitsView) -> HTML {
        let t = words.t
        let title = t("benefits.office.title", ["month": words.month(view.month)])
        let content: HTML =
            view.benefits.isEmpty
            ? .emptyState(t("benefits.none.month"), "<p>\(t("benefits.none.office.text"))</p>")
            : view.benefits.map { officeSection(words, view, $0) }.joined()
        let contests = Link("office", "benefits", "contests").text
        return .page(
            framed(frame, title),
            """
            <h1>\(title)</h1>
            <p class="lead">\(t("benefits.office.lead"))</p>
            <p><a href="\(url: contests)">\(t("benefits.contests.link", ["count": view.openContests]))</a></p>
            \(monthFilter(words, view.months, view.month, Link("office", "benefits")))
            \(HTML.notice(.blue, "<p>\(t("benefits.caveat"))</p>", title: t("benefits.caveat.title")))
            \(content)\(method(t))
            <p><a href="\(url: Link("api", "programme", "benefits.csv").with("month", view.month.description).text)">\
            \(t("benefits.export"))</a></p>
            """)
    }

    private static func officeSection(
        _ words: BenefitsWords, _ view: ProgrammeBenefitsView, _ stored: StoredBenefits<ProgrammeBenefits>
    ) -> HTML {
        let t = words.t
        let body = stored.body
        let course = view.course[body.programme] ?? []
        let all = body.parts.first { $0.kind == .all }
        let counts = t(
            "benefits.office.counts",
            [
                "operators": body.operators, "declarations": all?.declarations ?? 0, "open": body.open,
                "undelivered": body.undelivered,
            ])
        let lines = course.map { month in month.body.parts.first { $0.kind == .all }?.lines ?? [] }
        let content: HTML = """
            <p>\(counts)</p>
            \(HTML.figures(t, (all?.lines ?? []).map { words.figure($0, month: body.month) }))
            \(charts(words, months: course.map(\.body.month), lines: lines))\
            \(lineTable(words, all?.lines ?? [], caption: t("benefits.table.caption.all")))\
            \(parts(words, body, .office, t("benefits.byOffice")) { words.office($0) })\
            \(parts(words, body, .role, t("benefits.byRole")) { words.role($0) })
            <p class="quiet">\(t("benefits.proof", ["method": body.method])) \
            \(HTML.hash(t, stored.hash, name: t("benefits.hash")))</p>
            """
        return .section(words.programme(body.programme), id: "programme-\(body.programme)", content)
    }

    /// The parts of a kind, each with the examined share and the time of nine in ten.
    private static func parts(
        _ words: BenefitsWords, _ body: ProgrammeBenefits, _ kind: ProgrammeBenefits.Part.Kind, _ title: String,
        name: (String) -> String
    ) -> HTML? {
        let found = body.parts.filter { $0.kind == kind }
        guard !found.isEmpty else { return nil }
        let t = words.t
        let columns = [
            Column(t("benefits.column.part.\(kind.rawValue)")), Column(t("benefits.column.measure")),
            Column(t("benefits.column.own"), .number), Column(t("benefits.column.others"), .number),
            Column(t("benefits.column.difference"), .number), Column(t("benefits.column.verdict")),
            Column(t("benefits.column.cases"), .number),
        ]
        let rows = found.flatMap { part in
            part.lines.filter { $0.measure == .examined || $0.measure == .nine }.map { line in
                [HTML(text: name(part.code)), HTML(text: t("benefits.measure.\(line.measure.rawValue)"))]
                    + lineCells(words, line)
            }
        }
        var table = DataTable(caption: HTML(text: title), columns: columns, rows: rows)
        table.showsCaption = false
        return "<h3>\(title)</h3>\(HTML.table(t, table))"
    }
}
