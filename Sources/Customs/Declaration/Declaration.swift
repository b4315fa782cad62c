/// A goods declaration, as the WCO Data Model names its parts.
///
/// It holds what was *declared*: no status, no decision, no computed duty. A value exists only when each of its parts
/// is valid by itself; whether the parts agree with each other is checked by the room `Clearance`.
/// What a message said beyond this vocabulary stands in ``extensions`` and is written back where it stood.
/// Source: WCO Data Model 3.6 (declaration), as used in `Formats`.
package struct Declaration: Hashable, Sendable {
    /// What the message asks: a new declaration, an amendment, a cancellation.
    package var function: MessageFunction
    /// The declarant's own reference (`FunctionalReferenceID`, LRN); unique per declarant, the key of idempotency.
    package var reference: String
    package var type: DeclarationType
    /// The administration's number when the message names one (amendments, cancellations): MRN or pedimento.
    package var number: String?
    package var acceptance: Instant?
    /// When the declarant issued the document (`IssueDateTime`).
    package var issued: Instant?
    /// The moment the declarant expects the goods to be presented.
    package var expectedArrival: Instant?
    package var goodsItemCount: Int?
    package var totalPackages: Int?
    package var totalGrossMass: Mass?
    package var invoice: Money?
    /// A circumstance of the whole declaration, by code: postal, express, road (`SpecificCircumstancesCodeCode`).
    package var specificCircumstances: String?
    /// Parties that the header names: declarant, agent, exporter, submitter.
    package var parties: [Party] = []
    package var representation: Representation?
    package var authorisationHolders: [AuthorisationHolder] = []
    /// AEO parties recognised under a mutual-recognition arrangement.
    package var recognisedParties: [RecognisedParty] = []
    package var declarationOffice: CustomsOffice?
    package var exitOffice: CustomsOffice?
    package var entryOffice: CustomsOffice?
    package var supervisingOffice: CustomsOffice?
    package var presentationOffice: CustomsOffice?
    package var borderTransport: TransportMeans?
    /// What the header says of the carriage as a whole: carrier, freight payment, countries on the way.
    package var consignment: Consignment?
    package var exchangeRates: [ExchangeRate] = []
    package var guarantees: [Guarantee] = []
    package var documents: [SupportingDocument] = []
    package var additionalInformation: [AdditionalInformation] = []
    package var amendments: [Amendment] = []
    package var shipment: Shipment?
    /// The message's own head, when it had one.
    package var envelope: Envelope?
    package var extensions: [Extension] = []
    /// Values that the message wrote otherwise than Garita would.
    package var forms: [WrittenForm] = []

    package init(function: MessageFunction = .original, reference: String, type: DeclarationType) {
        self.function = function
        self.reference = reference
        self.type = type
    }

    /// The first party with a role, looked for in the header, its consignment, the shipment, the shipment's consignment.
    package func party(_ role: PartyRole) -> Party? { first(role) { $0 } }

    /// The identifier of ``party(_:)``, without a copy of the party, which costs a dozen texts.
    package func identifier(of role: PartyRole) -> String? { first(role) { $0.identifier } ?? nil }

    private func first<Value>(_ role: PartyRole, _ read: (Party) -> Value) -> Value? {
        parties.first(role, read) ?? consignment?.parties.first(role, read) ?? shipment?.parties.first(role, read)
            ?? shipment?.consignment?.parties.first(role, read)
    }

    /// The goods items, empty when the message has no shipment.
    package var items: [GoodsItem] { shipment?.items ?? [] }
}

/// What a message asks (UN/EDIFACT 1225 as the WCO uses it).
package enum MessageFunction: String, Sendable, Hashable, CaseIterable {
    case cancellation = "1"
    case replacement = "5"
    case original = "9"
    case amendment = "13"
}

/// The kind of declaration: `IM` import, `EX` export, `CO` trade with special territories, or `COR`, `INV`, `GPR` for
/// a message about an earlier declaration; then one letter for the way it is lodged (`A` at the border, `D` before
/// arrival, `C`/`F` simplified, `Y`/`Z` supplementary, `J`/`K` requests). A national regime code may stand instead.
package struct DeclarationType: Code {
    package static let scheme = "declaration-type"
    package let text: String

    @_specialize(where Text == String)
    package init<Text: StringProtocol>(_ text: Text) throws(InvalidValue) {
        guard (1...8).contains(text.utf8.count), text.utf8.allSatisfy(\.isUpperAlphanumeric) else {
            throw Self.refusal(.structure, "a declaration type has 1 to 8 capital letters and digits")
        }
        self.text = String(text)
    }

    private init(known text: String) { self.text = text }

    /// `IMA`: an import declaration lodged at the border, the commonest of all.
    package static let importAtBorder = DeclarationType(known: "IMA")

    /// The flow of the goods that the first two letters name (`ET`: Mexico's temporary exports `ETE`, `ETR`).
    package var flow: Flow {
        var letters = text.utf8.makeIterator()
        switch (letters.next(), letters.next()) {
        case (UInt8(ascii: "E"), UInt8(ascii: "X")), (UInt8(ascii: "E"), UInt8(ascii: "T")): return .export
        case (UInt8(ascii: "T"), UInt8(ascii: "R")): return .transit
        default: return .import
        }
    }

    /// True for a declaration that may be lodged before the goods are presented (`D`, `E`, `F`, `K`).
    package var isLodgedBeforeArrival: Bool {
        guard text.utf8.count == 3, let last = text.utf8.last else { return false }
        return switch last {
        case UInt8(ascii: "D"), UInt8(ascii: "E"), UInt8(ascii: "F"), UInt8(ascii: "K"): true
        default: false
        }
    }

    /// Import, export or transit.
    package enum Flow: String, Sendable, Hashable, CaseIterable { case `import`, export, transit }
}
