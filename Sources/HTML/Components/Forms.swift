/// What is wrong with one field, said above the form and at the field.
package struct FieldError: Hashable, Sendable {
    /// The name of the field; its `id` is the same.
    package var field: String
    /// What is wrong and how to put it right.
    package var message: String

    package init(_ field: String, _ message: String) {
        self.field = field
        self.message = message
    }
}

/// One of the answers a field offers.
package struct Choice: Sendable {
    package var value: String
    package var label: String
    package var hint: String?

    package init(_ value: String, _ label: String, hint: String? = nil) {
        self.value = value
        self.label = label
        self.hint = hint
    }
}

/// One question of a form.
package struct Field: Sendable {
    package enum Kind: Sendable {
        case text, search, password, day, file
        /// Digits only; the phone shows its number pad.
        case digits
        case area(rows: Int)
        case select([Choice])
        case radios([Choice])
        /// Any of the choices; the field's value holds those that are chosen, with blanks between.
        case checks([Choice])
    }

    /// The name that is sent; also the `id` unless ``id`` says another.
    package var name: String
    /// The element's `id` where several forms of one page send the same name.
    package var id: String?
    package var label: String
    package var kind: Kind = .text
    package var hint: String?
    package var error: String?
    package var value: String = ""
    package var isRequired = true
    /// Whether a field that is not required says so; a search has only such fields and need not.
    package var saysOptional = true
    /// What a list says when nothing is chosen, such as all of its choices; nil for the catalogue's word.
    package var emptyChoice: String?
    /// The HTML autofill token, such as `username`.
    package var autocomplete: String?
    /// Characters the field is as wide as; nil for all there is.
    package var width: Int?
    package var maxLength: Int?
    /// Monospaced, for identifiers and code.
    package var isCode = false
    package var hasFocus = false
    /// Accepted files: `.xml,.json,.csv`.
    package var accept: String?

    /// Where it stands on the page.
    var place: String { id ?? name }

    package init(_ name: String, _ label: String, _ kind: Kind = .text, value: String = "", hint: String? = nil) {
        self.name = name
        self.label = label
        self.kind = kind
        self.value = value
        self.hint = hint
    }
}

extension HTML {
    /// A form that changes something: POST with the session's token.
    package static func form(
        action: String, csrf: String, multipart: Bool = false, id: String? = nil, _ content: HTML
    ) -> HTML {
        """
        <form method="post" action="\(url: action)"\(attribute: "id", id)\
        \(attribute: "enctype", multipart ? "multipart/form-data" : nil)>\
        <input type="hidden" name="csrf" value="\(attribute: csrf)">\(content)</form>
        """
    }

    /// A form that asks: GET, no token.
    package static func queryForm(action: String, role: String? = nil, _ content: HTML) -> HTML {
        "<form method=\"get\" action=\"\(url: action)\"\(attribute: "role", role)>\(content)</form>"
    }

    /// The list of what is to be corrected, each a link to its field; nothing when there is nothing.
    package static func errorSummary(_ t: Words, _ errors: [FieldError]) -> HTML? {
        guard !errors.isEmpty else { return nil }
        let items = errors.map { "<li><a href=\"#\(attribute: $0.field)\">\($0.message)</a></li>" as HTML }
        return """
            <div class="error-summary" role="alert" aria-labelledby="error-title" tabindex="-1">
            <h2 id="error-title">\(shape(.red))\(t("error.title", ["count": errors.count]))</h2>
            <ul>\(items)</ul></div>
            """
    }

    /// A question with its label, hint and error.
    package static func field(_ t: Words, _ field: Field) -> HTML {
        let optional: HTML =
            field.isRequired || !field.saysOptional ? "" : " <span class=\"quiet\">\(t("field.optional"))</span>"
        let hint: HTML? = field.hint.map { "<p class=\"hint\" id=\"\(attribute: field.place)-hint\">\($0)</p>" }
        let error: HTML? = field.error.map { message in
            """
            <p class="field-error" id="\(attribute: field.place)-error">\(shape(.red))\
            <span class="hidden">\(t("error.prefix"))</span> \(message)</p>
            """
        }
        let described = [
            field.hint == nil ? nil : "\(field.place)-hint", field.error == nil ? nil : "\(field.place)-error",
        ]
        .compactMap { $0 }.joined(separator: " ")
        let describedBy = described.isEmpty ? nil : described
        let wrong: HTML = field.error == nil ? "field" : "field wrong"
        let choices: [Choice]? =
            switch field.kind {
            case .radios(let choices), .checks(let choices): choices
            default: nil
            }
        if let choices {
            return """
                <fieldset class="\(wrong)"\(attribute: "aria-describedby", describedBy)>\
                <legend>\(field.label)\(optional)</legend>\(hint)\(error)\(buttons(field, choices))</fieldset>
                """
        }

        return """
            <div class="\(wrong)"><label for="\(attribute: field.place)">\(field.label)\(optional)</label>\(hint)\(error)\
            \(control(t, field, describedBy))</div>

            """
    }

    private static func control(_ t: Words, _ field: Field, _ describedBy: String?) -> HTML {
        let size: HTML =
            switch field.width {
            case .none: "wide"
            case .some(...6): "w6"
            case .some(...12): "w12"
            case .some(...24): "w24"
            default: "w36"
            }
        let code: HTML = field.isCode ? " code" : ""
        let common: HTML = """
            id="\(attribute: field.place)" name="\(attribute: field.name)" class="\(size)\(code)"\
            \(attribute: "aria-describedby", describedBy)\(attribute: "aria-invalid", field.error == nil ? nil : "true")\
            \(flag: "required", field.isRequired)\(flag: "autofocus", field.hasFocus)\
            \(attribute: "autocomplete", field.autocomplete)\
            \(attribute: "maxlength", field.maxLength.map(String.init))\
            \(attribute: "spellcheck", field.isCode ? "false" : nil)
            """
        switch field.kind {
        case .area(let rows):
            return "<textarea rows=\"\(rows)\" \(common)>\n\(field.value)</textarea>"
        case .select(let choices):
            let isKnown = choices.contains { $0.value == field.value }
            let none = field.emptyChoice ?? (field.isRequired ? t("field.choose") : t("field.none"))
            let first: HTML = field.isRequired && isKnown ? "" : "<option value=\"\">\(none)</option>"
            let options = choices.map { choice -> HTML in
                """
                <option value="\(attribute: choice.value)"\(flag: "selected", choice.value == field.value)>\
                \(choice.label)</option>
                """
            }
            return "<select \(common)>\(first)\(options)</select>"
        case .file:
            return "<input type=\"file\" \(common)\(attribute: "accept", field.accept)>"
        case .digits:
            return """
                <input type="text" inputmode="numeric" \(common) value="\(attribute: field.value)">
                """
        case .password:
            return "<input type=\"password\" \(common)>"
        case .text, .search, .day, .radios, .checks:
            let type: HTML =
                switch field.kind {
                case .search: "search"
                case .day: "date"
                default: "text"
                }
            return "<input type=\"\(type)\" \(common) value=\"\(attribute: field.value)\">"
        }
    }

    private static func buttons(_ field: Field, _ choices: [Choice]) -> [HTML] {
        var isRadio = false
        if case .radios = field.kind { isRadio = true }
        let type: HTML = isRadio ? "radio" : "checkbox"
        let chosen = isRadio ? [Substring(field.value)] : field.value.split(separator: " ")
        return choices.enumerated().map { index, choice in
            // The first has the field's own id, so that the error summary leads to it.
            let id = index == 0 ? field.place : "\(field.place)-\(index + 1)"
            let hint: HTML? = choice.hint.map { "<p class=\"hint\" id=\"\(attribute: id)-about\">\($0)</p>" }
            return """
                <div class="choice"><input type="\(type)" id="\(attribute: id)" name="\(attribute: field.name)" \
                value="\(attribute: choice.value)"\(flag: "checked", chosen.contains(Substring(choice.value)))\
                \(flag: "required", field.isRequired && isRadio)\
                \(attribute: "aria-describedby", choice.hint == nil ? nil : "\(id)-about")>\
                <label for="\(attribute: id)">\(choice.label)</label>\(hint)</div>
                """
        }
    }
}
