/// The named values of a query string or of an `application/x-www-form-urlencoded` body, in their order.
package struct FormFields: Hashable, Sendable {
    /// One `name=value`.
    package struct Field: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package private(set) var fields: [Field]

    package init(_ fields: [Field] = []) { self.fields = fields }

    /// The first value of a name.
    package subscript(name: String) -> String? {
        for field in fields where field.name == name { return field.value }
        return nil
    }

    /// The first value of a name when it is not empty or blank, trimmed of spaces.
    package func text(_ name: String) -> String? {
        guard let value = self[name] else { return nil }
        var trimmed = Substring(value)
        while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
        while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
        return trimmed.isEmpty ? nil : String(trimmed)
    }

    /// The first value of a name as a whole number.
    package func int(_ name: String) -> Int? { text(name).flatMap { Int($0) } }

    /// Every value of a name (check boxes, repeated filters).
    package func all(_ name: String) -> [String] {
        var values: [String] = []
        for field in fields where field.name == name { values.append(field.value) }
        return values
    }

    package var isEmpty: Bool { fields.isEmpty }

    /// The most fields that are read from one query or form.
    static let maximum = 1000

    /// Reads `a=1&b=2`. Throws when an escape is broken, a value is no UTF-8 or holds NUL, or there are too many fields.
    package init(parsing bytes: some Collection<UInt8>) throws(HTTPProblem) {
        fields = []
        for piece in bytes.split(separator: 0x26) {
            guard fields.count < Self.maximum else {
                throw .badRequest("more than \(Self.maximum) form fields", type: "form.size")
            }
            do {
                let equals = piece.firstIndex(of: 0x3D)
                let name = try PercentCoding.decode(
                    piece[piece.startIndex..<(equals ?? piece.endIndex)], plusIsSpace: true)
                let value =
                    try equals.map { try PercentCoding.decode(piece[$0...].dropFirst(), plusIsSpace: true) } ?? ""
                fields.append(Field(name: name, value: value))
            } catch {
                throw .badRequest(
                    "a query or form field is not valid percent-encoded UTF-8 text", type: "form.encoding")
            }
        }
    }

    /// The fields as a query string, without the question mark.
    package var encoded: String {
        fields.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }.joined(separator: "&")
    }
}
