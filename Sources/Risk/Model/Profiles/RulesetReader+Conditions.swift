import Country
import JSON

extension RulesetReader {
    func conditions(_ node: PackNode) -> [Condition] {
        guard let list = node.member("conditions") else { return [] }
        let elements = list.elements
        if elements.isEmpty, list.json.array != nil { list.report("a control has at least one condition") }
        return elements.compactMap { condition($0) }
    }

    private func condition(_ node: PackNode) -> Condition? {
        node.allow("field", "op", "value", "values", "from", "to", "missing")
        let missing = matchesMissing(node)
        let found = field(node)
        guard let op = node.member("op")?.word(Condition.Operator.self), let field = found else { return nil }
        guard let test = test(op, field, node) else { return nil }
        return Condition(field: field, op: op, test: test, matchesMissing: missing)
    }

    private func field(_ node: PackNode) -> Field? {
        guard let name = node.member("field"), let text = name.string else { return nil }
        guard let field = Field(named: text) else {
            name.report("“\(text)” is no field; fields are \(Field.offered.map(\.name).joined(separator: ", "))")
            return nil
        }
        return field
    }

    private func matchesMissing(_ node: PackNode) -> Bool {
        guard let value = node.optional("missing"), let word = value.string else { return false }
        if word != "match", word != "no-match" {
            value.report("“missing” is match or no-match (what holds without it)")
        }
        return word == "match"
    }

    private func test(_ op: Condition.Operator, _ field: Field, _ node: PackNode) -> Condition.Test? {
        switch (op, field.kind) {
        case (.prefix, .code), (.prefix, .set): prefixes(node, field)
        case (.in, .code), (.in, .set): texts(node, field).map { .anyOf($0) }
        case (.notIn, .code), (.notIn, .set): texts(node, field).map { .noneOf($0) }
        case (.equals, .code), (.equals, .set): text(node, field).map { .anyOf([$0]) }
        case (.equals, .flag): flag(node).map { .within(.anyOf([$0 ? 1 : 0])) }
        case (.equals, .number): number(node, "value").map { .within(.anyOf([$0])) }
        case (.in, .number): numbers(node).map { .within(.anyOf($0)) }
        case (.notIn, .number): numbers(node).map { .within(.noneOf($0)) }
        case (.atLeast, .number): number(node, "value").map { .within(.atLeast($0)) }
        case (.atMost, .number): number(node, "value").map { .within(.atMost($0)) }
        case (.moreThan, .number): number(node, "value").map { .within(.moreThan($0)) }
        case (.lessThan, .number): number(node, "value").map { .within(.lessThan($0)) }
        case (.between, .number): between(node)
        default: refuse(op, field, node)
        }
    }

    private func refuse(_ op: Condition.Operator, _ field: Field, _ node: PackNode) -> Condition.Test? {
        node.member("op")?.report("“\(op.rawValue)” does not go with \(field.name), which is a \(field.kind.rawValue)")
        return nil
    }

    private func only(_ node: PackNode, _ keys: String...) {
        for key in ["value", "values", "from", "to"] where !keys.contains(key) {
            node.optional(key)?.report("this operator takes \(keys.joined(separator: " and ")), not “\(key)”")
        }
    }

    private func prefixes(_ node: PackNode, _ field: Field) -> Condition.Test? {
        let single = node.json["values"] == nil && node.json["value"] != nil
        let starts = single ? text(node, field).map { [$0] } : texts(node, field)
        guard let starts else { return nil }
        for start in starts where start.utf8.count > Token.capacity {
            node.report("a beginning has at most \(Token.capacity) characters, this one has more: “\(start)”")
        }
        return .prefix(starts)
    }

    private func text(_ node: PackNode, _ field: Field) -> String? {
        only(node, "value")
        guard let value = node.member("value"), let text = value.string else { return nil }
        check(text, field, value)
        return text
    }

    private func texts(_ node: PackNode, _ field: Field) -> [String]? {
        only(node, "values")
        guard let list = node.member("values") else { return nil }
        let texts = list.elements.compactMap { element -> String? in
            guard let text = element.string else { return nil }
            check(text, field, element)
            return text
        }
        if texts.isEmpty, list.json.array != nil { list.report("the list has at least one value") }
        return texts.isEmpty ? nil : texts
    }

    /// What can be said of a value by its field: nothing would ever match a misspelt one.
    private func check(_ text: String, _ field: Field, _ node: PackNode) {
        if text.isEmpty { return node.report("a text is expected here") }
        switch field {
        case .hs:
            if text.utf8.count > 10 || !text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                node.report("an HS code has up to 10 digits, without points")
            }
        case .origin, .departure, .destination, .transportNationality, .route:
            if text.utf8.count != 2 || !text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
                node.report("a country code has two capital letters (ISO 3166-1)")
            }
        case .flow:
            if !["import", "export", "transit"].contains(text) { node.report("a flow is import, export or transit") }
        default: break
        }
    }

    private func flag(_ node: PackNode) -> Bool? {
        only(node, "value")
        return node.member("value")?.bool
    }

    private func number(_ node: PackNode, _ key: String) -> Double? {
        if key == "value" { only(node, "value") }
        return node.member(key)?.double
    }

    private func numbers(_ node: PackNode) -> [Double]? {
        only(node, "values")
        guard let list = node.member("values") else { return nil }
        let numbers = list.elements.compactMap(\.double)
        if numbers.isEmpty, list.json.array != nil { list.report("the list has at least one value") }
        return numbers.isEmpty ? nil : numbers
    }

    private func between(_ node: PackNode) -> Condition.Test? {
        only(node, "from", "to")
        guard let from = number(node, "from"), let to = number(node, "to") else { return nil }
        if from > to { node.report("“from” is above “to”: nothing would ever match") }
        return .within(.between(from, to))
    }
}
