/// An operator, broker or administration for which accounts act.
package struct Organisation: Hashable, Sendable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case trader, broker, partner
        /// Another authority that is consulted; its number is the code that consultations are addressed to.
        case authority
    }

    /// Its official number (RFC, EORI, TIN), by which other rooms know it; never changed.
    package var id: String
    package var name: String
    package var kind: Kind

    package init(id: String, name: String, kind: Kind) {
        self.id = id
        self.name = name
        self.kind = kind
    }

    /// Why this cannot be an organisation; nil when it can.
    package var refusal: IdentityError? {
        let isNumber = (2...32).contains(id.utf8.count) && id.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
        guard isNumber else { return IdentityError(.organisationNumber) }
        return name.isEmpty || name.count > 200 ? IdentityError(.name) : nil
    }
}
