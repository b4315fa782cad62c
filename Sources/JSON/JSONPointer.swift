/// The steps of a JSON Pointer (RFC 6901).
package enum JSONPointer {
    /// A key as a step: `~` becomes `~0`, `/` becomes `~1`.
    package static func escaped(_ key: String) -> String {
        guard key.utf8.contains(where: { $0 == 0x7E || $0 == 0x2F }) else { return key }
        var step = ""
        for character in key.unicodeScalars {
            switch character {
            case "~": step += "~0"
            case "/": step += "~1"
            default: step.unicodeScalars.append(character)
            }
        }
        return step
    }
}

extension JSONValue {
    /// The value that a JSON Pointer leads to; nil when it leads nowhere.
    package subscript(pointer pointer: String) -> JSONValue? {
        if pointer.isEmpty { return self }
        guard pointer.utf8.first == 0x2F else { return nil }
        var value = self
        for step in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            let next: JSONValue?
            switch value {
            case .object(let object): next = object[Self.unescaped(step)]
            case .array(let elements):
                guard let place = Int(step), String(place) == step, elements.indices.contains(place) else { return nil }
                next = elements[place]
            default: return nil
            }
            guard let next else { return nil }
            value = next
        }
        return value
    }

    private static func unescaped(_ step: Substring) -> String {
        var key = ""
        var tilde = false
        for scalar in step.unicodeScalars {
            if tilde {
                tilde = false
                key.unicodeScalars.append(scalar == "0" ? "~" : scalar == "1" ? "/" : scalar)
            } else if scalar == "~" {
                tilde = true
            } else {
                key.unicodeScalars.append(scalar)
            }
        }
        return key
    }
}
