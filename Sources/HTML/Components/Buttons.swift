/// How a button looks: one main action a page.
package enum ButtonKind: Sendable {
    case main, plain
    /// For what cannot be taken back.
    case warning

    var classAttribute: HTML {
        switch self {
        case .main: "button main"
        case .plain: "button"
        case .warning: "button warning"
        }
    }
}

extension HTML {
    /// A button that sends its form; its label is a verb.
    ///
    /// `key` is a function key (`F8`) that the script binds to it and that is shown on it: function keys, since a
    /// scanner types letters and digits.
    package static func button(
        _ label: String, _ kind: ButtonKind = .main, name: String? = nil, value: String? = nil, key: String? = nil
    ) -> HTML {
        """
        <button class="\(kind.classAttribute)"\(attribute: "name", name)\(attribute: "value", value)\
        \(attribute: "data-key", key)\(attribute: "aria-keyshortcuts", key)>\(label)\(key.map(keyCap))</button>
        """
    }

    /// A link that looks like a button: for going where the next act is.
    package static func linkButton(_ label: String, href: String, _ kind: ButtonKind = .plain) -> HTML {
        "<a class=\"\(kind.classAttribute)\" href=\"\(url: href)\">\(label)</a>"
    }

    /// A form of one button.
    package static func act(
        _ label: String, action: String, csrf: String, _ kind: ButtonKind = .plain, fields: [(String, String)] = [],
        key: String? = nil
    ) -> HTML {
        let hidden = fields.map { name, value -> HTML in
            "<input type=\"hidden\" name=\"\(attribute: name)\" value=\"\(attribute: value)\">"
        }
        return form(action: action, csrf: csrf, "\(hidden)\(button(label, kind, key: key))")
    }

    /// Acts beside each other.
    package static func buttonRow(_ buttons: [HTML]) -> HTML { "<div class=\"buttons\">\(buttons)</div>" }

    static func keyCap(_ key: String) -> HTML { " <kbd aria-hidden=\"true\">\(key)</kbd>" }
}
