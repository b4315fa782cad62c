import Customs

/// The parties of a declaration's head that have an identifier: the first of each role, and all identifiers once, in the
/// order of ``Declaration/party(_:)``.
///
/// Lists, not tables: a declaration names half a dozen, and looking through them costs less than hashing.
struct HeadParties {
    private(set) var first: [(role: PartyRole, identifier: String)] = []
    private(set) var identifiers: [String] = []

    init(_ declaration: borrowing Declaration) {
        first.reserveCapacity(8)
        identifiers.reserveCapacity(8)
        add(declaration.parties)
        add(declaration.consignment?.parties)
        add(declaration.shipment?.parties)
        add(declaration.shipment?.consignment?.parties)
    }

    private mutating func add(_ parties: [Party]?) {
        guard let parties else { return }
        for place in parties.indices {
            guard let identifier = parties[place].identifier, !identifier.isEmpty else { continue }
            let role = parties[place].role
            if self[role] == nil { first.append((role, identifier)) }
            if !identifiers.contains(identifier) { identifiers.append(identifier) }
        }
    }

    /// The identifier of the first party in a role that has one.
    subscript(role: PartyRole) -> String? {
        for place in first.indices where first[place].role == role { return first[place].identifier }
        return nil
    }
}
