/// Why two entries may be of one legal person.
package struct Duplicate: Hashable, Sendable {
    package enum Cause: Hashable, Sendable {
        /// The key of the identifier that both hold or held.
        case identifier(String)
        /// How alike the names are, 0 to 1.
        case name(Double)
    }

    package var operatorID: OperatorID
    package var name: String
    package var causes: [Cause]

    /// The likeness by which duplicates are put in order: an identifier counts most.
    package var weight: Double {
        causes.reduce(0) { sum, cause in
            switch cause {
            case .identifier: sum + 2
            case .name(let score): sum + score
            }
        }
    }
}

/// What is compared of an entry.
package struct DuplicateCandidate: Hashable, Sendable {
    package var operatorID: OperatorID?
    /// The keys of all identifiers that it holds or held.
    package var keys: Set<String>
    /// All its names, former ones too.
    package var names: [String]

    package init(operatorID: OperatorID?, keys: Set<String>, names: [String]) {
        self.operatorID = operatorID
        self.keys = keys
        self.names = names
    }

    package init(_ person: LegalPerson) {
        self.init(
            operatorID: person.id, keys: Set(person.identifiers.map(\.identifier.key)), names: person.names.map(\.text))
    }

    /// The entries that may be of the same legal person, the likeliest first.
    package func duplicates(among others: [DuplicateCandidate]) -> [Duplicate] {
        let words = names.map(NameWords.significant)
        return others.compactMap { other -> Duplicate? in
            guard let id = other.operatorID, id != operatorID else { return nil }
            var causes = keys.intersection(other.keys).sorted().map { Duplicate.Cause.identifier($0) }
            var best = 0.0
            for name in other.names {
                let parts = NameWords.significant(name)
                for own in words { best = max(best, NameSimilarity.score(own, parts)) }
            }
            if best >= NameSimilarity.threshold { causes.append(.name(best)) }
            return causes.isEmpty ? nil : Duplicate(operatorID: id, name: other.names.last ?? "", causes: causes)
        }.sorted { ($1.weight, $0.operatorID) < ($0.weight, $1.operatorID) }
    }
}
