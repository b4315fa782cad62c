/// A licence, certificate, invoice or account that supports the declaration (`AdditionalDocument`).
package struct SupportingDocument: Hashable, Sendable {
    package var sequence: Int?
    package var category: String?
    package var typeCode: String?
    package var identifier: String?
    package var name: String?
    package var issued: Instant?
    package var exemption: String?
    package var statusCode: String?
    /// The date that the document takes effect or expires, as its kind says (`EffectiveDateTime`).
    package var effective: Instant?
    package var issuer: String?
    package var issuerRole: String?
    package var writeOff: Quantity?
    package var writeOffAmount: Money?

    package init(category: String? = nil, typeCode: String? = nil, identifier: String? = nil) {
        self.category = category
        self.typeCode = typeCode
        self.identifier = identifier
    }
}

/// A document that the goods travelled under before (`PreviousDocument`).
package struct PreviousDocument: Hashable, Sendable {
    package var sequence: Int?
    package var category: String?
    package var typeCode: String?
    package var identifier: String?
    package var line: Int?

    package init(category: String? = nil, typeCode: String? = nil, identifier: String? = nil) {
        self.category = category
        self.typeCode = typeCode
        self.identifier = identifier
    }
}

/// A statement by code or in words (`AdditionalInformation`).
package struct AdditionalInformation: Hashable, Sendable {
    package var sequence: Int?
    package var code: String?
    package var text: String?
    package var typeCode: String?
    /// Where the statement points, in an amendment or reply.
    package var pointers: [Pointer] = []

    package init(code: String? = nil, text: String? = nil, typeCode: String? = nil) {
        self.code = code
        self.text = text
        self.typeCode = typeCode
    }
}

/// Security for duty (`ObligationGuarantee`).
package struct Guarantee: Hashable, Sendable {
    package var identifier: String?
    package var reference: String?
    package var typeCode: String?
    package var accessCode: String?
    package var amount: Money?
    package var office: CustomsOffice?

    package init() {}
}

/// A rate of exchange that the declarant used.
package struct ExchangeRate: Hashable, Sendable {
    package var currency: Currency?
    package var rate: ExactDecimal?

    package init(currency: Currency? = nil, rate: ExactDecimal? = nil) {
        self.currency = currency
        self.rate = rate
    }
}

/// What an amendment changes and why (`Amendment`).
package struct Amendment: Hashable, Sendable {
    package var reason: String?
    package var pointers: [Pointer] = []

    package init(reason: String? = nil, pointers: [Pointer] = []) {
        self.reason = reason
        self.pointers = pointers
    }
}

/// One link of a WCO pointer: a section (`42A` declaration, `67A` shipment, `68A` item, ...), its number among its
/// siblings, and on the last link the element's tag.
package struct Pointer: Hashable, Sendable {
    package var section: String
    package var sequence: Int?
    package var tag: String?

    package init(section: String, sequence: Int? = nil, tag: String? = nil) {
        self.section = section
        self.sequence = sequence
        self.tag = tag
    }
}
