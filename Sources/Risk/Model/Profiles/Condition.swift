/// One condition of a profile: a field, a test, and what holds where the value is missing.
package struct Condition: Sendable, Hashable {
    /// The operator as its author wrote it.
    package enum Operator: String, Sendable, Hashable, CaseIterable {
        case prefix
        case `in`
        case notIn = "not-in"
        case equals
        case atLeast = "at-least"
        case atMost = "at-most"
        case moreThan = "more-than"
        case lessThan = "less-than"
        case between
    }

    /// What the operator and its operands come to.
    package enum Test: Sendable, Hashable {
        /// Begins with one of them.
        case prefix([String])
        /// Is one of them.
        case anyOf([String])
        /// Is none of them.
        case noneOf([String])
        /// Lies in one of the intervals; flags too, as 0 and 1.
        case within(Intervals)
    }

    package let field: Field
    package let op: Operator
    package let test: Test
    /// True where the author wrote `"missing": "match"`.
    package let matchesMissing: Bool

    package init(field: Field, op: Operator, test: Test, matchesMissing: Bool = false) {
        self.field = field
        self.op = op
        self.test = test
        self.matchesMissing = matchesMissing
    }

    /// Whether the condition holds, read the plain way: the meaning that the index must agree with.
    package func holds(_ facts: Facts) -> Bool {
        switch field.kind {
        case .code:
            guard let text = facts[code: field] else { return matchesMissing }
            return holds(text: text)
        case .number, .flag:
            guard let number = facts[number: field] else { return matchesMissing }
            return holds(number)
        case .set:
            let texts = facts[set: field]
            if texts.isEmpty { return matchesMissing }
            if case .noneOf = test { return texts.allSatisfy { holds(text: $0) } }
            return texts.contains { holds(text: $0) }
        }
    }

    func holds(text: String) -> Bool {
        switch test {
        case .prefix(let starts): starts.contains { text.utf8.starts(with: $0.utf8) }
        case .anyOf(let texts): texts.contains(text)
        case .noneOf(let texts): !texts.contains(text)
        case .within: false
        }
    }

    private func holds(_ number: Double) -> Bool {
        if case .within(let intervals) = test { intervals.contains(number) } else { false }
    }
}

extension Condition {
    /// `field` begins with one of the texts.
    package static func prefix(_ field: Field, _ texts: [String], missing: Bool = false) -> Condition {
        Condition(field: field, op: .prefix, test: .prefix(texts), matchesMissing: missing)
    }

    /// `field` is one of the texts.
    package static func anyOf(_ field: Field, _ texts: [String], missing: Bool = false) -> Condition {
        Condition(field: field, op: .in, test: .anyOf(texts), matchesMissing: missing)
    }

    /// `field` is none of the texts.
    package static func noneOf(_ field: Field, _ texts: [String], missing: Bool = false) -> Condition {
        Condition(field: field, op: .notIn, test: .noneOf(texts), matchesMissing: missing)
    }

    /// `field` is not below `bound`.
    package static func atLeast(_ field: Field, _ bound: Double, missing: Bool = false) -> Condition {
        Condition(field: field, op: .atLeast, test: .within(.atLeast(bound)), matchesMissing: missing)
    }

    /// `field` is not above `bound`.
    package static func atMost(_ field: Field, _ bound: Double, missing: Bool = false) -> Condition {
        Condition(field: field, op: .atMost, test: .within(.atMost(bound)), matchesMissing: missing)
    }

    /// `field` is true or false.
    package static func flag(_ field: Field, _ value: Bool, missing: Bool = false) -> Condition {
        Condition(field: field, op: .equals, test: .within(.anyOf([value ? 1 : 0])), matchesMissing: missing)
    }
}
