/// A number that answers a question, with all that makes it honest.
package struct Figure: Sendable {
    /// The question, as a title: `¿Cuánto tarda el despacho?`
    package var question: String
    /// The answer, formatted, without its unit; nil when there is none yet.
    package var value: String?
    package var unit: String
    /// The time it speaks of.
    package var period: String
    /// How many cases it rests on.
    package var sample: Int?
    /// The 95% interval, formatted.
    package var interval: (low: String, high: String)?
    /// How it is worked out.
    package var definition: String?
    package var tone: Tone?

    package init(_ question: String, _ value: String?, unit: String = "", period: String) {
        self.question = question
        self.value = value
        self.unit = unit
        self.period = period
    }
}

extension HTML {
    package static func figure(_ t: Words, _ figure: Figure) -> HTML {
        let answer: HTML
        if let value = figure.value {
            let unit: HTML = figure.unit.isEmpty ? "" : " <span class=\"unit\">\(figure.unit)</span>"
            answer = "<span class=\"value\">\(value)</span>\(unit)"
        } else {
            answer = "<span class=\"value none\">\(t("figure.none"))</span>"
        }
        let sample: HTML? = figure.sample.map { " <span>\(t("figure.sample", ["count": $0]))</span>" }
        let interval: HTML? = figure.interval.map { range in
            " <span>\(t("figure.interval", ["low": range.low, "high": range.high]))</span>"
        }
        let definition: HTML? = figure.definition.map { details(t("figure.definition"), "<p>\($0)</p>") }
        let tint: HTML? = figure.tone.map { "<span class=\"tint \($0.classAttribute)\">\(shape($0))</span> " }
        return """
            <div class="figure"><h3>\(tint)\(figure.question)</h3><p class="answer">\(answer)</p>\
            <p class="quiet about"><span>\(figure.period)</span>\(sample)\(interval)</p>\(definition)</div>

            """
    }

    /// Figures beside each other.
    package static func figures(_ t: Words, _ list: [Figure]) -> HTML {
        "<div class=\"figures\">\(list.map { figure(t, $0) })</div>"
    }
}
