import Customs
import HTML
import HTTP
import Identity

/// The calendar of visits: a month on a desk, a list on a phone.
extension VisitsPages {
    var calendarEndpoints: [Endpoint] {
        [
            Endpoint(
                .get, "/office/visits", access: .permission(.readVisits), summary: "The calendar of visits.",
                tags: ["pages"], parameters: [EndpointParameter("month"), EndpointParameter("mine")],
                responses: [.page()], handler: calendar)
        ]
    }

    private func calendar(_ request: Request) async throws -> Response {
        let t = shell.words(request)
        let who = try who(request)
        let today = today
        let first = Self.month(request.query["month"]) ?? today.advanced(by: 1 - today.day)
        // Who visits sees their own first; who plans or watches sees all.
        let isMine = request.query["mine"].map { $0 == "1" } ?? who.may(.workVisits)
        let person = isMine ? who.id : nil
        let next = first.advanced(byMonths: 1)
        let visits = try await desk.visits(from: first, to: next.advanced(by: -1), person: person)
        let late = try await desk.overdue(before: today, person: person)
        let names = try await names((visits + late).flatMap { $0.visit.team })
        func link(_ month: CalendarDay, mine: Bool) -> String {
            Link("office", "visits").with("month", String(month.description.prefix(7))).with("mine", mine ? "1" : "0")
                .text
        }
        let title = t("visits.title")
        let filters = [
            FilterGroup(
                t("visits.filter.whose"),
                [
                    FilterLink(t("visits.filter.mine"), href: link(first, mine: true), isOn: isMine),
                    FilterLink(t("visits.filter.all"), href: link(first, mine: false), isOn: !isMine),
                ])
        ]
        let file = Link("api", "programme", "visits", "calendar.ics").with("from", first.description)
            .with("mine", isMine ? "1" : nil).text
        var content: HTML = """
            \(Self.style)<div class="title-row"><h1>\(title)</h1></div>
            \(HTML.filters(t, filters))
            """
        if !late.isEmpty {
            let items = late.map { visit, plan -> HTML in
                "<li>\(Self.link(visit, plan)) \(Self.distance(t, visit, today: today))</li>"
            }
            content += HTML.notice(.red, "<ul>\(items)</ul>", title: t("visits.late", ["count": late.count]))
        }
        content += """
            <div class="title-row"><h2 id="month">\(Self.monthName(t, first))</h2>
            <div class="buttons">\(HTML.linkButton(t("visits.month.previous"), href: link(first.advanced(byMonths: -1), mine: isMine)))
            \(HTML.linkButton(t("visits.month.next"), href: link(next, mine: isMine)))</div></div>
            """
        if visits.isEmpty {
            content += HTML.emptyState(t("visits.none"), "<p>\(t("visits.none.hint"))</p>")
        } else {
            content += Self.grid(t, first, visits, today: today) + Self.list(t, visits, names, today: today)
        }
        content += "<p><a href=\"\(url: file)\">\(t("visits.ics"))</a></p>"
        return shell.respond(request, shell.frame(request, t, title: title, current: "/office/visits"), content)
    }

    /// `2026-11` as its first day.
    private static func month(_ text: String?) -> CalendarDay? {
        guard let text, text.utf8.count == 7 else { return nil }
        return try? CalendarDay("\(text)-01")
    }

    static func monthName(_ t: Words, _ day: CalendarDay) -> String {
        "\(t("visits.month.\(day.month)")) \(String(day.year))"
    }

    private static func link(_ visit: Visit, _ plan: VisitPlan) -> HTML {
        "<a href=\"\(url: Link("office", "visits", visit.id.text).text)\">\(plan.siteName)</a>"
    }

    private static func grid(
        _ t: Words, _ first: CalendarDay, _ visits: [(visit: Visit, plan: VisitPlan)], today: CalendarDay
    ) -> HTML {
        let byDay = Dictionary(grouping: visits.filter { $0.visit.state != .cancelled }, by: \.visit.day)
        let heads = (1...7).map { "<th scope=\"col\">\(t("visits.weekday.\($0)"))</th>" as HTML }
        var day = first.advanced(by: 1 - first.weekday.rawValue)
        var rows: [HTML] = []
        while day < first.advanced(byMonths: 1) {
            let cells = (0..<7).map { offset -> HTML in
                let each = day.advanced(by: offset)
                let kind = each.month != first.month ? "out" : each == today ? "today" : nil
                let items = (byDay[each] ?? []).map { "<li>\(link($0.visit, $0.plan))</li>" as HTML }
                let list: HTML? = items.isEmpty ? nil : "<ul>\(items)</ul>"
                return "<td\(attribute: "class", kind)><span class=\"number\">\(each.day)</span>\(list)</td>"
            }
            rows.append("<tr>\(cells)</tr>\n")
            day = day.advanced(by: 7)
        }
        return """
            <table class="month" aria-labelledby="month"><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table>
            """
    }

    private static func list(
        _ t: Words, _ visits: [(visit: Visit, plan: VisitPlan)], _ names: [String: String], today: CalendarDay
    ) -> HTML {
        let rows = visits.map { visit, plan -> [HTML] in
            [
                "\(link(visit, plan)) <span class=\"quiet\">\(plan.operatorName)</span>", "\(t.day(visit.day))",
                distance(t, visit, today: today), "\(mode(t, visit.isRemote))",
                "\(visit.team.map { names[$0] ?? $0 }.joined(separator: ", "))", tag(t, visit.state),
            ]
        }
        let columns = ["site", "day", "distance", "mode", "team", "state"].map { Column(t("visits.column.\($0)")) }
        return HTML.table(
            t, DataTable(caption: "\(t("visits.caption", ["count": visits.count]))", columns: columns, rows: rows))
    }
}
