import JSON

/// The member names of Garita's own JSON; each case is named as it is written.
enum Member: UInt8, CaseIterable {
    case acceptance, accessCode, additionCode, additionalInformation, additionalProcedures, address, agency
    case amendments, amount, arrivalTransport, attributes, authorisationHolders, base, baseQuantity
    case borderTransport, category, charges, children, city, classifications, code, commodity, condition
    case consignment, containerised, count, country, currency, current, customization, customizationVersion
    case customsValue, dangerousGoods, declarationOffice, deduction, departureTransport, description
    case destination, destinationRegion, documents, effective, entryOffice, envelope, equipment, exchangeRates
    case exemption, exitOffice, expectedArrival, exportCountry, extensions, forms, freightCharge
    case freightPaymentMethod, function, goodsItemCount, goodsLocation, grossMass, guarantees, identifier
    case identifierType, invoice, invoices, issued, issuer, issuerRole, items, itinerary, line
    case loadingLocation, location, locationName, marks, mode, modelVersion, name, namespace, nationality
    case netMass, node, nodes, number, office, origins, packaging, parent, parties, payable, paymentMethod
    case percentage, pointers, position, postcode, presentationOffice, previous, previousDocuments, price
    case procedure, quantity, quotaOrder, rate, reason, recognisedParties, reference, regimeCode, region
    case regionCode, relationship, representation, role, roleCode, scheme, seals, section, sequence, shipment
    case specificCircumstances, statisticalValue, statusCode, supervisingOffice, tag, taxes, text
    case totalGrossMass, totalPackages, tradeTerms, transactionNature, type, typeCode, typeName, ucr, unit
    case unloadingLocation, valuation, valuationMethod, value, warehouse, writeOff, writeOffAmount

    /// The table by which the reader finds them in the bytes.
    static let table = JSONKeyTable(allCases.map { String(describing: $0) })
}

extension JSONReader {
    /// The next member of an object: nil at its end, `.some(nil)` for a name that is not known.
    mutating func nextMember() throws(JSONError) -> Member?? {
        switch try nextKey(in: Member.table) {
        case nil: .none
        case .known(let number): .some(Member(rawValue: UInt8(truncatingIfNeeded: number)))
        case .unknown: .some(nil)
        }
    }
}
