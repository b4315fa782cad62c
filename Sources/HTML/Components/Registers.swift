/// A filter that is a link, so that the filtered page can be bookmarked.
package struct FilterLink: Sendable {
    package var label: String
    /// The page with this filter turned on, or off when it is on.
    package var href: String
    package var isOn: Bool
    package var count: Int?
    package var tone: Tone?

    package init(_ label: String, href: String, isOn: Bool = false, count: Int? = nil, tone: Tone? = nil) {
        self.label = label
        self.href = href
        self.isOn = isOn
        self.count = count
        self.tone = tone
    }
}

/// Filters of one kind, such as the channels.
package struct FilterGroup: Sendable {
    package var label: String
    package var links: [FilterLink]

    package init(_ label: String, _ links: [FilterLink]) {
        self.label = label
        self.links = links
    }
}

/// Where the next and the previous rows are, by the key of the last and the first row shown.
package struct Pagination: Sendable {
    package var first: String?
    package var previous: String?
    package var next: String?
    /// What is shown, in words: `1,204 declaraciones`.
    package var summary: String

    package init(summary: String, first: String? = nil, previous: String? = nil, next: String? = nil) {
        self.summary = summary
        self.first = first
        self.previous = previous
        self.next = next
    }
}

extension HTML {
    package static func filters(_ t: Words, _ groups: [FilterGroup], clearHref: String? = nil) -> HTML {
        let blocks = groups.map { group -> HTML in
            let links = group.links.map { link -> HTML in
                let count: HTML? = link.count.map { " <span class=\"count\">\(t.number($0))</span>" }
                let current = link.isOn ? "true" : nil
                return """
                    <li><a href="\(url: link.href)"\(attribute: "aria-current", current)>\
                    \(link.tone.map { "<span class=\"tint \($0.classAttribute)\">\(shape($0))</span>" as HTML })\
                    \(link.label)\(count)</a></li>
                    """
            }
            return
                "<div class=\"filter\"><span class=\"label\">\(group.label)</span><ul aria-label=\"\(attribute: group.label)\">\(links)</ul></div>\n"
        }
        let clear: HTML? = clearHref.map { "<a class=\"clear\" href=\"\(url: $0)\">\(t("filter.clear"))</a>" }
        return "<nav class=\"filters\" aria-label=\"\(attribute: t("filter.title"))\">\(blocks)\(clear)</nav>"
    }

    /// A search with one box and, below, whatever narrows it.
    package static func search(
        _ t: Words, action: String, _ field: Field, more: HTML? = nil, keep: [(String, String)] = []
    ) -> HTML {
        var field = field
        field.kind = .search
        field.isRequired = false
        let kept = keep.map { name, value -> HTML in
            "<input type=\"hidden\" name=\"\(attribute: name)\" value=\"\(attribute: value)\">"
        }
        let hint: HTML? = field.hint.map { "<p class=\"hint\" id=\"\(attribute: field.name)-hint\">\($0)</p>" }
        return queryForm(
            action: action, role: "search",
            """
            \(kept)<div class="search"><label for="\(attribute: field.name)">\(field.label)</label>\(hint)<div class="box">\
            <input type="search" id="\(attribute: field.name)" name="\(attribute: field.name)" \
            value="\(attribute: field.value)"\(flag: "autofocus", field.hasFocus)\
            \(attribute: "aria-describedby", field.hint == nil ? nil : "\(field.name)-hint") spellcheck="false">\
            \(button(t("search.submit")))</div></div>\(more)
            """)
    }

    package static func pagination(_ t: Words, _ pages: Pagination) -> HTML {
        func link(_ href: String?, _ label: String, _ rel: String) -> HTML? {
            href.map { "<a href=\"\(url: $0)\" rel=\"\(attribute: rel)\">\(label)</a>" }
        }
        return """
            <nav class="pages" aria-label="\(attribute: t("pages.title"))"><span class="quiet">\(pages.summary)</span>\
            \(link(pages.first, t("pages.first"), "first"))\(link(pages.previous, t("pages.previous"), "prev"))\
            \(link(pages.next, t("pages.next"), "next"))</nav>
            """
    }
}
