import HTML
import JSON

extension BenefitsView {
    /// The form in which an operator says what is wrong with a line.
    static func contestForm(_ frame: PageFrame, _ words: BenefitsWords, _ view: ContestFormView) -> HTML {
        let t = words.t
        let title = t("benefits.contest.title")
        let back = Link("programme", view.operatorID.text, "benefits").with("month", view.month.description)
        var field = Field(
            "text", t("benefits.contest.text"), .area(rows: 6), value: view.text, hint: t("benefits.contest.hint"))
        field.maxLength = BenefitLedger.textLimit
        field.error = view.errors.first { $0.field == "text" }?.message
        let hidden = [
            ("month", view.month.description), ("programme", view.programme), ("line", view.line.description),
        ].map { name, value -> HTML in
            "<input type=\"hidden\" name=\"\(attribute: name)\" value=\"\(attribute: value)\">"
        }
        var frame = framed(frame, title, up: [NavigationItem(t("benefits.nav.own"), href: back.text)])
        frame.width = .reading
        return .page(
            frame,
            """
            \(HTML.errorSummary(t, view.errors))<h1>\(title)</h1>
            \(HTML.summaryList(t, [
                SummaryRow(t("benefits.column.line"), HTML(text: words.name(view.line))),
                SummaryRow(t("benefits.month"), HTML(text: words.month(view.month))),
                SummaryRow(t("benefits.column.programme"), HTML(text: words.programme(view.programme))),
            ]))
            \(HTML.form(
                action: Link("programme", view.operatorID.text, "benefits", "contest").text,
                csrf: frame.user?.csrf ?? "",
                "\(hidden)\(HTML.field(t, field))\(HTML.button(t("benefits.contest.submit")))"))
            """)
    }

    /// The queue of what operators contest.
    static func contests(_ frame: PageFrame, _ words: BenefitsWords, _ view: ContestQueueView) -> HTML {
        let t = words.t
        let title = t("benefits.contests.title")
        let base = Link("office", "benefits", "contests")
        let states = BenefitContest.State.allCases.map { state in
            FilterLink(
                t("benefits.contest.state.\(state.rawValue)"), href: base.with("state", state.rawValue).text,
                isOn: state == view.state, count: view.counts[state] ?? 0, tone: tone(state))
        }
        let columns = [
            Column(t("benefits.column.contest"), .identifier), Column(t("benefits.column.operator"), .identifier),
            Column(t("benefits.month")), Column(t("benefits.column.line")), Column(t("benefits.column.since")),
        ]
        let rows = view.contests.map { contest -> [HTML] in
            [
                "<a href=\"\(url: Link("office", "benefits", "contests", contest.id.text).text)\">\(contest.id.text)</a>",
                "<a href=\"\(url: Link("programme", contest.operatorID.text, "benefits").with("month", contest.month.description).text)\">\(contest.operatorID.text)</a>",
                HTML(text: words.shortMonth(contest.month)), HTML(text: words.name(contest.line)),
                "\(t.timeElement(contest.at))<br><span class=\"quiet\">\(t.ago(contest.at, now: frame.now))</span>",
            ]
        }
        let filtered = base.with("state", view.state.rawValue)
        let content: HTML =
            rows.isEmpty
            ? .emptyState(
                t("benefits.contests.none.\(view.state.rawValue)"), "<p>\(t("benefits.contests.none.text"))</p>")
            : """
            \(HTML.table(t, DataTable(caption: HTML(text: title), columns: columns, rows: rows)))\
            \(HTML.pagination(t, Pagination(
                summary: t("benefits.contests.shown", ["count": rows.count]),
                first: view.isLater ? filtered.text : nil, next: view.next.map { filtered.with("after", $0.text).text })))
            """
        return .page(
            framed(frame, title, up: [NavigationItem(t("benefits.nav.office"), href: "/office/benefits")]),
            """
            <h1>\(title)</h1><p class="lead">\(t("benefits.contests.lead"))</p>
            \(HTML.filters(t, [FilterGroup(t("benefits.column.state"), states)]))\(content)
            """)
    }

    /// One contest: the line as it stood, what the operator says, and the answer or the form for it.
    static func contest(_ frame: PageFrame, _ words: BenefitsWords, _ view: ContestView) -> HTML {
        let t = words.t
        let contest = view.contest
        let title = t("benefits.contest.one", ["contest": contest.id.text])
        let own = Link("programme", contest.operatorID.text, "benefits").with("month", contest.month.description).text
        var rows = [
            SummaryRow(t("benefits.column.line"), HTML(text: words.name(contest.line))),
            SummaryRow(
                t("benefits.column.operator"), "<a href=\"\(url: own)\">\(HTML.identifier(contest.operatorID.text))</a>"
            ),
            SummaryRow(t("benefits.month"), HTML(text: words.month(contest.month))),
            SummaryRow(t("benefits.column.programme"), HTML(text: words.programme(contest.programme))),
            SummaryRow(
                t("benefits.contest.by"), "\(view.names[contest.by] ?? contest.by), \(t.timeElement(contest.at))"),
            SummaryRow(t("benefits.contest.says"), HTML(text: contest.text)),
        ]
        if let answer = contest.answer {
            rows.append(
                SummaryRow(t("benefits.contest.answer"), HTML(text: answer.text)))
            rows.append(
                SummaryRow(
                    t("benefits.contest.answeredBy"),
                    "\(view.names[answer.by] ?? answer.by), \(t.timeElement(answer.at))"))
        }
        return .page(
            framed(
                frame, title,
                up: [
                    NavigationItem(t("benefits.nav.office"), href: "/office/benefits"),
                    NavigationItem(t("benefits.contests.title"), href: "/office/benefits/contests"),
                ]),
            """
            \(HTML.errorSummary(t, view.errors))<h1>\(title)</h1>
            <p>\(HTML.tag(tone(contest.state), t("benefits.contest.state.\(contest.state.rawValue)")))</p>
            \(HTML.summaryList(t, rows))
            \(HTML.section(t("benefits.contest.stood"), id: "stood", stood(words, contest)))\(answerForm(frame, words, view))
            """)
    }

    /// The line as it stood when it was contested.
    private static func stood(_ words: BenefitsWords, _ contest: BenefitContest) -> HTML {
        let t = words.t
        switch contest.line {
        case .measure:
            guard let line = try? BenefitBytes.read(BenefitLine.self, contest.lineBody) else { break }
            return lineTable(words, [line], caption: t("benefits.table.caption"))
        case .undelivered:
            guard let one = try? BenefitBytes.read(Undelivered.self, contest.lineBody) else { break }
            let rows = [
                SummaryRow(
                    t("benefits.column.declaration"),
                    "<a href=\"\(url: Link("declarations", one.number).text)\">\(HTML.identifier(one.number, groups: [4, 4, 4, 4]))</a>"
                ),
                SummaryRow(t("benefits.column.lodged"), t.timeElement(one.lodgedAt)),
                SummaryRow(t("benefits.column.office"), HTML(text: words.office(one.office))),
                SummaryRow(t("benefits.column.took"), HTML(text: t.duration(seconds: Double(one.seconds)))),
            ]
            return .summaryList(t, rows)
        }
        return .code(String(decoding: contest.lineBody, as: UTF8.self), label: t("benefits.contest.stood"))
    }

    private static func answerForm(_ frame: PageFrame, _ words: BenefitsWords, _ view: ContestView) -> HTML? {
        guard view.mayAnswer, view.contest.state == .open else { return nil }
        let t = words.t
        var field = Field(
            "text", t("benefits.answer.text"), .area(rows: 5), value: view.text, hint: t("benefits.answer.hint"))
        field.maxLength = BenefitLedger.textLimit
        field.error = view.errors.first { $0.field == "text" }?.message
        let buttons = HTML.buttonRow([
            HTML.button(t("benefits.answer.accept"), .main, name: "outcome", value: "accepted"),
            HTML.button(t("benefits.answer.refuse"), .warning, name: "outcome", value: "refused"),
        ])
        return .section(
            t("benefits.answer.title"), id: "answer",
            HTML.form(
                action: Link("office", "benefits", "contests", view.contest.id.text).text,
                csrf: frame.user?.csrf ?? "", "\(HTML.field(t, field))\(buttons)"))
    }
}
