/// The drawing of a chart as SVG: geometry in attributes, colour in classes.
struct ChartDrawing {
    static let width = 520.0
    static let height = 240.0
    private let left = 56.0
    private let right = 12.0
    private let upper = 10.0
    private let lower = 28.0

    let chart: Chart
    let ticks: [Double]

    init(_ chart: Chart) {
        self.chart = chart
        ticks = chart.scale.ticks(to: chart.top)
    }

    func svg(label: String) -> HTML {
        let content: HTML = chart.kind == .lines ? lines : columns
        return """
            <svg viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" role="img" aria-label="\(attribute: label)">\
            \(axis)\(content)</svg>
            """
    }

    private func x(_ index: Int) -> Double {
        let count = Double(max(chart.categories.count, 1))
        return left + (Self.width - left - right) * (Double(index) + 0.5) / count
    }

    private func y(_ value: Double) -> Double {
        let top = ticks.last ?? 1
        return upper + (Self.height - upper - lower) * (1 - value / max(top, 1e-12))
    }

    private var axis: HTML {
        var axis = HTML()
        for (index, tick) in ticks.enumerated() {
            let line: HTML = index == 0 ? "base" : "grid"
            axis += """
                <path class="\(line)" d="M\(Self.text(left)) \(Self.text(y(tick)))H\(Self.text(Self.width - right))"/>\
                <text class="axis" x="\(Self.text(left - 6))" y="\(Self.text(y(tick) + 4))" text-anchor="end">\
                \(chart.format(tick))</text>
                """
        }
        // At most eight labels fit below on a phone.
        let stride = max(1, (chart.categories.count + 7) / 8)
        for (index, category) in chart.categories.enumerated() where index % stride == 0 {
            axis += """
                <text class="axis" x="\(Self.text(x(index)))" y="\(Self.text(Self.height - 8))" text-anchor="middle">\
                \(category)</text>
                """
        }
        return axis
    }

    private var lines: HTML {
        chart.series.prefix(4).enumerated().map { number, series -> HTML in
            var path = ""
            var dots = HTML()
            var isDown = false
            for (index, value) in series.values.prefix(chart.categories.count).enumerated() {
                guard let value else {
                    isDown = false
                    continue
                }
                path += "\(isDown ? "L" : "M")\(Self.text(x(index))) \(Self.text(y(value)))"
                isDown = true
                if chart.categories.count <= 31 { dots += Self.dot(number, x: x(index), y: y(value)) }
            }
            return "<path class=\"line s\(number + 1)\" d=\"\(attribute: path)\"/>\(dots)"
        }.joined()
    }

    private var columns: HTML {
        let slot = (Self.width - left - right) / Double(max(chart.categories.count, 1))
        let breadth = min(slot * 0.72, 48)
        var all = HTML()
        for index in chart.categories.indices {
            var below = 0.0
            for series in chart.series {
                guard series.values.indices.contains(index), let value = series.values[index], value > 0 else {
                    continue
                }
                let upperEdge = y(below + value)
                let colour: HTML = series.tone?.classAttribute ?? "bar-lead"
                all += """
                    <rect class="\(colour)" x="\(Self.text(x(index) - breadth / 2))" y="\(Self.text(upperEdge))" \
                    width="\(Self.text(breadth))" height="\(Self.text(y(below) - upperEdge))"/>
                    """
                below += value
            }
        }
        return all
    }

    /// The mark of a series, by its number: circle, square, triangle, diamond.
    static func dot(_ number: Int, x: Double, y: Double) -> HTML {
        let place: HTML = "class=\"dot s\(number + 1)\""
        return switch number {
        case 0: "<circle \(place) cx=\"\(text(x))\" cy=\"\(text(y))\" r=\"3.5\"/>"
        case 1: "<rect \(place) x=\"\(text(x - 3))\" y=\"\(text(y - 3))\" width=\"6\" height=\"6\"/>"
        case 2: "<path \(place) d=\"M\(text(x)) \(text(y - 4.5))l4.5 8h-9z\"/>"
        default: "<path \(place) d=\"M\(text(x)) \(text(y - 4.5))l4.5 4.5-4.5 4.5-4.5-4.5z\"/>"
        }
    }

    /// A coordinate with at most one decimal.
    static func text(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0
            ? String(tenths / 10) : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
