/// One text in several languages.
package struct LocalizedText: Hashable, Sendable {
    private let texts: [String: String]
    private let fallback: String

    package init(_ texts: [String: String], fallback: String) {
        self.texts = texts
        self.fallback = fallback
    }

    /// A name that is the same in every language.
    package init(_ text: String, languages: [String]) {
        texts = Dictionary(languages.map { ($0, text) }, uniquingKeysWith: { first, _ in first })
        fallback = languages.first ?? ""
    }

    /// The text in a language (`es`), else in the pack's first language.
    package subscript(language: String) -> String { texts[language] ?? texts[fallback] ?? "" }
}
