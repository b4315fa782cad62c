/// One thing that a person or a machine may be allowed to do; the rooms declare theirs as static members.
///
/// ```swift
/// extension Permission { package static let lodgeDeclaration = Permission("declaration.lodge") }
/// ```
package struct Permission: RawRepresentable, Hashable, Sendable, Comparable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package init(_ rawValue: String) { self.rawValue = rawValue }
    package static func < (left: Permission, right: Permission) -> Bool { left.rawValue < right.rawValue }
}

/// Who may call an endpoint. There is no default: every endpoint says it, and what it says is enforced in one place
/// (``Router``).
package enum Access: Hashable, Sendable {
    /// Also people and machines that have not signed in.
    case anyone
    /// Everyone who is signed in.
    case signedIn
    /// Those who hold the permission.
    case permission(Permission)
}

/// Who makes a request, as the authentication hook found.
package struct Principal: Sendable, Hashable {
    /// How the principal showed who it is.
    package enum Kind: String, Sendable, Hashable {
        /// A browser session by cookie: state changes need the CSRF token.
        case session
        /// A bearer token, which a browser never attaches by itself.
        case token
    }

    package var id: String
    package var name: String
    /// The operator, broker or administration for which it acts.
    package var organisation: String?
    package var roles: [String]
    package var permissions: Set<Permission>
    /// A language code such as `es`, when the principal has chosen one.
    package var language: String?
    package var kind: Kind
    /// The secret that a form or script of this session must send back; empty for tokens.
    package var csrfToken: String

    package init(
        id: String, name: String, organisation: String? = nil, roles: [String] = [],
        permissions: Set<Permission> = [], language: String? = nil, kind: Kind = .session, csrfToken: String = ""
    ) {
        self.id = id
        self.name = name
        self.organisation = organisation
        self.roles = roles
        self.permissions = permissions
        self.language = language
        self.kind = kind
        self.csrfToken = csrfToken
    }

    /// Whether this principal holds a permission.
    package func may(_ permission: Permission) -> Bool { permissions.contains(permission) }
}

extension Request {
    /// Who is signed in; the router has let nobody else in where an endpoint asks for it. Throws a 401 problem.
    package func signedIn() throws(HTTPProblem) -> Principal {
        guard let principal else { throw HTTPProblem(.unauthorized) }
        return principal
    }
}
