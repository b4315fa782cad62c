package import HTML

extension ClearancePages {
    /// Lodging: with a file, by pasting a message, or by hand for one item.
    package static func lodge(_ frame: PageFrame, _ view: LodgeView) -> HTML {
        let t = frame.t
        let title = t("lodge.title")
        let hasErrors = !view.errors.isEmpty || view.problems.contains(where: \.isError)
        return .page(
            framed(frame, title, .lodge, width: .reading, hasErrors: hasErrors),
            """
            \(outcome(t, view))\(HTML.errorSummary(t, view.errors))<h1>\(title)</h1>
            <p class="lead">\(t("lodge.lead"))</p>
            \(HTML.section(t("lodge.file.title"), id: "way-file", fileForm(frame, view)))\
            \(HTML.details(t("lodge.paste.title"), pasteForm(frame, view), isOpen: view.way == "paste"))\
            \(HTML.details(t("lodge.hand.title"), handForm(frame, view), isOpen: view.way == "hand"))
            """)
    }

    private static func outcome(_ t: Words, _ view: LodgeView) -> HTML? {
        let list: HTML? = view.problems.isEmpty ? nil : problemTable(t, view.problems, caption: t("problems.caption"))
        if view.isChecked {
            let text = view.problems.isEmpty ? t("lodge.checked.text") : t("lodge.checked.warnings")
            return "\(HTML.notice(.green, "<p>\(text)</p>", title: t("lodge.checked"), isLive: true))\(list)"
        }
        guard !view.problems.isEmpty else { return nil }
        let count = view.problems.count(where: \.isError)
        let kept: HTML? = view.quarantineID.map { id in
            "<p>\(t.html("lodge.kept", ["id": HTML.identifier(id)]))</p>"
        }
        return """
            \(HTML.notice(.red, "<p>\(t("lodge.refused.text"))</p>\(kept)", title: t("lodge.refused", ["count": count]), isLive: true))\
            \(list)
            """
    }

    private static func form(_ frame: PageFrame, way: String, multipart: Bool = false, _ fields: HTML) -> HTML {
        let t = frame.t
        let buttons = HTML.buttonRow([
            .button(t("lodge.submit"), name: LodgeField.act, value: "lodge"),
            .button(t("lodge.check"), .plain, name: LodgeField.act, value: "check"),
        ])
        return .form(
            action: Section.lodge.path, csrf: csrf(frame), multipart: multipart,
            "<input type=\"hidden\" name=\"\(LodgeField.way)\" value=\"\(attribute: way)\">\(fields)\(buttons)")
    }

    private static func fileForm(_ frame: PageFrame, _ view: LodgeView) -> HTML {
        let t = frame.t
        var file = Field(LodgeField.file, t("lodge.file"), .file, hint: t("lodge.file.hint"))
        file.accept = ".xml,.json,.csv,application/xml,application/json,text/csv"
        let fields = with(view.way == "file" ? view.errors : [], [file])
        return form(frame, way: "file", multipart: true, "\(fields.map { HTML.field(t, $0) })")
    }

    private static func pasteForm(_ frame: PageFrame, _ view: LodgeView) -> HTML {
        let t = frame.t
        let types = [
            Choice("application/xml", t("lodge.type.xml")), Choice("application/json", t("lodge.type.json")),
            Choice("text/csv", t("lodge.type.csv")),
        ]
        let type = Field(
            LodgeField.mediaType, t("lodge.type"), .select(types), value: view.values[LodgeField.mediaType] ?? "")
        var message = Field(
            LodgeField.message, t("lodge.message"), .area(rows: 12), value: view.values[LodgeField.message] ?? "")
        message.isCode = true
        let fields = with(view.way == "paste" ? view.errors : [], [type, message])
        return form(frame, way: "paste", "\(fields.map { HTML.field(t, $0) })")
    }

    private static func handForm(_ frame: PageFrame, _ view: LodgeView) -> HTML {
        let t = frame.t
        let groups: [(String, [String])] = [
            (t("lodge.group.declaration"), ["reference", "type", "office", "procedure"]),
            (t("lodge.group.parties"), ["declarant", "importer", "exporter"]),
            (
                t("lodge.group.goods"),
                ["commodity", "description", "origin", "packages", "grossMass", "netMass", "quantity", "unit"]
            ),
            (t("lodge.group.value"), ["value", "currency", "plate"]),
        ]
        let content = groups.map { title, names -> HTML in
            let fields = with(view.way == "hand" ? view.errors : [], names.map { handField(t, $0, view) })
            return """
                <fieldset class="group"><legend>\(title)</legend><div class="fields">\(fields.map { HTML.field(t, $0) })</div></fieldset>

                """
        }
        return form(frame, way: "hand", "\(content)")
    }

    private static func handField(_ t: Words, _ name: String, _ view: LodgeView) -> Field {
        let label = t("lodge.hand.\(name)")
        let value = view.values[name] ?? ""
        var field: Field
        switch name {
        case "type": field = Field(name, label, .select(view.types), value: value)
        case "office": field = Field(name, label, .select(view.offices), value: value)
        case "procedure": field = Field(name, label, .select(view.procedures), value: value)
        default:
            field = Field(name, label, value: value)
            field.isCode = [
                "reference", "declarant", "importer", "exporter", "plate", "commodity", "origin", "unit", "currency",
            ].contains(name)
            if field.isCode || name == "description" { field.maxLength = name == "description" ? 512 : 35 }
        }
        field.isRequired = !["exporter", "plate", "quantity", "unit"].contains(name)
        if t.catalogue.has("lodge.hint.\(name)") { field.hint = t("lodge.hint.\(name)") }
        return field
    }
}
