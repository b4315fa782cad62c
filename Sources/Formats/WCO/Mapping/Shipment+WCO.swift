import Customs

extension Shipment {
    /// The `GoodsShipment` element; the recognised parties of the whole declaration stand in it.
    mutating func exchange(with message: inout WCOExchange, recognised: inout [RecognisedParty]) {
        message.text(.transactionNatureCode, &transactionNature)
        message.list(.additionalDocument, &documents, SupportingDocument()) { $0.exchange(with: &$1) }
        message.list(.aeoMutualRecognitionParty, &recognised, RecognisedParty(identifier: "", role: "")) {
            $0.exchange(with: &$1)
        }
        message.party(.buyer, .buyer, &parties)
        message.party(.consignee, .consignee, &parties)
        message.optional(.consignment, &consignment, Consignment()) { $0.exchange(with: &$1, "shipment.consignment") }
        message.party(.consignor, .consignor, &parties)
        message.element(.customsValuation, freightCharge != nil || !charges.isEmpty) { message in
            message.money(.freightChargeAmount, &freightCharge)
            message.list(.chargeDeduction, &charges, ValuationCharge()) { $0.exchange(with: &$1) }
        }
        message.element(.destination, destination != nil || destinationRegion != nil) { message in
            message.country(.countryCode, &destination)
            message.text(.regionID, &destinationRegion)
        }
        message.party(.domesticDutyTaxParty, .taxParty, &parties, repeats: true)
        message.element(.exportCountry, exportCountry != nil) { $0.country(.id, &exportCountry) }
        message.list(.governmentAgencyGoodsItem, &items, GoodsItem(sequence: 0)) { $0.exchange(with: &$1) }
        message.party(.importer, .importer, &parties)
        message.list(.invoice, &invoices, SupportingDocument()) { invoice, message in
            message.text(.id, &invoice.identifier)
            message.moment(.issueDateTime, &invoice.issued)
            message.text(.typeCode, &invoice.typeCode)
        }
        message.party(.payer, .payer, &parties)
        message.list(.previousDocument, &previousDocuments, PreviousDocument()) { $0.exchange(with: &$1) }
        message.party(.seller, .seller, &parties)
        message.party(.surety, .surety, &parties)
        message.optional(.tradeTerms, &tradeTerms, TradeTerms()) { $0.exchange(with: &$1) }
        message.element(.ucr, ucr != nil) { $0.text(.traderAssignedReferenceID, &ucr) }
        message.optional(.warehouse, &warehouse, Warehouse()) { warehouse, message in
            message.text(.id, &warehouse.identifier)
            message.text(.typeCode, &warehouse.typeCode)
        }
        message.unwrittenParties(
            parties, "shipment.parties",
            written: [.buyer, .consignee, .consignor, .taxParty, .importer, .payer, .seller, .surety])
    }
}

extension Consignment {
    /// A `Consignment` element: the header's and the shipment's have different parts of the same words.
    mutating func exchange(with message: inout WCOExchange, _ place: String) {
        message.flag(.containerCode, &isContainerised)
        message.optional(.arrivalTransportMeans, &arrivalTransport, TransportMeans()) { $0.exchange(with: &$1) }
        message.party(.carrier, .carrier, &parties)
        message.party(.consignor, .consignor, &parties)
        message.optional(.departureTransportMeans, &departureTransport, TransportMeans()) { $0.exchange(with: &$1) }
        message.element(.freight, freightPaymentMethod != nil) { $0.text(.paymentMethodCode, &freightPaymentMethod) }
        message.optional(.goodsLocation, &goodsLocation, GoodsLocation()) { location, message in
            message.text(.name, &location.name)
            message.text(.id, &location.identifier)
            message.text(.typeCode, &location.typeCode)
            message.optional(.address, &location.address, Address()) { $0.exchange(with: &$1) }
        }
        exchangeItinerary(with: &message)
        message.element(.loadingLocation, loadingLocation != nil) { $0.text(.id, &loadingLocation) }
        message.list(.transportEquipment, &equipment, TransportEquipment()) { $0.exchange(with: &$1) }
        message.element(.unloadingLocation, unloadingLocation != nil) { $0.text(.id, &unloadingLocation) }
        message.unwrittenParties(parties, "\(place).parties", written: [.carrier, .consignor])
    }

    /// The countries on the way, numbered from 1.
    private mutating func exchangeItinerary(with message: inout WCOExchange) {
        var stops: [CountryCode?] = itinerary
        var number: Int? = 0
        message.list(.itinerary, &stops, nil) { stop, message in
            number = (number ?? 0) + 1
            var sequence = number
            message.count(.sequenceNumeric, &sequence)
            message.country(.routingCountryCode, &stop)
        }
        itinerary = stops.compactMap { $0 }
    }
}

extension TransportMeans {
    mutating func exchange(with message: inout WCOExchange) {
        message.text(.name, &name)
        message.text(.id, &identifier)
        message.text(.identificationTypeCode, &identifierType)
        message.text(.typeCode, &typeCode)
        message.country(.registrationNationalityCode, &nationality)
        message.choice(
            .modeCode, &mode, TransportMode.scheme, "a mode of transport is one digit, 1 to 9 (UN/ECE Rec. 19)")
    }
}

extension TransportEquipment {
    mutating func exchange(with message: inout WCOExchange) {
        message.count(.sequenceNumeric, &sequence)
        message.text(.id, &identifier)
        message.list(.seal, &seals, Seal(identifier: "")) { seal, message in
            message.count(.sequenceNumeric, &seal.sequence)
            message.text(.id, &seal.identifier)
        }
    }
}

extension TradeTerms {
    mutating func exchange(with message: inout WCOExchange) {
        message.text(.conditionCode, &condition)
        message.text(.countryRelationshipCode, &relationship)
        message.text(.description, &description)
        message.text(.locationID, &location)
        message.text(.locationName, &locationName)
        if !message.isReading, country != nil { message.unwritten("shipment.tradeTerms.country") }
    }
}

extension ValuationCharge {
    mutating func exchange(with message: inout WCOExchange) {
        message.text(.chargesTypeCode, &typeCode)
        message.money(.otherChargeDeductionAmount, &amount)
    }
}
