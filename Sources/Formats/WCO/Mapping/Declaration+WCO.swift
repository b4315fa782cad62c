import Customs

extension Declaration {
    /// The `Declaration` element, in the schema's order.
    mutating func exchange(with message: inout WCOExchange) {
        message.moment(.acceptanceDateTime, &acceptance)
        var asked: MessageFunction? = function
        message.choice(
            .functionCode, &asked, "message-function",
            "the function is 9 (original), 13 (amendment or request), 1 (cancellation) or 5 (replacement)")
        function = asked ?? .original
        message.text(.functionalReferenceID, &reference)
        message.text(.id, &number)
        message.moment(.issueDateTime, &issued)
        exchangeType(with: &message)
        message.count(.goodsItemQuantity, &goodsItemCount)
        message.office(.declarationOfficeID, &declarationOffice)
        message.money(.invoiceAmount, &invoice)
        message.mass(.totalGrossMassMeasure, &totalGrossMass)
        message.count(.totalPackageQuantity, &totalPackages)
        message.text(.specificCircumstancesCodeCode, &specificCircumstances)
        message.party(.submitter, .submitter, &parties)
        message.list(.additionalDocument, &documents, SupportingDocument()) { $0.exchange(with: &$1) }
        message.list(.additionalInformation, &additionalInformation, AdditionalInformation()) { $0.exchange(with: &$1) }
        exchangeAgent(with: &message)
        message.list(.amendment, &amendments, Amendment()) { $0.exchange(with: &$1) }
        message.list(
            .authorisationHolder, &authorisationHolders, AuthorisationHolder(identifier: nil, category: nil)
        ) { holder, message in
            message.text(.id, &holder.identifier)
            message.text(.categoryCode, &holder.category)
        }
        exchangeBorderTransport(with: &message)
        message.optional(.consignment, &consignment, Consignment()) { $0.exchange(with: &$1, "consignment") }
        message.list(.currencyExchange, &exchangeRates, ExchangeRate()) { rate, message in
            message.currency(.currencyTypeCode, &rate.currency)
            message.decimal(.rateNumeric, &rate.rate)
        }
        message.party(.declarant, .declarant, &parties)
        message.office(in: .entryOffice, &entryOffice)
        message.office(in: .exitOffice, &exitOffice)
        message.party(.exporter, .exporter, &parties)
        exchangeShipment(with: &message)
        message.list(.obligationGuarantee, &guarantees, Guarantee()) { $0.exchange(with: &$1) }
        message.office(in: .presentationOffice, &presentationOffice)
        message.office(in: .supervisingOffice, &supervisingOffice)
        message.unwrittenParties(parties, "parties", written: [.submitter, .agent, .declarant, .exporter])
    }

    private mutating func exchangeType(with message: inout WCOExchange) {
        guard message.isReading else { return message.put(.typeCode, type.text) }
        guard let leaf = message.leaf(.typeCode) else { return message.missing(.typeCode) }
        do throws(InvalidValue) { type = try DeclarationType(leaf.text) } catch { message.refuse(leaf.node, error) }
        if reference.isEmpty { message.missing(.functionalReferenceID) }
    }

    /// The agent's element says two things: who stands in, and in which way.
    private mutating func exchangeAgent(with message: inout WCOExchange) {
        var agent = parties.first { $0.role == .agent } ?? Party(role: .agent)
        let isPresent = representation != nil || parties.contains { $0.role == .agent }
        var way = representation
        message.element(.agent, isPresent) { message in
            message.text(.name, &agent.name)
            message.text(.id, &agent.identifier)
            message.choice(
                .functionCode, &way, "representation", "the agent's function is 1 (own), 2 (direct) or 3 (indirect)")
            message.optional(.address, &agent.address, Address()) { $0.exchange(with: &$1) }
        }
        guard message.isReading else { return }
        representation = way
        if agent.identifier != nil || agent.name != nil || agent.address != nil { parties.append(agent) }
    }

    private mutating func exchangeBorderTransport(with message: inout WCOExchange) {
        var means = borderTransport ?? TransportMeans()
        var arrival = expectedArrival
        var isPresent = borderTransport != nil || arrival != nil
        message.element(.borderTransportMeans, isPresent) { message in
            isPresent = true
            message.moment(.arrivalDateTime, &arrival)
            means.exchange(with: &message)
        }
        guard message.isReading, isPresent else { return }
        borderTransport = means
        expectedArrival = arrival
    }

    private mutating func exchangeShipment(with message: inout WCOExchange) {
        var recognised = recognisedParties
        var goods = shipment ?? Shipment()
        var isPresent = shipment != nil
        message.element(.goodsShipment, isPresent || !recognised.isEmpty) { message in
            isPresent = true
            goods.exchange(with: &message, recognised: &recognised)
        }
        guard message.isReading, isPresent else { return }
        shipment = goods
        recognisedParties = recognised
    }
}

extension Envelope {
    /// The `MetaData` element's own values, which stand before the declaration.
    mutating func exchange(with message: inout WCOExchange) {
        exchange(.wcoDataModelVersionCode, &modelVersion, with: &message)
        exchange(.wcoTypeName, &typeName, with: &message)
        exchange(.responsibleCountryCode, &country, with: &message)
        exchange(.responsibleAgencyName, &agency, with: &message)
        exchange(.agencyAssignedCustomizationCode, &customization, with: &message)
        exchange(.agencyAssignedCustomizationVersionCode, &customizationVersion, with: &message)
    }

    private func exchange(_ tag: Tag, _ value: inout String?, with message: inout WCOExchange) {
        if message.isReading {
            if let leaf = message.leaf(tag) { value = leaf.text }
        } else if let value, !value.isEmpty {
            message.put(tag, value, WCONamespace.metaData)
        }
    }
}
