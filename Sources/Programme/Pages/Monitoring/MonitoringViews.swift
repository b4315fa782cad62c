import Clearance
import Country
import Customs
import HTML
import HTTP

/// What the page of "Would I still qualify tonight?" shows.
struct QualificationView: Sendable {
    var owner: OperatorID
    var now: Instant
    var name = ""
    var standing: QualificationStanding?
    var history: [QualificationStanding] = []
    var requirements: [MonitoredRequirement] = []
    var connectors: [Connector] = []
}

struct NoticeListView: Sendable {
    var owner: OperatorID
    var name = ""
    var notices: [Notice] = []
    var texts: [Prose: String] = [:]
    var kinds: [MonitoringRules.Kind] = []
    var mayFile = false
    var done: NoticeID?
    var next: NoticeID?
    var isLater = false
}

struct NoticeFormView: Sendable {
    var owner: OperatorID
    var csrf: String
    var kinds: [MonitoringRules.Kind] = []
    var documents: [EvidenceFile] = []
    var errors: [FieldError] = []
    var form = FormFields()
}

struct MonitoringOfficeView: Sendable {
    var now: Instant
    var csrf: String
    var outcome = Qualification.Answer.notMet
    var standings: [QualificationStanding] = []
    var counts: [Qualification.Answer: Int] = [:]
    var judgedAt: Instant?
    var names: [OperatorID: String] = [:]
    var requirements: [MonitoredRequirement] = []
    var connectors: [ConnectorStanding] = []
    var mayRun = false
    var next: OperatorID?
    var isLater = false
}

/// Monitoring as people see it.
enum MonitoringViews {
    static func tone(_ answer: Qualification.Answer) -> Tone {
        switch answer {
        case .met: .green
        case .notMet: .red
        case .unknown: .yellow
        }
    }

    static func tag(_ t: Words, _ answer: Qualification.Answer) -> HTML {
        .tag(tone(answer), t("monitoring.answer.\(answer.rawValue)"))
    }

    // MARK: Would I still qualify?

    static func qualification(_ t: Words, _ view: QualificationView) -> HTML {
        let links: HTML = """
            <p><a href="\(url: Link("programme", view.owner.text, "notices").text)">\(t("monitoring.notices.title"))</a> · \
            <a href="\(url: Link("programme", view.owner.text, "incidents").text)">\(t("monitoring.incidents.title"))</a> · \
            <a href="\(url: Link("programme", view.owner.text, "evidence").text)">\(t("evidence.title"))</a></p>
            """
        let head: HTML = """
            <p class="quiet">\(view.name) · \(HTML.identifier(view.owner.text))</p>
            <h1>\(t("monitoring.qualification.title"))</h1>
            """
        guard let standing = view.standing else {
            return
                "\(head)\(HTML.emptyState(t("monitoring.qualification.none"), "<p>\(t("monitoring.qualification.none.text"))</p>"))\(links)"
        }
        let bad = standing.lines.count { $0.answer == .notMet }
        let open = standing.lines.count { $0.answer == .unknown }
        let answer = HTML.notice(
            tone(standing.outcome),
            """
            <p>\(t("monitoring.outcome.\(standing.outcome.rawValue).text", [
                "bad": bad, "open": open, "all": standing.lines.count]))</p>
            """, title: t("monitoring.outcome.\(standing.outcome.rawValue)"))
        let order: [Qualification.Answer] = [.notMet, .unknown, .met]
        let lines = order.flatMap { answer in standing.lines.filter { $0.answer == answer } }
        let rows = lines.map { line -> [HTML] in
            let requirement = view.requirements.first { $0.code == line.requirement }
            return [
                "\(requirement?.name[t.language.rawValue] ?? line.requirement)", tag(t, line.answer),
                "\(reason(t, line, view))", "\(age(t, line))",
            ]
        }
        let table = DataTable(
            caption: "\(t("monitoring.requirements.caption"))",
            columns: [
                Column(t("monitoring.column.requirement")), Column(t("monitoring.column.answer")),
                Column(t("monitoring.column.why")), Column(t("monitoring.column.age")),
            ], rows: rows)
        return """
            \(head)\(answer)\(HTML.table(t, table))
            <p class="quiet">\(t("monitoring.qualification.note"))</p>
            \(sources(t, view, standing))
            \(history(t, view))\(links)
            """
    }

    /// Where the requirements come from, each source once.
    private static func sources(_ t: Words, _ view: QualificationView, _ standing: QualificationStanding) -> HTML {
        var titles: [String] = []
        for line in standing.lines {
            guard let source = view.requirements.first(where: { $0.code == line.requirement })?.source else { continue }
            let title = source.isVerified ? source.title : t("monitoring.source.unverified", ["title": source.title])
            if !titles.contains(title) { titles.append(title) }
        }
        return .details(
            t("monitoring.requirements.sources"), "<ul>\(titles.map { "<li>\($0)</li>" as HTML })</ul>")
    }

    private static func history(_ t: Words, _ view: QualificationView) -> HTML? {
        if view.history.isEmpty { return nil }
        let entries = view.history.map { standing in
            TimelineEntry(
                at: standing.judgedAt, "\(t("monitoring.outcome.\(standing.outcome.rawValue)"))",
                detail: "\(failing(t, standing, view.requirements))", tone: tone(standing.outcome))
        }
        return .section(t("monitoring.history"), id: "history", .timeline(t, entries, seconds: false))
    }

    /// The names of what is not met, or how many are not known.
    static func failing(_ t: Words, _ standing: QualificationStanding, _ requirements: [MonitoredRequirement]) -> String
    {
        let bad = standing.lines.filter { $0.answer == .notMet }.map { line in
            requirements.first { $0.code == line.requirement }?.name[t.language.rawValue] ?? line.requirement
        }
        if !bad.isEmpty { return bad.joined(separator: "; ") }
        let open = standing.lines.count { $0.answer == .unknown }
        return open == 0 ? t("monitoring.allMet") : t("monitoring.openCount", ["count": open])
    }

    /// What an answer rests on, as a sentence.
    private static func reason(_ t: Words, _ line: Qualification.Line, _ view: QualificationView) -> String {
        let source = view.connectors.first { $0.code == line.basis }?.name[t.language.rawValue] ?? line.basis
        return t(
            "monitoring.cause.\(line.cause.rawValue)",
            [
                "source": source, "count": line.count ?? 0, "total": line.total ?? 0,
                "share": t.decimal(100 * Double(line.count ?? 0) / Double(max(1, line.total ?? 0)), digits: 1),
            ])
    }

    private static func age(_ t: Words, _ line: Qualification.Line) -> String {
        guard let age = line.age, let asOf = line.asOf else { return "–" }
        let day = t.day(CalendarDay(asOf))
        return age == 0 ? t("monitoring.age.today", ["day": day]) : t("monitoring.age", ["days": age, "day": day])
    }

    // MARK: Notices

    static func notices(_ t: Words, _ view: NoticeListView) -> HTML {
        let address = Link("programme", view.owner.text, "notices")
        let done: HTML? = view.done.map { id in
            .notice(.green, "<p>\(t("monitoring.notice.done", ["id": id.text]))</p>", isLive: true)
        }
        let new: HTML? =
            view.mayFile
            ? .linkButton(
                t("monitoring.notice.new"), href: Link("programme", view.owner.text, "notices", "new").text, .main)
            : nil
        let rows = view.notices.map { notice -> [HTML] in
            let documents = notice.evidence.map { id -> HTML in
                "<a href=\"\(url: Link("programme", view.owner.text, "evidence", id.text).text)\">\(id.text)</a> "
            }
            return [
                HTML.identifier(notice.id.text),
                "\(view.kinds.first { $0.code == notice.kind }?.name[t.language.rawValue] ?? notice.kind)",
                "\(view.texts[notice.text] ?? "")", "\(notice.effective.map { t.day($0) } ?? "–")", "\(documents)",
                "\(t.timeElement(notice.filedAt))",
            ]
        }
        var table = DataTable(
            caption: "\(t("monitoring.notices.title"))",
            columns: [
                Column(t("monitoring.column.number"), .identifier), Column(t("monitoring.notice.kind")),
                Column(t("monitoring.notice.text")), Column(t("monitoring.notice.effective")),
                Column(t("monitoring.notice.evidence")), Column(t("monitoring.notice.filed")),
            ], rows: rows)
        table.showsCaption = false
        let list: HTML =
            rows.isEmpty
            ? .emptyState(t("monitoring.notices.none"), "<p>\(t("monitoring.notices.none.text"))</p>")
            : """
            \(HTML.table(t, table))\(HTML.pagination(t, Pagination(
                summary: t("monitoring.notices.shown", ["count": rows.count]), first: view.isLater ? address.text : nil,
                next: view.next.map { address.with("below", $0.text).text })))
            """
        return """
            \(done)<p class="quiet">\(view.name) · \(HTML.identifier(view.owner.text))</p>
            <div class="title-row"><h1>\(t("monitoring.notices.title"))</h1>\(new)</div>\(list)
            """
    }

    static func noticeForm(_ t: Words, _ view: NoticeFormView) -> HTML {
        let form = view.form
        let kind = Field(
            "kind", t("monitoring.notice.kind"),
            .select(view.kinds.map { Choice($0.code, $0.name[t.language.rawValue]) }), value: form.text("kind") ?? "")
        var day = Field(
            "effective", t("monitoring.notice.effective"), .day, value: form.text("effective") ?? "",
            hint: t("monitoring.notice.effective.hint"))
        day.isRequired = false
        day.width = 12
        var text = Field(
            "text", t("monitoring.notice.text"), .area(rows: 6), value: form.text("text") ?? "",
            hint: t("monitoring.notice.text.hint"))
        text.maxLength = MonitoringDesk.longestText
        var fields = [kind, day, text]
        if !view.documents.isEmpty {
            var documents = Field(
                "evidence", t("monitoring.notice.evidence"),
                .checks(view.documents.map { Choice($0.id.text, $0.title) }),
                value: form.all("evidence").joined(separator: " "), hint: t("monitoring.notice.evidence.hint"))
            documents.isRequired = false
            fields.append(documents)
        }
        fields.append(
            Field(
                "confirm", t("monitoring.notice.confirm"), .checks([Choice("yes", t("monitoring.notice.confirm.yes"))]),
                value: form["confirm"] ?? ""))
        let content: HTML = """
            \(EvidenceViews.with(view.errors, fields).map { HTML.field(t, $0) })\(HTML.button(t("monitoring.notice.file")))
            """
        return """
            \(HTML.errorSummary(t, view.errors))<h1>\(t("monitoring.notice.new"))</h1>
            <p>\(t("monitoring.notice.lead"))</p>
            \(HTML.form(action: Link("programme", view.owner.text, "notices").text, csrf: view.csrf, content))
            """
    }

    // MARK: The office

    static func office(_ t: Words, _ view: MonitoringOfficeView) -> HTML {
        let address = Link("office", "monitoring")
        let links = [Qualification.Answer.notMet, .unknown, .met].map { answer in
            FilterLink(
                t("monitoring.outcome.\(answer.rawValue)"),
                href: address.with("outcome", answer == .notMet ? nil : answer.rawValue).text,
                isOn: view.outcome == answer, count: view.counts[answer] ?? 0, tone: tone(answer))
        }
        let rows = view.standings.map { standing -> [HTML] in
            let link = Link("programme", standing.owner.text, "qualification").text
            return [
                """
                <a href="\(url: link)">\(view.names[standing.owner] ?? standing.owner.text)</a><br>\
                \(HTML.identifier(standing.owner.text))
                """,
                HTML.identifier(standing.programme), tag(t, standing.outcome),
                "\(failing(t, standing, view.requirements))", "\(t.timeElement(standing.changedAt))",
            ]
        }
        var table = DataTable(
            caption: "\(t("monitoring.office.caption"))",
            columns: [
                Column(t("evidence.column.operator")), Column(t("monitoring.column.programme"), .identifier),
                Column(t("monitoring.column.answer")), Column(t("monitoring.column.what")),
                Column(t("monitoring.column.since")),
            ], rows: rows)
        table.showsCaption = false
        let shown = address.with("outcome", view.outcome.rawValue)
        let list: HTML =
            rows.isEmpty
            ? .emptyState(t("monitoring.office.none"), "<p>\(t("monitoring.office.none.text"))</p>")
            : """
            \(HTML.table(t, table))\(HTML.pagination(t, Pagination(
                summary: t("monitoring.office.shown", ["count": rows.count]), first: view.isLater ? shown.text : nil,
                next: view.next.map { shown.with("after", $0.text).text })))
            """
        let judged: HTML =
            view.judgedAt.map { "<p class=\"quiet\">\(t("monitoring.office.judged", ["moment": t.moment($0)]))</p>" }
            ?? "<p class=\"quiet\">\(t("monitoring.office.neverJudged"))</p>"
        return """
            <h1>\(t("monitoring.office.title"))</h1>\(judged)
            \(HTML.filters(t, [FilterGroup(t("monitoring.column.answer"), links)]))\(list)
            \(HTML.section(t("monitoring.sources.title"), id: "sources", sources(t, view)))
            """
    }

    private static func sources(_ t: Words, _ view: MonitoringOfficeView) -> HTML {
        let rows = view.connectors.map { standing -> [HTML] in
            let state: HTML =
                !standing.isOn
                ? .tag(.plain, t("monitoring.source.off"))
                : standing.error.isEmpty
                    ? .tag(.green, t("monitoring.source.on")) : .tag(.red, t("monitoring.source.failing"))
            let act: HTML? =
                view.mayRun && standing.isOn
                ? .act(
                    t("monitoring.source.run"),
                    action: Link("office", "monitoring", standing.connector.code, "run").text,
                    csrf: view.csrf) : nil
            let failure: HTML? =
                standing.error.isEmpty ? nil : "<br><span class=\"quiet\">\(HTML.identifier(standing.error))</span>"
            let last: HTML =
                standing.workedAt.map { "\(t.ago($0, now: view.now))" } ?? "\(t("monitoring.source.never"))"
            return [
                "\(standing.connector.name[t.language.rawValue])<br>\(HTML.identifier(standing.connector.code))",
                "\(t("monitoring.source.kind.\(standing.connector.kind.rawValue)"))", "\(state)\(failure)", last,
                "\(standing.delivery == nil ? "–" : t("monitoring.source.rows", ["rows": standing.rows, "known": standing.known]))",
                "\(act)",
            ]
        }
        if rows.isEmpty { return "<p>\(t("monitoring.sources.none"))</p>" }
        var table = DataTable(
            caption: "\(t("monitoring.sources.title"))",
            columns: [
                Column(t("monitoring.source")), Column(t("monitoring.source.kind")),
                Column(t("monitoring.source.state")),
                Column(t("monitoring.source.worked")), Column(t("monitoring.source.last")),
                Column(t("monitoring.source.act")),
            ], rows: rows)
        table.showsCaption = false
        return .table(t, table)
    }
}
