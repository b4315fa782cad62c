package import HTTP

/// What a person is at the house; an account holds one or more.
package enum Role: String, Sendable, Hashable, CaseIterable {
    case trader, broker
    case programmeOfficer = "programme-officer"
    case validator
    case decisionMaker = "decision-maker"
    case riskAnalyst = "risk-analyst"
    case laneOfficer = "lane-officer"
    case examiner, supervisor
    case programmeManager = "programme-manager"
    case auditor, administrator, partner

    /// True for those who act for the administration: they sign in with a second factor.
    package var isOfficial: Bool { self != .trader && self != .broker && self != .partner }
}

/// Which roles hold which permissions: each room declares its own, the roof puts them together, and the check is made
/// in one place. What is not granted is denied.
package struct Grants: Sendable, ExpressibleByArrayLiteral {
    private var roles: [Permission: Set<Role>] = [:]

    package init(arrayLiteral elements: (Permission, Set<Role>)...) {
        for (permission, holders) in elements { roles[permission, default: []].formUnion(holders) }
    }

    /// The grants of several rooms together.
    package init(_ rooms: [Grants]) {
        for room in rooms {
            for (permission, holders) in room.roles { roles[permission, default: []].formUnion(holders) }
        }
    }

    /// What the holder of these roles may do.
    package func permissions(of held: some Sequence<Role>) -> Set<Permission> {
        let held = Set(held)
        return Set(roles.filter { !$0.value.isDisjoint(with: held) }.keys)
    }

    /// Every permission that is granted to anyone, in order.
    package var permissions: [Permission] { roles.keys.sorted() }

    /// The roles that hold a permission.
    package func holders(of permission: Permission) -> Set<Role> { roles[permission] ?? [] }

    /// The matrix as text, one permission a line: what the documentation shows and a test compares.
    package var matrix: String {
        permissions.map { permission in
            let names = Role.allCases.filter { holders(of: permission).contains($0) }.map(\.rawValue)
            return "\(permission.rawValue): \(names.joined(separator: ", "))"
        }.joined(separator: "\n") + "\n"
    }
}
