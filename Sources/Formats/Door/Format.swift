/// The formats that a declaration travels in.
package enum Format: String, Hashable, Sendable, CaseIterable {
    /// WCO Data Model declaration in XML.
    case wco
    /// Garita's own JSON.
    case json
    /// Comma-separated values, read through a mapping file.
    case csv

    /// The media type of what Garita writes in this format.
    package var mediaType: String {
        switch self {
        case .wco: "application/xml"
        case .json: "application/vnd.garita.declaration+json"
        case .csv: "text/csv"
        }
    }

    /// The format of a media type, whatever its parameters; nil when the door does not know it.
    package init?(mediaType: String) {
        if let known = Self.named(mediaType) {
            self = known
            return
        }
        let name = mediaType.prefix { $0 != ";" }.lowercased().split(separator: " ").joined()
        guard let known = Self.named(name) else { return nil }
        self = known
    }

    private static func named(_ essence: String) -> Format? {
        switch essence {
        case "application/xml", "text/xml": .wco
        case "application/json", "application/vnd.garita.declaration+json": .json
        case "text/csv": .csv
        default: nil
        }
    }
}
