/// A language of the pages.
package enum Language: String, Sendable, Hashable, CaseIterable {
    /// Spanish as Mexico writes it; spoken to with *usted*.
    case es
    /// English.
    case en

    /// The language's name in itself.
    package var name: String {
        switch self {
        case .es: "Español"
        case .en: "English"
        }
    }

    /// The first of a reader's languages (`Accept-Language`, or a stored choice) that the pages have; Spanish otherwise.
    ///
    /// Quality values are honoured, `;q=0` excludes.
    package init(preferred header: String) {
        var best: (language: Language, quality: Double)?
        for part in header.split(separator: ",") {
            let fields = part.split(separator: ";")
            guard let tag = fields.first?.split(whereSeparator: { $0 == "-" || $0 == " " }).first,
                let language = Language(rawValue: tag.lowercased())
            else { continue }
            var quality = 1.0
            for field in fields.dropFirst() {
                let pair = field.split(separator: "=")
                if pair.count == 2, pair[0].filter({ $0 != " " }) == "q" {
                    quality = Double(pair[1].filter { $0 != " " }) ?? 0
                }
            }
            if quality > (best?.quality ?? 0) { best = (language, quality) }
        }
        self = best?.language ?? .es
    }
}
