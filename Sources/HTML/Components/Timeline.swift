package import Customs

/// One event of a file's life.
package struct TimelineEntry: Sendable {
    package var at: Instant
    package var title: HTML
    package var by: String?
    package var detail: HTML?
    package var tone: Tone

    package init(at: Instant, _ title: HTML, by: String? = nil, detail: HTML? = nil, tone: Tone = .plain) {
        self.at = at
        self.title = title
        self.by = by
        self.detail = detail
        self.tone = tone
    }
}

extension HTML {
    /// Events, newest first as the caller gives them.
    package static func timeline(_ t: Words, _ entries: [TimelineEntry], seconds: Bool = true) -> HTML {
        let items = entries.map { entry -> HTML in
            let by: HTML? = entry.by.map { " \(t("timeline.by", ["name": $0]))" }
            let detail: HTML? = entry.detail.map { "<div class=\"detail\">\($0)</div>" }
            return """
                <li><span class="tint \(entry.tone.classAttribute)">\(shape(entry.tone))</span><div>\
                <p class="title">\(entry.title)</p><p class="quiet">\(t.timeElement(entry.at, seconds: seconds))\(by)</p>\
                \(detail)</div></li>

                """
        }
        return "<ol class=\"timeline\">\(items)</ol>"
    }
}
