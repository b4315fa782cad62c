/// A column of a table.
package struct Column: Sendable {
    package enum Kind: Sendable {
        case text
        /// Right-aligned, tabular figures.
        case number
        /// Monospaced, not broken over lines.
        case identifier
    }

    package enum Order: Sendable { case ascending, descending }

    package var label: String
    package var kind: Kind
    /// Where a click on the head leads; nil for a column that cannot be sorted.
    package var sortHref: String?
    /// The order in which the table stands now by this column.
    package var order: Order?

    package init(_ label: String, _ kind: Kind = .text, sortHref: String? = nil, order: Order? = nil) {
        self.label = label
        self.kind = kind
        self.sortHref = sortHref
        self.order = order
    }

    var classAttribute: HTML {
        switch kind {
        case .text: ""
        case .number: " class=\"number\""
        case .identifier: " class=\"id\""
        }
    }
}

/// A table: its caption says what it is, its first column names the row.
package struct DataTable: Sendable {
    package var caption: HTML
    package var columns: [Column]
    package var rows: [[HTML]]
    /// False hides the caption from view where a heading above says the same.
    package var showsCaption = true
    /// On a phone: true lays each row out as a small card, false lets the table scroll sideways (for figures).
    package var stacks = true
    package var footer: [HTML]?

    package init(caption: HTML, columns: [Column], rows: [[HTML]]) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }
}

extension HTML {
    package static func table(_ t: Words, _ table: DataTable) -> HTML {
        let heads = table.columns.map { head(t, $0) }
        let rows = table.rows.map { "<tr role=\"row\">\(cells(table, $0))</tr>\n" as HTML }
        let foot: HTML? = table.footer.map {
            "<tfoot role=\"rowgroup\"><tr role=\"row\">\(cells(table, $0))</tr></tfoot>"
        }
        let kind: HTML = table.stacks ? "stacks" : "scrolls"
        let caption: HTML = table.showsCaption ? "" : " class=\"hidden\""
        // The roles keep it a table for readers when the phone lays the rows out as cards.
        let markup: HTML = """
            <table class="\(kind)" role="table"><caption\(caption)>\(table.caption)</caption>
            <thead role="rowgroup"><tr role="row">\(heads)</tr></thead>
            <tbody role="rowgroup">\(rows)</tbody>\(foot)</table>
            """
        if table.stacks { return markup }
        return
            "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(attribute: table.caption.plainText)\">\(markup)</div>"
    }

    private static func head(_ t: Words, _ column: Column) -> HTML {
        let sorted: String? = column.order.map { $0 == .ascending ? "ascending" : "descending" }
        let label: HTML
        if let href = column.sortHref {
            let arrow: HTML =
                switch column.order {
                case .none: "<span class=\"arrow\" aria-hidden=\"true\">↕</span>"
                case .ascending: "<span class=\"arrow\" aria-hidden=\"true\">↑</span>"
                case .descending: "<span class=\"arrow\" aria-hidden=\"true\">↓</span>"
                }
            label =
                "<a href=\"\(url: href)\" title=\"\(attribute: t("table.sort.by", ["column": column.label]))\">\(column.label)\(arrow)</a>"
        } else {
            label = HTML(text: column.label)
        }
        return
            "<th scope=\"col\" role=\"columnheader\"\(column.classAttribute)\(attribute: "aria-sort", sorted)>\(label)</th>"
    }

    private static func cells(_ table: DataTable, _ row: [HTML]) -> [HTML] {
        zip(table.columns, row).enumerated().map { index, pair in
            let (column, cell) = pair
            if index == 0 {
                return "<th scope=\"row\" role=\"rowheader\"\(column.classAttribute)>\(cell)</th>"
            }
            guard table.stacks else { return "<td role=\"cell\"\(column.classAttribute)>\(cell)</td>" }
            // One box for the whole cell, so that it stands beside its label on a phone.
            let content: HTML = cell.isEmpty ? cell : "<div>\(cell)</div>"
            return "<td role=\"cell\"\(column.classAttribute) data-label=\"\(attribute: column.label)\">\(content)</td>"
        }
    }

    /// The markup without its elements, for an attribute.
    var plainText: String {
        var text: [UInt8] = []
        var inside = false
        for byte in bytes {
            switch byte {
            case 0x3C: inside = true
            case 0x3E: inside = false
            default: if !inside { text.append(byte) }
            }
        }
        return HTML.unescaped(String(decoding: text, as: UTF8.self))
    }

    private static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var result = text
        for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            result = result.split(separator: reference, omittingEmptySubsequences: false).joined(separator: character)
        }
        return result
    }
}
