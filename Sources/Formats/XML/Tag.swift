/// The element names that the WCO declaration uses, as small numbers: a switch over them is a jump, not a chain of
/// comparisons of text.
///
/// Source: WCO Data Model 3.6, declaration and envelope; the last two stand for a name outside of it and for text
/// between elements.
enum Tag: UInt8, CaseIterable, Sendable {
    case aeoMutualRecognitionParty, acceptanceDateTime, accessCode, adValoremTaxBaseAmount, additionCode
    case additionalDocument, additionalInformation, address, agencyAssignedCustomizationCode
    case agencyAssignedCustomizationVersionCode, agent, amendment, amountAmount, arrivalDateTime
    case arrivalTransportMeans, authentication, authenticator, authorisationHolder, borderTransportMeans
    case buyer, carrier, categoryCode, changeReasonCode, chargeDeduction, chargesTypeCode, cityName
    case classification, commodity, communication, conditionCode, consignee, consignment, consignmentItem
    case consignor, contact, containerCode, countryCode, countryRelationshipCode, countrySubDivisionCode
    case countrySubDivisionName, currencyExchange, currencyTypeCode, currentCode, customsValuation
    case customsValueAmount, dangerousGoods, dateTimeString, declarant, declaration, declarationOfficeID
    case deconsolidator, deductAmount, departureTransportMeans, description, destination, documentSectionCode
    case domesticDutyTaxParty, dutyRegimeCode, dutyTaxFee, effectiveDateTime, entryOffice, error, exitDateTime
    case exitOffice, exportCountry, exporter, freight, freightChargeAmount, freightForwarder, functionCode
    case functionalReferenceID, goodsItemQuantity, goodsLocation, goodsMeasure, goodsShipment
    case governmentAgencyGoodsItem, governmentProcedure, grossMassMeasure, guaranteeOffice, heightMeasure, id
    case identificationTypeCode, importer, invoice, invoiceAmount, invoiceLine, issueDateTime, issueLocationID
    case itemChargeAmount, itinerary, lpcoExemptionCode, lengthMeasure, line, lineNumeric, loadingListQuantity
    case loadingLocation, locationID, locationName, manufacturer, marksNumbersID, metaData, methodCode
    case modeCode, name, netNetWeightMeasure, notifyParty, obligationGuarantee, origin
    case otherChargeDeductionAmount, packaging, packingMaterialDescription, payer, payment, paymentAmount
    case paymentMethodCode, percentageNumeric, pointer, postcodeID, presentationOffice, previousCode
    case previousDocument, quantityQuantity, quotaOrderID, rateNumeric, referenceID, regionID
    case registrationNationalityCode, response, responsibleAgencyName, responsibleCountryCode, roleCode
    case routingCountryCode, seal, securityDetailsCode, seller, sequenceNumeric, specificCircumstancesCodeCode
    case specificTaxBaseQuantity, statementCode, statementDescription, statementTypeCode
    case statisticalValueAmount, status, statusCode, submitter, supervisingOffice, surety, tagID, tariffQuantity
    case taxAssessedAmount, taxRateNumeric, totalGrossMassMeasure, totalPackageQuantity, tradeTerms
    case traderAssignedReferenceID, transactionNatureCode, transportEquipment, typeCode, ucr, undgID
    case unloadingLocation, valuationAdjustment, volumeMeasure, wcoDataModelVersionCode, wcoTypeName
    case warehouse, warehousekeeper, widthMeasure, writeOff
    /// A name that the table does not have; the tree keeps it.
    case other
    /// Text that stands between elements.
    case looseText

    /// The name in messages.
    var name: String { Self.names[Int(rawValue)] }

    private static let names: [String] = allCases.map(\.spelling)

    private var spelling: String {
        switch self {
        case .aeoMutualRecognitionParty: return "AEOMutualRecognitionParty"
        case .id: return "ID"
        case .lpcoExemptionCode: return "LPCOExemptionCode"
        case .ucr: return "UCR"
        case .undgID: return "UNDGID"
        case .wcoDataModelVersionCode: return "WCODataModelVersionCode"
        case .wcoTypeName: return "WCOTypeName"
        case .looseText: return "#text"
        default:
            let word = String(describing: self)
            return word.prefix(1).uppercased() + word.dropFirst()
        }
    }
}

/// From the bytes of a name to its tag, without making a text.
enum TagTable {
    private static let mask = 1023
    /// Ordinals of the tags plus one by hash, 0 where there is none; collisions go to the next place.
    private static let places: [UInt8] = {
        var places = [UInt8](repeating: 0, count: mask + 1)
        for tag in Tag.allCases where tag != .other && tag != .looseText {
            var place = tag.name.utf8.withContiguousStorageIfAvailable { hash($0) } ?? 0
            while places[place] != 0 { place = (place + 1) & mask }
            places[place] = tag.rawValue + 1
        }
        return places
    }()
    private static let spellings: [[UInt8]] = Tag.allCases.map { Array($0.name.utf8) }

    /// The tag of a name; `.other` when there is none.
    static func tag(_ name: UnsafeBufferPointer<UInt8>) -> Tag {
        var place = hash(name)
        while places[place] != 0 {
            let ordinal = places[place] - 1
            if spellings[Int(ordinal)].elementsEqual(name) { return Tag(rawValue: ordinal) ?? .other }
            place = (place + 1) & mask
        }
        return .other
    }

    /// The tag of a name given as text.
    static func tag(_ name: String) -> Tag {
        var name = name
        return name.withUTF8 { tag($0) }
    }

    /// FNV-1a over the bytes.
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        var value: UInt32 = 2_166_136_261
        for byte in name { value = (value ^ UInt32(byte)) &* 16_777_619 }
        return Int(value ^ (value >> 15)) & mask
    }
}
