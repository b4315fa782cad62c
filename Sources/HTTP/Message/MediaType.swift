/// Media types of RFC 9110 §8.3 and the negotiation of §12.5.1.
package enum MediaType {
    package static let json = "application/json"
    package static let problem = "application/problem+json"
    package static let html = "text/html; charset=utf-8"
    package static let text = "text/plain; charset=utf-8"
    package static let form = "application/x-www-form-urlencoded"
    package static let multipart = "multipart/form-data"

    /// The type and subtype in lower case, without parameters.
    package static func essence(of field: String) -> String {
        let utf8 = field.utf8
        var end = utf8.firstIndex(of: 0x3B) ?? utf8.endIndex
        while end > utf8.startIndex, utf8[utf8.index(before: end)] == 0x20 { end = utf8.index(before: end) }
        let essence = field[..<end]
        return utf8.contains { $0 &- 0x41 < 26 } ? essence.lowercased() : String(essence)
    }

    /// The value of a parameter such as `boundary`, without quotes.
    package static func parameter(_ name: String, of field: String) -> String? {
        for piece in field.split(separator: ";").dropFirst() {
            let pair = piece.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { continue }
            let key = pair[0].drop { $0 == " " || $0 == "\t" }
            guard Headers.same(String(key), name) else { continue }
            var value = pair[1]
            while value.last == " " { value.removeLast() }
            if value.count >= 2, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
            return String(value)
        }
        return nil
    }

    /// One range of an `Accept` field.
    struct Range {
        let type: Substring
        let quality: Double
    }

    static func ranges(of accept: String) -> [Range] {
        var ranges: [Range] = []
        for piece in accept.split(separator: ",").prefix(64) {
            let parts = piece.split(separator: ";")
            guard let first = parts.first else { continue }
            var quality = 1.0
            for part in parts.dropFirst() {
                let trimmed = part.drop { $0 == " " }
                if trimmed.hasPrefix("q=") || trimmed.hasPrefix("Q=") {
                    quality = Double(trimmed.dropFirst(2).filter { $0 != " " }) ?? 0
                }
            }
            var type = first.drop { $0 == " " || $0 == "\t" }
            while type.last == " " { type.removeLast() }
            ranges.append(Range(type: Substring(type.lowercased()), quality: quality))
        }
        return ranges
    }

    /// The quality that an `Accept` field gives a media type; 0: not acceptable. No field accepts everything.
    package static func quality(of type: String, accept: String?) -> Double {
        guard let accept, accept != "*/*" else { return 1 }
        let essence = essence(of: type)
        var best = (specificity: -1, quality: 0.0)
        for range in ranges(of: accept) {
            let specificity: Int
            if range.type == essence {
                specificity = 2
            } else if range.type == "*/*" {
                specificity = 0
            } else if range.type.hasSuffix("/*"), essence.hasPrefix(range.type.dropLast(1)) {
                specificity = 1
            } else {
                continue
            }
            if specificity > best.specificity { best = (specificity, range.quality) }
        }
        return best.quality
    }

    /// Whether the field names HTML itself (browsers do), at least as dearly as JSON.
    static func prefersHTML(accept: String?) -> Bool {
        guard let accept, accept.contains("text/html") else { return false }
        let html = quality(of: "text/html", accept: accept)
        return html > 0 && html >= quality(of: json, accept: accept)
    }
}
