package import HTTP

/// Which roles hold which permissions: each room declares its own, the roof puts them together, and the check is made
/// in one place (the router). What is not granted is denied.
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
        var found: Set<Permission> = []
        for (permission, holders) in roles where !holders.isDisjoint(with: held) { found.insert(permission) }
        return found
    }

    /// Every permission that is granted to anyone, in order.
    package var permissions: [Permission] { roles.keys.sorted() }

    /// The roles that hold a permission.
    package func holders(of permission: Permission) -> Set<Role> { roles[permission] ?? [] }

    /// The matrix as text, one permission a line: what the documentation shows and a test compares.
    package var matrix: String {
        permissions.map { permission in
            "\(permission.rawValue): \(holders(of: permission).sorted().map(\.rawValue).joined(separator: ", "))"
        }.joined(separator: "\n") + "\n"
    }
}
