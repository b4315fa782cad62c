import Country
import Customs
import HTML
import HTTP

extension QuestionnairesPages {
    /// The SAFE criteria by programme: what is asked, what is answered, what is left.
    @Sendable func coverage(_ context: Context) async throws -> Response {
        let book = try await door.book(context.entry, context.request.query.text("questionnaire"))
        let coverages = try await QuestionnairesAPI(site: site).coverages(context.entry)
        let t = context.t
        let title = t("questionnaires.coverage.title")
        let rows = SAFELetter.allCases.map { letter -> [HTML] in
            ["\(letter.rawValue) · \(t("questionnaires.safe.\(letter.rawValue)"))"]
                + coverages.map { cell(t, $0[letter]) }
        }
        let names = Dictionary(
            door.questionnaires(context.entry).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let table = DataTable(
            caption: "\(t("questionnaires.coverage.caption"))",
            columns: [Column(t("questionnaires.coverage.criterion"))]
                + coverages.map { Column("\($0.programme): \(names[$0.questionnaire]?.title[context.language] ?? "")") },
            rows: rows)
        return page(
            context, title: title, book: book,
            """
            <h1>\(title)</h1>
            <p>\(t("questionnaires.coverage.text"))</p>
            \(menu(context, book, current: "coverage"))
            \(HTML.table(t, table))
            """)
    }

    private func cell(_ t: Words, _ line: CoverageLine) -> HTML {
        if line.asked == 0 { return "<span class=\"quiet\">\(t("questionnaires.coverage.unasked"))</span>" }
        let count = t("questionnaires.coverage.done", ["done": line.done, "asked": line.asked])
        let state: HTML =
            line.isCovered ? "" : " \(HTML.tag(.blue, t("questionnaires.place.open", ["count": line.openMusts])))"
        let offered: HTML? =
            line.offered == 0 ? nil : "<br>\(t("questionnaires.coverage.offered", ["count": line.offered]))"
        return "\(count)\(state)\(offered)"
    }

    /// What a small company does first.
    @Sendable func plan(_ context: Context) async throws -> Response {
        let query = context.request.query
        let book = try await door.book(context.entry, query.text("questionnaire"))
        let t = context.t
        let isAll = query.text("obligation") == "all"
        let completeness = book.questionnaire.completeness(
            book.sheet, roles: context.company.roles, sites: context.company.sites)
        let open = Set(completeness.places.flatMap(\.lines).filter { !$0.state.isDone }.map(\.question.code))
        let plan = book.questionnaire.starterPlan(
            roles: context.company.roles, siteTypes: Set(context.company.sites.map(\.type)),
            obligations: isAll ? [.must, .should, .info] : [.must], open: open)
        let title = t("questionnaires.plan.title")
        let base = Self.link(context.company, "plan", book.questionnaire.code)
        let filter = FilterGroup(
            t("questionnaires.plan.filter"),
            [
                FilterLink(t("questionnaires.plan.musts"), href: base.text, isOn: !isAll),
                FilterLink(t("questionnaires.plan.all"), href: base.with("obligation", "all").text, isOn: isAll),
            ])
        let body: HTML =
            plan.questions == 0
            ? HTML.emptyState(t("questionnaires.plan.none"), "<p>\(t("questionnaires.plan.none.text"))</p>")
            : """
            <p>\(t("questionnaires.plan.sum", [
                "count": plan.questions, "time": t.duration(seconds: Double(plan.minutes) * 60)]))</p>
            \(steps(context, book, plan))\(papers(context, plan))
            """
        return page(
            context, title: title, book: book,
            """
            <h1>\(title)</h1>
            <p>\(t("questionnaires.plan.text"))</p>
            \(menu(context, book, current: "plan", more: filter))
            \(body)
            """)
    }

    private func steps(_ context: Context, _ book: QuestionnaireDesk.Book, _ plan: StarterPlan) -> HTML {
        let t = context.t
        // A company of one or two sites answers at the place itself, a larger one for all first.
        let rows = plan.steps.flatMap { step in
            step.questions.map { question in
                TaskRow(
                    "\(question.code) \(question.title[context.language])",
                    href: Self.questionLink(context.company, book.questionnaire.code, question.code, nil).text,
                    hint: question.text[context.language],
                    status: HTML(text: t.duration(seconds: Double(question.minutes) * 60)))
            }
        }
        return HTML.section(t("questionnaires.plan.steps"), id: "steps", HTML.taskList(rows))
    }

    private func papers(_ context: Context, _ plan: StarterPlan) -> HTML? {
        guard !plan.papers.isEmpty else { return nil }
        let t = context.t
        let table = DataTable(
            caption: "\(t("questionnaires.plan.papers.caption"))",
            columns: [
                Column(t("questionnaires.plan.paper")), Column(t("questionnaires.plan.paper.rule")),
                Column(t("questionnaires.plan.paper.questions")),
            ],
            rows: plan.papers.map { paper in
                [
                    "\(paper.name[context.language])",
                    "\(t(paper.isRequired ? "questionnaires.paper.required" : "questionnaires.paper.advised"))",
                    "\(paper.questions.joined(separator: ", "))",
                ]
            })
        return HTML.section(t("questionnaires.plan.papers"), id: "papers", HTML.table(t, table))
    }
}
