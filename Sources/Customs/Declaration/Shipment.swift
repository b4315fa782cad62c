/// The goods of one trade transaction (`GoodsShipment`).
package struct Shipment: Hashable, Sendable {
    package var parties: [Party] = []
    package var transactionNature: String?
    package var destination: CountryCode?
    package var destinationRegion: String?
    package var exportCountry: CountryCode?
    package var ucr: String?
    package var tradeTerms: TradeTerms?
    package var invoices: [SupportingDocument] = []
    package var previousDocuments: [PreviousDocument] = []
    package var documents: [SupportingDocument] = []
    /// The cost of carriage, where it is declared for the whole shipment.
    package var freightCharge: Money?
    package var charges: [ValuationCharge] = []
    package var warehouse: Warehouse?
    package var consignment: Consignment?
    package var items: [GoodsItem] = []

    package init() {}
}

/// How and where the goods travel and stand (`Consignment`).
package struct Consignment: Hashable, Sendable {
    package var isContainerised: Bool?
    package var goodsLocation: GoodsLocation?
    package var loadingLocation: String?
    package var unloadingLocation: String?
    package var arrivalTransport: TransportMeans?
    package var departureTransport: TransportMeans?
    package var equipment: [TransportEquipment] = []
    package var itinerary: [CountryCode] = []
    package var freightPaymentMethod: String?
    package var parties: [Party] = []

    package init() {}
}

/// A place where goods can be examined (`GoodsLocation`).
package struct GoodsLocation: Hashable, Sendable {
    package var identifier: String?
    package var name: String?
    package var typeCode: String?
    package var address: Address?

    package init(identifier: String? = nil, name: String? = nil, typeCode: String? = nil, address: Address? = nil) {
        self.identifier = identifier
        self.name = name
        self.typeCode = typeCode
        self.address = address
    }
}

/// A ship, truck, wagon or aircraft: its number as written (plate, IMO, flight), what kind of number, flag and mode.
package struct TransportMeans: Hashable, Sendable {
    package var identifier: String?
    package var identifierType: String?
    package var nationality: CountryCode?
    package var mode: TransportMode?
    package var name: String?
    package var typeCode: String?

    package init(
        identifier: String? = nil, identifierType: String? = nil, nationality: CountryCode? = nil,
        mode: TransportMode? = nil, name: String? = nil, typeCode: String? = nil
    ) {
        self.identifier = identifier
        self.identifierType = identifierType
        self.nationality = nationality
        self.mode = mode
        self.name = name
        self.typeCode = typeCode
    }
}

/// A container, trailer or other equipment, with its seals.
package struct TransportEquipment: Hashable, Sendable {
    package var sequence: Int?
    package var identifier: String?
    package var seals: [Seal] = []

    package struct Seal: Hashable, Sendable {
        package var sequence: Int?
        package var identifier: String

        package init(sequence: Int? = nil, identifier: String) {
            self.sequence = sequence
            self.identifier = identifier
        }
    }

    package init(sequence: Int? = nil, identifier: String? = nil, seals: [Seal] = []) {
        self.sequence = sequence
        self.identifier = identifier
        self.seals = seals
    }
}

/// Delivery terms (Incoterms) and the place they name.
package struct TradeTerms: Hashable, Sendable {
    package var condition: String?
    package var location: String?
    package var country: CountryCode?
    package var description: String?
    package var locationName: String?
    /// Whether the terms hold for this country pair (`CountryRelationshipCode`).
    package var relationship: String?

    package init(
        condition: String? = nil, location: String? = nil, country: CountryCode? = nil, description: String? = nil
    ) {
        self.condition = condition
        self.location = location
        self.country = country
        self.description = description
    }
}

/// A customs warehouse: its number and kind.
package struct Warehouse: Hashable, Sendable {
    package var identifier: String?
    package var typeCode: String?

    package init(identifier: String? = nil, typeCode: String? = nil) {
        self.identifier = identifier
        self.typeCode = typeCode
    }
}
