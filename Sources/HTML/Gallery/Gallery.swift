import Customs

/// Every component on one page, for the eye and for the accessibility check: what is not here does not exist.
package enum Gallery {
    /// The moment at which the gallery stands still.
    static let now = Instant(milliseconds: 1_795_467_984_000)

    package static func page(language: Language) -> HTML {
        let t = Words(
            Catalogue([texts]), language, clock: WallClock(name: "Ciudad Juárez (UTC−07:00)", seconds: -25_200))
        var frame = PageFrame(t, title: t("gallery.title"), address: "/gallery", version: "0.1.0", now: now)
        frame.navigation = [
            NavigationItem(t("gallery.nav.declarations"), href: "/gallery", isCurrent: true),
            NavigationItem(t("gallery.nav.lane"), href: "/gallery/lane"),
            NavigationItem(t("gallery.nav.figures"), href: "/gallery/figures"),
        ]
        frame.user = PageUser(name: "Marisol Quezada", detail: t("gallery.role"), csrf: "gallery")
        frame.breadcrumbs = [NavigationItem(t("gallery.nav.declarations"), href: "/gallery")]
        frame.dataAsOf = now.advanced(bySeconds: -4)
        return .page(
            frame,
            """
            <h1>\(t("gallery.title"))</h1>
            <p class="lead">\(t("gallery.lead"))</p>
            \(section(t, "states", states(t)))\(section(t, "forms", forms(t)))\(section(t, "register", register(t)))\
            \(section(t, "file", file(t)))\(section(t, "figures", figures(t)))\(section(t, "lane", lane(t)))
            """)
    }

    private static func section(_ t: Words, _ name: String, _ content: HTML) -> HTML {
        .section(t("gallery.\(name)"), id: "part-\(name)", content)
    }

    private static func states(_ t: Words) -> HTML {
        let tags: [HTML] = Tone.allCases.map { .tag($0, t("gallery.tone.\($0.rawValue)")) + " " }
        return """
            <p>\(tags)</p>
            \(HTML.notice(.blue, "<p>\(t("gallery.notice"))</p>"))\
            \(HTML.notice(.green, "<p>\(t("gallery.done.text"))</p>", title: t("gallery.done"), isLive: true))\
            \(HTML.notice(.yellow, "<p>\(t("gallery.notice"))</p>"))\(HTML.notice(.red, "<p>\(t("gallery.notice"))</p>"))\
            \(HTML.emptyState(t("gallery.empty"), "<p>\(t("gallery.empty.text"))</p>"))
            """
    }

    private static func forms(_ t: Words) -> HTML {
        let error = FieldError("hs", t("gallery.field.hs.error"))
        var hs = Field("hs", t("gallery.field.hs"), .digits, value: "87", hint: t("gallery.field.hs.hint"))
        hs.error = error.message
        hs.width = 12
        var note = Field("note", t("gallery.field.note"), .area(rows: 3))
        note.isRequired = false
        let offices = Field(
            "office", t("gallery.field.office"), .select([Choice("07", "Ciudad Juárez"), Choice("24", "Nuevo Laredo")]))
        let way = Field(
            "way", t("gallery.field.way"),
            .radios([
                Choice("file", t("gallery.way.file"), hint: t("gallery.way.file.hint")),
                Choice("hand", t("gallery.way.hand")),
            ]), value: "file")
        let file = Field("upload", t("gallery.field.file"), .file)
        let fields = [hs, Field("day", t("gallery.field.day"), .day, value: "2026-11-23"), offices, way, file, note]
        let buttons = HTML.buttonRow([
            .button(t("gallery.button.main"), key: "F8"), .linkButton(t("gallery.button.back"), href: "/gallery"),
            .button(t("gallery.button.warning"), .warning),
        ])
        return """
            \(HTML.errorSummary(t, [error]))\
            \(HTML.form(action: "/gallery", csrf: "gallery", "\(fields.map { HTML.field(t, $0) })\(buttons)"))
            """
    }
}
