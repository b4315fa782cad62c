/// Every text that people read, in every language, by key.
///
/// Made once at the start from the rooms' ``Texts`` and the country pack's own wording; then only read.
package struct Catalogue: Sendable {
    private var templates: [Language: [String: Template]] = [:]
    /// The written texts, in order, for the audit.
    let entries: [Texts.Entry]
    private(set) var overlayComplaints: [String] = []

    /// The texts of the components are always there. An overlay replaces a text in one language, or adds one
    /// (a country's own terms); its placeholders must be among those of the text it replaces.
    package init(_ rooms: [Texts], overlay: [Language: [String: String]] = [:]) {
        entries = ComponentTexts.all.entries + rooms.flatMap(\.entries)
        var es: [String: Template] = [:]
        var en: [String: Template] = [:]
        for entry in entries {
            es[entry.key] = Template(entry.es)
            en[entry.key] = Template(entry.en)
        }
        templates = [.es: es, .en: en]
        for (language, texts) in overlay {
            for (key, text) in texts.sorted(by: { $0.key < $1.key }) {
                let template = Template(text)
                if let complaint = template.complaint {
                    overlayComplaints.append("\(key) (\(language.rawValue), country): \(complaint)")
                } else if let replaced = templates[language]?[key], !template.names.isSubset(of: replaced.names) {
                    overlayComplaints.append("\(key) (\(language.rawValue), country): asks for values nobody gives")
                } else {
                    templates[language]?[key] = template
                }
            }
        }
    }

    /// True when the key has a text; for keys that come from data, such as a problem's code.
    package func has(_ key: String) -> Bool { templates[.es]?[key] != nil }

    func template(_ key: String, _ language: Language) -> Template? {
        templates[language]?[key] ?? templates[.es]?[key]
    }
}
