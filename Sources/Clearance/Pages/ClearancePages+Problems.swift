import HTML

extension ClearancePages {
    /// What a reader found wrong: where, and how to put it right.
    static func problemTable(_ t: Words, _ problems: [MessageProblemView], caption: String) -> HTML {
        let columns = [
            Column(t("problems.severity")), Column(t("problems.text")), Column(t("problems.place")),
        ]
        let rows = problems.map { problem -> [HTML] in
            let severity = problem.isError ? HTML.tag(.red, t("problems.error")) : .tag(.yellow, t("problems.warning"))
            return [severity, text(t, problem), place(t, problem)]
        }
        var table = DataTable(caption: HTML(text: caption), columns: columns, rows: rows)
        table.showsCaption = false
        return .table(t, table)
    }

    /// A problem in the reader's language: the text of its code, else of its kind (`….length`), else what the reader of
    /// the message said, marked as English.
    static func text(_ t: Words, _ problem: MessageProblemView) -> HTML {
        let code: HTML = "<br><code class=\"quiet\">\(problem.code)</code>"
        // The readers speak English themselves, and name the element or column.
        if t.language == .en, !problem.message.isEmpty { return "\(problem.message)\(code)" }
        if t.catalogue.has("problem.\(problem.code)") {
            return "<span>\(t("problem.\(problem.code)"))\(code)</span>"
        }
        let parts = problem.code.split(separator: ".", maxSplits: 1).map(String.init)
        if parts.count == 2, t.catalogue.has("problem.any.\(parts[1])"), t.catalogue.has("scheme.\(parts[0])") {
            return "<span>\(t("problem.any.\(parts[1])", ["what": t("scheme.\(parts[0])")]))\(code)</span>"
        }
        let language = t.language == .en ? nil : "en"
        return "<span><span\(attribute: "lang", language)>\(problem.message)</span>\(code)</span>"
    }

    static func place(_ t: Words, _ problem: MessageProblemView) -> HTML {
        var parts: [HTML] = []
        if let line = problem.line {
            let column = problem.column
            let text =
                if let column { t("problems.lineColumn", ["line": line, "column": column]) } else {
                    t("problems.line", ["line": line])
                }
            parts.append(HTML(text: text))
        }
        if !problem.path.isEmpty { parts.append("<code class=\"path\">\(problem.path)</code>") }
        return parts.isEmpty ? HTML(text: t("problems.whole")) : "<span>\(parts.joined(by: "<br>"))</span>"
    }
}
