package import Customs

/// What evidence and monitoring ask about operators; the register answers, and gives nothing away by itself.
package struct EvidenceAccess: Sendable {
    /// Whether the people of an organisation (its official number, such as the RFC) may act for an operator at an instant:
    /// it is the operator, or holds a mandate that has not ended.
    package var isOwn: @Sendable (_ organisation: String, _ operator: OperatorID, _ at: Instant) async throws -> Bool
    /// The operator's name; nil when there is no such operator.
    package var name: @Sendable (OperatorID) async throws -> String?
    package var sites: @Sendable (OperatorID) async throws -> [Site]

    package struct Site: Hashable, Sendable {
        package var id: SiteID
        package var name: String
        package init(id: SiteID, name: String) {
            self.id = id
            self.name = name
        }
    }

    package init(
        isOwn: @escaping @Sendable (String, OperatorID, Instant) async throws -> Bool,
        name: @escaping @Sendable (OperatorID) async throws -> String?,
        sites: @escaping @Sendable (OperatorID) async throws -> [Site]
    ) {
        self.isOwn = isOwn
        self.name = name
        self.sites = sites
    }

    /// Before the register is connected: nobody is anybody's.
    package static let closed = EvidenceAccess(
        isOwn: { _, _, _ in false }, name: { _ in nil }, sites: { _ in [] })
}
