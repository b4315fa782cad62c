/// A site as the questions see it.
package struct AnsweringSite: Hashable, Sendable {
    package var id: SiteID
    package var name: String
    /// What kind of place it is, such as `plant`, `warehouse`, `yard`, `office`.
    package var type: String

    package init(id: SiteID, name: String, type: String) {
        self.id = id
        self.name = name
        self.type = type
    }
}

/// An operator as the questions see it.
package struct AnsweringOperator: Hashable, Sendable {
    package var id: OperatorID
    package var name: String
    /// Its official numbers of every kind: an account belongs to it when its organisation is one of them.
    package var identifiers: Set<String>
    /// Its roles in the chain, such as `importer`, `broker`, `carrier`.
    package var roles: Set<String>
    /// The sites that are open, in order.
    package var sites: [AnsweringSite]

    package init(
        id: OperatorID, name: String, identifiers: Set<String>, roles: Set<String>, sites: [AnsweringSite]
    ) {
        self.id = id
        self.name = name
        self.identifiers = identifiers
        self.roles = roles
        self.sites = sites
    }

    package func site(_ id: SiteID) -> AnsweringSite? { sites.first { $0.id == id } }
}
