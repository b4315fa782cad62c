package import Customs

extension PackNode {
    /// A day that must be there.
    package func day(_ key: String) -> CalendarDay? {
        member(key)?.value { text throws(InvalidValue) in try CalendarDay(text) }
    }

    /// `from`, and `through` where the entry has ended.
    package func validity() -> Validity? {
        guard let from = day("from") else { return nil }
        guard let end = optional("through") else { return Validity(from: from) }
        guard let through = end.value({ text throws(InvalidValue) in try CalendarDay(text) }) else { return nil }
        guard through >= from else {
            end.report("the last day comes before the first, \(from)")
            return nil
        }
        return Validity(from: from, through: through)
    }

    /// The file's `sources`: every fact cites one of them.
    package func sources() -> [String: Source] {
        var sources: [String: Source] = [:]
        for (key, node) in member("sources")?.members ?? [] {
            node.allow("title", "date", "verified")
            guard let title = node.text("title"), let date = node.day("date") else { continue }
            let isVerified = node.optional("verified").map { $0.bool ?? false } ?? true
            sources[key] = Source(key: key, title: title, date: date, isVerified: isVerified)
        }
        return sources
    }

    /// The source that the entry cites.
    package func source(in sources: [String: Source]) -> Source? {
        guard let node = member("source"), let key = node.string else { return nil }
        guard let source = sources[key] else {
            node.report("“\(key)” is not among the file's sources")
            return nil
        }
        return source
    }
}

/// Notes entries that carry the same code on the same day.
package func reportOverlaps<Entry>(
    _ entries: [(entry: Entry, node: PackNode)], code: (Entry) -> String, validity: (Entry) -> Validity
) {
    var seen: [String: [Validity]] = [:]
    for (entry, node) in entries {
        let (key, span) = (code(entry), validity(entry))
        let overlaps = (seen[key] ?? []).contains { other in
            span.from <= (other.through ?? span.from) && other.from <= (span.through ?? other.from)
        }
        if overlaps { node.report("“\(key)” is in the list twice for the same days") }
        seen[key, default: []].append(span)
    }
}
