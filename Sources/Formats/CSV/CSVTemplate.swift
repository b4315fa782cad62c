import JSON

/// The shape of the JSON that a row becomes: made once from a mapping, filled for each row.
struct CSVTemplate: Sendable {
    private indirect enum Node: Sendable {
        case object([(key: String, node: Node)])
        case array([(place: Int, node: Node)])
        /// The value of a column.
        case column(Int, kind: Kind)
        /// A constant that is always there.
        case constant(JSONValue)
        /// A constant that is there when something else in its object is.
        case companion(JSONValue)
    }

    enum Kind: Sendable { case text, number, flag }

    private var root: Node = .object([])

    init(columns: [CSVMapping.Column], constants: [(pointer: String, value: JSONValue)]) {
        for (index, column) in columns.enumerated() {
            guard case .value(let target) = column.use else { continue }
            add(target.pointer, .column(index, kind: Self.kind(target.pointer)))
            if let otherwise = target.otherwise { add(otherwise, .column(index + columns.count, kind: .text)) }
            for constant in target.with { add(constant.pointer, .companion(constant.value)) }
        }
        for constant in constants { add(constant.pointer, .constant(constant.value)) }
        root = Self.sorted(root)
    }

    private static func kind(_ pointer: String) -> Kind {
        switch DeclarationSchemaPath.leaf(pointer)?["type"]?.string {
        case "integer": .number
        case "boolean": .flag
        default: .text
        }
    }

    private mutating func add(_ pointer: String, _ leaf: Node) {
        root = Self.adding(pointer.split(separator: "/")[...], leaf, to: root)
    }

    private static func adding(_ steps: ArraySlice<Substring>, _ leaf: Node, to node: Node?) -> Node {
        guard let step = steps.first else { return leaf }
        let rest = steps.dropFirst()
        if let place = Int(step) {
            var elements: [(place: Int, node: Node)] = []
            if case .array(let known)? = node { elements = known }
            if let index = elements.firstIndex(where: { $0.place == place }) {
                elements[index].node = adding(rest, leaf, to: elements[index].node)
            } else {
                elements.append((place, adding(rest, leaf, to: nil)))
            }
            return .array(elements)
        }
        var members: [(key: String, node: Node)] = []
        if case .object(let known)? = node { members = known }
        if let index = members.firstIndex(where: { $0.key == step }) {
            members[index].node = adding(rest, leaf, to: members[index].node)
        } else {
            members.append((String(step), adding(rest, leaf, to: nil)))
        }
        return .object(members)
    }

    private static func sorted(_ node: Node) -> Node {
        switch node {
        case .object(let members):
            .object(members.map { ($0.key, sorted($0.node)) }.sorted { $0.0 < $1.0 })
        case .array(let elements):
            .array(elements.map { ($0.place, sorted($0.node)) }.sorted { $0.0 < $1.0 })
        default: node
        }
    }

    // MARK: Filling

    /// Writes the JSON of a row; `value` gives a column's text, nil when it is empty. A column's second target has the
    /// column's number plus the number of columns.
    func write(to writer: inout JSONWriter, _ value: (Int) -> String?) {
        Self.write(root, to: &writer, value)
    }

    private static func isFilled(_ node: Node, _ value: (Int) -> String?) -> Bool {
        switch node {
        case .object(let members): members.contains { isFilled($0.node, value) }
        case .array(let elements): elements.contains { isFilled($0.node, value) }
        case .column(let index, _): value(index) != nil
        case .constant: true
        case .companion: false
        }
    }

    private static func write(_ node: Node, to writer: inout JSONWriter, _ value: (Int) -> String?) {
        switch node {
        case .object(let members):
            writer.beginObject()
            for member in members where isWritten(member.node, value) {
                writer.key(member.key)
                write(member.node, to: &writer, value)
            }
            writer.endObject()
        case .array(let elements):
            writer.beginArray()
            for element in elements where isFilled(element.node, value) { write(element.node, to: &writer, value) }
            writer.endArray()
        case .column(let index, let kind):
            let text = value(index) ?? ""
            switch kind {
            case .number where Int64(text) != nil: writer.int(Int64(text) ?? 0)
            case .flag where text == "true" || text == "false": writer.bool(text == "true")
            default: writer.string(text)
            }
        case .constant(let value), .companion(let value): write(value, to: &writer)
        }
    }

    private static func isWritten(_ node: Node, _ value: (Int) -> String?) -> Bool {
        if case .companion = node { return true }
        return isFilled(node, value)
    }

    private static func write(_ value: JSONValue, to writer: inout JSONWriter) {
        switch value {
        case .string(let text): writer.string(text)
        case .number(let number): writer.number(number)
        case .bool(let flag): writer.bool(flag)
        default: writer.null()
        }
    }

    // MARK: The way back

    /// Which column stands at each pointer of the JSON that ``write(to:_:)`` gives for a row.
    func columns(_ value: (Int) -> String?) -> [String: Int] {
        var found: [String: Int] = [:]
        Self.collect(root, "", value, &found)
        return found
    }

    private static func collect(_ node: Node, _ path: String, _ value: (Int) -> String?, _ found: inout [String: Int]) {
        switch node {
        case .object(let members):
            for member in members { collect(member.node, path + "/" + member.key, value, &found) }
        case .array(let elements):
            for (place, element) in elements.filter({ isFilled($0.node, value) }).enumerated() {
                collect(element.node, "\(path)/\(place)", value, &found)
            }
        case .column(let index, _): if value(index) != nil { found[path] = index }
        case .constant, .companion: break
        }
    }

    /// The columns' values in a declaration's JSON. An element of a list is found by the constants that the mapping
    /// writes beside it (a party by its role), else by its place.
    func values(in json: JSONValue) -> [Int: String] {
        var found: [Int: String] = [:]
        Self.take(root, json, &found)
        return found
    }

    private static func take(_ node: Node, _ json: JSONValue, _ found: inout [Int: String]) {
        switch node {
        case .object(let members):
            for member in members { if let inner = json[member.key] { take(member.node, inner, &found) } }
        case .array(let elements):
            guard let values = json.array else { return }
            for element in elements {
                let marks = marks(of: element.node)
                let match =
                    marks.isEmpty
                    ? (values.indices.contains(element.place) ? values[element.place] : nil)
                    : values.first { value in marks.allSatisfy { value[$0.key] == $0.value } }
                if let match { take(element.node, match, &found) }
            }
        case .column(let index, _):
            found[index] = json.string ?? json.int.map { String($0) } ?? json.bool.map { String($0) }
        case .constant, .companion: break
        }
    }

    private static func marks(of node: Node) -> [(key: String, value: JSONValue)] {
        guard case .object(let members) = node else { return [] }
        return members.compactMap { member in
            switch member.node {
            case .companion(let value), .constant(let value): (member.key, value)
            default: nil
            }
        }
    }
}
