/// One row of numbers of a chart.
package struct ChartSeries: Sendable {
    package var label: String
    /// A channel's colour; nil for a series told apart by its line.
    package var tone: Tone?
    /// One for each category; nil where there is none.
    package var values: [Double?]

    package init(_ label: String, tone: Tone? = nil, _ values: [Double?]) {
        self.label = label
        self.tone = tone
        self.values = values
    }
}

/// A drawing of numbers that stands with the table of them.
package struct Chart: Sendable {
    package enum Kind: Sendable {
        /// A line for each series, told apart by colour and by dash; at most four.
        case lines
        /// Columns with the series on top of each other.
        case columns
    }

    package var kind: Kind
    /// The question that it answers.
    package var title: String
    /// Unit, period, sample.
    package var about: String
    /// The words below the axis, such as the hours.
    package var categories: [String]
    /// What the categories are, for the head of the table: `Hora`.
    package var categoryLabel: String
    package var series: [ChartSeries]
    /// Whether the values are plain numbers or seconds, which an axis counts in minutes and hours.
    package var scale: ChartScale = .numbers
    /// How a value is written.
    package var format: @Sendable (Double) -> String

    package init(
        _ kind: Kind, title: String, about: String, categoryLabel: String, categories: [String],
        series: [ChartSeries], format: @escaping @Sendable (Double) -> String
    ) {
        self.kind = kind
        self.title = title
        self.about = about
        self.categoryLabel = categoryLabel
        self.categories = categories
        self.series = series
        self.format = format
    }

    /// The largest value that the axis must reach.
    var top: Double {
        switch kind {
        case .lines: series.flatMap { $0.values.compactMap { $0 } }.max() ?? 0
        case .columns:
            categories.indices.map { index in
                series.reduce(0) { $0 + ($1.values.indices.contains(index) ? $1.values[index] ?? 0 : 0) }
            }.max() ?? 0
        }
    }
}

extension HTML {
    /// A chart drawn on the server: no script, no style in the markup, and its table one click away.
    package static func chart(_ t: Words, _ chart: Chart) -> HTML {
        let caption: HTML = "<figcaption><h3>\(chart.title)</h3><p>\(chart.about)</p></figcaption>"
        guard chart.top > 0 else {
            return "<figure class=\"chart\">\(caption)<p class=\"quiet\">\(t("chart.none"))</p></figure>"
        }
        let names = chart.series.map(\.label).joined(separator: ", ")
        return """
            <figure class="chart">\(caption)\(legend(chart))\
            \(ChartDrawing(chart).svg(label: "\(chart.title) \(names)"))\
            \(details(t("chart.table"), numbers(t, chart)))</figure>

            """
    }

    private static func legend(_ chart: Chart) -> HTML? {
        guard chart.series.count > 1 else { return nil }
        let items = chart.series.enumerated().map { index, series -> HTML in
            let sample: HTML
            if chart.kind == .columns, let tone = series.tone {
                sample = "<span class=\"tint \(tone.classAttribute)\">\(shape(tone))</span>"
            } else {
                sample = """
                    <svg viewBox="0 0 36 12" aria-hidden="true" focusable="false"><path class="line s\(index + 1)" \
                    d="M1 6H35"/>\(ChartDrawing.dot(index, x: 18, y: 6))</svg>
                    """
            }
            return "<li>\(sample)\(series.label)</li>"
        }
        return "<ul class=\"legend\">\(items)</ul>"
    }

    private static func numbers(_ t: Words, _ chart: Chart) -> HTML {
        let columns = [Column(chart.categoryLabel)] + chart.series.map { Column($0.label, .number) }
        let rows = chart.categories.enumerated().map { index, category -> [HTML] in
            [HTML(text: category)]
                + chart.series.map { series in
                    let value = series.values.indices.contains(index) ? series.values[index] : nil
                    return HTML(text: value.map(chart.format) ?? "–")
                }
        }
        var table = DataTable(caption: HTML(text: chart.title), columns: columns, rows: rows)
        table.showsCaption = false
        table.stacks = false
        return self.table(t, table)
    }
}
