import Customs
import HTML
import HTTP

/// What the library shows.
struct EvidenceLibraryView: Sendable {
    var owner: OperatorID
    var today: CalendarDay
    var name = ""
    var sites: [EvidenceAccess.Site] = []
    var show = EvidenceVault.Search.Show.live
    var files: [EvidenceFile] = []
    var expiring = 0
    var soon = 30
    var mayAdd = false
    var mostBytes = 0
    /// What was just done: `stored`, `repeated` or `withdrawn`.
    var done: String?
    var csrf = ""
    var errors: [FieldError] = []
    var form = FormFields()
    var next: EvidenceID?
    var isLater = false
}

/// What the page of one document shows.
struct EvidenceDocumentView: Sendable {
    var file: EvidenceFile
    var today: CalendarDay
    var name = ""
    var sites: [EvidenceAccess.Site] = []
    var uses: [EvidenceUse] = []
    var soon = 30
    var mayAdd = false
    var isOfficial = false
    var isServed = true
    var csrf = ""
    var errors: [FieldError] = []
    var form: FormFields?
}

/// What the office sees of all operators' documents.
struct EvidenceOfficeView: Sendable {
    var today: CalendarDay
    var query = ""
    var show = EvidenceVault.Search.Show.live
    var files: [EvidenceFile] = []
    var names: [OperatorID: String] = [:]
    var soon = 30
    var errors: [FieldError] = []
    var next: EvidenceID?
    var isLater = false
}

/// Evidence as people see it.
enum EvidenceViews {
    /// What is wrong, at the field to which it belongs.
    static func error(_ t: Words, _ error: EvidenceError) -> FieldError {
        switch error.code {
        case .detail, .version: FieldError("title", t("evidence.\(error.code.word)"))
        default: FieldError("file", t("evidence.\(error.code.word)"))
        }
    }

    /// Whether a document still proves something, in word, shape and colour.
    static func state(_ t: Words, _ file: EvidenceFile, today: CalendarDay, soon: Int) -> HTML {
        if file.withdrawnAt != nil { return .tag(.plain, t("evidence.state.withdrawn")) }
        if file.scan == .infected { return .tag(.red, t("evidence.state.infected")) }
        if file.damagedAt != nil { return .tag(.red, t("evidence.state.damaged")) }
        guard let last = file.validThrough else { return .tag(.green, t("evidence.state.always")) }
        if last < today { return .tag(.red, t("evidence.state.expired")) }
        return Int(last.number - today.number) <= soon
            ? .tag(.yellow, t("evidence.state.soon")) : .tag(.green, t("evidence.state.valid"))
    }

    static func validity(_ t: Words, _ file: EvidenceFile) -> String {
        file.validThrough.map { t("evidence.through", ["day": t.day($0)]) } ?? t("evidence.noEnd")
    }

    /// A size as people say it.
    static func size(_ t: Words, _ bytes: Int) -> String {
        if bytes < 1000 { return "\(bytes)\u{A0}B" }
        if bytes < 1_000_000 { return "\(t.decimal(Double(bytes) / 1000, digits: bytes < 10_000 ? 1 : 0))\u{A0}kB" }
        return "\(t.decimal(Double(bytes) / 1_000_000, digits: 1))\u{A0}MB"
    }

    static func link(_ file: EvidenceFile) -> HTML {
        "<a href=\"\(url: Link("programme", file.owner.text, "evidence", file.id.text).text)\">\(file.title)</a>"
    }

    // MARK: Library

    static func library(_ t: Words, _ view: EvidenceLibraryView) -> HTML {
        let address = Link("programme", view.owner.text, "evidence")
        let done: HTML? = view.done.flatMap { word in
            ["stored", "repeated", "withdrawn"].contains(word)
                ? .notice(.green, "<p>\(t("evidence.done.\(word)"))</p>", isLive: true) : nil
        }
        let warning: HTML? =
            view.expiring > 0 && view.show != .expiring
            ? .notice(
                .yellow,
                """
                <p>\(t("evidence.expiring.notice", ["count": view.expiring, "days": view.soon])) \
                <a href="\(url: address.with("show", "expiring").text)">\(t("evidence.expiring.see"))</a></p>
                """) : nil
        let filters = [EvidenceVault.Search.Show.live, .expiring, .withdrawn].map { show in
            FilterLink(
                t("evidence.show.\(show.rawValue)"),
                href: address.with("show", show == .live ? nil : show.rawValue).text,
                isOn: view.show == show, count: show == .expiring ? view.expiring : nil)
        }
        let next = view.next.map { address.with("show", view.show.rawValue).with("below", $0.text).text }
        let list: HTML =
            view.files.isEmpty
            ? .emptyState(t("evidence.none"), "<p>\(t("evidence.none.text"))</p>")
            : """
            \(rows(t, view.files, today: view.today, soon: view.soon, caption: t("evidence.caption"), names: nil))\
            \(HTML.pagination(t, Pagination(
                summary: t("evidence.shown", ["count": view.files.count]),
                first: view.isLater ? address.with("show", view.show.rawValue).text : nil, next: next)))
            """
        return """
            \(HTML.errorSummary(t, view.errors))\(done)
            <p class="quiet">\(view.name) · \(HTML.identifier(view.owner.text))</p>
            <h1>\(t("evidence.title"))</h1>
            <p>\(t("evidence.lead"))</p>
            \(warning)\(view.mayAdd ? form(t, view) : nil)
            \(HTML.filters(t, [FilterGroup(t("evidence.show"), filters)]))\(list)
            """
    }

    static func rows(
        _ t: Words, _ files: [EvidenceFile], today: CalendarDay, soon: Int, caption: String,
        names: [OperatorID: String]?
    ) -> HTML {
        var columns = [
            Column(t("evidence.column.title")), Column(t("evidence.column.kind")),
            Column(t("evidence.column.validity")),
            Column(t("evidence.column.uses"), .number), Column(t("evidence.column.stored")),
        ]
        if names != nil { columns.insert(Column(t("evidence.column.operator")), at: 1) }
        let cells = files.map { file -> [HTML] in
            var row: [HTML] = [
                "\(link(file))<br><span class=\"quiet\">\(HTML.identifier(file.id.text))</span>",
                "\(t("evidence.type.\(file.type.rawValue)")), \(size(t, file.size))",
                "\(state(t, file, today: today, soon: soon))<br><span class=\"quiet\">\(validity(t, file))</span>",
                "\(t.number(file.useCount))", "\(t.timeElement(file.storedAt))",
            ]
            if let names {
                row.insert("\(names[file.owner] ?? "")<br>\(HTML.identifier(file.owner.text))", at: 1)
            }
            return row
        }
        var table = DataTable(caption: HTML(text: caption), columns: columns, rows: cells)
        table.showsCaption = false
        return .table(t, table)
    }

    private static func form(_ t: Words, _ view: EvidenceLibraryView) -> HTML {
        var file = Field(
            "file", t("evidence.file"), .file, hint: t("evidence.file.hint", ["size": size(t, view.mostBytes)]))
        file.accept = EvidenceType.accept
        let fields =
            [file]
            + details(
                t, sites: view.sites,
                EvidenceDetails(title: view.form.text("title") ?? ""), day: view.form.text("validThrough") ?? "",
                chosen: view.form.all("site"), questions: view.form.text("questions") ?? "")
        let content: HTML = """
            \(with(view.errors, fields).map { HTML.field(t, $0) })\(HTML.button(t("evidence.upload")))
            """
        let form = HTML.form(
            action: Link("programme", view.owner.text, "evidence").text, csrf: view.csrf, multipart: true, content)
        return .details(t("evidence.add"), form, isOpen: !view.errors.isEmpty || view.files.isEmpty)
    }

    static func details(
        _ t: Words, sites: [EvidenceAccess.Site], _ details: EvidenceDetails, day: String, chosen: [String],
        questions: String
    ) -> [Field] {
        var title = Field(
            "title", t("evidence.field.title"), value: details.title, hint: t("evidence.field.title.hint"))
        title.maxLength = EvidenceDetails.longestTitle
        var validity = Field(
            "validThrough", t("evidence.field.validity"), .day, value: day, hint: t("evidence.field.validity.hint"))
        validity.width = 12
        var asked = Field(
            "questions", t("evidence.field.questions"), value: questions, hint: t("evidence.field.questions.hint"))
        asked.maxLength = 1000
        asked.isCode = true
        var fields = [title, validity, asked]
        if !sites.isEmpty {
            fields.append(
                Field(
                    "site", t("evidence.field.sites"),
                    .checks(sites.prefix(EvidenceDetails.mostSites).map { Choice($0.id.text, $0.name) }),
                    value: chosen.joined(separator: " ")))
        }
        for index in fields.indices { fields[index].isRequired = false }
        return fields
    }

    static func with(_ errors: [FieldError], _ fields: [Field]) -> [Field] {
        var fields = fields
        for index in fields.indices { fields[index].error = errors.first { $0.field == fields[index].name }?.message }
        return fields
    }
}
