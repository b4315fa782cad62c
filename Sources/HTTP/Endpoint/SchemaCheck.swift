package import Customs
package import JSON

/// Checks a small JSON document against the part of JSON Schema (2020-12) that our endpoints use: `type`, `enum`,
/// `const`, `required`, `properties`, `additionalProperties: false`, `items`, `minItems`, `maxItems`, `minLength`,
/// `maxLength`, `minimum`, `maximum`. Words that it does not know are not checked; the handler's own reading stands behind.
package enum SchemaCheck {
    /// What the schema refuses, each with line and JSON Pointer; at most 100.
    package static func problems(of document: LocatedJSON, schema: JSONValue) -> [Problem] {
        var problems: [Problem] = []
        check(document, schema, &problems)
        return problems
    }

    private static let maximum = 100

    private static func check(_ value: LocatedJSON, _ schema: JSONValue, _ problems: inout [Problem]) {
        guard problems.count < maximum else { return }
        func refuse(_ code: String, _ message: String) {
            let place = Problem.Place(path: value.path, line: value.line, column: value.column)
            problems.append(Problem(code: "schema.\(code)", place: place, message: message))
        }
        let types = schema["type"]?.array?.compactMap(\.string) ?? schema["type"]?.string.map { [$0] } ?? []
        if !types.isEmpty, !types.contains(where: { isOf($0, value) }) {
            return refuse("type", "must be \(types.joined(separator: " or ")), and is \(value.kind.noun)")
        }
        if let allowed = schema["enum"]?.array, !allowed.contains(value.value) {
            let list = allowed.prefix(20).map { $0.text() }.joined(separator: ", ")
            refuse("enum", "must be one of \(list)")
        }
        if let only = schema["const"], only != value.value { refuse("const", "must be \(only.text())") }
        switch value.content {
        case .string(let text): checkText(text, schema, refuse)
        case .number(let number): checkNumber(number, schema, refuse)
        case .array(let elements):
            if let least = schema["minItems"]?.int, elements.count < least {
                refuse("minItems", "must have at least \(least) elements")
            }
            if let most = schema["maxItems"]?.int, elements.count > most {
                refuse("maxItems", "must have at most \(most) elements")
            }
            if let items = schema["items"] { for element in elements { check(element, items, &problems) } }
        case .object(let members):
            let properties = schema["properties"]
            for name in schema["required"]?.array ?? [] {
                guard let name = name.string, !members.contains(where: { $0.key == name }) else { continue }
                let place = Problem.Place(
                    path: "\(value.path)/\(JSONPointer.escaped(name))", line: value.line, column: value.column)
                problems.append(Problem(code: "schema.required", place: place, message: "`\(name)` is missing"))
            }
            for member in members {
                if let expected = properties?[member.key] {
                    check(member.value, expected, &problems)
                } else if schema["additionalProperties"]?.bool == false {
                    let place = Problem.Place(
                        path: member.value.path, line: member.line, column: member.value.column)
                    problems.append(
                        Problem(code: "schema.unknown", place: place, message: "this member is not known here"))
                }
            }
        default: break
        }
    }

    private static func checkText(_ text: String, _ schema: JSONValue, _ refuse: (String, String) -> Void) {
        let length = Int64(text.unicodeScalars.count)
        if let least = schema["minLength"]?.int, length < least {
            refuse("minLength", "must have at least \(least) characters")
        }
        if let most = schema["maxLength"]?.int, length > most {
            refuse("maxLength", "must have at most \(most) characters")
        }
    }

    private static func checkNumber(_ number: JSONNumber, _ schema: JSONValue, _ refuse: (String, String) -> Void) {
        if let least = schema["minimum"]?.double, number.double.map({ $0 < least }) ?? true {
            refuse("minimum", "must be at least \(least)")
        }
        if let most = schema["maximum"]?.double, number.double.map({ $0 > most }) ?? true {
            refuse("maximum", "must be at most \(most)")
        }
    }

    private static func isOf(_ type: String, _ value: LocatedJSON) -> Bool {
        switch (type, value.content) {
        case ("null", .null), ("boolean", .bool), ("string", .string), ("array", .array), ("object", .object),
            ("number", .number):
            true
        case ("integer", .number(let number)): number.int != nil
        default: false
        }
    }
}
