package import Customs

/// A legal person that may not apply again for a time.
package struct OperatorBar: Hashable, Sendable {
    package var operatorID: OperatorID
    /// The code of the ground, or of the end that its status came to.
    package var ground: String
    /// The last day; nil while there is none.
    package var through: CalendarDay?

    package init(operatorID: OperatorID, ground: String, through: CalendarDay? = nil) {
        self.operatorID = operatorID
        self.ground = ground
        self.through = through
    }
}

/// Why a legal person may be one that is barred under another number (invariant 7).
package struct BarWarning: Hashable, Sendable {
    package enum Cause: Hashable, Sendable {
        /// It is the barred one.
        case itself
        /// Both hold or held the identifier of this key.
        case identifier(String)
        /// The same controlling owner; the person of this entry.
        case owner(PersonID)
        /// The barred one is its controlling owner.
        case ownedByBarred(PersonID)
    }

    package var bar: OperatorBar
    package var cause: Cause
}

/// What is known of a legal person's ties: pure values, so that the rule is tested alone.
package struct BarTies: Hashable, Sendable {
    package var operatorID: OperatorID
    /// The keys of all identifiers, former ones too.
    package var identifiers: Set<String>
    /// The identifier keys of controlling owners, former ones too, and the person of each.
    package var owners: [String: PersonID]

    package init(operatorID: OperatorID, identifiers: Set<String>, owners: [String: PersonID]) {
        self.operatorID = operatorID
        self.identifiers = identifiers
        self.owners = owners
    }

    /// The ties to those that are barred.
    package func warnings(_ barred: [(bar: OperatorBar, ties: BarTies)]) -> [BarWarning] {
        var warnings: [BarWarning] = []
        for (bar, ties) in barred {
            if bar.operatorID == operatorID {
                warnings.append(BarWarning(bar: bar, cause: .itself))
                continue
            }
            for key in identifiers.intersection(ties.identifiers).sorted() {
                warnings.append(BarWarning(bar: bar, cause: .identifier(key)))
            }
            for (key, person) in owners.sorted(by: { $0.key < $1.key }) {
                if ties.owners[key] != nil { warnings.append(BarWarning(bar: bar, cause: .owner(person))) }
                if ties.identifiers.contains(key) {
                    warnings.append(BarWarning(bar: bar, cause: .ownedByBarred(person)))
                }
            }
        }
        return warnings
    }
}
