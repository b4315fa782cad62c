/// A text of the catalogue, taken apart once: words, placeholders `{name}` and plurals `{count?one|other}`.
///
/// In a plural, `one` stands for exactly 1 and `other` for the rest; both languages have these two forms.
struct Template: Sendable {
    enum Part: Sendable, Equatable {
        case words(String)
        case value(String)
        case plural(String, one: String, other: String)
    }

    let parts: [Part]
    /// What is wrong with the text as it is written, for the audit.
    let complaint: String?

    init(_ text: String) {
        var parts: [Part] = []
        var complaint: String?
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { parts.append(.words(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}") else {
                complaint = "a brace is not closed"
                rest = ""
                break
            }
            let inner = rest[rest.index(after: open)..<close]
            if let mark = inner.firstIndex(of: "?") {
                let forms = inner[inner.index(after: mark)...].split(
                    separator: "|", omittingEmptySubsequences: false)
                if forms.count != 2 { complaint = "a plural has two forms: {count?one|other}" }
                parts.append(
                    .plural(String(inner[..<mark]), one: String(forms[0]), other: String(forms[forms.count - 1])))
            } else {
                if inner.isEmpty { complaint = "a placeholder has a name" }
                parts.append(.value(String(inner)))
            }
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.words(String(rest))) }
        self.parts = parts
        self.complaint = complaint
    }

    /// The names of all values that the text asks for.
    var names: Set<String> {
        Set(
            parts.compactMap { part in
                switch part {
                case .words: nil
                case .value(let name), .plural(let name, _, _): name
                }
            })
    }
}
