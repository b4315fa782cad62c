/// One line of a declaration (`GovernmentAgencyGoodsItem`).
package struct GoodsItem: Hashable, Sendable {
    package var sequence: Int
    package var description: String?
    /// The commodity code: HS subheading or national tariff item, joined from its parts where a message splits it.
    package var commodity: HSCode?
    /// Other classifications, in order, with the scheme code of each (`TRA`, `GN`, `CV`, `SRZ` ...).
    package var classifications: [Classification] = []
    package var origins: [Origin] = []
    package var destination: CountryCode?
    package var destinationRegion: String?
    package var exportCountry: CountryCode?
    package var procedure: Procedure?
    package var additionalProcedures: [String] = []
    package var grossMass: Mass?
    package var netMass: Mass?
    /// Quantity in the tariff's supplementary unit.
    package var quantity: Quantity?
    package var price: Money?
    package var statisticalValue: Money?
    package var customsValue: Money?
    package var valuationMethod: String?
    package var valuation: [ValuationAdjustment] = []
    package var charges: [ValuationCharge] = []
    package var taxes: [DutyTax] = []
    package var packaging: [Packaging] = []
    package var documents: [SupportingDocument] = []
    package var additionalInformation: [AdditionalInformation] = []
    package var previousDocuments: [PreviousDocument] = []
    package var parties: [Party] = []
    /// AEO parties of this item, recognised under a mutual-recognition arrangement.
    package var recognisedParties: [RecognisedParty] = []
    package var equipment: [TransportEquipment] = []
    package var transactionNature: String?
    package var ucr: String?
    package var dangerousGoods: [String] = []

    package init(sequence: Int) { self.sequence = sequence }

    /// The country of non-preferential origin, else the first that is named.
    package var origin: CountryCode? {
        for place in origins.indices where origins[place].typeCode == "1" { return origins[place].country }
        return origins.first?.country
    }
}

/// A classification of the goods in a scheme other than the commodity code.
package struct Classification: Hashable, Sendable {
    package var identifier: String
    package var scheme: String?

    package init(identifier: String, scheme: String? = nil) {
        self.identifier = identifier
        self.scheme = scheme
    }
}

/// A country of origin: type 1 non-preferential, 2 preferential.
package struct Origin: Hashable, Sendable {
    package var country: CountryCode?
    package var typeCode: String?
    package var region: String?

    package init(country: CountryCode?, typeCode: String? = nil) {
        self.country = country
        self.typeCode = typeCode
    }
}

/// The customs procedure asked for and the one before it (Kyoto specific annexes; codes by the administration).
package struct Procedure: Hashable, Sendable {
    package var current: String
    package var previous: String?

    package init(current: String, previous: String? = nil) {
        self.current = current
        self.previous = previous
    }
}

/// Packages of one kind: number, type and marks.
package struct Packaging: Hashable, Sendable {
    package var sequence: Int?
    package var count: Int?
    package var type: PackageType?
    package var marks: String?

    package init(sequence: Int? = nil, count: Int? = nil, type: PackageType? = nil, marks: String? = nil) {
        self.sequence = sequence
        self.count = count
        self.type = type
        self.marks = marks
    }
}

/// An addition to or deduction from the price in the customs value.
package struct ValuationAdjustment: Hashable, Sendable {
    package var additionCode: String?
    package var amount: Money?
    package var percentage: ExactDecimal?

    package init(additionCode: String? = nil, amount: Money? = nil, percentage: ExactDecimal? = nil) {
        self.additionCode = additionCode
        self.amount = amount
        self.percentage = percentage
    }
}

/// A charge added to or deducted from the price, by kind (`ChargeDeduction`: freight, insurance, commissions).
package struct ValuationCharge: Hashable, Sendable {
    package var typeCode: String?
    package var amount: Money?

    package init(typeCode: String? = nil, amount: Money? = nil) {
        self.typeCode = typeCode
        self.amount = amount
    }
}

/// A duty or tax as the declarant claims it: type, regime, base, rate, amount, relief and way of payment.
package struct DutyTax: Hashable, Sendable {
    package var typeCode: String?
    package var regimeCode: String?
    package var quotaOrder: String?
    package var base: Money?
    package var baseQuantity: Quantity?
    package var rate: ExactDecimal?
    package var deduction: Money?
    package var paymentMethod: String?
    package var amount: Money?
    /// What is to be paid of it (`PaymentAmount`).
    package var payable: Money?

    package init() {}
}
