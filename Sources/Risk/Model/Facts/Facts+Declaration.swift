package import Customs

extension Facts {
    /// The facts of each item, in the order of the declaration; of the declaration alone where it has no items.
    package static func make(_ declaration: Declaration, context: Context, rates: Rates) -> [Facts] {
        let parties = HeadParties(declaration)
        let standing = Standing(declaration.type.flow, parties, context, rates)
        return make(declaration, context: context, rates: rates, parties: parties, standing: standing)
    }

    /// The same, where the parties and the operator's standing are known already.
    static func make(
        _ declaration: Declaration, context: Context, rates: Rates, parties: HeadParties, standing: Standing
    ) -> [Facts] {
        let count = declaration.shipment?.items.count ?? 0
        // Every item begins with the head's facts; that of a single item is filled where it stands.
        var facts = Array(
            repeating: head(declaration, context: context, rates: rates, parties: parties, standing: standing),
            count: max(1, count))
        guard count > 0, let items = declaration.shipment?.items else { return facts }
        var total: Double? = 0
        for place in items.indices {
            facts[place].fill(items[place], of: declaration, context: context)
            total = facts[place][number: .value].flatMap { value in total.map { $0 + value } }
        }
        for place in facts.indices { facts[place][number: .totalValue] = total }
        return facts
    }

    private static func head(
        _ declaration: Declaration, context: Context, rates: Rates, parties: HeadParties, standing: Standing
    ) -> Facts {
        var facts = Facts()
        let shipment = declaration.shipment
        let office = declaration.declarationOffice ?? declaration.entryOffice ?? declaration.presentationOffice
        facts[code: .office] = context.office ?? office?.text
        facts[code: .type] = declaration.type.text
        facts[code: .flow] = declaration.type.flow.rawValue
        facts[code: .incoterm] = shipment?.tradeTerms?.condition
        facts.fill(shipment?.consignment ?? declaration.consignment, declaration.borderTransport)
        facts.fill(parties, context)
        facts[flag: .aeo] = standing.isCertified
        facts[flag: .newImporter] = context.operator(parties[.importer])?.firstSeenDays
            .map { $0 < rates.newOperatorDays }
        facts[number: .totalGrossMass] = declaration.totalGrossMass?.kilograms.double
        facts[number: .items] = Double(shipment?.items.count ?? 0)
        facts[number: .day] = Double(context.day.number)
        facts[flag: .preArrival] = declaration.type.isLodgedBeforeArrival
        facts.add(declaration.consignment?.equipment)
        facts.add(shipment?.consignment?.equipment)
        facts.add(declaration.documents)
        facts.add(shipment?.documents)
        facts.add(shipment?.invoices)
        for holder in declaration.authorisationHolders { facts.add(holder.category, to: .authorisation) }
        facts.add(declaration.type.text, to: .procedures)
        return facts
    }

    /// How and where the goods travel.
    private mutating func fill(_ consignment: Consignment?, _ border: TransportMeans?) {
        let transport = border ?? consignment?.arrivalTransport
        self[code: .mode] = transport?.mode?.rawValue
        self[code: .transport] = transport?.identifier
        self[code: .transportNationality] = transport?.nationality?.text
        self[code: .location] = consignment?.goodsLocation?.identifier ?? consignment?.goodsLocation?.name
        self[flag: .containerised] = consignment?.isContainerised
        for country in consignment?.itinerary ?? [] { add(country.text, to: .route) }
    }

    /// Who takes part, and what is known of them.
    private mutating func fill(_ parties: HeadParties, _ context: Context) {
        for party in parties.first {
            if let field = Self.field(of: party.role) { self[code: field] = party.identifier }
        }
        for identifier in parties.identifiers { add(identifier, to: .party) }
        for (role, fields) in Self.operatorFields {
            guard let found = context.operator(parties[role]) else { continue }
            self[code: fields.status] = found.status
            guard let numbers = fields.numbers else { continue }
            self[number: numbers.firstSeen] = found.firstSeenDays.map(Double.init)
            self[number: numbers.declarations] = found.declarations90.map(Double.init)
            self[number: numbers.findings] = found.findings365.map(Double.init)
        }
    }

    /// What an item says itself; where it names what the head names too, the item's word stands.
    private mutating func fill(_ item: GoodsItem, of declaration: Declaration, context: Context) {
        self.item = item.sequence
        self[code: .hs] = item.commodity?.text
        self[code: .origin] = item.origin?.text
        self[code: .departure] = (item.exportCountry ?? declaration.shipment?.exportCountry)?.text
        self[code: .destination] = (item.destination ?? declaration.shipment?.destination)?.text
        if let procedure = item.procedure {
            let joined = procedure.current + (procedure.previous ?? "")
            self[code: .procedure] = joined
            append(procedure.current, to: .procedures)
            append(joined, to: .procedures)
        }
        self[code: .currency] = item.price?.currency.text
        self[code: .valuationMethod] = item.valuationMethod
        let netMass = item.netMass?.kilograms.double
        let quantity = item.quantity?.value.double
        self[number: .netMass] = netMass
        self[number: .grossMass] = item.grossMass?.kilograms.double
        self[number: .quantity] = quantity
        self[number: .packages] = item.packaging.reduce(nil as Double?) { sum, packaging in
            packaging.count.map { (sum ?? 0) + Double($0) } ?? sum
        }
        if let value = context.value(of: item) {
            self[number: .value] = value
            if let netMass, netMass > 0 { self[number: .valuePerKilogram] = value / netMass }
            if let quantity, quantity > 0 { self[number: .valuePerUnit] = value / quantity }
        }
        if let known = context.items.first(where: { $0.sequence == item.sequence }) {
            self[flag: .firstHS] = known.isFirstHS
            self[flag: .firstOrigin] = known.isFirstOrigin
            if let peer = known.peerValuePerKilogram, peer > 0, let own = self[number: .valuePerKilogram] {
                self[number: .peerRatio] = own / peer
            }
        }
        for party in item.parties {
            guard let identifier = party.identifier, !identifier.isEmpty else { continue }
            append(identifier, to: .party)
            if let field = Self.field(of: party.role) { self[code: field] = identifier }
        }
        for code in item.additionalProcedures { append(code, to: .additionalProcedure) }
        for document in item.documents { document.typeCode.map { append($0, to: .document) } }
        for equipment in item.equipment { equipment.identifier.map { append($0, to: .container) } }
    }

    /// Adds an element that is not there yet.
    private mutating func append(_ text: String, to field: Field) {
        guard !text.isEmpty else { return }
        let token = token(text)
        if !sets[field.slot].contains(token) { sets[field.slot].append(token) }
    }

    /// Adds an element, whether it is there or not.
    private mutating func add(_ text: String?, to field: Field) {
        guard let text, !text.isEmpty else { return }
        sets[field.slot].append(token(text))
    }

    private mutating func add(_ equipment: [TransportEquipment]?) {
        for one in equipment ?? [] { add(one.identifier, to: .container) }
    }

    private mutating func add(_ documents: [SupportingDocument]?) {
        for document in documents ?? [] { add(document.typeCode, to: .document) }
    }

    private static func field(of role: PartyRole) -> Field? {
        switch role {
        case .importer: .importer
        case .exporter: .exporter
        case .declarant: .declarant
        case .agent: .agent
        case .consignee: .consignee
        case .consignor: .consignor
        case .seller: .seller
        case .buyer: .buyer
        case .carrier: .carrier
        case .manufacturer: .manufacturer
        default: nil
        }
    }

    private struct OperatorFields {
        let status: Field
        let numbers: (firstSeen: Field, declarations: Field, findings: Field)?
    }

    private static let operatorFields: [(PartyRole, OperatorFields)] = [
        (
            .importer,
            OperatorFields(
                status: .importerStatus,
                numbers: (.importerFirstSeenDays, .importerDeclarations90, .importerFindings365))
        ),
        (
            .exporter,
            OperatorFields(
                status: .exporterStatus,
                numbers: (.exporterFirstSeenDays, .exporterDeclarations90, .exporterFindings365))
        ),
        (
            .declarant,
            OperatorFields(
                status: .declarantStatus,
                numbers: (.declarantFirstSeenDays, .declarantDeclarations90, .declarantFindings365))
        ),
        (.carrier, OperatorFields(status: .carrierStatus, numbers: nil)),
    ]
}

extension Context {
    /// An item's value in the country's currency: customs value, else statistical value, else price; the first of them
    /// that is in it or can be converted.
    func value(of item: GoodsItem) -> Double? {
        for money in [item.customsValue, item.statisticalValue, item.price] {
            guard let money else { continue }
            if currency == nil || money.currency == currency { return money.amount.double }
            if let rate = exchangeRates[money.currency] { return money.amount.double * rate.double }
        }
        return nil
    }
}
