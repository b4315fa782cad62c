import Customs
import HTML
import HTTP
import Sealing

extension EvidenceViews {
    /// One document: what it is, what it proves, where it is used, and what may be done.
    static func document(_ t: Words, _ view: EvidenceDocumentView) -> HTML {
        let file = view.file
        let address = Link("programme", file.owner.text, "evidence", file.id.text).text
        let isStanding = file.withdrawnAt == nil
        var rows = [
            SummaryRow(t("evidence.column.operator"), "\(view.name) \(HTML.identifier(file.owner.text))"),
            SummaryRow(
                t("evidence.column.validity"),
                "\(state(t, file, today: view.today, soon: view.soon)) \(validity(t, file))"),
            SummaryRow(
                t("evidence.column.kind"), "\(t("evidence.type.\(file.type.rawValue)")), \(size(t, file.size))"),
            SummaryRow(t("evidence.fileName"), "\(file.name)"),
            SummaryRow(t("evidence.number"), HTML.identifier(file.id.text)),
            SummaryRow(t("evidence.hash"), HTML.hash(t, file.hash.hex, name: t("evidence.hash"))),
            SummaryRow(t("evidence.column.stored"), "\(t.timeElement(file.storedAt))"),
            SummaryRow(t("evidence.scan"), "\(t("evidence.scan.\(file.scan.rawValue)"))"),
        ]
        if !file.questions.isEmpty {
            rows.append(
                SummaryRow(t("evidence.field.questions"), "\(file.questions.joined(separator: ", "))"))
        }
        if !file.sites.isEmpty {
            let names = file.sites.map { site in view.sites.first { $0.id == site }?.name ?? site.text }
            rows.append(SummaryRow(t("evidence.field.sites"), "\(names.joined(separator: ", "))"))
        }
        let download: HTML? =
            view.isServed
            ? .linkButton(t("evidence.download"), href: address + "/file", .main)
            : .notice(
                file.scan == .infected ? .red : .yellow, "<p>\(t("evidence.notServed.\(file.scan.rawValue)"))</p>")
        return """
            \(HTML.errorSummary(t, view.errors))<h1>\(file.title)</h1>
            \(file.damagedAt == nil ? nil : HTML.notice(.red, "<p>\(t("evidence.changed"))</p>"))
            \(HTML.summaryList(t, rows))<p>\(download)</p>
            \(HTML.section(t("evidence.uses.title"), id: "uses", uses(t, view.uses)))
            \(view.mayAdd && isStanding ? HTML.section(t("evidence.change.title"), id: "change", changeForm(t, view, address)) : nil)
            """
    }

    private static func uses(_ t: Words, _ uses: [EvidenceUse]) -> HTML {
        if uses.isEmpty { return "<p>\(t("evidence.uses.none"))</p>" }
        let cells = uses.map { use -> [HTML] in
            [
                "\(t("evidence.use.\(use.kind.rawValue)"))", HTML.identifier(use.reference), "\(t.timeElement(use.at))",
            ]
        }
        var table = DataTable(
            caption: "\(t("evidence.uses.title"))",
            columns: [
                Column(t("evidence.uses.kind")), Column(t("evidence.uses.reference"), .identifier),
                Column(t("evidence.uses.since")),
            ], rows: cells)
        table.showsCaption = false
        return .table(t, table)
    }

    private static func changeForm(_ t: Words, _ view: EvidenceDocumentView, _ address: String) -> HTML {
        let file = view.file
        let form = view.form
        let fields = with(
            view.errors,
            details(
                t, sites: view.sites, EvidenceDetails(title: form?.text("title") ?? file.title),
                day: form.map { $0.text("validThrough") ?? "" } ?? file.validThrough?.description ?? "",
                chosen: form?.all("site") ?? file.sites.map(\.text),
                questions: form?.text("questions") ?? file.questions.joined(separator: " ")))
        let content: HTML = """
            <input type="hidden" name="version" value="\(attribute: String(file.version))">\
            \(fields.map { HTML.field(t, $0) })\(HTML.button(t("evidence.change.save"), .plain))
            """
        let withdraw: HTML =
            view.uses.isEmpty
            ? """
            <p>\(t("evidence.withdraw.text"))</p>\(HTML.act(
                t("evidence.withdraw"), action: address + "/withdraw", csrf: view.csrf, .warning))
            """ : "<p class=\"quiet\">\(t("evidence.withdraw.used"))</p>"
        return """
            \(HTML.details(
                t("evidence.change"), HTML.form(action: address, csrf: view.csrf, content), isOpen: !view.errors.isEmpty))
            \(HTML.details(t("evidence.withdraw.title"), withdraw))
            """
    }

    /// The documents of all operators, or of one.
    static func office(_ t: Words, _ view: EvidenceOfficeView) -> HTML {
        let address = Link("office", "evidence").with("operator", view.query)
        let filters = EvidenceVault.Search.Show.allCases.map { show in
            FilterLink(
                t("evidence.show.\(show.rawValue)"),
                href: address.with("show", show == .live ? nil : show.rawValue).text,
                isOn: view.show == show)
        }
        var box = Field(
            "operator", t("evidence.office.operator"), value: view.query, hint: t("evidence.office.operator.hint"))
        box.isCode = true
        let shown = address.with("show", view.show.rawValue)
        let list: HTML =
            view.files.isEmpty
            ? .emptyState(t("evidence.office.none"), "<p>\(t("evidence.office.none.text"))</p>")
            : """
            \(rows(
                t, view.files, today: view.today, soon: view.soon, caption: t("evidence.office.caption"), names: view.names))\
            \(HTML.pagination(t, Pagination(
                summary: t("evidence.shown", ["count": view.files.count]), first: view.isLater ? shown.text : nil,
                next: view.next.map { shown.with("below", $0.text).text })))
            """
        return """
            \(HTML.errorSummary(t, view.errors))<h1>\(t("evidence.office.title"))</h1>
            \(HTML.search(
                t, action: "/office/evidence", box, keep: view.show == .live ? [] : [("show", view.show.rawValue)]))
            \(HTML.filters(t, [FilterGroup(t("evidence.show"), filters)]))\(list)
            """
    }
}
