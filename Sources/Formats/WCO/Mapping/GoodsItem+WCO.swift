import Customs

extension GoodsItem {
    /// One `GovernmentAgencyGoodsItem` element.
    mutating func exchange(with message: inout WCOExchange) {
        message.money(.customsValueAmount, &customsValue)
        exchangeSequence(with: &message)
        message.money(.statisticalValueAmount, &statisticalValue)
        message.text(.transactionNatureCode, &transactionNature)
        message.list(.additionalDocument, &documents, SupportingDocument()) { $0.exchange(with: &$1) }
        message.list(.additionalInformation, &additionalInformation, AdditionalInformation()) { $0.exchange(with: &$1) }
        message.list(.aeoMutualRecognitionParty, &recognisedParties, RecognisedParty(identifier: "", role: "")) {
            $0.exchange(with: &$1)
        }
        message.party(.buyer, .buyer, &parties)
        message.element(.commodity, hasCommodity) { exchangeCommodity(with: &$0) }
        message.party(.consignee, .consignee, &parties)
        message.party(.consignor, .consignor, &parties)
        message.element(.customsValuation, valuationMethod != nil || !charges.isEmpty) { message in
            message.text(.methodCode, &valuationMethod)
            message.list(.chargeDeduction, &charges, ValuationCharge()) { $0.exchange(with: &$1) }
        }
        message.element(.destination, destination != nil || destinationRegion != nil) { message in
            message.country(.countryCode, &destination)
            message.text(.regionID, &destinationRegion)
        }
        message.party(.domesticDutyTaxParty, .taxParty, &parties, repeats: true)
        message.element(.exportCountry, exportCountry != nil) { $0.country(.id, &exportCountry) }
        exchangeProcedures(with: &message)
        message.list(.origin, &origins, Origin(country: nil)) { origin, message in
            message.country(.countryCode, &origin.country)
            message.text(.regionID, &origin.region)
            message.text(.typeCode, &origin.typeCode)
        }
        message.list(.packaging, &packaging, Packaging()) { packaging, message in
            message.count(.sequenceNumeric, &packaging.sequence)
            message.text(.marksNumbersID, &packaging.marks)
            message.count(.quantityQuantity, &packaging.count)
            message.packageType(.typeCode, &packaging.type)
        }
        message.list(.previousDocument, &previousDocuments, PreviousDocument()) { $0.exchange(with: &$1) }
        message.party(.seller, .seller, &parties)
        message.element(.ucr, ucr != nil) { $0.text(.traderAssignedReferenceID, &ucr) }
        message.list(.valuationAdjustment, &valuation, ValuationAdjustment()) { adjustment, message in
            message.text(.additionCode, &adjustment.additionCode)
            message.money(.amountAmount, &adjustment.amount)
            message.decimal(.percentageNumeric, &adjustment.percentage)
        }
        message.unwrittenParties(
            parties, "item \(sequence) parties", written: [.buyer, .consignee, .consignor, .taxParty, .seller])
    }

    private mutating func exchangeSequence(with message: inout WCOExchange) {
        var number: Int? = message.isReading ? nil : sequence
        message.count(.sequenceNumeric, &number)
        guard message.isReading else { return }
        if let number { sequence = number } else { message.missing(.sequenceNumeric) }
    }

    // MARK: Commodity

    private var hasCommodity: Bool {
        description != nil || commodity != nil || !classifications.isEmpty || grossMass != nil || netMass != nil
            || quantity != nil || price != nil || !taxes.isEmpty || !equipment.isEmpty || !dangerousGoods.isEmpty
    }

    private mutating func exchangeCommodity(with message: inout WCOExchange) {
        message.text(.description, &description)
        exchangeClassifications(with: &message)
        message.list(.dangerousGoods, &dangerousGoods, "") { $1.text(.undgID, &$0) }
        message.list(.dutyTaxFee, &taxes, DutyTax()) { $0.exchange(with: &$1) }
        message.element(.goodsMeasure, grossMass != nil || netMass != nil || quantity != nil) { message in
            message.mass(.grossMassMeasure, &grossMass)
            message.mass(.netNetWeightMeasure, &netMass)
            message.quantity(.tariffQuantity, &quantity)
        }
        message.element(.invoiceLine, price != nil) { $0.money(.itemChargeAmount, &price) }
        message.list(.transportEquipment, &equipment, TransportEquipment()) { $0.exchange(with: &$1) }
    }

    /// The commodity code stands in two classifications: eight digits (`TSP`) and, where there are ten, the last two
    /// (`TRC`). The other classifications follow in their order.
    private mutating func exchangeClassifications(with message: inout WCOExchange) {
        guard message.isReading else {
            var all = classifications
            if let code = commodity?.text {
                let isSplit = code.utf8.count == 10
                if isSplit { all.insert(Classification(identifier: String(code.suffix(2)), scheme: "TRC"), at: 0) }
                all.insert(Classification(identifier: isSplit ? String(code.prefix(8)) : code, scheme: "TSP"), at: 0)
            }
            message.list(.classification, &all, Classification(identifier: "")) { $0.exchange(with: &$1) }
            return
        }
        var nodes: [Int] = []
        message.list(.classification, &classifications, Classification(identifier: "")) { classification, message in
            classification.exchange(with: &message)
            nodes.append(message.source.firstChild(message.node, .id) ?? message.node)
        }
        guard
            let main = classifications.firstIndex(where: { $0.scheme == "TSP" })
                ?? classifications.firstIndex(where: { $0.scheme == "HS" })
        else { return }
        var code = classifications[main].identifier
        guard !code.isEmpty else { return }
        let rest = classifications.firstIndex { $0.scheme == "TRC" && $0.identifier.utf8.count == 2 }
        let isSplit = code.utf8.count == 8 && rest != nil
        if isSplit, let rest { code += classifications[rest].identifier }
        do throws(InvalidValue) {
            commodity = try HSCode(code)
            classifications.remove(at: main)
            if isSplit, let rest { classifications.remove(at: rest > main ? rest - 1 : rest) }
        } catch {
            message.refuse(nodes[main], error)
        }
    }

    // MARK: Procedures

    /// The procedure with the one before it stands first, the additional procedures follow.
    private mutating func exchangeProcedures(with message: inout WCOExchange) {
        var all: [Procedure] = []
        if !message.isReading {
            if let procedure { all.append(procedure) }
            all += additionalProcedures.map { Procedure(current: $0) }
        }
        message.list(.governmentProcedure, &all, Procedure(current: "")) { procedure, message in
            message.text(.currentCode, &procedure.current)
            message.text(.previousCode, &procedure.previous)
        }
        guard message.isReading, !all.isEmpty else { return }
        procedure = all.remove(at: all.firstIndex { $0.previous != nil } ?? 0)
        additionalProcedures = all.map(\.current)
    }
}

extension Classification {
    mutating func exchange(with message: inout WCOExchange) {
        message.text(.id, &identifier)
        message.text(.identificationTypeCode, &scheme)
    }
}

extension DutyTax {
    mutating func exchange(with message: inout WCOExchange) {
        message.money(.adValoremTaxBaseAmount, &base)
        message.money(.deductAmount, &deduction)
        message.text(.dutyRegimeCode, &regimeCode)
        message.quantity(.specificTaxBaseQuantity, &baseQuantity)
        message.decimal(.taxRateNumeric, &rate)
        message.text(.typeCode, &typeCode)
        message.text(.quotaOrderID, &quotaOrder)
        message.element(.payment, paymentMethod != nil || amount != nil || payable != nil) { message in
            message.text(.methodCode, &paymentMethod)
            message.money(.taxAssessedAmount, &amount)
            message.money(.paymentAmount, &payable)
        }
    }
}
