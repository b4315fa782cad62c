/// People by their logins, each once and in order, so that the same people are always written the same.
package struct Persons: Hashable, Sendable, Codable, ExpressibleByArrayLiteral, Sequence {
    private var logins: Set<String>

    package init(arrayLiteral logins: String...) { self.logins = Set(logins) }
    package init(_ logins: some Sequence<String>) { self.logins = Set(logins) }

    package var isEmpty: Bool { logins.isEmpty }
    package var set: Set<String> { logins }
    package func makeIterator() -> IndexingIterator<[String]> { logins.sorted().makeIterator() }
    package func contains(_ login: String) -> Bool { logins.contains(login) }
    package mutating func insert(_ login: String) { logins.insert(login) }
    package mutating func formUnion(_ others: some Sequence<String>) { logins.formUnion(others) }

    package init(from decoder: any Decoder) throws {
        logins = Set(try decoder.singleValueContainer().decode([String].self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(logins.sorted())
    }
}
