/// One task of a list: what is to be done, and how far it has come.
package struct TaskRow: Sendable {
    /// The task in words; with a verb where its group has none.
    package var label: String
    /// Nil where it cannot be started yet: it is then no link.
    package var href: String?
    /// Why it cannot start, or whatever helps to choose.
    package var hint: String?
    /// Plain words for what is done, a tag for what is not.
    package var status: HTML

    package init(_ label: String, href: String?, hint: String? = nil, status: HTML) {
        self.label = label
        self.href = href
        self.hint = hint
        self.status = status
    }
}

extension HTML {
    /// Tasks in any order, each with its one status (GOV.UK, *Complete multiple tasks*): what is done stands in plain
    /// words, colour is for what is left to do.
    package static func taskList(_ rows: [TaskRow]) -> HTML {
        let items = rows.map { row -> HTML in
            let hint: HTML? = row.hint.map { "<p class=\"hint\">\($0)</p>" }
            let label: HTML =
                row.href.map { "<a href=\"\(url: $0)\">\(row.label)</a>" }
                ?? "<span class=\"quiet\">\(row.label)</span>"
            return "<li><div>\(label)\(hint)</div><div class=\"status\">\(row.status)</div></li>\n"
        }
        return "<ul class=\"tasks\">\(items)</ul>"
    }

    /// Two texts as one, what was taken away struck through and what was added underlined.
    package static func changedText(_ pieces: [(kind: TextChange, text: String)]) -> HTML {
        let parts = pieces.map { piece -> HTML in
            switch piece.kind {
            case .same: HTML(text: piece.text)
            case .removed: "<del>\(piece.text)</del>"
            case .added: "<ins>\(piece.text)</ins>"
            }
        }
        return "<div class=\"changed\">\(parts)</div>"
    }
}

/// What became of a piece of text.
package enum TextChange: Sendable, Hashable { case same, removed, added }
