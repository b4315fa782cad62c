/// A small check of a page's markup: elements close in order, ids are unique, labels and fragments lead to an id,
/// nothing needs inline script or style.
package enum MarkupCheck {
    private static let void: Set<String> = ["meta", "link", "input", "br", "hr", "img", "path", "rect", "circle"]

    package static func complaints(_ page: String) -> [String] {
        var complaints: [String] = []
        var open: [String] = []
        var ids: Set<String> = []
        var references: [String] = []
        var rest = Substring(page)
        while let start = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: ">") else {
                complaints.append("an element does not end")
                break
            }
            let inside = rest[..<end]
            rest = rest[rest.index(after: end)...]
            if inside.hasPrefix("!") { continue }
            let name = inside.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
            if inside.hasPrefix("/") {
                if open.last == name {
                    open.removeLast()
                } else {
                    complaints.append("</\(name)> within <\(open.last ?? "")>")
                }
                continue
            }
            for (key, value) in attributes(inside) {
                switch key {
                case "id": if !ids.insert(value).inserted { complaints.append("id \(value) twice") }
                case "for", "aria-labelledby", "aria-describedby":
                    references += value.split(separator: " ").map(String.init)
                case "href" where value.hasPrefix("#") && value.count > 1: references.append(String(value.dropFirst()))
                case "style": complaints.append("style attribute in <\(name)>")
                case let event where event.hasPrefix("on"): complaints.append("\(event) attribute in <\(name)>")
                default: break
                }
            }
            if !void.contains(name), !inside.hasSuffix("/") { open.append(name) }
        }
        if !open.isEmpty { complaints.append("not closed: \(open)") }
        for reference in references where !ids.contains(reference) { complaints.append("nothing has id \(reference)") }
        return complaints
    }

    private static func attributes(_ element: Substring) -> [(String, String)] {
        var found: [(String, String)] = []
        var rest = element.drop { !$0.isWhitespace }
        while let equals = rest.firstIndex(of: "=") {
            let key = rest[..<equals].split(whereSeparator: \.isWhitespace).last ?? ""
            rest = rest[rest.index(after: equals)...]
            guard rest.first == "\"", let close = rest.dropFirst().firstIndex(of: "\"") else { continue }
            found.append((String(key), String(rest[rest.index(after: rest.startIndex)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        return found
    }
}
