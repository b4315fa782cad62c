/// The part that a party plays in a declaration.
package enum PartyRole: String, Sendable, Hashable, CaseIterable {
    case declarant, agent, importer, exporter, consignee, consignor, seller, buyer, carrier, warehousekeeper
    case freightForwarder = "freight-forwarder"
    case manufacturer, payer, surety
    case taxParty = "tax-party"
    case notifyParty = "notify-party"
    case deconsolidator, submitter
}

/// A person or firm that a declaration names, by number, or by name and address, or both.
package struct Party: Hashable, Sendable {
    package var role: PartyRole
    /// The identifier as written (RFC, EORI, TIN, ...), at most 35 characters.
    package var identifier: String?
    package var name: String?
    package var address: Address?
    /// A role code that a message gives beside the element's name (`RoleCode`, `FunctionCode`).
    package var roleCode: String?

    package init(
        role: PartyRole, identifier: String? = nil, name: String? = nil, address: Address? = nil,
        roleCode: String? = nil
    ) {
        self.role = role
        self.identifier = identifier
        self.name = name
        self.address = address
        self.roleCode = roleCode
    }
}

extension [Party] {
    /// What is read of the first with a role; all are looked at where they stand.
    func first<Value>(_ role: PartyRole, _ read: (Party) -> Value) -> Value? {
        for place in indices where self[place].role == role { return read(self[place]) }
        return nil
    }
}

/// A postal address as declarations carry it.
package struct Address: Hashable, Sendable {
    package var line: String?
    package var city: String?
    package var postcode: String?
    package var region: String?
    /// The region by code (ISO 3166-2 or national).
    package var regionCode: String?
    package var country: CountryCode?
    package var typeCode: String?

    package init(
        line: String? = nil, city: String? = nil, postcode: String? = nil, region: String? = nil,
        country: CountryCode? = nil, typeCode: String? = nil
    ) {
        self.line = line
        self.city = city
        self.postcode = postcode
        self.region = region
        self.country = country
        self.typeCode = typeCode
    }
}

/// How the agent stands in for the party (WCO 3036: 2 direct, 3 indirect).
package enum Representation: String, Sendable, Hashable, CaseIterable {
    case own = "1"
    case direct = "2"
    case indirect = "3"
}

/// A party that holds a customs authorisation used in the declaration: `AEOC`, `AEOS`, `AEOF`, `CGU`, `DPO`...
package struct AuthorisationHolder: Hashable, Sendable {
    package var identifier: String?
    package var category: String?

    package init(identifier: String?, category: String?) {
        self.identifier = identifier
        self.category = category
    }
}

/// An operator of a partner administration's programme, recognised under an arrangement.
package struct RecognisedParty: Hashable, Sendable {
    package var identifier: String
    package var role: String

    package init(identifier: String, role: String) {
        self.identifier = identifier
        self.role = role
    }
}
