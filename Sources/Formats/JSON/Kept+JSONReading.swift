import Customs
import JSON

extension Extension: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .node:
            var read: Node?
            try reader.optional(&read, .blank, &problems)
            if let read { node = read }
        case .parent: parent = try reader.anyText(&problems) ?? parent
        case .position:
            var number: Int?
            try reader.count(&number, &problems)
            position = number ?? 0
        default: return false
        }
        return true
    }
}

extension WrittenForm: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .name: try reader.text(&name, &problems)
        case .nodes: try reader.list(&nodes, .blank, &problems)
        case .parent: parent = try reader.anyText(&problems) ?? parent
        case .value: value = try reader.anyText(&problems) ?? value
        default: return false
        }
        return true
    }
}

extension Extension.Node: JSONPart {
    static let blank = Extension.Node(name: "", content: .text(""))

    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .attributes: try reader.list(&attributes, Extension.Attribute(name: "", value: ""), &problems)
        case .children:
            var children: [Extension.Node] = []
            try reader.list(&children, .blank, &problems)
            content = .nodes(children)
        case .name: try reader.text(&name, &problems)
        case .namespace: namespace = try reader.anyText(&problems)
        case .text: if let text = try reader.anyText(&problems) { content = .text(text) }
        default: return false
        }
        return true
    }
}

extension Extension.Attribute: JSONPart {
    mutating func readJSON(
        _ key: Member, _ reader: inout JSONReader, _ problems: inout [Problem]
    ) throws(JSONError) -> Bool {
        switch key {
        case .name: try reader.text(&name, &problems)
        case .value: value = try reader.anyText(&problems) ?? value
        default: return false
        }
        return true
    }
}

extension JSONReader {
    /// Parties: each names its role.
    mutating func parties(_ parties: inout [Party], _ problems: inout [Problem]) throws(JSONError) {
        do throws(JSONError) { try beginArray() } catch { return try goOn(after: error, &problems) }
        while try nextElement() {
            let last = parties.count
            parties.append(Party(role: .declarant))
            var role: PartyRole?
            var hasRole = false
            let isThere = try object(&problems) { key, reader, problems throws(JSONError) in
                if key == .role {
                    hasRole = true
                    try reader.word(&role, &problems)
                    return true
                }
                return try parties[last].readJSON(key, &reader, &problems)
            }
            guard isThere else {
                parties.removeLast()
                continue
            }
            if !hasRole { refuse("json.missing", "a party has a role", &problems) }
            parties[last].role = role ?? .declarant
        }
    }
}

extension Consignment {
    mutating func readItinerary(_ reader: inout JSONReader, _ problems: inout [Problem]) throws(JSONError) {
        do throws(JSONError) { try reader.beginArray() } catch { return try reader.goOn(after: error, &problems) }
        while try reader.nextElement() {
            var country: CountryCode?
            try reader.code(&country, &problems)
            if let country { itinerary.append(country) }
        }
    }
}
