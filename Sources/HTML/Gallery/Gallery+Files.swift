import Customs
import JSON

extension Gallery {
    static func register(_ t: Words) -> HTML {
        let rows: [(String, String, Int, Tone)] = [
            ("26  07  3621  6000123", "8708.29 · 8544.30", 1_254_300, .green),
            ("26  07  3621  6000124", "0803.90", 84_120, .yellow),
            ("26  24  1190  6004410", "8517.13", 15_480_900, .red),
        ]
        var table = DataTable(
            caption: HTML(text: t("gallery.table")),
            columns: [
                Column(t("gallery.column.number"), .identifier),
                Column(t("gallery.column.goods")),
                Column(t("gallery.column.value"), .number, sortHref: "/gallery?sort=value", order: .descending),
                Column(t("gallery.column.channel"), sortHref: "/gallery?sort=channel"),
            ],
            rows: rows.map { number, goods, value, tone in
                [
                    "<a href=\"/gallery\">\(number)</a>", HTML(text: goods), HTML(text: t.number(value)),
                    .tag(tone, t("gallery.tone.\(tone.rawValue)")),
                ]
            })
        table.showsCaption = true
        let filters = [
            FilterGroup(
                t("gallery.column.channel"),
                [
                    FilterLink(t("gallery.tone.green"), href: "/gallery?c=green", count: 1204, tone: .green),
                    FilterLink(t("gallery.tone.red"), href: "/gallery", isOn: true, count: 37, tone: .red),
                ])
        ]
        return """
            \(HTML.search(t, action: "/gallery", Field("q", t("gallery.search"), hint: t("gallery.search.hint"))))\
            \(HTML.filters(t, filters, clearHref: "/gallery"))\(HTML.table(t, table))\
            \(HTML.pagination(t, Pagination(summary: t("gallery.count", ["count": 1204]), first: "/gallery",
                previous: "/gallery?before=3", next: "/gallery?after=3")))
            """
    }

    static func file(_ t: Words) -> HTML {
        let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
        let rows = [
            SummaryRow(t("gallery.column.number"), .identifier("26  07  3621  6000123"), changeHref: "/gallery"),
            SummaryRow(
                t("gallery.column.value"), HTML(text: t.money(.init(coefficient: 125_430_000, scale: 2), "MXN"))),
            SummaryRow(t("gallery.hash"), .hash(t, hash, name: t("gallery.hash"))),
        ]
        let events = [
            TimelineEntry(
                at: now.advanced(bySeconds: -4), HTML(text: t("gallery.event.decided")), by: "garita",
                detail: .tag(.red, t("gallery.tone.red")), tone: .red),
            TimelineEntry(
                at: now.advanced(bySeconds: -5), HTML(text: t("gallery.event.lodged")),
                by: "Agencia Aduanal del Norte, S.C."),
        ]
        let json: JSONValue = ["channel": "red", "hits": ["MX-0007", "MX-0112"], "propensity": 0.05]
        return """
            \(HTML.summaryList(t, rows))\(HTML.timeline(t, events))\(HTML.code(json, label: t("gallery.code")))\
            \(HTML.details(t("gallery.details"), "<p>\(t("gallery.details.text"))</p>"))
            """
    }

    static func figures(_ t: Words) -> HTML {
        var share = Figure(
            t("gallery.figure"), t.decimal(4.2), unit: t("gallery.figure.unit"), period: t("gallery.today"))
        share.sample = 1204
        share.interval = ("3.9", "4.6")
        share.definition = t("gallery.details.text")
        share.tone = .red
        let none = Figure(t("gallery.figure.none"), nil, period: t("gallery.today"))
        let hours = (6...17).map { "\($0):00" }
        let lodged: [Double?] = [12, 40, 88, 120, 131, 118, 96, 104, 122, 99, 51, nil]
        let other: [Double?] = [20, 61, 140, 190, 210, 205, 170, 160, 188, 150, 80, 31]
        var lines = Chart(
            .lines, title: t("gallery.chart.lines"), about: t("gallery.chart.about"), categoryLabel: t("gallery.hour"),
            categories: hours, series: [ChartSeries("AEO", lodged), ChartSeries(t("gallery.others"), other)]
        ) { t.duration(seconds: $0) }
        lines.scale = .seconds
        let columns = Chart(
            .columns, title: t("gallery.chart.columns"), about: t("gallery.chart.about"),
            categoryLabel: t("gallery.hour"), categories: hours,
            series: [
                ChartSeries(t("gallery.tone.green"), tone: .green, other),
                ChartSeries(t("gallery.tone.blue"), tone: .blue, lodged.map { $0.map { $0 / 4 } }),
                ChartSeries(t("gallery.tone.yellow"), tone: .yellow, lodged.map { $0.map { $0 / 6 } }),
                ChartSeries(t("gallery.tone.red"), tone: .red, lodged.map { $0.map { $0 / 9 } }),
            ]
        ) { t.number(Int($0.rounded())) }
        let bars = [(Tone.green, 1040.0), (.blue, 61), (.yellow, 66), (.red, 37)].map { tone, value in
            BarRow(
                .tag(tone, t("gallery.tone.\(tone.rawValue)")), tone: tone, value: value,
                cells: [HTML(text: t.number(Int(value))), HTML(text: t.percent(value / 1204))])
        }
        let heads = [
            Column(t("gallery.column.channel")), Column(t("gallery.nav.declarations"), .number),
            Column(t("gallery.share"), .number),
        ]
        return """
            \(HTML.figures(t, [share, none]))<div class="charts">\(HTML.chart(t, lines))\(HTML.chart(t, columns))</div>\
            \(HTML.barTable(t, caption: HTML(text: t("gallery.table")), columns: heads, rows: bars))
            """
    }

    static func lane(_ t: Words) -> HTML {
        var board = LaneBoard(
            tone: .red, word: t("gallery.lane.word"), nextStep: t("gallery.lane.next"),
            dataAsOf: now.advanced(bySeconds: -4), now: now)
        board.line = t("gallery.lane.line")
        board.vehicle = "DZ-48-201<p>\(t("gallery.lane.trailer"))</p>"
        board.driver = "Ramón Ortega Luján"
        board.goods = HTML(text: t("gallery.lane.goods"))
        board.reasons = [t("gallery.lane.reason.value"), t("gallery.lane.reason.random")]
        board.acts = [LaneBoard.Act(t("gallery.button.main"), action: "/gallery", key: "F9", kind: .main)]
        return """
            \(HTML.laneBoard(t, board, csrf: "gallery"))\
            \(HTML.laneState(t, .local(since: now.advanced(bySeconds: -720)), dataAsOf: now.advanced(bySeconds: -720), now: now))
            """
    }
}
