package import JSON

/// A line of a summary list.
package struct SummaryRow: Sendable {
    package var label: String
    package var value: HTML
    /// Where the answer can be changed.
    package var changeHref: String?

    package init(_ label: String, _ value: HTML, changeHref: String? = nil) {
        self.label = label
        self.value = value
        self.changeHref = changeHref
    }
}

extension HTML {
    /// Names and values of one thing; the change link names its row to readers.
    package static func summaryList(_ t: Words, _ rows: [SummaryRow]) -> HTML {
        let items = rows.map { row -> HTML in
            let change: HTML? = row.changeHref.map { href in
                "<dd class=\"change\"><a href=\"\(url: href)\">\(t("summary.change"))<span class=\"hidden\"> \(row.label)</span></a></dd>"
            }
            return "<div><dt>\(row.label)</dt><dd>\(row.value)</dd>\(change)</div>\n"
        }
        return "<dl class=\"summary\">\(items)</dl>"
    }

    /// Something the reader should know, with its shape.
    package static func notice(_ tone: Tone, _ content: HTML, title: String? = nil, isLive: Bool = false) -> HTML {
        let heading: HTML? = title.map { "<p class=\"title\">\($0)</p>" }
        return """
            <div class="notice \(tone.classAttribute)"\(attribute: "role", isLive ? "status" : nil)>\(shape(tone))\
            <div>\(heading)\(content)</div></div>
            """
    }

    /// What would be here, and how to get it.
    package static func emptyState(_ title: String, _ content: HTML) -> HTML {
        "<div class=\"empty\"><p class=\"title\">\(title)</p>\(content)</div>"
    }

    /// An identifier in monospace; blanks that people read it out with stay inside one line.
    package static func identifier(_ text: String) -> HTML { "<code class=\"id\">\(text)</code>" }

    /// An identifier in groups of the given lengths, the last one for the rest: set apart by space on the screen
    /// only, so that a copy has none.
    package static func identifier(_ text: String, groups: [Int]) -> HTML {
        var rest = Substring(text)
        var parts = HTML()
        for length in groups where rest.count > length {
            parts += "<span>\(rest.prefix(length))</span>"
            rest = rest.dropFirst(length)
        }
        return "<code class=\"id\">\(parts)\(rest)</code>"
    }

    /// A hash: the first twelve digits, all of them on hover and for the clipboard.
    package static func hash(_ t: Words, _ hex: String, name: String) -> HTML {
        guard hex.utf8.count > 12 else { return identifier(hex) }
        return """
            <span class="hash"><code title="\(attribute: hex)">\(hex.prefix(12))<span class="rest">\(hex.dropFirst(12))</span>\
            </code><button type="button" class="copy" data-copy="\(attribute: hex)" hidden \
            data-done="\(attribute: t("hash.copied"))" aria-label="\(attribute: t("hash.copy.what", ["name": name]))">\
            \(t("hash.copy"))</button></span>
            """
    }

    /// Text as it is, monospaced; long lines scroll.
    package static func code(_ text: String, label: String) -> HTML {
        "<pre class=\"code\" tabindex=\"0\" role=\"group\" aria-label=\"\(attribute: label)\"><code>\(text)</code></pre>"
    }

    /// JSON, indented.
    package static func code(_ json: JSONValue, label: String) -> HTML { code(json.text(indented: true), label: label) }

    /// More about it, closed until wanted.
    package static func details(_ summary: String, _ content: HTML, isOpen: Bool = false) -> HTML {
        "<details\(flag: "open", isOpen)><summary>\(summary)</summary><div class=\"inside\">\(content)</div></details>"
    }

    /// A part of a page with its heading.
    package static func section(_ title: String, id: String? = nil, _ content: HTML) -> HTML {
        "<section\(attribute: "aria-labelledby", id)><h2\(attribute: "id", id)>\(title)</h2>\n\(content)</section>\n"
    }
}
