package import Customs
package import Database

/// A number by which an operator is known, and when it holds.
package struct StatusNumber: Hashable, Sendable {
    package var text: String
    /// Nil: since ever.
    package var from: Instant?
    /// The first moment at which it no longer holds; nil: it still does.
    package var until: Instant?

    package init(_ text: String, from: Instant? = nil, until: Instant? = nil) {
        self.text = text
        self.from = from
        self.until = until
    }

    package func holds(at instant: Instant) -> Bool {
        (from.map { $0 <= instant } ?? true) && (until.map { instant < $0 } ?? true)
    }
}

/// Whoever keeps the operators' numbers: the registry of operators.
package protocol IdentifierSource: Sendable {
    /// Calls `body` for every number of one operator, or of all when nil.
    func forEachIdentifier(
        of operatorID: OperatorID?, in db: any Reading, _ body: (OperatorID, StatusNumber) throws -> Void) throws
}

/// No numbers: what a register stands on until it is given a registry.
package struct NoIdentifiers: IdentifierSource {
    package init() {}
    package func forEachIdentifier(
        of operatorID: OperatorID?, in db: any Reading, _ body: (OperatorID, StatusNumber) throws -> Void
    ) throws {}
}

/// The statuses that one case gave its operator.
package struct HeldStatus: Hashable, Sendable {
    package var caseID: CaseID
    package var programme: String
    /// The role for which it was certified, such as `importer`.
    package var role: String
    /// Ascending.
    package var changes: [StatusChange]

    package init(caseID: CaseID, programme: String, role: String, changes: [StatusChange]) {
        self.caseID = caseID
        self.programme = programme
        self.role = role
        self.changes = changes
    }
}

/// All that other rooms may ask about one operator.
package struct StatusFile: Hashable, Sendable {
    package var operatorID: OperatorID
    package var identifiers: [StatusNumber]
    /// In the order of their cases' numbers.
    package var held: [HeldStatus]
    /// The event that last changed it.
    package var sequence: Int64

    package init(operatorID: OperatorID, identifiers: [StatusNumber], held: [HeldStatus], sequence: Int64) {
        self.operatorID = operatorID
        self.identifiers = identifiers
        self.held = held
        self.sequence = sequence
    }

    /// The case that speaks for the operator at an instant and its change: an active one if there is any, else the one
    /// that changed last.
    package func standing(at instant: Instant, programmes: Set<String>? = nil) -> (
        held: HeldStatus, since: StatusChange
    )? {
        var found: (held: HeldStatus, since: StatusChange)?
        for held in held where programmes.map({ $0.contains(held.programme) }) ?? true {
            guard let change = held.changes.last(where: { $0.since <= instant }) else { continue }
            guard let best = found else {
                found = (held, change)
                continue
            }
            if change.status.isActive == best.since.status.isActive
                ? change.since > best.since.since : change.status.isActive
            {
                found = (held, change)
            }
        }
        return found
    }

    /// Whether a case of a programme (of any, when nil) makes the operator trusted at an instant.
    package func isActive(at instant: Instant, programme: String? = nil) -> Bool {
        held.contains { held in
            (programme == nil || held.programme == programme) && held.changes.status(at: instant)?.isActive == true
        }
    }
}
