package import Customs

/// How a page speaks to one reader: the catalogue in their language, and the clock of their office.
///
/// `t("lane.title")` is a text; `t.number(1234)`, `t.moment(instant)` and the others write values as the language does.
package struct Words: Sendable {
    package let language: Language
    package let catalogue: Catalogue
    /// The clock by which moments are written.
    package let clock: WallClock

    package init(_ catalogue: Catalogue, _ language: Language, clock: WallClock = .utc) {
        self.catalogue = catalogue
        self.language = language
        self.clock = clock
    }

    /// The text of a key, its placeholders filled.
    ///
    /// A key without text is written as `⟦key⟧`, which the tests look for on every page.
    package func callAsFunction(_ key: String, _ values: [String: any TextValue] = [:]) -> String {
        guard let template = catalogue.template(key, language) else { return "⟦\(key)⟧" }
        if template.parts.count == 1, case .words(let only) = template.parts[0] { return only }
        var text = ""
        for part in template.parts {
            switch part {
            case .words(let words): text += words
            case .value(let name): text += values[name]?.written(in: language) ?? "⟦\(key):\(name)⟧"
            case .plural(let name, let one, let other): text += values[name]?.plurality == 1 ? one : other
            }
        }
        return text
    }

    /// The same with markup in the places of its placeholders, for a link or a tag within a sentence.
    package func html(_ key: String, _ values: [String: HTML]) -> HTML {
        guard let template = catalogue.template(key, language) else { return "⟦\(key)⟧" }
        var html = HTML()
        for part in template.parts {
            switch part {
            case .words(let words): html.append(HTML(text: words))
            case .value(let name): html.append(values[name] ?? "⟦\(key):\(name)⟧")
            case .plural(_, _, let other): html.append(HTML(text: other))
            }
        }
        return html
    }

    /// The text of a key, or another text when there is none: for codes that come from data.
    package func callAsFunction(_ key: String, else other: String) -> String {
        catalogue.has(key) ? self(key) : other
    }
}

/// A value that a text can hold by name: words as they are, a whole number with its thousands grouped.
package protocol TextValue: Sendable {
    /// The value in a sentence of a language.
    func written(in language: Language) -> String
    /// The number by which a plural is chosen, nil for words.
    var plurality: Int? { get }
}

extension String: TextValue {
    package func written(in language: Language) -> String { self }
    package var plurality: Int? { nil }
}

extension Int: TextValue {
    package func written(in language: Language) -> String { grouped(self) }
    package var plurality: Int? { self }
}

/// How far the clock on the wall is ahead of UTC at a moment, and what it is called.
package struct WallClock: Sendable {
    /// The name shown beside a moment, such as `UTC` or `hora de Ciudad Juárez`.
    package let name: String
    /// Seconds ahead of UTC at a moment; negative to the west.
    package let offset: @Sendable (Instant) -> Int

    package init(name: String, offset: @escaping @Sendable (Instant) -> Int) {
        self.name = name
        self.offset = offset
    }

    /// A clock that keeps the same distance all year.
    package init(name: String, seconds: Int) { self.init(name: name) { _ in seconds } }

    package static let utc = WallClock(name: "UTC", seconds: 0)
}
