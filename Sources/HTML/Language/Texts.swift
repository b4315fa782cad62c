/// The texts of one room, both languages side by side: `["lane.title": ("Carril", "Lane")]`.
///
/// Keys are `room.place.thing` in English. Placeholders are named, `{number}`; plurals are written
/// `{count?declaración|declaraciones}`.
package struct Texts: Sendable, ExpressibleByDictionaryLiteral {
    struct Entry: Sendable {
        let key: String
        let es: String
        let en: String
    }

    private(set) var entries: [Entry]

    package init(dictionaryLiteral elements: (String, (String, String))...) {
        entries = elements.map { Entry(key: $0.0, es: $0.1.0, en: $0.1.1) }
    }

    /// The keys, in order.
    package var keys: [String] { entries.map(\.key) }

    /// The texts of several files of one room together.
    package init(_ parts: [Texts]) { entries = parts.flatMap(\.entries) }
}
