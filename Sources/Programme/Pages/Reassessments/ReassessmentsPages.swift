import Country
import Customs
import HTML
import HTTP
import Identity

/// The plan of re-assessments: who is next, why then, and the way to begin.
struct ReassessmentsPages: Sendable {
    let site: ProgrammeSite

    static let navigation: [Shell.Entry] = [
        Shell.Entry("nav.reassessments", href: "/office/reassessments", permission: .readCases)
    ]

    private static let pageSize = 50

    /// What the list is narrowed to, by the words of its filter.
    enum Span: String, CaseIterable {
        case all, late, quarter, year

        func holds(_ day: CalendarDay, today: CalendarDay) -> Bool {
            switch self {
            case .all: true
            case .late: day < today
            case .quarter: day >= today && day <= today.advanced(byMonths: 3)
            case .year: day >= today && day <= today.advanced(byMonths: 12)
            }
        }
    }

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, "/office/reassessments", access: .permission(.readCases),
                summary: "When each holder is to be examined anew, and why then.", tags: ["pages"],
                parameters: ["span", "programme", "from"].map { EndpointParameter($0) }, responses: [.page()],
                handler: page)
        ]
    }

    private func page(_ request: Request) async throws -> Response {
        let t = site.shell.words(request)
        let today = site.programme.base.country.zone.day(of: site.now)
        let all = try await site.programme.reassessments.entries(at: site.now)
        let span = Span(rawValue: request.query["span"] ?? "") ?? .all
        let programmes = Set(all.map(\.programme)).sorted()
        let programme = request.query.text("programme").flatMap { programmes.contains($0) ? $0 : nil }
        let own = all.filter { programme == nil || $0.programme == programme }
        let found = own.filter { span.holds($0.plan.due, today: today) }
        let from = min(max(request.query.int("from") ?? 0, 0), found.count)
        let shown = Array(found[from..<min(from + Self.pageSize, found.count)])
        let names = try await site.caseAccess.names(Set(shown.map(\.operatorID)))
        let here = Link("office", "reassessments").with("programme", programme)
        var filters = [
            FilterGroup(
                t("reassessments.span"),
                Span.allCases.map { each in
                    FilterLink(
                        t("reassessments.span.\(each.rawValue)"), href: here.with("span", each.rawValue).text,
                        isOn: each == span, count: own.count { each.holds($0.plan.due, today: today) })
                })
        ]
        if programmes.count > 1 {
            let link = Link("office", "reassessments").with("span", span.rawValue)
            filters.append(
                FilterGroup(
                    t("reassessments.programme"),
                    [FilterLink(t("reassessments.span.all"), href: link.text, isOn: programme == nil)]
                        + programmes.map {
                            FilterLink(name($0, t), href: link.with("programme", $0).text, isOn: programme == $0)
                        }))
        }
        let mayBegin = request.principal?.may(.assessCase) ?? false
        let list: HTML =
            shown.isEmpty
            ? .emptyState(t("reassessments.none"), "<p>\(t("reassessments.none.text"))</p>")
            : table(shown, names, t, today: today, mayBegin: mayBegin)
        let paged = here.with("span", span.rawValue)
        let previous = from > 0 ? paged.with("from", String(max(0, from - Self.pageSize))).text : nil
        let next = from + shown.count < found.count ? paged.with("from", String(from + shown.count)).text : nil
        let file = Link("api", "programme", "reassessments.csv").with("programme", programme).text
        let json = Link("api", "programme", "reassessments").with("programme", programme).text
        var frame = site.shell.frame(
            request, t, title: t("reassessments.title"), current: "/office/reassessments")
        frame.dataAsOf = frame.now
        return site.shell.respond(
            request, frame,
            """
            <h1>\(t("reassessments.title"))</h1>
            <p class="lead">\(t("reassessments.lead"))</p>
            \(HTML.filters(t, filters))\(list)
            \(HTML.pagination(t, Pagination(
                summary: t("reassessments.shown", ["count": shown.count, "all": found.count]), first: previous, next: next)))
            <p><a href="\(url: file)">\(t("reassessments.csv"))</a> · <a href="\(url: json)">\(t("reassessments.json"))</a></p>
            \(HTML.section(t("reassessments.method"), id: "method", method(programme.map { [$0] } ?? programmes, t)))
            """)
    }

    private func name(_ code: String, _ t: Words) -> String {
        site.programme.base.library.definition(code)?.name[t.language.rawValue] ?? code
    }

    private func table(
        _ entries: [ReassessmentEntry], _ names: [OperatorID: String], _ t: Words, today: CalendarDay, mayBegin: Bool
    ) -> HTML {
        let rows = entries.map { entry -> [HTML] in
            let plan = entry.plan
            let link = Link("office", "cases", entry.caseID.text)
            let days = plan.due.days(since: today)
            let distance: HTML =
                days < 0
                ? .tag(.red, t("reassessments.late", ["count": -days]))
                : "<span class=\"quiet\">\(t("reassessments.inDays", ["count": days]))</span>"
            let tone: Tone =
                switch plan.level {
                case .low: .green
                case .middle: .yellow
                case .high: .red
                }
            let limit = t(
                plan.isLimitOfClock ? "reassessments.limit.clock" : "reassessments.limit.rule",
                ["day": t.day(plan.limit)])
            let act: HTML =
                if entry.isUnderWay {
                    .tag(.blue, t("reassessments.underWay"))
                } else if mayBegin, entry.canBegin {
                    """
                    <a href="\(url: link.with("act", "begin-reassessment").with("cause", "plan").with("scope", "full").text + "#acts")">\
                    \(t("reassessments.begin"))<span class="hidden"> \(names[entry.operatorID] ?? "")</span></a>
                    """
                } else {
                    CasesPages.stateTag(t, entry.state)
                }
            return [
                "\(t.day(plan.due)) \(distance)",
                """
                \(names[entry.operatorID] ?? entry.operatorID.text)<br>\
                <a href="\(url: link.text)">\(HTML.identifier(entry.caseID.text))</a>
                """,
                .tag(tone, t("reassessments.level.\(plan.level.rawValue)", ["score": plan.score])),
                """
                <ul>\(plan.reasons.map { "<li>\(Self.reason(t, $0))</li>" as HTML })\
                <li class="quiet">\(t("reassessments.basis.\(plan.basis.rawValue)", ["day": t.day(plan.base)]))</li>\
                <li class="quiet">\(limit)</li></ul>
                """,
                act,
            ]
        }
        let columns = ["due", "operator", "risk", "reasons", "act"].map { Column(t("reassessments.column.\($0)")) }
        var table = DataTable(caption: "\(t("reassessments.caption"))", columns: columns, rows: rows)
        table.showsCaption = false
        return .table(t, table)
    }

    /// A cause in words with its points.
    static func reason(_ t: Words, _ reason: ReassessmentPlan.Reason) -> String {
        let key = "reassessments.reason.\(reason.cause.rawValue)"
        let text = reason.value.map { t(key, ["count": $0]) } ?? t(key + ".unknown")
        return t("reassessments.points", ["reason": text, "count": reason.points])
    }

    /// How the days come about: each programme's figures, and where they are from.
    private func method(_ programmes: [String], _ t: Words) -> HTML {
        let parts = programmes.compactMap { code -> HTML? in
            guard let rule = site.programme.base.library.definition(code)?.reassessment else { return nil }
            let weights = ReassessmentCause.allCases.filter { rule.weights[$0] ?? 0 > 0 }.map { cause in
                "<li>\(t("reassessments.weight.\(cause.rawValue)", ["count": rule.weights[cause] ?? 0]))</li>" as HTML
            }
            return """
                <p>\(t(
                    rule.clock == nil ? "reassessments.method.rule" : "reassessments.method.clock",
                    ["programme": name(code, t), "least": rule.leastMonths, "most": rule.months]))</p>
                <ul>\(weights)</ul><p class="quiet">\(t("reassessments.source", ["title": rule.source.title]))</p>
                """
        }
        return "<p>\(t("reassessments.method.text"))</p>\(parts)"
    }
}
