import JSON

/// As much of JSON Schema 2020-12 as the declaration's schema uses.
struct JSONSchemaCheck {
    let root: JSONValue

    struct NotSupported: Error { let keyword: String }

    init(_ schema: JSONValue) throws {
        root = schema
        try Self.checkKeywords(schema, isSchema: true)
    }

    private static let keywords: Set<String> = [
        "$schema", "$id", "$defs", "$ref", "title", "description", "type", "properties", "required",
        "additionalProperties", "items", "enum", "default", "pattern", "format", "minLength", "maxLength", "minimum",
        "maximum",
    ]

    private static func checkKeywords(_ value: JSONValue, isSchema: Bool) throws {
        guard case .object(let object) = value else { return }
        for (key, inner) in object.members {
            if isSchema, !keywords.contains(key) { throw NotSupported(keyword: key) }
            switch key {
            case "properties" where isSchema, "$defs" where isSchema: try checkKeywords(inner, isSchema: false)
            case "items" where isSchema: try checkKeywords(inner, isSchema: true)
            default: if !isSchema { try checkKeywords(inner, isSchema: true) }
            }
        }
    }

    func violations(of value: JSONValue) -> [String] {
        var found: [String] = []
        check(value, root, "", &found)
        return found
    }

    private func check(_ value: JSONValue, _ schema: JSONValue, _ path: String, _ found: inout [String]) {
        if let reference = schema["$ref"]?.string {
            let name = String(reference.dropFirst("#/$defs/".count))
            guard let target = root["$defs"]?[name] else { return found.append("no \(reference)") }
            return check(value, target, path, &found)
        }
        if let choices = schema["enum"]?.array, !choices.contains(value) { found.append("\(path): not in enum") }
        switch schema["type"]?.string {
        case "object":
            guard case .object(let object) = value else { return found.append("\(path): no object") }
            for name in schema["required"]?.array ?? [] where object[name.string ?? ""] == nil {
                found.append("\(path): lacks \(name.string ?? "")")
            }
            for (key, inner) in object.members {
                guard let known = schema["properties"]?[key] else {
                    found.append("\(path)/\(key): unknown")
                    continue
                }
                check(inner, known, "\(path)/\(key)", &found)
            }
        case "array":
            guard let elements = value.array else { return found.append("\(path): no array") }
            for (index, element) in elements.enumerated() {
                check(element, schema["items"] ?? .null, "\(path)/\(index)", &found)
            }
        case "string": checkString(value, schema, path, &found)
        case "integer":
            guard let number = value.int else { return found.append("\(path): no integer") }
            if number < schema["minimum"]?.int ?? .min || number > schema["maximum"]?.int ?? .max {
                found.append("\(path): out of range")
            }
        case "boolean": if value.bool == nil { found.append("\(path): no boolean") }
        default: found.append("\(path): schema without a type")
        }
    }

    private func checkString(_ value: JSONValue, _ schema: JSONValue, _ path: String, _ found: inout [String]) {
        guard let text = value.string else { return found.append("\(path): no text") }
        let length = Int64(text.unicodeScalars.count)
        if length < schema["minLength"]?.int ?? 0 || length > schema["maxLength"]?.int ?? .max {
            found.append("\(path): length")
        }
        if let pattern = schema["pattern"]?.string {
            guard let regex = try? Regex(pattern) else { return found.append("\(path): bad pattern") }
            if text.firstMatch(of: regex) == nil { found.append("\(path): does not match \(pattern)") }
        }
    }
}
